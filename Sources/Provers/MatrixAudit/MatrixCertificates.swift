// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import ExactArithmetic
import InterferenceScan
import Statements

/// Certificates of what an audit of all rows found.
public struct MatrixCertificates {
  /// A statement, with the name of the file for its certificate.
  public struct Statement: Sendable {
    /// The stem of the file's name.
    public let stem: String
    /// The statement in a few words.
    public let title: String
    /// Its outcome.
    public let outcome: Outcome
  }

  private let certifier: Certifier
  private let inputs: [Role: ProofInput]
  private let rule: ProbeRule?
  private let size: (d: Int, m: Int)
  private let questions: MatrixAuditQuestions
  private let rows: [InterferenceRow]
  private let filter: EntryFilter?
  private let digests: DigestMemory

  /// Certificates about all rows of a pair.
  ///
  /// - Parameters:
  ///   - certifier: one that accepts the assumption `ieee754-dot-product`, if a filter is used.
  ///   - inputs: encoder and probe, as certificates state them.
  ///   - rule: the rule that gives the probe, if one does.
  ///   - filtered: whether entries that are not among the largest are left to the filter. The lists and bounds do not depend on how the
  ///     rows were found.
  ///   - digests: what the kernel has hashed before.
  public init(
    _ certifier: Certifier, inputs: [Role: ProofInput], rule: ProbeRule?, d: Int, _ questions: MatrixAuditQuestions,
    _ rows: [InterferenceRow],
    filtered: Bool, digests: DigestMemory
  ) {
    self.certifier = certifier
    self.inputs = inputs
    self.rule = rule
    size = (d, rows.count)
    self.questions = questions
    self.rows = rows
    self.digests = digests
    filter = filtered ? MatrixCertificates.filter(rows, questions) : nil
  }

  /// Each row's own feature and its largest entries; the bound is the least of these, which no other entry exceeds.
  private static func filter(_ rows: [InterferenceRow], _ questions: MatrixAuditQuestions) -> EntryFilter {
    func bound(_ entries: [InterferenceRow.Entry]) -> Integer {
      // A list that is not full holds all entries that are not 0.
      entries.count < questions.sparsity ? .zero : entries[questions.sparsity - 1].numerator.magnitude
    }
    return EntryFilter(
      bounds: rows.map { row in
        let sides =
          questions.domain == .signed
          ? [row.largest] : [row.largest.filter { $0.numerator.sign > 0 }, row.largest.filter { $0.numerator.sign < 0 }]
        return Rational(sides.map(bound).max() ?? .zero) * row.scale
      }, listed: rows.map { row in (row.largest.map(\.other) + [row.feature]).sorted() })
  }

