// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import ExactArithmetic
import Statements
import TextLayout

extension Report {
  /// The interval for a capacity.
  public static func capacity(_ result: CapacityProver.Result, style: TextStyle = .plain) -> TextReport {
    let claim = result.claim
    var report = TextReport(style: style)
    report.title("Capacity: \(claim.name)")
    switch claim.decoder {
    case .linear:
      report.paragraph(
        "Statement (F8). For 0 < ε ≤ 1 and k > ε, d(m, k, ε) is the least rank of an m×m matrix with ones on the diagonal and entries "
          + "< η = ε/(k − ε) elsewhere in absolute value; d̄ (error ≤ ε) the same with ≤ η. Lower bounds: F3, F4 for all powers s. Upper "
          + "bounds: constructions, each proved in proofs/constructions.md.")
    case .threshold:
      report.paragraph(
        "Statement (F11). d_thr(m, k) is the least d in which thresholds (or biases and a monotone activation) tell the active features of "
          + "every k-sparse binary z. It is at most d(m, k, ½), and all powers s bound C(d + s, s) from below.")
    }
    report.separate()
    report.facts([
      ("m, k", "\(claim.m), \(claim.k)"),
      ("ε", claim.decoder == .threshold ? "½ in the bounds" : "\(claim.epsilon) (error \(claim.relation.symbol) ε)"),
      ("η", claim.eta.map { "\($0)" } ?? "infinite"),
    ])
    report.heading("Witness")
    report.table(
      ["", "d", "by"],
      [["lower", "\(claim.lower)", result.witness.lower.name], ["upper", "\(claim.upper)", result.witness.upper.name]],
      alignments: [.left, .right, .left])
    if claim.lower > 0 && claim.lower < claim.upper {
      report.line("upper/lower = \((Rational(claim.upper) / Rational(claim.lower)).approximation(3))")
    }
    if let printed = result.printed {
      report.heading("The route printed in the paper (proof of Theorem 3), with explicit constants")
      report.paragraph(
        "Turán leaves ⌈m/(4k+1)⌉ = \(printed.features) features with interference < μ = (ε/k)/(1−ε) = \(printed.mu); F3 on them, best power: "
          + "d ≥ \(printed.lower)."
          + (printed.isInRange ? "" : " (Outside the printed range 1/√n < μ < ½ of Corollary 8, where F3 still applies.)"))
    }
    add(result.outcome, to: &report)
    return report
  }
}
