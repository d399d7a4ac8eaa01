// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FileAccess
import LinearSensing
import MatrixFiles
import Statements
import TestSupport
import Testing

@Suite("Recovery and incoherence provers")
struct SensingTests {
  /// The worst error over all supports of k features and all corners of the domain, each tried.
  private func bruteForce(_ a: Matrix<QuadraticSurd>, _ b: Matrix<QuadraticSurd>, _ k: Int, _ domain: Domain)
    -> QuadraticSurd
  {
    let m = a.columns
    var worst = QuadraticSurd.zero
    let values: [Int] = domain == .signed ? [-1, 0, 1] : [0, 1]
    func visit(_ z: [Int]) {
      if z.count < m {
        for value in values where value == 0 || z.count(where: { $0 != 0 }) < k { visit(z + [value]) }
        return
      }
      // BᵀAz − z, product by product.
      let x = (0..<a.rows).map { l in
        (0..<m).reduce(QuadraticSurd.zero) { $0 + a[l, $1] * QuadraticSurd(Rational(z[$1])) }
      }
      for i in 0..<m {
        let output = (0..<a.rows).reduce(QuadraticSurd.zero) { $0 + b[$1, i] * x[$1] }
        worst = max(worst, (output - QuadraticSurd(Rational(z[i]))).magnitude)
      }
    }
    visit([])
    return worst
  }

  private func prove(_ a: InputMatrix, _ b: InputMatrix, _ k: Int, _ domain: Domain) throws {
    let (encoder, probe) = (ProofInput(.matrix(a)), ProofInput(.matrix(b)))
    let expected = bruteForce(a.asSurds, b.asSurds, k, domain)
    let prover = RecoveryProver()
    let value = try prover.prove(encoder: encoder, probe: probe, sparsity: k, epsilon: nil, domain: domain)
    check(value.outcome.proof != nil, "worst-case error proved")
    checkEqual(value.worst.error, expected, "worst error for k = \(k), \(domain)")
    guard expected.coefficient == 0, expected.sign > 0 else { return }
    // Just below, at and just above the worst error, strict and not.
    let small = Rational(1, Integer(10).power(30))
    for (epsilon, strict, weak) in [
      (expected.rational - small, false, false), (expected.rational, false, true),
      (expected.rational + small, true, true),
    ] {
      for (relation, recovers) in [(Relation.lt, strict), (.le, weak)] where epsilon > 0 {
        let result = try prover.prove(
          encoder: encoder, probe: probe, sparsity: k, epsilon: epsilon, relation: relation, domain: domain)
        check(
          recovers ? result.outcome.proof != nil : result.outcome.refutation != nil,
          "\(expected) \(relation.symbol) \(epsilon)")
      }
    }
  }

  @Test("worst-case errors equal brute force over all supports and signs")
  func random() throws {
    try withRandomCases(30) { generator in
      let (d, m) = (generator.int(1...4), generator.int(1...5))
      let surds = generator.oneIn(3)
      func matrix(_ surds: Bool) -> InputMatrix {
        surds
          ? .surd(Matrix(rows: d, columns: m) { _, _ in generator.surd(3, small: true) }, radicand: 3)
          : .rational(generator.matrix(d, m, size: 4))
      }
      let (a, b) = (matrix(surds), matrix(surds && generator.oneIn(2)))
      for k in [1, 2, m, m + 3] { for domain in Domain.allCases { try prove(a, b, k, domain) } }
    }
  }

  @Test("words and beyond: large entries")
  func large() throws {
    try withRandomCases(15, seed: 500) { generator in
      let matrices = (0..<2).map { _ in Matrix(rows: 2, columns: 3) { _, _ in generator.rational() } }
      try prove(
        .rational(matrices[0]), .rational(matrices[1]), generator.int(1...3), generator.pick(Domain.allCases))
    }
  }

