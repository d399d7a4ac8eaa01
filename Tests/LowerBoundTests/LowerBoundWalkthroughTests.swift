// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LowerBound
import Statements
import TestSupport
import Testing
import Walkthroughs

@Suite("Walkthrough of the lower bound")
struct LowerBoundWalkthroughTests {
  private func walkthrough(_ instance: ChainInstance) throws -> Walkthrough {
    LowerBoundWalkthrough(
      try instance.prove(ChainTests.options), sparsity: instance.k, epsilon: instance.epsilon,
      relation: instance.relation,
      scaled: instance.scale != nil
    ).report
  }

  @Test("every exact step of the proof holds on pairs that recover; pairs that do not end in a z")
  func random() throws {
    try withRandomCases(200, seed: 40_000) { generator in
      let instance = generator.chainInstance()
      let report = try walkthrough(instance)
      let recovers = instance.relation.holds(instance.naive.worstError(instance.k), instance.epsilon)
      check(report.conclusion.verdict == (recovers ? .proved : .refuted), "\(instance)")
      for step in report.steps where step.title != "The printed route beside it" {
        if case .exact(let holds, let sentence) = step.verdict {
          check(holds == recovers, "\(step.title): \(sentence) in \(instance)")
        }
      }
      check(!report.text().isEmpty && report.markdown().hasPrefix("# Theorem 3"), "rendered")
    }
  }

  @Test("the errata are named where they bite; huge sparsities")
  func printed() throws {
    // m = 6, k = 1, where the printed m/(2r) − 1/2 is below 2k.
    let instance = ChainInstance(
      a: .identity(6), b: .identity(6), scale: nil, k: 1, epsilon: Rational(1, 2), relation: .lt)
    let text = try walkthrough(instance).text()
    #expect(text.contains("less than the 2k = 2"))
    #expect(text.contains("no meaning at k = 1"))
    let refuted = ChainInstance(
      a: .identity(2), b: Matrix(rows: 2, columns: 2, entries: [1, 0, Rational(3, 5), 1]), scale: nil, k: 1,
      epsilon: Rational(1, 2),
      relation: .lt)
    let report = try walkthrough(refuted)
    #expect(report.steps.count == 3 && report.conclusion.verdict == .refuted)
    // Sparsities beyond all features, and the largest there is.
    for k in [6, 7, 1 << 53 - 1] {
      let wide = ChainInstance(
        a: .identity(6), b: .identity(6), scale: nil, k: k, epsilon: Rational(1, 2), relation: .le)
      #expect(try walkthrough(wide).conclusion.verdict == .proved)
    }
  }
}
