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

@Suite("Certificates of the chain and of feature scales")
struct ChainCertificateTests {
  /// Certificates of chains, of all sorts, with their instances.
  static func certificates(_ count: Int, seed: Int) throws -> [(ChainInstance, Certificate)] {
    var found: [(ChainInstance, Certificate)] = []
    var seed = seed
    while found.count < count {
      var generator = SplitMix64(seed: seed)
      seed += 1
      let instance = generator.chainInstance()
      if case .proved(let certificate) = try instance.prove(ChainTests.options).outcome {
        found.append((instance, certificate))
      }
    }
    return found
  }

  static func replacing(
    _ certificate: Certificate, _ claim: InterferenceChainClaim, _ witness: InterferenceChainWitness
  ) -> Certificate {
    var changed = certificate
    changed.assertion = .interferenceChain(claim, witness)
    return changed
  }

  static func setting(_ certificate: Certificate, _ role: Role, _ matrix: Matrix<Rational>?) -> Certificate {
    var changed = certificate
    guard let matrix else {
      changed.inputs[role] = nil
      changed.claimedDigests[role] = nil
      return changed
    }
    let input = Input.matrix(.rational(matrix))
    let digest = CertificateKernel.digest(of: input)
    changed.inputs[role] = StatedInput(input, digest: digest)
    changed.claimedDigests[role] = digest
    return changed
  }

  @Test("every field changed: the kernel accepts exactly what a naive checker accepts")
  func tampering() throws {
    var (accepted, rejected) = (0, 0)
    for (instance, certificate) in try ChainCertificateTests.certificates(
      TestEnvironment.scaled(60), seed: 50_000)
    {
      guard case .interferenceChain(let claim, let witness) = certificate.assertion else { continue }
      let naive = instance.naive
      var variants: [(String, InterferenceChainClaim, InterferenceChainWitness)] = []
      func vary(
        _ name: String, _ change: (inout InterferenceChainClaim, inout InterferenceChainWitness) -> Void
      ) {
        var (c, w) = (claim, witness)
        change(&c, &w)
        variants.append((name, c, w))
      }
      for step in [-1, 1] {
        if claim.d + step >= 0 { vary("d") { c, _ in c.d += step } }
        if claim.m + step >= 0 { vary("m") { c, _ in c.m += step } }
        if claim.k + step >= 1 { vary("k") { c, _ in c.k += step } }
        if claim.power + step >= 1 { vary("power") { c, _ in c.power += step } }
        if claim.lowerBound + step >= 0 { vary("lowerBound") { c, _ in c.lowerBound += step } }
        if claim.independentSetSize + step >= 0 {
          vary("independentSetSize") { c, _ in c.independentSetSize += step }
        }
        if witness.edges + step >= 0 { vary("edges") { _, w in w.edges += step } }
        vary("epsilon") { c, _ in c.epsilon += Rational(Integer(step), 1000) * c.epsilon }
        vary("epsilon, by a hair") { c, _ in c.epsilon += Rational(Integer(step), Integer(10).power(40)) }
      }
      vary("k huge") { c, _ in c.k = 1 << 53 - 1 }
      vary("epsilon 1") { c, _ in c.epsilon = 1 }
      vary("epsilon above 1") { c, _ in c.epsilon = Rational(3, 2) }
      vary("epsilon, half") { c, _ in c.epsilon = c.epsilon / 2 }
      vary("relation") { c, _ in c.relation = c.relation == .lt ? .le : .lt }
      for family in BoundFamily.allCases where family != claim.family {
        vary("family") { c, _ in c.family = family }
      }
      vary("lowerBound huge") { c, _ in c.lowerBound = 1 << 53 - 1 }
      vary("lowerBound 0") { c, _ in c.lowerBound = 0 }
      vary("empty set") { c, w in
        w.independentSet = []
        c.independentSetSize = 0
      }
      vary("a feature less") { c, w in
        w.independentSet.removeLast()
        c.independentSetSize -= 1
      }
      vary("a feature out of range") { c, w in
        w.independentSet.append(claim.m)
        c.independentSetSize += 1
      }
      vary("all features") { c, w in
        w.independentSet = Array(0..<claim.m)
        c.independentSetSize = claim.m
      }
      for j in 0..<claim.m where !witness.independentSet.contains(j) {
        vary("a feature more") { c, w in
          w.independentSet = (w.independentSet + [j]).sorted()
          c.independentSetSize += 1
        }
        vary("another feature") { _, w in w.independentSet = (w.independentSet.dropFirst() + [j]).sorted() }
      }
      for (name, c, w) in variants {
        let expected = naive.accepts(c, w)
        let verdict = CertificateKernel.check(ChainCertificateTests.replacing(certificate, c, w))
        if case .undecided = verdict {
          check(!expected, "undecided though true: \(name) of \(instance)")
          continue
        }
        check((verdict == .accepted) == expected, "\(name) of \(instance): \(verdict), naive \(expected)")
        if expected { accepted += 1 } else { rejected += 1 }
      }
      // Inputs: changed with their digests, and without.
      var entry = instance.a
      entry[0, 0] += Rational(1, 7)
      let changed = ChainCertificateTests.setting(certificate, .encoder, entry)
      let expected = NaiveChain(entry, instance.b, scale: instance.scale).accepts(claim, witness)
      check((CertificateKernel.check(changed) == .accepted) == expected, "encoder of \(instance)")
      var stale = certificate
      stale.inputs[.encoder] = changed.inputs[.encoder]
      check(word(CertificateKernel.check(stale)) == "rejected", "digest in the claim")
    }
    #expect(accepted > 100 || TestEnvironment.multiplier < 1)
    #expect(rejected > 1000 || TestEnvironment.multiplier < 1)
  }

