// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TextLayout

extension Report {
  /// The worst-case error of a pair, and recovery.
  public static func recovery(
    _ names: (encoder: String, probe: String), _ encoder: ProofInput, _ probe: ProofInput, _ result: RecoveryProver.Result,
    sparsity k: Int, epsilon: Rational?, relation: Relation, domain: Domain,
    featureScale: (name: String, scale: FeatureScale)? = nil, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Linear accessibility: worst-case error of a pair (eq. 4, 9, 10; F1)")
    report.paragraph(
      "Statement. The largest |(BᵀAz − z)_i| over all z with at most k nonzero entries, each in \(domain.interval), is the largest sum of k "
        + (domain == .signed ? "entries of |BᵀA − I| in a row" : "like-signed entries of BᵀA − I in a row, in absolute value")
        + ", attained at the z below.")
    report.separate()
    let worst = result.worst
    report.facts([
      ("A (encoder)", "\(names.encoder), \(size(encoder))"), ("B (probe)", "\(names.probe), \(size(probe))"),
      ("sparsity k", "\(k)"), ("domain", domain.interval),
    ])
    add(featureScale, to: &report)
    report.heading("Witness")
    report.facts([
      ("binding feature i", "\(worst.row), with C_ii = \(worst.diagonal.forPeople)"),
      ("worst z", nonzeros(worst.z)),
      ("|(BᵀAz − z)_i|", worst.error.forPeople),
    ])
    report.heading("What recovery within ε forces (the necessary conditions of the lower bound)")
    func comparison(_ value: QuadraticSurd) -> String {
      guard let epsilon else { return "" }
      return value < QuadraticSurd(epsilon) ? " < ε" : " ≥ ε: violated"
    }
    report.facts([
      (
        "eq. 9: largest |C_ii − 1|",
        "\(worst.diagonalError.value.forPeople) at feature \(worst.diagonalError.at)\(comparison(worst.diagonalError.value))"
      ),
      (
        "eq. 10: largest |Σ_{j∈T} C_ij|, i ∉ T, |T| ≤ k",
        "\(worst.interference.value.forPeople) at feature \(worst.interference.at)\(comparison(worst.interference.value))"
      ),
    ])
    if let epsilon {
      let slack = QuadraticSurd(epsilon) - worst.error
      report.line("claim: error \(relation.symbol) ε = \(epsilon.forPeople); slack ε − error = \(slack.forPeople)")
    }
    add(result.outcome, to: &report)
    return report
  }

  /// Says in which units the features are measured.
  static func add(_ featureScale: (name: String, scale: FeatureScale)?, to report: inout TextReport) {
    guard let (name, scale) = featureScale else {
      report.line("units: column a_j represents z_j = 1")
      return
    }
    let (least, largest) = (scale.factors.min() ?? 1, scale.factors.max() ?? 1)
    report.paragraph(
      "units: \(FeatureUnits.featureScale.words). s = \(name), from \(least.forPeople) to \(largest.forPeople). Everything below is of the "
        + "scaled vectors; the error of feature i is measured in units of s_i.")
  }
}
