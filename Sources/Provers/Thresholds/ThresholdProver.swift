// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// Thresholds on Boolean features (Theorem 12, Corollary 13), by F11: for given thresholds, for given probes, or for an encoder alone.
public struct ThresholdProver: Sendable {
  let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// A feature that decides, or nearly.
  public struct BindingFeature: Sendable {
    /// The feature i.
    public let feature: Int
    /// What its reading does.
    public let extremes: ReadingExtremes
    /// t_i.
    public let threshold: QuadraticSurd
  }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The feature with the least slack; a failing one if there is one.
    public let binding: BindingFeature
    /// How many features fail.
    public let failures: Int
  }

  /// With given probes: decides whether the given thresholds, or some thresholds, read every feature rightly from every Boolean z with at
  /// most k ones.
  ///
  /// Thresholds that are not given are put in the middle of the interval that F11 allows.
  /// - Precondition: A and B have the same size d×m; the thresholds are m×1; k ≥ 1.
  /// - Complexity: m² inner products of length d, and a sort of every row.
  public func prove(
    encoder: ProofInput, probe: ProofInput, thresholds: ProofInput? = nil, sparsity k: Int, featureScale: FeatureScale? = nil,
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Result {
    precondition(k >= 1, "sparsity \(k)")
    var (a, b, inputs, units) = featureScale.apply(encoder: encoder, probe: probe)
    inputs[.thresholds] = thresholds
    let given = thresholds?.matrix?.asSurds.entries
    precondition(given.map { $0.count == a.columns } ?? true, "one threshold a feature")
    let rows = InterferenceRows(encoder: a, probe: b)
    var chosen: [QuadraticSurd] = []
    var failures = 0
    var binding: (feature: BindingFeature, slack: QuadraticSurd, fails: Bool)?
    for i in 0..<rows.count {
      progress(i, rows.count)
      let extremes = rows.reading(i).extremes(k)
      // The certificate's thresholds are those of the probes as they stand: t_i/s_i is compared.
      let factor = QuadraticSurd(featureScale?.factors[i] ?? .one)
      let threshold = given.map { $0[i] / factor } ?? extremes.middle
      chosen.append(threshold * factor)
      let fails = threshold < extremes.off || threshold >= extremes.on
      let slack = min(threshold - extremes.off, extremes.on - threshold)
      if fails { failures += 1 }
      let better = binding.map { fails == $0.fails ? slack < $0.slack : fails } ?? true
      if better { binding = (BindingFeature(feature: i, extremes: extremes, threshold: threshold), slack, fails) }
    }
    guard let binding else { preconditionFailure("no features") }
    let claim = ThresholdClaim(d: a.rows, m: a.columns, k: k, setting: given == nil ? .probe : .thresholds, units: units)
    let assertion: Assertion
    if binding.fails {
      assertion = .thresholdFailure(claim, failure(binding.feature, given: given != nil))
    } else {
      assertion = .threshold(claim, ThresholdWitness(thresholds: given == nil ? chosen : nil))
    }
    return Result(outcome: try certifier.certify(assertion, inputs), binding: binding.feature, failures: failures)
  }

  private func failure(_ binding: BindingFeature, given: Bool) -> ThresholdFailureWitness {
    let extremes = binding.extremes
    let reason: ThresholdFailureWitness.Reason
    if given {
      reason = .misread(z: binding.threshold < extremes.off ? extremes.offOnes : extremes.onOnes)
    } else {
      reason = .inseparable(on: extremes.onOnes, off: extremes.offOnes)
    }
    return ThresholdFailureWitness(feature: binding.feature, reason: reason)
  }
}