  @Test("work: accepted at the documented number, undecided one below")
  func workLimit() throws {
    for (instance, certificate) in try ChainCertificateTests.certificates(
      TestEnvironment.scaled(150), seed: 70_000)
    {
      guard case .interferenceChain(var claim, let witness) = certificate.assertion else { continue }
      let work = instance.naive.work(claim)
      checkEqual(CertificateKernel.check(certificate, workLimit: work), .accepted, "\(instance)")
      checkEqual(word(CertificateKernel.check(certificate, workLimit: work - 1)), "undecided", "\(instance)")
      // The numbers in the claim count, even when they are wrong.
      claim.power = 7
      claim.independentSetSize = 1 << 40
      claim.epsilon = Rational(5, 3)
      let wrong = ChainCertificateTests.replacing(certificate, claim, witness)
      let more = instance.naive.work(claim)
      checkEqual(word(CertificateKernel.check(wrong, workLimit: more)), "rejected", "\(instance)")
      checkEqual(word(CertificateKernel.check(wrong, workLimit: more - 1)), "undecided", "\(instance)")
    }
  }

  @Test("work of recovery counts the scaled matrices; entries of many words")
  func scaledWork() throws {
    let big = Rational(Integer(3).power(200), Integer(7).power(150))
    let a = Matrix<Rational>(rows: 2, columns: 3, entries: [1, 0, Rational(1, 2), 0, 1, Rational(-2, 3)])
    for scale in [[big, 1, big.reciprocal], [1, 1, 1], [Rational(1, 2), 3, Rational(5, 7)]] {
      let instance = ChainInstance(a: a, b: a, scale: scale, k: 2, epsilon: Rational(1, 2), relation: .lt)
      let result = try RecoveryProver().prove(
        encoder: ProofInput(a), probe: ProofInput(a), sparsity: 2, epsilon: nil,
        featureScale: try instance.featureScale())
      guard case .proved(let certificate) = result.outcome,
        case .recovery(_, let witness) = certificate.assertion
      else {
        Issue.record("not proved")
        continue
      }
      #expect(result.worst.error == QuadraticSurd(instance.naive.worstError(2)))
      let work = instance.naive.productWork + Integer(witness.z.count)
      #expect(CertificateKernel.check(certificate, workLimit: work) == .accepted)
      #expect(word(CertificateKernel.check(certificate, workLimit: work - 1)) == "undecided")
    }
    // A denominator beyond 65,536 bits that the scale brings in, or takes away.
    let huge = Rational(1, Integer(2).power(70_000))
    let one = Matrix<Rational>(rows: 1, columns: 1, entries: [1])
    let tiny = Matrix<Rational>(rows: 1, columns: 1, entries: [huge])
    func verdict(_ a: Matrix<Rational>, _ b: Matrix<Rational>, _ s: Rational, _ error: Rational) -> String {
      let claim = RecoveryClaim(
        d: 1, m: 1, k: 1, domain: .signed, verdict: .worstCaseError, worstError: QuadraticSurd(error),
        units: .featureScale)
      var certificate = Certificate(
        assertion: .recovery(claim, RecoveryWitness(row: 0, z: error.isZero ? [] : [(0, 1)])), inputs: [:],
        claimedDigests: [:],
        producer: Producer(name: "t", version: "1"))
      for (role, matrix) in [
        (Role.encoder, a), (.probe, b), (.featureScale, Matrix(rows: 1, columns: 1, entries: [s])),
      ] {
        certificate = ChainCertificateTests.setting(certificate, role, matrix)
      }
      return word(CertificateKernel.check(certificate))
    }
    #expect(verdict(one, one, huge, 0) == "undecided")
    #expect(
      verdict(tiny, Matrix(rows: 1, columns: 1, entries: [huge.reciprocal]), huge.reciprocal, 0) == "accepted"
    )
  }

  @Test("written and read again: the same bytes, the same verdict")
  func roundTrip() throws {
    for (instance, certificate) in try ChainCertificateTests.certificates(
      TestEnvironment.scaled(100), seed: 90_000)
    {
      let bytes = CertificateWriter.bytes(of: certificate)
      let again = try CertificateReader.read(bytes) { _, _ in throw NoObjectFile() }
      checkEqual(CertificateWriter.bytes(of: again), bytes, "\(instance)")
      checkEqual(CertificateKernel.check(again), .accepted, "\(instance)")
      checkEqual(again.assertion.sentence, certificate.assertion.sentence)
      check(
        again.assertion.sentence.contains("feature scale") == (instance.scale != nil),
        "the sentence names the units")
    }
  }

  @Test("malformed spellings")
  func malformed() throws {
    let instance = ChainInstance(
      a: .identity(2), b: .identity(2), scale: [1, 2], k: 1, epsilon: Rational(1, 2), relation: .lt)
    let certificate = try #require(try instance.prove(ChainTests.options).outcome.certificate)
    let text = String(decoding: CertificateWriter.bytes(of: certificate), as: UTF8.self)
    func outcome(_ text: String) -> String {
      do {
        return word(
          CertificateKernel.check(try CertificateReader.read(Array(text.utf8)) { _, _ in throw NoObjectFile() }))
      } catch { return "malformed" }
    }
    #expect(outcome(text) == "accepted")
    func replaced(_ old: String, _ new: String) -> String {
      #expect(text.contains(old), "\(old)")
      return outcome(text.replacing(old, with: new))
    }
    for (old, new) in [
      ("\"epsilon\":\"1/2\"", "\"epsilon\":\"0\""), ("\"epsilon\":\"1/2\"", "\"epsilon\":\"-1/2\""),
      ("\"k\":1", "\"k\":0"),
      ("\"power\":1", "\"power\":0"), ("\"power\":1", "\"power\":4097"),
      ("\"family\":\"trace\"", "\"family\":\"welch\""),
      ("\"independentSet\":[0,1]", "\"independentSet\":[1,0]"),
      ("\"independentSet\":[0,1]", "\"independentSet\":[0,0]"),
      ("\"edges\":0", "\"edges\":\"0\""), ("\"edges\":0,", ""), ("\"d\":2,", ""),
      ("\"relation\":\"lt\"", "\"relation\":\"eq\""),
      ("\"d\":2,", "\"d\":2,\"domain\":\"signed\","),
      (
        "\"entries\":[[\"1\"],[\"2\"]],\"rows\":2",
        "\"entries\":[[[\"1\",\"0\"]],[[\"2\",\"0\"]]],\"radicand\":2,\"rows\":2"
      ),
      ("\"kind\":\"interference-chain\"", "\"kind\":\"near-identity-rank\""),
    ] {
      #expect(replaced(old, new) == "malformed", "\(new)")
    }
    #expect(replaced("\"lowerBound\":2", "\"lowerBound\":1") == "rejected")
    #expect(replaced("\"independentSetSize\":2", "\"independentSetSize\":3") == "rejected")
  }
}