  @Test("many features: sums of more than 16 largest entries")
  func manyFeatures() throws {
    try withRandomCases(4, seed: 900) { generator in
      let m = 20
      let (a, b) = (generator.matrix(2, m, size: 5), generator.matrix(2, m, size: 5))
      let errors = b.transpose * a
      for k in [15, 16, 17, 18, 19, 20] {
        for domain in Domain.allCases {
          var expected = Rational.zero
          for i in 0..<m {
            let row = (0..<m).map { j in i == j ? errors[i, j] - 1 : errors[i, j] }
            func top(_ values: [Rational]) -> Rational { values.sorted(by: >).prefix(k).reduce(.zero, +) }
            let sides = [top(row.map { max($0, 0) }), top(row.map { max(-$0, 0) })]
            expected = max(expected, domain == .signed ? top(row.map(\.magnitude)) : max(sides[0], sides[1]))
          }
          let result = try RecoveryProver().prove(
            encoder: ProofInput(a), probe: ProofInput(b), sparsity: k, epsilon: nil, domain: domain)
          checkEqual(result.worst.error, QuadraticSurd(expected), "k = \(k), \(domain)")
          check(result.outcome.proof != nil, "proved")
        }
      }
    }
  }

  @Test("Figure 1 of the paper, in ℚ(√3): no error")
  func figure() throws {
    func surd(_ p: Rational, _ q: Rational) -> QuadraticSurd { QuadraticSurd(p, q, radicand: 3) }
    // Columns "cat" and "happy".
    let a = Matrix(
      rows: 2, columns: 2,
      entries: [surd(Rational(1, 2), 0), surd(1, 0), surd(0, Rational(1, 2)), surd(0, 0)])
    let b = Matrix(
      rows: 2, columns: 2,
      entries: [surd(0, 0), surd(1, 0), surd(0, Rational(2, 3)), surd(0, Rational(-1, 3))])
    #expect(b.transpose * a == .identity(2))
    for k in 1...2 {
      let result = try RecoveryProver().prove(
        encoder: ProofInput(.matrix(.surd(a, radicand: 3))),
        probe: ProofInput(.matrix(.surd(b, radicand: 3))), sparsity: k, epsilon: Rational(1, 1000))
      #expect(result.outcome.proof != nil && result.worst.error == .zero && result.worst.z.isEmpty)
    }
    let coherence = try IncoherenceProver().prove(ProofInput(.matrix(.surd(a, radicand: 3))))
    #expect(coherence.coherenceSquared == QuadraticSurd(Rational(1, 4)))
  }

  @Test("coherence equals the naive maximum, whatever is asked of the norms")
  func incoherence() throws {
    try withRandomCases(60) { generator in
      let (d, m) = (generator.int(1...4), generator.int(1...5))
      let surds = generator.oneIn(3)
      let matrix: InputMatrix =
        surds
        ? .surd(Matrix(rows: d, columns: m) { _, _ in generator.surd(2, small: true) }, radicand: 2)
        : .rational(generator.matrix(d, m, size: 4))
      let x = matrix.asSurds
      func product(_ i: Int, _ j: Int) -> QuadraticSurd { (0..<d).reduce(.zero) { $0 + x[$1, i] * x[$1, j] } }
      let norms = (0..<m).map { product($0, $0) }
      let result = try IncoherenceProver().prove(ProofInput(.matrix(matrix)))
      if let zero = norms.firstIndex(where: \.isZero) {
        guard case .hypothesisFailure(_, let witness)? = result.outcome.refutation?.assertion else {
          check(false, "zero column \(zero) not found")
          return
        }
        check(norms[witness.at[0]].isZero && result.coherenceSquared == nil, "zero column")
        return
      }
      let cosines = (0..<m).flatMap { i in
        (i + 1..<max(m, i + 1)).map { product(i, $0) * product(i, $0) / (norms[i] * norms[$0]) }
      }
      let expected = cosines.max() ?? .zero
      checkEqual(result.coherenceSquared, expected, "coherence")
      check(result.outcome.proof != nil, "proved")
      // μ at the boundary.
      if let root = expected.coefficient == 0 ? expected.rational.exactSquareRoot : nil, root > 0 {
        check(
          try IncoherenceProver().prove(ProofInput(.matrix(matrix)), mu: root, relation: .le).outcome.proof
            != nil, "≤ at the boundary")
        check(
          try IncoherenceProver().prove(ProofInput(.matrix(matrix)), mu: root).outcome.refutation != nil,
          "< at the boundary")
      }
      for requirement in IncoherenceProver.NormRequirement.allCases {
        let holds: Bool
        switch requirement {
        case .unit: holds = norms.allSatisfy { $0 == .one }
        case .equalNorm: holds = norms.allSatisfy { $0 == norms[0] }
        case .any: holds = true
        }
        let outcome = try IncoherenceProver().prove(ProofInput(.matrix(matrix)), norms: requirement).outcome
        check(holds ? outcome.proof != nil : outcome.refutation != nil, "\(requirement)")
      }
    }
  }

