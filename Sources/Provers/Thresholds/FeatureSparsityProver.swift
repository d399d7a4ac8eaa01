// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// How far each feature of a pair goes on its own: the largest sparsity at which it is recovered, or read by a threshold.
public struct FeatureSparsityProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The largest s ≤ k of each feature; 0 when it fails at 1.
    public let sparsities: [Int]
  }

  /// Certifies the largest sparsity ≤ k at which each feature meets the criterion.
  ///
  /// - Parameter thresholds: exactly with the criterion `thresholds`.
  /// - Precondition: A and B have the same size d×m; 1 ≤ k ≤ m.
  /// - Complexity: m² inner products of length d, a sort of every row, and log k sums of k entries a row.
  public func prove(
    encoder: ProofInput, probe: ProofInput, thresholds: ProofInput? = nil, sparsity k: Int, criterion: FeatureCriterion,
    featureScale: FeatureScale? = nil, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Result {
    var (a, b, inputs, units) = featureScale.apply(encoder: encoder, probe: probe)
    inputs[.thresholds] = thresholds
    let given = thresholds?.matrix?.asSurds.entries
    let rows = InterferenceRows(encoder: a, probe: b)
    precondition(k >= 1 && k <= rows.count, "sparsity \(k)")
    let sparsities = (0..<rows.count).map { i in
      progress(i, rows.count)
      let row = rows.reading(i)
      func holds(_ s: Int) -> Bool {
        switch criterion {
        case .recovery(let domain, let relation, let epsilon): return relation.holds(row.largestError(s, domain), QuadraticSurd(epsilon))
        case .separable: return row.extremes(s).gap.sign > 0
        case .thresholds:
          guard let given else { preconditionFailure("no thresholds are given") }
          let (extremes, threshold) = (row.extremes(s), given[i] / QuadraticSurd(featureScale?.factors[i] ?? .one))
          return extremes.off <= threshold && threshold < extremes.on
        }
      }
      // What holds at s holds at every smaller one.
      var (good, bad) = (0, k + 1)
      while bad - good > 1 {
        let middle = (good + bad) / 2
        if holds(middle) { good = middle } else { bad = middle }
      }
      return good
    }
    let claim = FeatureSparsityClaim(d: a.rows, m: a.columns, k: k, criterion: criterion, sparsities: sparsities, units: units)
    return Result(outcome: try certifier.certify(.featureSparsity(claim), inputs), sparsities: sparsities)
  }
}