@Suite("Feature scale")
struct FeatureScaleTests {
  @Test("a scale is the same as scaled matrices, for both domains and over ℚ(√D)")
  func equalsExplicit() throws {
    try withRandomCases(150, seed: 3) { generator in
      let (d, m, k) = (generator.int(1...4), generator.int(1...5), generator.int(1...4))
      let scale = (0..<m).map { _ in Rational(Integer(generator.int(1...12)), Integer(generator.int(1...12)))
      }
      let domain = generator.pick([Domain.signed, .nonnegative])
      func matrix() -> InputMatrix {
        generator.oneIn(3)
          ? .surd(Matrix(rows: d, columns: m) { _, _ in generator.surd(5, small: true) }, radicand: 5)
          : .rational(generator.matrix(d, m, size: 6))
      }
      let (a, b) = (matrix(), matrix())
      func scaled(_ matrix: InputMatrix, _ factors: [Rational]) -> InputMatrix {
        switch matrix {
        case .rational(let x): return .rational(Matrix(rows: d, columns: m) { x[$0, $1] * factors[$1] })
        case .dyadic(let x): return .rational(Matrix(rows: d, columns: m) { x[$0, $1] * factors[$1] })
        case .surd(let x, let radicand):
          return .surd(
            Matrix(rows: d, columns: m) { x[$0, $1] * QuadraticSurd(factors[$1]) }, radicand: radicand)
        }
      }
      let input = try FeatureScale(ProofInput(Matrix(rows: m, columns: 1, entries: scale)), count: m)
      let prover = RecoveryProver()
      let by = try prover.prove(
        encoder: ProofInput(.matrix(a)), probe: ProofInput(.matrix(b)), sparsity: k, epsilon: nil,
        domain: domain, featureScale: input)
      let explicit = try prover.prove(
        encoder: ProofInput(.matrix(scaled(a, scale))),
        probe: ProofInput(.matrix(scaled(b, scale.map { 1 / $0 }))), sparsity: k,
        epsilon: nil, domain: domain)
      checkEqual(by.worst.error, explicit.worst.error, "worst error")
      check(by.outcome.certificate != nil && explicit.outcome.certificate != nil, "both certified")
      guard let certificate = by.outcome.certificate,
        case .recovery(var claim, let witness) = certificate.assertion
      else { return }
      let bytes = CertificateWriter.bytes(of: certificate)
      let again = try CertificateReader.read(bytes) { _, _ in throw NoObjectFile() }
      checkEqual(CertificateKernel.check(again), .accepted, "after reading")
      checkEqual(CertificateWriter.bytes(of: again), bytes, "the same bytes")
      // A sentence in other units than the inputs is not accepted.
      claim.units = .columns
      var changed = certificate
      changed.assertion = .recovery(claim, witness)
      checkEqual(word(CertificateKernel.check(changed)), "rejected")
    }
  }

