// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Geometry
import LinearSensing
import NearIdentityRank
import Parallelism
import Statements
import Thresholds

/// What an audit is about: encoder and decoder weights as a pair (A, B), with the thresholds at which its features fire.
public struct AuditSubject: Sendable {
  /// The representation vectors, as columns.
  public var encoder: ProofInput
  /// The probe vectors, as columns.
  public var probe: ProofInput
  /// Thresholds of ⟨b_i, Az⟩, m×1, each with a name for people and one for a file.
  public var thresholds: [(name: String, stem: String, input: ProofInput)]

  /// A subject.
  public init(encoder: ProofInput, probe: ProofInput, thresholds: [(name: String, stem: String, input: ProofInput)]) {
    self.encoder = encoder
    self.probe = probe
    self.thresholds = thresholds
  }
}

/// What is asked in an audit.
public struct AuditQuestions: Sendable {
  /// The sparsities are 1, …, this.
  public var sparsity: Int
  /// The error allowed; nil when only its value is asked for.
  public var epsilon: Rational?
  /// Whether the error must be < ε or ≤ ε.
  public var relation = Relation.lt
  /// The values of a feature, for recovery.
  public var domain = Domain.signed
  /// Whether to solve the linear programs that decide about any probes at all.
  public var anyProbes = false
  /// The rank bounds are computed for at most this many features.
  public var rankLimit = 400

  /// Questions up to a sparsity ≥ 1.
  public init(sparsity: Int) { self.sparsity = sparsity }
}

/// Everything an audit found. Every statement of it is certified, or undecided.
public struct Audit: Sendable {
  /// A statement, with the name of the file for its certificate.
  public struct Statement: Sendable {
    /// The stem of the file's name.
    public let stem: String
    /// The statement in a few words.
    public let title: String
    /// Its outcome.
    public let outcome: Outcome
  }

  /// All statements, in the order in which they were decided.
  public internal(set) var statements: [Statement] = []
  /// For k = 1, 2, …: the worst-case error.
  public internal(set) var recovery: [RecoveryProver.Result] = []
  /// For each criterion: its name, and the largest sparsity of every feature, up to m.
  public internal(set) var features: [(name: String, result: FeatureSparsityProver.Result)] = []
  /// At the largest sparsity asked for: by the name of the thresholds.
  public internal(set) var thresholds: [(name: String, result: ThresholdProver.Result)] = []
  /// For any probes, if asked for.
  public internal(set) var anyProbes: ThresholdProver.EncoderResult?
  /// The coherence of A and of B.
  public internal(set) var coherence: [(name: String, result: IncoherenceProver.Result)] = []
  /// Norms and cosines at a sparsity and an error below 1 at which the pair recovers; nil when there are none.
  public internal(set) var geometry: (sparsity: Int, epsilon: Rational, relation: Relation, result: GeometryProver.Result)?
  /// The rank of BᵀA and the bounds on it; nil for more features than the limit.
  public internal(set) var rank: NearIdentityRankProver.Result?
}

