// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import ExactArithmetic
import KernelLadder
import Statements
import TextLayout

extension Report {
  /// The matrix that a search for a gap has found (F10).
  public static func gap(
    _ search: GapSearch, _ capacity: CapacityProver.Result, candidate: Int, _ found: GapSearch.Found, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    let (m, d, k) = (search.m, search.d, search.k)
    report.title("A gap between basis pursuit and linear probes (F10)")
    report.paragraph(
      "Through the \(d)×\(m) matrix A below basis pursuit recovers every \(k)-sparse z exactly. No pair of \(d)×\(m) matrices A, B at all recovers "
        + "every \(k)-sparse z in [-1, 1]^\(m) linearly with every error < \(capacity.claim.epsilon): that takes d ≥ \(capacity.claim.lower)."
    )
    report.separate()
    report.facts([
      ("candidate", "\(candidate) of seed \(search.seed), \(found.changes) entries changed"),
      ("linear probes (F8)", "d ≥ \(capacity.claim.lower), by \(capacity.witness.lower.name)"),
      ("vectors y", "\(found.result.decided.count), one for every \(k) columns and signs"),
    ])
    if let vector = found.result.concentrated {
      report.facts([("most concentrated v", "\(vector.concentration(k).forPeople) of ‖v‖₁ on \(k) entries")])
    }
    report.separate()
    add("A", found.matrix, to: &report, limit: 40)
    add(found.result.outcome, to: &report)
    add(capacity.outcome, to: &report)
    return report
  }
}
