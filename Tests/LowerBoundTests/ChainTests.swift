// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import LinearSensing
import LowerBound
import Statements
import TestSupport
import Testing

extension ChainInstance {
  func featureScale() throws -> FeatureScale? {
    guard let scale else { return nil }
    return try FeatureScale(
      ProofInput(Matrix(rows: scale.count, columns: 1, entries: scale)), count: a.columns)
  }

  func prove(_ options: InterferenceChainProver.Options) throws -> InterferenceChainProver.Result {
    var options = options
    options.relation = relation
    return try InterferenceChainProver().prove(
      encoder: ProofInput(a), probe: ProofInput(b), sparsity: k, epsilon: epsilon, options: options,
      featureScale: try featureScale())
  }
}

extension Outcome {
  var certificate: Certificate? {
    switch self {
    case .proved(let certificate), .refuted(let certificate): return certificate
    case .undecided: return nil
    }
  }
}

/// The verdict's word.
func word(_ verdict: Verdict) -> String {
  switch verdict {
  case .accepted: return "accepted"
  case .rejected: return "rejected"
  case .undecided: return "undecided"
  }
}

@Suite("Theorem 3's chain")
struct ChainTests {
  static let options: InterferenceChainProver.Options = {
    var options = InterferenceChainProver.Options()
    options.largestPower = 3
    return options
  }()

