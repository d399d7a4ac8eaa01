// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import Statements
import Testing
import Walkthroughs

@Suite("Figure 1")
struct FigureOneTests {
  @Test("BᵀA = I in ℚ(√3), by hand")
  func identity() {
    let (a, b) = (FigureOne.encoder, FigureOne.probe)
    #expect(b.transpose * a == .identity(2))
    // As printed: a_cat = (1/2, √3/2), a_happy = (1, 0), b_cat = (0, 2/√3), b_happy = (1, −1/√3).
    let root = surd(0, 1, 3)
    #expect(a.column(0) == [surd(Rational(1, 2)), root / surd(2)] && a.column(1) == [.one, .zero])
    #expect(b.column(0) == [.zero, surd(2) / root] && b.column(1) == [.one, -.one / root])
  }

  @Test("the walkthrough certifies error 0 and the angles")
  func walkthrough() throws {
    let (report, outcomes) = try FigureOneWalkthrough.run()
    #expect(report.conclusion.verdict == .proved)
    #expect(outcomes.map(\.name) == ["error", "geometry"])
    guard case .proved(let error) = outcomes[0].outcome, case .recovery(let recovery, _) = error.assertion,
      case .proved(let geometry) = outcomes[1].outcome, case .geometry(let claim, _) = geometry.assertion
    else {
      Issue.record("not proved")
      return
    }
    #expect(recovery.worstError.isZero && claim.worstError.isZero)
    #expect(claim.gammaSquared == surd(Rational(4, 3)))
    #expect(claim.selfCosines == CosineRange(least: surd(Rational(3, 4)), largest: surd(Rational(3, 4))))
    #expect(claim.encoderCosines?.least == surd(Rational(1, 4)) && claim.probeCosines?.largest == surd(Rational(-1, 4)))
    for step in report.steps { if case .exact(let holds, _) = step.verdict { #expect(holds, "\(step.title)") } }
    #expect(report.text().split(separator: "\n").allSatisfy { $0.count <= 110 })
  }
}
