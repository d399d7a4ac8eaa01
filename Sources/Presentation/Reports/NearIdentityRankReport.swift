// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import NearIdentityRank
import Statements
import TextLayout

extension Report {
  /// Lemma 7 and Corollary 8 on a matrix.
  public static func nearIdentityRank(
    _ name: String, _ input: ProofInput, _ result: NearIdentityRankProver.Result, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Lemma 7 and Corollary 8: a matrix close to the identity has large rank")
    report.paragraph(
      "Statement (finite form, F2–F4). Divide row i of C by C_ii > 0: D has ones on the diagonal. If |D_ij| ≤ μ off it, then for every s ≥ 1: "
        + "C(rank + s − 1, s) ≥ n²/‖D^{∘s}‖² (trace) ≥ n/(1 + (n−1)μ^{2s}) (alon); with Chebyshev's T_s(x/μ) for x^s, the sum of "
        + "C(rank + j − 1, j) over j ≡ s mod 2 is ≥ nT²/(T² + n − 1), T = T_s(1/μ) (chebyshev).")
    report.separate()
    report.facts([("Matrix C", "\(name), \(size(input))")])
    report.heading("Hypotheses")
    var hypotheses = [("least diagonal entry γ", "\(result.leastDiagonal.value.forPeople) at row \(result.leastDiagonal.at)")]
    if let largest = result.largestOffDiagonal {
      hypotheses.append(("largest |C_ij|/C_ii", "\(largest.value.forPeople) at (\(largest.at.0), \(largest.at.1))"))
    }
    if result.best != nil {
      hypotheses += [
        ("claimed", "|D_ij| \(result.relation.symbol) μ = \(result.mu.forPeople) for i ≠ j"),
        (
          "range printed in Lemma 7",
          result.printedRange
            ? "1/√n < μ < 1/2 holds" : "1/√n < μ < 1/2 does not hold; the finite theorem does not need it"
        ),
      ]
    }
    report.facts(hypotheses)
    if let best = result.best, let rank = result.rank {
      report.heading("Bounds, power by power (the rank is at least the last column of each family)")
      addBounds(result.bounds, upTo: best.power, to: &report)
      report.line(
        "best: \(best.family.rawValue), s = \(best.power): rank ≥ \(best.lowerBound); the rank is \(rank), slack \(rank - best.lowerBound)")
      if let projector = result.projector {
        report.heading("The proof on this instance, in the certificate")
        report.paragraph(
          "M = entrywise polynomial of D; P = projector onto its columns: P = Pᵀ = P², PM = M, tr P = rank M = \(projector.rank). "
            + "‖M‖² − (tr M)²/tr P = ‖M − (tr M/tr P)·P‖² = \(projector.residual.forPeople) ≥ 0"
            + (projector.residual.isZero ? ": equality, M is a multiple of a projector." : "."))
        if result.n <= 40 { Report.add("P", projector.matrix, to: &report, limit: 8) }
        if let monomials = result.monomials {
          report.paragraph(
            "M = leftᵀ·right through the \(monomials.left.rows) monomials of the family's degrees in \(rank) variables: rank M ≤ \(monomials.left.rows)."
          )
          Report.add("left", monomials.left, to: &report, limit: 8)
          Report.add("right", monomials.right, to: &report, limit: 8)
        }
      }
    }
    add(result.outcome, to: &report)
    return report
  }

  /// The bounds by power and family; a few powers beyond the best.
  static func addBounds(_ bounds: [RankBound], upTo best: Int, to report: inout TextReport) {
    let families = BoundFamily.allCases.filter { family in bounds.contains { $0.family == family } }
    let powers = Array(Set(bounds.map(\.power))).sorted()
    // After the best power the bounds only decay; a few rows show it.
    let shown = powers.filter { $0 <= max(best + 2, 4) }
    let rows = shown.map { power in
      ["\(power)"]
        + families.flatMap { family -> [String] in
          guard let bound = bounds.first(where: { $0.power == power && $0.family == family }) else { return ["", ""] }
          return ["\(bound.strict ? ">" : "≥") \(bound.required.approximation(3))", "\(bound.lowerBound)"]
        }
    }
    report.table(
      ["s"] + families.flatMap { ["\($0.rawValue): count", "rank ≥"] }, rows,
      alignments: [.right] + families.flatMap { _ in [TextReport.Alignment.right, .right] })
    if shown.count < powers.count { report.line("(powers up to \(powers.last ?? 0) were tried)") }
  }
}
