// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TextLayout
import Thresholds

extension Report {
  /// Thresholds on Boolean features, for given probes.
  ///
  /// - Parameter thresholds: what the given thresholds are called; nil when none are given.
  public static func threshold(
    _ names: (encoder: String, probe: String), _ encoder: ProofInput, _ probe: ProofInput, thresholds: String?,
    _ result: ThresholdProver.Result, sparsity k: Int, featureScale: (name: String, scale: FeatureScale)? = nil, style: TextStyle = .plain
  ) -> TextReport {
    var report = thresholdHeader(style)
    report.facts([
      ("A (encoder)", "\(names.encoder), \(size(encoder))"), ("B (probe)", "\(names.probe), \(size(probe))"),
      ("thresholds t", thresholds ?? "none given: any"), ("sparsity k", "\(k)"),
    ])
    add(featureScale, to: &report)
    let binding = result.binding
    report.heading("Witness")
    let (on, off) = (binding.extremes.on, binding.extremes.off)
    report.facts([
      ("tightest feature i", "\(binding.feature)"),
      ("P_k, the largest (BᵀAz)_i with z_i = 0", "\(off.forPeople), at z = \(set(binding.extremes.offOnes))"),
      ("C_ii − N_{k−1}, the least with z_i = 1", "\(on.forPeople), at z = \(set(binding.extremes.onOnes))"),
    ])
    if thresholds != nil || off < on {
      let chosen = thresholds == nil ? "t_i, in the middle" : "t_i"
      report.facts([("\(chosen); right if P_k ≤ t_i < C_ii − N_{k−1}", binding.threshold.forPeople)])
    } else {
      report.line("a threshold would have to be ≥ P_k and < C_ii − N_{k−1}: there is none")
    }
    if result.failures > 0 { report.line("features that fail: \(result.failures)") }
    add(result.outcome, to: &report)
    return report
  }

  /// Thresholds on Boolean features, for an encoder and any probes.
  public static func threshold(
    _ name: String, _ encoder: ProofInput, _ result: ThresholdProver.EncoderResult, sparsity k: Int,
    featureScale: (name: String, scale: FeatureScale)? = nil, style: TextStyle = .plain
  ) -> TextReport {
    var report = thresholdHeader(style)
    report.facts([
      ("A (encoder)", "\(name), \(size(encoder))"), ("probes B, thresholds t", "none given: any"), ("sparsity k", "\(k)"),
    ])
    add(featureScale, to: &report)
    report.heading("Witness")
    report.paragraph(
      "The largest v_i over all v with Av = 0 whose positive and negative parts have sums ≤ 1 decides: probes and thresholds exist exactly "
        + "for the k below its reciprocal.")
    switch result.outcome {
    case .refuted(let certificate):
      if case .thresholdFailure(_, let witness) = certificate.assertion { report.facts(thresholdFacts(witness)) }
    case .proved(let certificate):
      let limit = result.largestSparsity.map(\.description) ?? "any: the columns of A are independent"
      report.facts([
        ("largest v_i", "\(result.width.forPeople), at feature \(result.feature)"), ("largest k with probes and thresholds", limit),
      ])
      if case .threshold(_, let witness) = certificate.assertion {
        if let probes = witness.probes { add("B", probes, to: &report) }
        report.facts(thresholdFacts(witness).filter { $0.0 == "thresholds" })
      }
    case .undecided: break
    }
    add(result.outcome, to: &report)
    return report
  }

  private static func thresholdHeader(_ style: TextStyle) -> TextReport {
    var report = TextReport(style: style)
    report.title("Thresholds on Boolean features (Theorem 12, Corollary 13; F11)")
    report.paragraph(
      "Statement. Feature i is read rightly when (BᵀAz)_i > t_i exactly if z_i = 1, for every z in {0, 1}^m with at most k ones. With C = BᵀA, and "
        + "P_k, N_k the sums of the k largest positive and negative parts of row i off the diagonal, that is P_k ≤ t_i < C_ii − N_{k−1}.")
    report.separate()
    return report
  }

  static func thresholdFacts(_ witness: ThresholdWitness) -> [(String, String)] {
    var facts: [(String, String)] = []
    if let probes = witness.probes { facts.append(("probes", "\(probes.rows)×\(probes.columns)")) }
    if let thresholds = witness.thresholds {
      let shown = thresholds.prefix(8).map { $0.coefficient.isZero ? $0.rational.short : $0.description }.joined(separator: ", ")
      facts.append(("thresholds", shown + (thresholds.count > 8 ? ", … (\(thresholds.count) in all)" : "")))
    }
    return facts.isEmpty ? [("witness", "none needed")] : facts
  }

  static func thresholdFacts(_ witness: ThresholdFailureWitness) -> [(String, String)] {
    var facts = [("feature", "\(witness.feature)")]
    switch witness.reason {
    case .misread(let z): facts.append(("ones of z", set(z)))
    case .inseparable(let on, let off): facts += [("ones of z, on", set(on)), ("ones of z, off", set(off))]
    case .kernelVector(let vector):
      let shown = vector.entries.prefix(12).map { "v_\($0.index) = \($0.value.short)" }.joined(separator: ", ")
      facts.append(("kernel vector v", shown + (vector.entries.count > 12 ? ", … (\(vector.entries.count) entries)" : "")))
    }
    return facts
  }

  /// A Boolean vector by its ones.
  static func set(_ ones: [Int]) -> String {
    let shown = ones.prefix(24).map { "e_\($0)" }.joined(separator: " + ")
    return ones.isEmpty ? "0" : ones.count > 24 ? "\(shown) + … (\(ones.count) ones)" : shown
  }
}

extension Rational {
  /// The number itself when it is short, else an approximation.
  var short: String { description.count <= 24 ? description : approximation(6) }
}
