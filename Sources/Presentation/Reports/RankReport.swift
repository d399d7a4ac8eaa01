// SPDX-License-Identifier: Apache-2.0
import Certification
import Statements
import TextLayout

extension Report {
  /// The rank of a matrix with its witness.
  public static func rank(_ name: String, _ input: ProofInput, _ outcome: Outcome, style: TextStyle = .plain) -> TextReport {
    var report = TextReport(style: style)
    report.title("Rank of a matrix")
    report.paragraph(
      "Statement. A minor that is nonzero modulo a prime shows the rank from below; a reason why the other rows add nothing shows it from above."
    )
    report.separate()
    report.facts([("Matrix", "\(name), \(size(input))")])
    if case .proved(let certificate) = outcome, case .rank(let claim, let witness) = certificate.assertion {
      let lower = witness.lower
      report.heading("Witness")
      report.facts([
        ("rank ≥ \(claim.rank)", "the minor below is nonzero modulo \(lower.prime)"),
        ("  rows", indices(lower.rows)), ("  columns", indices(lower.columns)),
        ("rank ≤ \(claim.rank)", upperReason(witness.upper, claim)),
      ])
      if case .dependencies(let combinations) = witness.upper, combinations.rows <= 12, combinations.columns <= 12 {
        Report.add("combinations", combinations, to: &report)
      }
    }
    add(outcome, to: &report)
    return report
  }

  static func upperReason(_ upper: RankWitness.Upper, _ claim: RankClaim) -> String {
    switch upper {
    case .full: return "it has only \(claim.rank) \(claim.rank == claim.rows ? "rows" : "columns")"
    case .factorisation: return "it is a product through \(claim.rank) dimensions"
    case .dependencies(let combinations): return "\(combinations.rows) other rows are combinations of the minor's rows"
    }
  }
}