/// Decides everything the program knows to ask of a pair with thresholds (Remark 10: of a sparse autoencoder).
public struct AuditProver: Sendable {
  private let certifier: Certifier
  private let workers: Workers

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier(), workers: Workers = .single) {
    self.certifier = certifier
    self.workers = workers
  }

  /// Carries out the audit, in the units of the feature scale.
  ///
  /// - Precondition: A and B are rational, of one size d×m; thresholds are m×1; 1 ≤ sparsity ≤ m; ε > 0.
  /// - Complexity: about (sparsity + 10)·m² inner products of length d, as much again in the kernel; and m³ for the rank bounds.
  public func audit(
    _ subject: AuditSubject, _ questions: AuditQuestions, featureScale: FeatureScale? = nil,
    progress: (_ what: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
  ) throws -> Audit {
    var audit = Audit()
    try recovery(subject, questions, featureScale, progress, &audit)
    try features(subject, questions, featureScale, progress, &audit)
    try thresholds(subject, questions, featureScale, progress, &audit)
    try geometry(subject, questions, featureScale, progress, &audit)
    try rank(subject, questions, featureScale, &audit)
    return audit
  }

  private typealias Progress = (String, Int, Int) -> Void

  private func recovery(
    _ subject: AuditSubject, _ questions: AuditQuestions, _ scale: FeatureScale?, _ progress: Progress, _ audit: inout Audit
  ) throws {
    for k in 1...questions.sparsity {
      let result = try RecoveryProver(certifier, workers: workers).prove(
        encoder: subject.encoder, probe: subject.probe, sparsity: k, epsilon: questions.epsilon, relation: questions.relation,
        domain: questions.domain, featureScale: scale
      ) { progress("worst-case error at k = \(k)", $0, $1) }
      audit.recovery.append(result)
      audit.statements.append(Audit.Statement(stem: "error-k\(k)", title: "worst-case error, k = \(k)", outcome: result.outcome))
    }
  }

  private func features(
    _ subject: AuditSubject, _ questions: AuditQuestions, _ scale: FeatureScale?, _ progress: Progress, _ audit: inout Audit
  ) throws {
    var asked: [(name: String, stem: String, criterion: FeatureCriterion, thresholds: ProofInput?)] = [
      ("some threshold", "features-some-threshold", .separable, nil)
    ]
    if let epsilon = questions.epsilon {
      let criterion = FeatureCriterion.recovery(questions.domain, questions.relation, epsilon: epsilon)
      asked.insert(("recovery within ε", "features-recovery", criterion, nil), at: 0)
    }
    asked += subject.thresholds.map { ($0.name, "features-\($0.stem)", .thresholds, $0.input) }
    for (name, stem, criterion, thresholds) in asked {
      let result = try FeatureSparsityProver(certifier).prove(
        encoder: subject.encoder, probe: subject.probe, thresholds: thresholds, sparsity: subject.encoder.matrix?.columns ?? 1,
        criterion: criterion, featureScale: scale
      ) { progress("features, \(name)", $0, $1) }
      audit.features.append((name, result))
      audit.statements.append(Audit.Statement(stem: stem, title: "feature by feature: \(name)", outcome: result.outcome))
    }
  }

  private func thresholds(
    _ subject: AuditSubject, _ questions: AuditQuestions, _ scale: FeatureScale?, _ progress: Progress, _ audit: inout Audit
  ) throws {
    let k = questions.sparsity
    let asked: [(name: String, stem: String, input: ProofInput?)] =
      [("some thresholds", "some-thresholds", nil)] + subject.thresholds.map { ($0.name, $0.stem, $0.input) }
    for (name, stem, input) in asked {
      let result = try ThresholdProver(certifier).prove(
        encoder: subject.encoder, probe: subject.probe, thresholds: input, sparsity: k, featureScale: scale
      ) { progress("thresholds", $0, $1) }
      audit.thresholds.append((name, result))
      audit.statements.append(Audit.Statement(stem: stem, title: "all features, k = \(k): \(name)", outcome: result.outcome))
    }
    guard questions.anyProbes else { return }
    let result = try ThresholdProver(certifier).prove(encoder: subject.encoder, sparsity: k, featureScale: scale) {
      progress("any probes", $0, $1)
    }
    audit.anyProbes = result
    audit.statements.append(
      Audit.Statement(stem: "any-probes", title: "all features, k = \(k): any probes and thresholds", outcome: result.outcome))
  }

  private func geometry(
    _ subject: AuditSubject, _ questions: AuditQuestions, _ scale: FeatureScale?, _ progress: Progress, _ audit: inout Audit
  ) throws {
    for (name, stem, input) in [("A", "coherence-encoder", subject.encoder), ("B", "coherence-probe", subject.probe)] {
      let result = try IncoherenceProver(certifier, workers: workers).prove(input)
      audit.coherence.append((name, result))
      audit.statements.append(Audit.Statement(stem: stem, title: "coherence of \(name)", outcome: result.outcome))
    }
    guard let (k, epsilon, relation) = AuditProver.recovering(questions, audit.recovery.map(\.worst.error)),
      audit.coherence.allSatisfy({ $0.result.coherenceSquared != nil })
    else { return }
    let result = try GeometryProver(certifier, workers: workers).prove(
      encoder: subject.encoder, probe: subject.probe, sparsity: k, epsilon: epsilon, relation: relation, featureScale: scale
    ) { progress("cosines", $0, $1) }
    audit.geometry = (k, epsilon, relation, result)
    audit.statements.append(Audit.Statement(stem: "cosines", title: "Propositions 9, 11: norms and cosines", outcome: result.outcome))
  }

  /// A sparsity and an error below 1 at which the pair recovers z ∈ [−1, 1]ᵐ: those asked for, else k = 1 and its own error.
  private static func recovering(
    _ questions: AuditQuestions, _ errors: [QuadraticSurd]
  ) -> (sparsity: Int, epsilon: Rational, relation: Relation)? {
    guard questions.domain == .signed, let first = errors.first, first.coefficient.isZero else { return nil }
    if let epsilon = questions.epsilon, epsilon < 1, let last = errors.last, questions.relation.holds(last, QuadraticSurd(epsilon)) {
      return (questions.sparsity, epsilon, questions.relation)
    }
    if first.isZero { return (1, Rational(1, 2), .lt) }
    return first < .one ? (1, first.rational, .le) : nil
  }

  private func rank(_ subject: AuditSubject, _ questions: AuditQuestions, _ scale: FeatureScale?, _ audit: inout Audit) throws {
    let (a, b, _, _) = scale.apply(encoder: subject.encoder, probe: subject.probe)
    guard case .rational(let x) = a, case .rational(let y) = b, x.columns <= questions.rankLimit else { return }
    var options = NearIdentityRankProver.Options()
    (options.largestPower, options.explicitUpTo) = (4, 0)
    let factors = MatrixFactors(left: y.transpose, right: x)
    let result = try NearIdentityRankProver(certifier).prove(ProofInput(factors.product), options, factors: factors)
    audit.rank = result
    audit.statements.append(Audit.Statement(stem: "rank-bound", title: "Lemma 7, Corollary 8: the rank of BᵀA", outcome: result.outcome))
  }
}
