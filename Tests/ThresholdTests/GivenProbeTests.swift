// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TestSupport
import Testing
import Thresholds

@Suite("Thresholds for given probes")
struct GivenProbeTests {
  @Test("given thresholds: the decision is that of all Boolean z, ties included")
  func given() throws {
    var (proved, refuted, atTheLowEnd) = (0, 0, 0)
    try withRandomCases(1_500) { generator in
      let pair = generator.smallPair()
      let k = generator.int(1...pair.m + 1)
      let rows = (0..<pair.m).map { i in pair.inputs(k).map { (z: $0, reading: pair.reading(i, $0)) } }
      // Random thresholds, thresholds at an end of the interval that F11 allows, where it is a matter of < or ≤.
      let choice = generator.int(0...3)
      let thresholds = (0..<pair.m).map { i -> QuadraticSurd in
        let off = rows[i].filter { $0.z >> i & 1 == 0 }.map(\.reading).max() ?? .zero
        let on = rows[i].filter { $0.z >> i & 1 == 1 }.map(\.reading).min() ?? .zero
        switch choice {
        case 0: return QuadraticSurd(Rational(generator.int(-2...4)))
        case 1: return off
        case 2: return generator.oneIn(pair.m) ? on : off
        default: return (off + on) * QuadraticSurd(Rational(1, 2))
        }
      }
      let right = (0..<pair.m).allSatisfy { pair.isRight($0, k, threshold: thresholds[$0]) }
      let radicand = thresholds.map(\.radicand).max() ?? 0
      let column = Matrix(rows: pair.m, columns: 1, entries: thresholds)
      let input = ProofInput(
        .matrix(radicand == 0 ? .rational(column.map(\.rational)) : .surd(column, radicand: radicand)))
      let result = try ThresholdProver().prove(
        encoder: pair.encoder, probe: pair.probe, thresholds: input, sparsity: k, featureScale: pair.featureScale)
      if right {
        proved += 1
        if choice == 1 { atTheLowEnd += 1 }
        let certificate = try #require(result.outcome.proof, "\(pair), k = \(k), \(thresholds)")
        check(try certificate.isAcceptedWhenReadBack())
        checkEqual(result.failures, 0)
      } else {
        refuted += 1
        let certificate = try #require(result.outcome.refutation, "\(pair), k = \(k), \(thresholds)")
        check(try certificate.isAcceptedWhenReadBack())
        checkEqual(result.failures, (0..<pair.m).count { !pair.isRight($0, k, threshold: thresholds[$0]) })
        guard case .thresholdFailure(_, let witness) = certificate.assertion, case .misread(let z) = witness.reason else {
          check(false, "no misread z")
          return
        }
        let (i, mask) = (witness.feature, z.reduce(0) { $0 | 1 << $1 })
        check(z.count <= k && (pair.reading(i, mask) > thresholds[i]) != (mask >> i & 1 == 1), "\(z) is not misread")
      }
    }
    #expect(min(proved, refuted, atTheLowEnd) > TestEnvironment.scaled(40), "\(proved) \(refuted) \(atTheLowEnd)")
  }

  @Test("any thresholds: the decision is that of all Boolean z, ties included")
  func any() throws {
    var (proved, refuted) = (0, 0)
    try withRandomCases(1_500, seed: 10_000) { generator in
      let pair = generator.smallPair()
      let k = generator.int(1...pair.m + 1)
      let separable = (0..<pair.m).allSatisfy { pair.isSeparable($0, k) }
      let result = try ThresholdProver().prove(
        encoder: pair.encoder, probe: pair.probe, sparsity: k, featureScale: pair.featureScale)
      if separable {
        proved += 1
        let certificate = try #require(result.outcome.proof, "\(pair), k = \(k)")
        check(try certificate.isAcceptedWhenReadBack())
        guard case .threshold(_, let witness) = certificate.assertion, let thresholds = witness.thresholds else {
          check(false, "no thresholds")
          return
        }
        for i in 0..<pair.m { check(pair.isRight(i, k, threshold: thresholds[i]), "t_\(i) = \(thresholds[i])") }
      } else {
        refuted += 1
        let certificate = try #require(result.outcome.refutation, "\(pair), k = \(k)")
        check(try certificate.isAcceptedWhenReadBack())
        guard case .thresholdFailure(_, let witness) = certificate.assertion, case .inseparable(let on, let off) = witness.reason else {
          check(false, "no two z")
          return
        }
        let (i, masks) = (witness.feature, [on, off].map { $0.reduce(0) { $0 | 1 << $1 } })
        check(max(on.count, off.count) <= k && on.contains(i) && !off.contains(i), "\(on), \(off)")
        check(pair.reading(i, masks[0]) <= pair.reading(i, masks[1]), "\(on) and \(off) can be told apart")
      }
    }
    #expect(min(proved, refuted) > TestEnvironment.scaled(100), "\(proved) \(refuted)")
  }

  @Test("feature by feature: the largest sparsity is that of all z")
  func features() throws {
    var seen: Set<Int> = []
    try withRandomCases(300, seed: 20_000) { generator in
      let pair = generator.smallPair()
      let k = generator.int(1...pair.m)
      let thresholds = (0..<pair.m).map { _ in QuadraticSurd(Rational(generator.int(-1...3))) }
      let epsilon = Rational(Integer(generator.int(1...8)), 4)
      let criteria: [(FeatureCriterion, (Int, Int) -> Bool)] =
        [
          (.separable, { pair.isSeparable($0, $1) }), (.thresholds, { pair.isRight($0, $1, threshold: thresholds[$0]) }),
        ]
        + Relation.allCases.flatMap { relation in
          Domain.allCases.map { domain in
            (
              .recovery(domain, relation, epsilon: epsilon),
              { relation.holds(pair.error($0, $1, domain), QuadraticSurd(epsilon)) }
            )
          }
        }
      for (criterion, holds) in criteria {
        let given = ProofInput(Matrix(rows: pair.m, columns: 1, entries: thresholds.map(\.rational)))
        let result = try FeatureSparsityProver().prove(
          encoder: pair.encoder, probe: pair.probe, thresholds: criterion.name == "thresholds" ? given : nil, sparsity: k,
          criterion: criterion, featureScale: pair.featureScale)
        let expected = (0..<pair.m).map { i in (1...k).filter { holds(i, $0) }.count }
        checkEqual(result.sparsities, expected, "\(pair), k = \(k), \(criterion)")
        check(try #require(result.outcome.proof).isAcceptedWhenReadBack())
        seen.formUnion(expected)
      }
    }
    #expect(seen.isSuperset(of: 0...4))
  }
}
