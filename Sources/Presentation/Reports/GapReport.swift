// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import KernelLadder
import NearIdentityRank
import Statements
import TextLayout

extension Report {
  /// The matrix that a search for a gap has found (F10).
  public static func gap(
    _ search: GapSearch, epsilon: Rational, bound: RankBound, candidate: Int, _ found: GapSearch.Found, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    let (m, d, k) = (search.m, search.d, search.k)
    report.title("A gap between basis pursuit and linear probes (F10)")
    report.paragraph(
      "Through the \(d)×\(m) matrix A below basis pursuit recovers every \(k)-sparse z exactly. No pair of \(d)×\(m) matrices A, B at all recovers "
        + "every \(k)-sparse z in [-1, 1]^\(m) linearly with every error < \(epsilon): that takes d ≥ \(bound.lowerBound).")
    report.separate()
    report.facts([
      ("candidate", "\(candidate) of seed \(search.seed), \(found.changes) entries changed"),
      ("bound (F8)", "\(bound.family.rawValue), power \(bound.power): \(requirement(bound))"),
      ("vectors y", "\(found.result.decided.count), one for every \(k) columns and signs"),
    ])
    if let vector = found.result.concentrated {
      report.facts([("most concentrated v", "\(vector.concentration(k).forPeople) of ‖v‖₁ on \(k) entries")])
    }
    report.separate()
    add("A", found.matrix, to: &report, limit: 40)
    add(found.result.outcome, to: &report)
    return report
  }

  /// What a bound asks of the rank.
  static func requirement(_ bound: RankBound) -> String {
    let sign = bound.strict ? ">" : "≥"
    let monomials =
      bound.power == 1
      ? "d" : bound.family == .chebyshev ? "the number of monomials in d variables" : "C(d+\(bound.power - 1), \(bound.power))"
    return "\(monomials) \(sign) \(bound.required.forPeople), so d ≥ \(bound.lowerBound)"
  }
}
