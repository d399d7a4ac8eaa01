// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import TestSupport
import Testing
import Walkthroughs

@Suite("Model of a walkthrough")
struct ModelTests {
  private func comparison(_ left: Rational, _ sign: Comparison.Sign, _ right: Rational) -> Comparison {
    Comparison(("left", left), sign, ("right", right))
  }

  @Test("a comparison says itself whether it holds, and by how much")
  func comparisons() {
    withRandomCases(500, seed: 61_000) { generator in
      let (x, y) = (generator.smallRational(3), generator.smallRational(3))
      check(comparison(x, .less, y).holds == (x < y), "\(x) < \(y)")
      check(comparison(x, .atMost, y).holds == (x <= y), "\(x) ≤ \(y)")
      check(comparison(x, .equal, y).holds == (x == y), "\(x) = \(y)")
      check(comparison(x, .atLeast, y).holds == (x >= y), "\(x) ≥ \(y)")
      check(comparison(x, .greater, y).holds == (x > y), "\(x) > \(y)")
      for sign in [Comparison.Sign.less, .atMost, .greater, .atLeast] where comparison(x, sign, y).holds {
        check(comparison(x, sign, y).slack == QuadraticSurd((x - y).magnitude), "\(x) \(sign) \(y)")
      }
    }
    #expect(comparison(1, .less, 1).truth == "1 ≥ 1" && comparison(1, .atMost, 2).truth == "1 ≤ 2")
    #expect(comparison(Rational(1, 2), .equal, Rational(1, 3)).truth == "1/2 = 0.5 ≠ 1/3 ≈ 0.3333")
    let root = QuadraticSurd(0, 1, radicand: 2)
    #expect(Comparison(.init("√2", root), .less, .init("3/2", Rational(3, 2))).holds)
    #expect(!Comparison(.init("√2", root), .less, .init("7/5", Rational(7, 5))).holds)
  }

  private func step(_ bearings: [Bearing], _ certificates: [NamedOutcome] = []) -> WalkthroughStep {
    WalkthroughStep(
      title: "t", reference: "r", statement: "s", why: "w", verdict: .none("n"), bearings: bearings, certificates: certificates)
  }

  private func walkthrough(_ steps: [WalkthroughStep]) -> Walkthrough {
    Walkthrough(
      name: "n", title: "t", introduction: ["i"], steps: steps, conclusion: .init(verdict: .undecided, sentences: ["s"]), command: "lrh c")
  }

  @Test("of several states the gravest stands")
  func states() {
    let steps = [
      step([Bearing("lemma-7", .proved), Bearing("theorem-3", .hypothesisFails)]), step([Bearing("lemma-7", .undecided)]),
      step([Bearing("theorem-3", .proved), Bearing("turan", .proved)]), step([Bearing("turan", .refuted)]),
    ]
    #expect(walkthrough(steps).states == ["lemma-7": .undecided, "theorem-3": .hypothesisFails, "turan": .refuted])
    #expect(walkthrough(steps).proofs == ["F3-alon-finite.md", "F6-lower-bound.md", "F5-turan.md"])
  }

  @Test("special characters are escaped, and unknown ones told")
  func escaping() {
    var odd = step([])
    odd.title = "a_b {c} 100% #1 & $x$ \\ ~ ^ \"q\" 'r' `s` 漢"
    odd.tables = [.init(["|", "a|b"], [["x_{ij}^2", "C_ij^{2s}"]])]
    odd.command = "lrh x --encoder 'a b_c.csv'"
    let report = walkthrough([odd])
    #expect(report.latex().contains("[U+6F22]") && report.latex().contains("\\ensuremath{x_{ij}^{2}}"))
    #expect(report.latex().contains("100\\% \\#1 \\& \\$x\\$ \\textbackslash{}"))
    #expect(report.markdown().contains("`lrh x --encoder 'a b_c.csv'`") && report.markdown().contains("| \\| | a\\|b |"))
  }
}