  @Test("a scale that does not fit is rejected before the work is computed")
  func rejected() throws {
    let instance = ChainInstance(
      a: .identity(2), b: .identity(2), scale: [1, 2], k: 1, epsilon: Rational(1, 2), relation: .lt)
    let chain = try #require(try instance.prove(ChainTests.options).outcome.certificate)
    let recovery = try #require(
      try RecoveryProver().prove(
        encoder: ProofInput(instance.a), probe: ProofInput(instance.b), sparsity: 1, epsilon: nil,
        featureScale: try instance.featureScale()
      ).outcome.certificate)
    for certificate in [chain, recovery] {
      #expect(word(CertificateKernel.check(certificate, workLimit: 0)) == "undecided")
      for (rows, columns, entries) in [
        (1, 2, [1, 2]), (3, 1, [1, 2, 3]), (1, 1, [1]), (2, 2, [1, 2, 3, 4]), (2, 1, [1, 0]),
        (2, 1, [-1, 2]),
      ] as [(Int, Int, [Rational])] {
        let changed = ChainCertificateTests.setting(
          certificate, .featureScale, Matrix(rows: rows, columns: columns, entries: entries))
        #expect(word(CertificateKernel.check(changed, workLimit: 0)) == "rejected")
        let bytes = CertificateWriter.bytes(of: changed)
        #expect(throws: Never.self) { try CertificateReader.read(bytes) { _, _ in [] } }
      }
      // Without its scale the certificate is about other units.
      let without = ChainCertificateTests.setting(certificate, .featureScale, nil)
      #expect(word(CertificateKernel.check(without)) == "rejected")
    }
  }

  @Test("what is wrong with a vector is named")
  func defects() {
    func defect(_ matrix: Matrix<Rational>, _ m: Int) -> FeatureScale.Defect? {
      do throws(FeatureScale.Defect) {
        _ = try FeatureScale(ProofInput(matrix), count: m)
        return nil
      } catch { return error }
    }
    #expect(defect(Matrix(rows: 3, columns: 1, entries: [1, 2, 0]), 3) == .notPositive(at: 2, 0))
    #expect(defect(Matrix(rows: 3, columns: 1, entries: [1, -2, 0]), 3) == .notPositive(at: 1, -2))
    #expect(defect(Matrix(rows: 3, columns: 1, entries: [1, 2, 3]), 2) == .size(rows: 3, columns: 1))
    #expect(defect(Matrix(rows: 1, columns: 3, entries: [1, 2, 3]), 3) == .size(rows: 1, columns: 3))
    #expect(defect(Matrix(rows: 3, columns: 1, entries: [1, 2, 3]), 3) == nil)
  }
}

/// The certificates here hold their inputs themselves.
struct NoObjectFile: Error {}