  @Test(
    "the chain agrees with direct computation, proved and refuted, both relations, with and without feature scale"
  )
  func random() throws {
    var counts: [String: Int] = [:]
    try withRandomCases(1_500) { generator in
      let instance = generator.chainInstance()
      try withEvery("instance", in: [instance]) { _ in
        let naive = instance.naive
        let result = try instance.prove(ChainTests.options)
        let error = naive.worstError(instance.k)
        checkEqual(result.worst.error, QuadraticSurd(error), "worst error")
        let label = "\(instance.relation) \(instance.scale == nil ? "plain" : "scaled")"
        guard instance.relation.holds(error, instance.epsilon) else {
          counts["refuted " + label, default: 0] += 1
          guard case .refuted(let certificate) = result.outcome,
            case .recovery(let claim, _) = certificate.assertion
          else {
            return check(false, "not refuted by a z: \(result.outcome)")
          }
          checkEqual(claim.verdict.kind, "recovery-failure")
          checkEqual(claim.units, instance.scale == nil ? .columns : .featureScale)
          return
        }
        counts["proved " + label, default: 0] += 1
        guard case .proved(let certificate) = result.outcome,
          case .interferenceChain(let claim, let witness) = certificate.assertion,
          let chain = result.chain
        else { return check(false, "not proved: \(result.outcome)") }
        check(naive.accepts(claim, witness), "the naive checker accepts the certificate")
        let threshold = instance.epsilon / Rational(Integer(instance.k))
        let mu = threshold / (1 - instance.epsilon)
        checkEqual(witness.edges, naive.edges(threshold, instance.relation), "edges")
        check(witness.independentSet.count >= chain.guaranteedSize, "the greedy set is as large as promised")
        check(
          (2 * instance.k - 1) * chain.guaranteedSize >= naive.m
            && (2 * instance.k - 1) * (chain.guaranteedSize - 1) < naive.m, "⌈m/(2k−1)⌉")
        let best = BoundFamily.allCases.flatMap { family in
          (1...3).compactMap { naive.leastRank(witness.independentSet, family, $0, mu, instance.relation) }
        }.max()
        checkEqual(claim.lowerBound, best ?? -1, "the best bound")
        check(claim.lowerBound <= naive.d, "the bound is at most d")
        if !witness.independentSet.isEmpty {
          counts["set of \(min(witness.independentSet.count, 3))", default: 0] += 1
        }
        if witness.edges > 0 { counts["edges", default: 0] += 1 }
      }
    }
    // The cases are of all sorts.
    for kind in ["proved", "refuted"] {
      for relation in ["lt", "le"] {
        for scale in ["plain", "scaled"] {
          #expect(
            counts["\(kind) \(relation) \(scale)", default: 0] >= 40 * Int(min(1, TestEnvironment.multiplier))
          )
        }
      }
    }
    #expect(
      TestEnvironment.multiplier < 1
        || (counts["set of 1", default: 0] > 20 && counts["set of 3", default: 0] > 100
          && counts["edges", default: 0] > 100)
    )
  }

  @Test("each family and power alone")
  func families() throws {
    try withRandomCases(150, seed: 10_000) { generator in
      let instance = generator.chainInstance()
      for family in BoundFamily.allCases {
        var options = InterferenceChainProver.Options()
        options.family = family
        options.power = generator.int(1...6)
        let result = try instance.prove(options)
        guard let chain = result.chain else { continue }
        let s = options.power ?? 1
        let least = instance.naive.leastRank(chain.independentSet, family, s, chain.mu, instance.relation)
        guard let certificate = result.outcome.certificate,
          case .interferenceChain(let claim, _) = certificate.assertion
        else {
          check(least == nil, "undecided only where the family has no bound: \(instance)")
          continue
        }
        checkEqual(claim.lowerBound, least ?? -1, "\(family) \(s) \(instance)")
        checkEqual(claim.family, family)
        checkEqual(claim.power, s)
      }
    }
  }

  @Test("edge cases: k = 1, k ≥ m, m = 1, ε close to 1, a set of one feature")
  func edges() throws {
    func bound(_ instance: ChainInstance) throws -> (InterferenceChainClaim, InterferenceChainWitness)? {
      guard case .proved(let certificate) = try instance.prove(InterferenceChainProver.Options()).outcome,
        case .interferenceChain(let claim, let witness) = certificate.assertion
      else { return nil }
      #expect(instance.naive.accepts(claim, witness))
      return (claim, witness)
    }
    // m = 1, for any k: one feature takes one dimension.
    for k in [1, 2, 1 << 53 - 1] {
      let one = ChainInstance(
        a: .identity(1), b: .identity(1), scale: nil, k: k, epsilon: Rational(1, 3), relation: .lt)
      let (claim, witness) = try #require(try bound(one))
      #expect(claim.lowerBound == 1 && witness.independentSet == [0] && witness.edges == 0)
    }
    // k = 1: no edges, whatever C is; all features are kept.
    let identity = ChainInstance(
      a: .identity(5), b: .identity(5), scale: nil, k: 1, epsilon: Rational(1, 2), relation: .lt)
    let (claim, witness) = try #require(try bound(identity))
    #expect(claim.lowerBound == 5 && witness.independentSet == [0, 1, 2, 3, 4] && witness.edges == 0)
    // k ≥ m and interference between all: the set has one feature, and d ≥ 1 is all that follows.
    let m = 3
    var c = Matrix<Rational>.identity(m)
    for i in 0..<m { for j in 0..<m where i != j { c[i, j] = Rational(1, 4) } }
    for k in [3, 4, 100] {
      let full = ChainInstance(
        a: .identity(m), b: c, scale: nil, k: k, epsilon: Rational(2, 3), relation: .le)
      let (claim, witness) = try #require(try bound(full))
      #expect(witness.edges == 3 && witness.independentSet.count == 1 && claim.lowerBound == 1)
      var chebyshev = InterferenceChainProver.Options()
      chebyshev.family = .chebyshev
      guard case .undecided = try full.prove(chebyshev).outcome else {
        Issue.record("chebyshev needs two features")
        return
      }
    }
    // ε close to 1: μ is huge, the trace still sees the identity.
    let near = ChainInstance(
      a: .identity(4), b: .identity(4), scale: nil, k: 2, epsilon: 1 - Rational(1, Integer(10).power(40)),
      relation: .lt)
    #expect(try #require(try bound(near)).0.lowerBound == 4)
    // The threshold itself: |C_ij| = ε/k is an edge for <, none for ≤.
    var at = Matrix<Rational>.identity(2)
    at[0, 1] = Rational(1, 4)
    for (relation, edges) in [(Relation.lt, 1), (.le, 0)] {
      let instance = ChainInstance(
        a: .identity(2), b: at.transpose, scale: nil, k: 2, epsilon: Rational(1, 2), relation: relation)
      #expect(try #require(try bound(instance)).1.edges == edges)
    }
  }

  @Test("the errata: the printed m/(2r) − 1/2 can be below 2k, ⌈m/(4k+1)⌉ and r − 1 parts are not")
  func errata() {
    let (m, k) = (6, 1)
    let r = (m + 4 * k) / (4 * k + 1)
    #expect(r == 2)
    #expect(Rational(Integer(m), Integer(2 * r)) - Rational(1, 2) < Rational(Integer(2 * k)))
    for m in 1...60 {
      for k in 1...8 {
        let r = (m + 4 * k) / (4 * k + 1)
        if r < 2 { continue }
        let edges = Rational(Integer(m * m), Integer(2 * (r - 1))) - Rational(Integer(m), 2)
        #expect(edges >= Rational(Integer(2 * k * m)))
      }
    }
  }
}
