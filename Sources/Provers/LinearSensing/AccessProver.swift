// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Parallelism
import Statements

/// Linear accessibility of an encoder A by the best probes (F7).
public struct AccessProver: Sendable {
  private let certifier: Certifier
  private let workers: Workers

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier(), workers: Workers = .single) {
    self.certifier = certifier
    self.workers = workers
  }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome: `access` proved, `no-access` refuted; without ε, `optimal-access` proved.
    public let outcome: Outcome
    /// The best decoder and its proof.
    public let decoder: BestDecoder
    /// The worst-case error of the matched probes b_i = a_i/‖a_i‖² at the same k; nil when a column is 0.
    public let matchedError: Rational?
  }

  /// Decides whether some B has a worst-case error ⋖ ε on k-sparse z; with ε nil, certifies the least one. All of it in the units of the
  /// feature scale.
  ///
  /// - Precondition: A is rational; k ≥ 1; ε > 0.
  /// - Complexity: that of `BestDecoder`.
  public func prove(
    _ encoder: ProofInput, sparsity k: Int, epsilon: Rational?, relation: Relation = .lt, featureScale: FeatureScale? = nil,
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Result {
    precondition(k >= 1, "sparsity \(k)")
    guard let matrix = encoder.matrix, case .rational(let a) = featureScale?.encoder(matrix) ?? matrix else {
      preconditionFailure("access needs a rational matrix")
    }
    let decoder = BestDecoder(a, workers: workers, progress: progress)
    var inputs: [Role: ProofInput] = [.encoder: encoder]
    if let featureScale { inputs[.featureScale] = featureScale.input }
    let assertion = AccessProver.assertion(
      decoder, sparsity: k, epsilon: epsilon, relation: relation, units: featureScale == nil ? .columns : .featureScale)
    return Result(
      outcome: try certifier.certify(assertion, inputs), decoder: decoder, matchedError: matchedError(a, sparsity: k))
  }

  private static func assertion(
    _ decoder: BestDecoder, sparsity k: Int, epsilon: Rational?, relation: Relation, units: FeatureUnits
  ) -> Assertion {
    let (d, m) = (decoder.probes.rows, decoder.probes.columns)
    let error = decoder.error(sparsity: k)
    guard let epsilon else {
      return .optimalAccess(
        OptimalAccessClaim(d: d, m: m, k: k, featureMu: decoder.mu, worstError: error, units: units),
        OptimalAccessWitness(probes: decoder.probes, kernelVectors: decoder.kernelVectors))
    }
    let claim = AccessClaim(d: d, m: m, k: k, epsilon: epsilon, relation: relation, worstError: error, units: units)
    guard relation.holds(error, epsilon) else {
      return .access(claim, .kernelVector(decoder.kernelVectors[decoder.bindingFeature]))
    }
    // With k·μ* ≥ 1 the optimal probes may have an error above 1, and B = 0 has 1.
    let probes = Rational(k) * decoder.largestMu < 1 ? decoder.probes : Matrix(rows: d, columns: m) { _, _ in 0 }
    return .access(claim, .probes(probes))
  }

  private func matchedError(_ a: Matrix<Rational>, sparsity k: Int) -> Rational? {
    let norms = (0..<a.columns).map { j in (0..<a.rows).reduce(Rational.zero) { $0 + a[$1, j] * a[$1, j] } }
    if norms.contains(where: \.isZero) { return nil }
    let matched = Matrix(rows: a.rows, columns: a.columns) { a[$0, $1] / norms[$1] }
    return InterferenceRows(encoder: .rational(a), probe: .rational(matched)).worstCaseError(
      sparsity: k, domain: .signed, workers: workers
    ).error.rational
  }
}
