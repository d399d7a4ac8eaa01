// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import ExactArithmetic
import Geometry
import Statements
import TestSupport
import Testing

@Suite("Proposition 11 on pairs")
struct GeometryProverTests {
  @Test("random pairs: recovery, norms, cosines and bounds are those of a naive evaluation")
  func random() throws {
    var (proved, refuted, surds, scaled, short) = (0, 0, 0, 0, 0)
    try withRandomCases(TestEnvironment.scaled(400), seed: 1100) { generator in
      let instance = generator.geometryInstance()
      let result = try instance.prove()
      let naive = instance.naive
      let error = naive.worstError(instance.k)
      check(result.worst.error == error, "worst error")
      if instance.relation.holds(error, QuadraticSurd(instance.epsilon)) {
        guard case .proved(let certificate) = result.outcome, case .geometry(let claim, let witness) = certificate.assertion else {
          check(false, "recovers, but no geometry was proved")
          return
        }
        check(naive.accepts(claim, witness), "the naive checker rejects \(claim.sentence)")
        check(
          result.bounds?.sharperPair.map { bound in
            (NaiveGeometry.pairs(naive.a) + NaiveGeometry.pairs(naive.b)).allSatisfy {
              NaiveGeometry.isBounded($0.value?.magnitude ?? .zero, bound)
            }
          } ?? true, "F13, part 3")
        proved += 1
        if naive.gammaSquared == .one { short += 1 }
        if instance.scale != nil { scaled += 1 }
        if instance.encoder.radicand != nil { surds += 1 }
      } else {
        guard case .refuted(let certificate) = result.outcome, case .recovery(let claim, _) = certificate.assertion else {
          check(false, "does not recover, but was not refuted")
          return
        }
        check(claim.worstError == error && result.geometry == nil, "refutation")
        refuted += 1
      }
    }
    #expect(proved > 100 && refuted > 50 && surds > 20 && scaled > 10 && short > 3, "\((proved, refuted, surds, scaled, short))")
  }

  /// Both sides of √q ≤ base + √rootOf, at equality and a hair off it, over ℚ and ℚ(√D).
  @Test("the comparison with base + √rootOf is decided by squares, exactly")
  func rootBound() {
    let hair = QuadraticSurd(Rational(1, Integer(10).power(60)))
    withRandomCases(TestEnvironment.scaled(500), seed: 1101) { generator in
      let radicand = generator.pick([2, 3, 5])
      let base = generator.surd(radicand, small: true).magnitude
      let root = generator.surd(radicand, small: true).magnitude
      let bound = RootBound(base: base, rootOf: root * root)
      let q = (base + root) * (base + root)
      check(bound.isAtLeastRoot(of: q), "√q = base + √rootOf")
      check(!bound.isAtLeastRoot(of: q + hair), "a hair more")
      if q > hair { check(bound.isAtLeastRoot(of: q - hair), "a hair less") }
      check(bound.isVacuous == (base + root >= .one), "vacuous")
    }
  }

  @Test("F13's numbers: ε = 1/10, γ = 1")
  func numbers() {
    let bounds = NormBounds(epsilon: Rational(1, 10), gammaSquared: .one)
    #expect(bounds.own == surd(Rational(9, 10)))
    #expect(bounds.pair == RootBound(base: surd(Rational(1, 9)), rootOf: surd(Rational(19, 100))))
    #expect(bounds.sharperPair == RootBound(base: surd(Rational(1, 10)), rootOf: surd(Rational(19, 100) * Rational(80, 81))))
    #expect(!bounds.pair.isVacuous)
    #expect(NormBounds(epsilon: Rational(1, 2), gammaSquared: surd(4)).sharperPair == nil)
  }

  @Test("short vectors: γ is 1, not less")
  func short() throws {
    // All norms are below 1 with ε = 1/2: the proposition needs γ ≥ 1 (proofs/F13-geometry.md, remark (b)).
    let a = columns([[Rational(4, 5), 0], [0, Rational(4, 5)]])
    let result = try GeometryProver().prove(
      encoder: ProofInput(.matrix(a)), probe: ProofInput(.matrix(a)), sparsity: 1, epsilon: Rational(1, 2))
    #expect(result.outcome.word == "proved")
    #expect(result.geometry?.gammaSquared == .one && result.geometry?.largestEncoderNorm.squared == surd(Rational(16, 25)))
    #expect(result.bounds?.own == surd(Rational(1, 2)))
  }

  @Test("one feature: no pair; k beyond m")
  func oneFeature() throws {
    let a = columns([[Rational(1), 1]])
    let b = columns([[Rational(1, 2), Rational(1, 2)]])
    for k in [1, 2, (1 << 53) - 1] {
      let result = try GeometryProver().prove(
        encoder: ProofInput(.matrix(a)), probe: ProofInput(.matrix(b)), sparsity: k, epsilon: Rational(1, 100))
      guard case .proved(let certificate) = result.outcome, case .geometry(let claim, let witness) = certificate.assertion else {
        Issue.record("not proved")
        return
      }
      #expect(claim.encoderCosines == nil && claim.probeCosines == nil && witness.encoder == nil && witness.probe == nil)
      #expect(claim.selfCosines == CosineRange(least: .one, largest: .one) && claim.gammaSquared == surd(2))
    }
  }

  @Test("a zero column is a recovery failure, not a division by zero")
  func zeroColumn() throws {
    let zero = columns([[Rational(0), 0], [0, 1]])
    let unit = columns([[Rational(1), 0], [0, 1]])
    for (a, b) in [(zero, unit), (unit, zero), (zero, zero)] {
      let result = try GeometryProver().prove(
        encoder: ProofInput(.matrix(a)), probe: ProofInput(.matrix(b)), sparsity: 1, epsilon: Rational(99, 100), relation: .le)
      #expect(result.outcome.word == "refuted")
    }
  }

  @Test("thresholds that hold are claimed, others are not")
  func thresholds() throws {
    let a = columns([[Rational(3), 1], [3, -1]])
    let b = columns([[Rational(1, 6), Rational(1, 2)], [Rational(1, 6), Rational(-1, 2)]])
    func claim(_ below: Rational?, _ above: Rational?) throws -> GeometryClaim? {
      let result = try GeometryProver().prove(
        encoder: ProofInput(.matrix(a)), probe: ProofInput(.matrix(b)), sparsity: 2, epsilon: Rational(1, 2),
        thresholds: .init(selfCosineBelow: below, pairCosineAbove: above))
      guard case .proved(let certificate) = result.outcome, case .geometry(let claim, _) = certificate.assertion else { return nil }
      return claim
    }
    // cos(a_i, b_i) = 1/(√10·√(10/36)) = 3/5; cos(a_1, a_2) = 4/5; cos(b_1, b_2) = −4/5.
    #expect(try claim(nil, nil)?.selfCosines.largest == surd(Rational(9, 25)))
    #expect(try claim(Rational(3, 5), nil)?.selfCosineBelow == nil)
    #expect(try claim(Rational(61, 100), 0)?.selfCosineBelow == Rational(61, 100))
    #expect(try claim(nil, 0)?.pairCosineAbove == nil)
    #expect(try claim(nil, nil)?.probeCosines?.least == surd(Rational(-16, 25)))
  }
}