  /// All statements, with the progress made.
  ///
  /// - Throws: `KernelRejection`.
  public func certify(
    _ totals: AuditTotals, _ facts: [Int?], coherence: Coherence?, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> [Statement] {
    var statements: [Statement] = []
    let count = questions.sparsity * (questions.epsilon == nil ? 1 : 2) + (questions.epsilon == nil ? 0 : 1) + 1
    func add(_ stem: String, _ title: String, _ outcome: () throws -> Outcome) throws {
      progress(statements.count, count)
      statements.append(Statement(stem: stem, title: title, outcome: try outcome()))
    }
    for k in 1...questions.sparsity {
      let worst = totals.worst[k - 1]
      try add("error-k\(k)", "worst-case error, k = \(k)") { try recovery(k, worst, .worstCaseError) }
      guard let epsilon = questions.epsilon else { continue }
      if questions.relation.holds(worst.value, epsilon) {
        try add("recovery-k\(k)", "recovery within ε, k = \(k)") { try recovery(k, worst, .recovery(questions.relation, epsilon: epsilon)) }
      } else {
        try add("recovery-k\(k)", "recovery within ε, k = \(k)") { try attained(k, worst, epsilon) }
      }
    }
    if let epsilon = questions.epsilon {
      try add("features-recovery", "feature by feature: recovery within ε") { try sparsities(facts.map { $0 ?? 0 }, epsilon) }
    }
    if let coherence, let statement = try incoherence(coherence) { statements.append(statement) }
    return statements
  }

  private func witness(_ k: Int, _ worst: AuditTotals.Extreme, _ filter: EntryFilter?) -> RecoveryWitness {
    RecoveryWitness(row: worst.feature, z: RowErrors(rows[worst.feature], questions.domain).worst(k), filter: filter)
  }

  private func recovery(_ k: Int, _ worst: AuditTotals.Extreme, _ verdict: RecoveryVerdict) throws -> Outcome {
    let claim = RecoveryClaim(
      d: size.d, m: size.m, k: k, domain: questions.domain, verdict: verdict, worstError: QuadraticSurd(worst.value), probeRule: rule)
    return try certified(.recovery(claim, witness(k, worst, filter)), inputs)
  }

  private func attained(_ k: Int, _ worst: AuditTotals.Extreme, _ epsilon: Rational) throws -> Outcome {
    let claim = AttainedErrorClaim(
      d: size.d, m: size.m, k: k, domain: questions.domain, relation: questions.relation, epsilon: epsilon,
      attainedError: QuadraticSurd(worst.value), probeRule: rule)
    return try certified(.attainedError(claim, witness(k, worst, nil)), inputs)
  }

  private func sparsities(_ sparsities: [Int], _ epsilon: Rational) throws -> Outcome {
    let claim = FeatureSparsityClaim(
      d: size.d, m: size.m, k: questions.sparsity, criterion: .recovery(questions.domain, questions.relation, epsilon: epsilon),
      sparsities: sparsities, probeRule: rule)
    return try certified(.featureSparsity(claim, filter), inputs)
  }

  /// The filter allows one bound a row for both signs; where that is too coarse for z ∈ [0, 1]ᵐ, the kernel rejects what is true.
  private func certified(_ assertion: Assertion, _ inputs: [Role: ProofInput]) throws -> Outcome {
    do {
      return try certifier.certify(assertion, inputs, digests: digests)
    } catch let rejection as KernelRejection {
      if questions.domain == .nonnegative, assertion.filter != nil {
        return .undecided(["the filter's one bound a row does not tell the signs apart well enough here; --full does without it"])
      }
      throw rejection
    }
  }
}

extension MatrixCertificates {
  /// The coherence of A; nil when floats have not told which pairs are near to it.
  private func incoherence(_ coherence: Coherence) throws -> Statement? {
    let outcome: Outcome
    let norms = squaredNorms()
    let columns: ColumnNorms
    if let first = norms.first, norms.allSatisfy({ $0 == first }) {
      columns = first == .one ? .unit(squared: .one) : .equal(squared: QuadraticSurd(first))
    } else {
      columns = .any
    }
    let claim = IncoherenceClaim(
      d: size.d, m: size.m, columns: columns, coherenceSquared: QuadraticSurd(coherence.squared),
      coherence: coherence.squared.exactSquareRoot, bound: nil)
    let encoder = inputs.filter { $0.key == .encoder }
    if filter == nil {
      outcome = try certifier.certify(.incoherence(claim, IncoherenceWitness(pair: coherence.pair)), encoder, digests: digests)
    } else if let near = coherence.nearPairs {
      var listed = [[Int]](repeating: [], count: size.m)
      for (i, j) in near { listed[i].append(j) }
      let bounds = norms.map { MatrixCertificates.rootBelow(coherence.squared * $0) }
      let witness = IncoherenceWitness(pair: coherence.pair, filter: EntryFilter(bounds: bounds, listed: listed))
      outcome = try certifier.certify(.incoherence(claim, witness), encoder, digests: digests)
    } else {
      outcome = .undecided(["too many pairs are as close to the largest cosine as 2⁻²⁰ to be listed"])
    }
    return Statement(stem: "coherence-encoder", title: "coherence of A", outcome: outcome)
  }

  private func squaredNorms() -> [Rational] {
    guard let matrix = inputs[.encoder]?.matrix else { return [] }
    switch matrix {
    case .rational(let a): return VectorSet(columns: a).squaredNorms
    case .dyadic(let a): return VectorSet(columns: a).squaredNorms
    case .surd: return []
    }
  }

  /// A rational of few digits whose square is at most the value, and at least (1 − 2⁻²²) times it.
  ///
  /// - Precondition: value ≥ 0.
  private static func rootBelow(_ value: Rational) -> Rational {
    if value.isZero { return .zero }
    // √value·2^shift has at least 24 bits.
    let shift = 24 - (value.numerator.bitLength - value.denominator.bitLength - 1) / 2 + 1
    let scaled =
      shift >= 0 ? value * Rational(Integer.one.shiftedLeft(by: 2 * shift)) : value / Rational(Integer.one.shiftedLeft(by: -2 * shift))
    let root = Rational(scaled.floor.squareRoot)
    return shift >= 0 ? root / Rational(Integer.one.shiftedLeft(by: shift)) : root * Rational(Integer.one.shiftedLeft(by: -shift))
  }
}