  @Test(
    "packings of the outside data have their coherence", .enabled(if: TestEnvironment.hasData),
    arguments: Packing.all)
  func packings(_ packing: Packing) throws {
    let matrix = try packing.matrix()
    let result = try IncoherenceProver().prove(
      ProofInput(matrix), mu: packing.coherence, relation: .le, norms: .equalNorm)
    guard case .incoherence(let claim, _)? = result.outcome.proof?.assertion,
      case .equal(let norm) = claim.columns
    else {
      Issue.record("\(packing) not proved")
      return
    }
    #expect(claim.coherence == packing.coherence && norm == QuadraticSurd(Rational(packing.normSquared)))
  }

  /// B = A/norm² has unit diagonal: the worst error is that of k off-diagonal entries.
  private func expectErrors(_ matrix: Matrix<Rational>, _ normSquared: Int, _ name: String) throws {
    let values = try #require(try TestEnvironment.dataObject("oracle_values.json")[name] as? [String: Any])
    let errors = try #require(values["eps_k"] as? [String: String])
    let probe = matrix.map { $0 / Rational(normSquared) }
    for (k, text) in errors {
      let result = try RecoveryProver().prove(
        encoder: ProofInput(matrix), probe: ProofInput(probe), sparsity: Int(k) ?? 0, epsilon: nil)
      #expect(
        result.worst.error == QuadraticSurd(try #require(Rational(text))) && result.outcome.proof != nil,
        "\(name), k = \(k)")
    }
  }

  @Test("worst-case errors equal the independent oracle's", .enabled(if: TestEnvironment.hasData))
  func oracle() throws {
    for name in ["lines28_in_R7", "E8_120_in_R8"] {
      let packing = try #require(Packing.all.first { $0.name == name })
      try expectErrors(packing.matrix(), packing.normSquared, name)
    }
    try expectErrors(Lines.devore(5, 2), 5, "devore_q5_r2")
    try expectErrors(Lines.lines28, 24, "lines28_in_R7")
    try expectErrors(Lines.e8, 8, "E8_120_in_R8")
  }

  /// The trained matrices: keys `NAME k=K` with the error as num/2^den_log2 and the feature that attains it.
  private func expectDyadicErrors(_ encoder: InputMatrix, _ probe: InputMatrix, _ name: String) throws {
    let oracle = try TestEnvironment.dataObject("oracle_values.json")
    var tested = 0
    for k in 1...3 {
      guard let values = oracle["\(name) k=\(k)"] as? [String: Any] else { continue }
      let digits = try #require(values["num"] as? String)
      let bits = try #require(values["den_log2"] as? Int)
      let error = Rational(try #require(Integer(digits)), Integer(2).power(bits))
      let result = try RecoveryProver().prove(
        encoder: ProofInput(.matrix(encoder)), probe: ProofInput(.matrix(probe)), sparsity: k, epsilon: nil)
      #expect(result.worst.error == QuadraticSurd(error) && result.outcome.proof != nil, "\(name), k = \(k)")
      #expect(result.worst.row == (values["attained"] as? [Any])?.first as? Int, "\(name), k = \(k)")
      tested += 1
    }
    #expect(tested >= 2, "\(name) is not in the oracle's file")
  }

  @Test("worst-case errors of trained matrices equal the independent oracle's", .enabled(if: TestEnvironment.hasData))
  func trainedOracle() throws {
    func tensor(_ file: String, _ name: String) throws -> InputMatrix {
      try MatrixFile.read(FileReference(path: TestEnvironment.data("sae_fixture/\(file)"), object: name)).matrix
    }
    let weights = "glove50_m100_jumprelu/sae_weights.safetensors"
    try expectDyadicErrors(tensor(weights, "W_dec").transpose, tensor(weights, "W_enc"), "glove50_m100")
    let params = "glove50_m100_jumprelu/params.npz"
    try expectDyadicErrors(tensor(params, "W_dec").transpose, tensor(params, "W_enc"), "glove50_m100")
    let toy = try tensor("toy_superposition_n5_h2.npz", "W")
    try expectDyadicErrors(toy, toy, "toy n5 h2")
  }
}
