// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Parallelism
import Statements

/// Recovery of a pair (A, B) at (k, ε): eq. 4, 9, 10 of the paper, by F1.
public struct RecoveryProver: Sendable {
  private let certifier: Certifier
  private let workers: Workers

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier(), workers: Workers = .single) {
    self.certifier = certifier
    self.workers = workers
  }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The exact worst case.
    public let worst: WorstCaseError
  }

  /// Decides whether the worst-case error is ⋖ ε; with ε nil, certifies its value. All of it in the units of the feature scale.
  ///
  /// - Precondition: A and B have the same size; k ≥ 1; ε > 0.
  public func prove(
    encoder: ProofInput, probe: ProofInput, sparsity k: Int, epsilon: Rational?, relation: Relation = .lt,
    domain: Domain = .signed, featureScale: FeatureScale? = nil, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Result {
    let (a, b, inputs, units) = featureScale.apply(encoder: encoder, probe: probe)
    let worst = InterferenceRows(encoder: a, probe: b).worstCaseError(
      sparsity: k, domain: domain, workers: workers, progress: progress)
    let verdict: RecoveryVerdict
    if let epsilon {
      let recovers = relation.holds(worst.error, QuadraticSurd(epsilon))
      verdict = recovers ? .recovery(relation, epsilon: epsilon) : .failure(relation, epsilon: epsilon)
    } else {
      verdict = .worstCaseError
    }
    let claim = RecoveryClaim(d: a.rows, m: a.columns, k: k, domain: domain, verdict: verdict, worstError: worst.error, units: units)
    let assertion = Assertion.recovery(claim, RecoveryWitness(row: worst.row, z: worst.z))
    return Result(outcome: try certifier.certify(assertion, inputs), worst: worst)
  }
}
