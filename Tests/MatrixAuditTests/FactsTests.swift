// SPDX-License-Identifier: Apache-2.0
import AuditReports
import Certification
import ExactArithmetic
import FileAccess
import InterferenceScan
import LinearSensing
import MatrixAudit
import MatrixFiles
import Statements
import TestSupport
import Testing
import Thresholds

@Suite("Matrix audit: facts")
struct FactsTests {
  private static func columns(_ matrix: Matrix<Rational>) -> VectorSet { VectorSet(columns: matrix) }

  @Test("errors, sparsities and totals are those of an exact pass over C")
  func againstInterferenceRows() {
    withEvery("seed", in: 0..<TestEnvironment.scaled(60)) { seed in
      var random = SplitMix64(seed: seed)
      let (d, m) = (random.int(1...6), random.int(2...14))
      let (a, b) = (random.matrix(d, m, size: 5), random.matrix(d, m, size: 5))
      let k = random.int(1...m)
      withEvery("domain", in: Domain.allCases) { domain in
        withEvery("relation", in: Relation.allCases) { relation in
          let rows = InterferenceRows(encoder: .rational(a), probe: .rational(b))
          var questions = MatrixAuditQuestions(sparsity: k, epsilon: rows.worstCaseError(sparsity: k, domain: domain).error.rational)
          if questions.epsilon?.isZero ?? true { questions.epsilon = 1 }
          (questions.relation, questions.domain) = (relation, domain)
          guard let pair = InterferencePair(encoder: FactsTests.columns(a), probe: .vectors(FactsTests.columns(b))) else { return }
          var options = InterferenceScan.Options()
          options.full = random.oneIn(2)
          let result = MatrixAuditProver(pair, options).audit(0..<m, questions)
          let facts = result.rows.map { FeatureFacts($0, questions) }
          var totals = AuditTotals()
          facts.forEach { totals.add($0) }
          for s in 1...k {
            let worst = rows.worstCaseError(sparsity: s, domain: domain)
            checkEqual(totals.worst[s - 1].value, worst.error.rational, "worst error at \(s)")
            checkEqual(totals.worst[s - 1].feature, worst.row, "feature at \(s)")
          }
          let proven = try? FeatureSparsityProver().prove(
            encoder: ProofInput(a), probe: ProofInput(b), sparsity: k,
            criterion: .recovery(domain, relation, epsilon: questions.epsilon ?? 1))
          checkEqual(facts.map(\.largestSparsity), proven?.sparsities.map { $0 } ?? [], "largest sparsities")
        }
      }
    }
  }

  @Test("totals of parts add up to those of the whole")
  func totals() {
    var random = SplitMix64(seed: 5)
    let a = random.matrix(5, 30, size: 4)
    guard let pair = InterferencePair(encoder: FactsTests.columns(a), probe: .encoder) else { return }
    let questions = MatrixAuditQuestions(sparsity: 3, epsilon: Rational(1, 2))
    let facts = MatrixAuditProver(pair).audit(0..<30, questions).rows.map { FeatureFacts($0, questions) }
    func total(_ part: some Sequence<FeatureFacts>) -> AuditTotals { part.reduce(into: AuditTotals()) { $0.add($1) } }
    for cut in 0...30 {
      var parts = total(facts[..<cut])
      parts.add(total(facts[cut...]))
      #expect(parts == total(facts), "cut at \(cut)")
    }
  }

  @Test("a bin holds its numbers and no others")
  func bins() {
    var random = SplitMix64(seed: 8)
    withEvery("n", in: 0..<TestEnvironment.scaled(2000)) { _ in
      let value = random.rational().magnitude
      if value.isZero { return }
      let place = Bins.Place(value)
      check(place.lower <= value && value < place.upper, "\(value) in [\(place.lower), \(place.upper))")
      checkEqual(Bins.Place(place.lower), place, "the lower end of \(place)")
      check(Bins.Place(place.upper) > place, "the upper end of \(place)")
    }
    #expect(Bins.Place(1) == Bins.Place(octave: 0, eighth: 0))
    #expect(Bins.Place(Rational(15, 8)) == Bins.Place(octave: 0, eighth: 7))
  }

  /// Real embeddings: the filter and the all-exact path find the same, B = A and matched.
  @Test("embeddings: the filter agrees with exact arithmetic", .enabled(if: TestEnvironment.hasData && TestEnvironment.runsSlowTests))
  func embeddings() throws {
    let names = [
      ("glove6b_50x200_f32.npy", ""), ("glove6b_50x2000_f32.npy", ""), ("minilm_tok_384x400_f32.npy", ""),
      ("minilm_ffn5_384x512_f32.safetensors", "A_ffn_out"), ("minilm_ffn5_384x512_f32.safetensors", "B_ffn_in"),
    ]
    try withEvery("file", in: names) { name, tensor in
      let reference = FileReference(path: TestEnvironment.data("embeddings/" + name), object: tensor.isEmpty ? nil : tensor)
      guard case .dyadic(let read) = try MatrixFile.read(reference, keepingBits: true).matrix else { return check(false, "not dyadic") }
      let vectors = VectorSet(columns: read)
      var questions = MatrixAuditQuestions(sparsity: 4, epsilon: Rational(1, 2))
      questions.domain = .nonnegative
      // The exact path takes its time.
      withEvery("probe", in: vectors.count > 1000 ? [1] : [0, 1]) { probe in
        guard let pair = InterferencePair(encoder: vectors, probe: probe == 0 ? .encoder : .matched) else { return }
        var full = InterferenceScan.Options()
        full.full = true
        full.threads = 2
        let found = [InterferenceScan.Options(), full].map { MatrixAuditProver(pair, $0).audit(0..<vectors.count, questions) }
        let facts = found.map { result in result.rows.map { FeatureFacts($0, questions) } }
        check(facts[0] == facts[1], "the same facts")
        checkEqual(found[0].coherence?.squared, found[1].coherence?.squared, "coherence")
        check(found[0].statistics.filteredShare > 0.8, "\(found[0].statistics)")
      }
    }
  }

  @Test("oracle values: exact worst-case errors computed elsewhere", .enabled(if: TestEnvironment.hasData))
  func oracle() throws {
    let file = try MatrixFile.read(FileReference(path: TestEnvironment.packageFolder + "/examples/lines/lines-28-in-R7.csv"))
    guard let a = file.matrix.rationalMatrix, let pair = InterferencePair(encoder: VectorSet(columns: a), probe: .matched) else { return }
    let questions = MatrixAuditQuestions(sparsity: 4)
    var totals = AuditTotals()
    for row in MatrixAuditProver(pair).audit(0..<28, questions).rows { totals.add(FeatureFacts(row, questions)) }
    let values = try #require(try TestEnvironment.dataObject("oracle_values.json")["lines28_in_R7"] as? [String: Any])
    let errors = try #require(values["eps_k"] as? [String: String])
    for k in 1...4 { #expect(totals.worst[k - 1].value.description == errors["\(k)"], "k = \(k)") }
    let e8 = try MatrixFile.read(FileReference(path: TestEnvironment.packageFolder + "/examples/lines/e8-120.csv"))
    guard let b = e8.matrix.rationalMatrix, let other = InterferencePair(encoder: VectorSet(columns: b), probe: .matched) else { return }
    #expect(other.isExactInFloats)
    var second = AuditTotals()
    for row in MatrixAuditProver(other).audit(0..<120, questions).rows { second.add(FeatureFacts(row, questions)) }
    #expect(second.worst.map(\.value.description) == ["1/2", "1", "3/2", "2"])
  }
}
