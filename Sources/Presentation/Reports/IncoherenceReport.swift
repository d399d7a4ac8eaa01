// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TextLayout

extension Report {
  /// The coherence of a matrix.
  public static func incoherence(
    _ name: String, _ encoder: ProofInput, _ result: IncoherenceProver.Result, mu: Rational?, relation: Relation, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Definition 4: incoherence")
    report.paragraph(
      "Statement. A matrix is μ-incoherent if its columns are unit vectors and |⟨a_i, a_j⟩| < μ for i ≠ j. Columns of another norm are compared by "
        + "their cosines, squared so that everything stays rational.")
    report.separate()
    report.facts([("A (columns a_j)", "\(name), \(size(encoder))")])
    if let value = result.coherenceSquared {
      report.heading("Witness")
      var facts = [("squared coherence", value.forPeople)]
      if value.coefficient.isZero, let root = value.rational.exactSquareRoot { facts.append(("coherence", root.forPeople)) }
      if let pair = result.pair { facts.append(("attained by columns", "\(pair.0), \(pair.1)")) }
      if let matrix = encoder.matrix, matrix.columns > matrix.rows {
        // Welch: the largest squared cosine of m unit vectors in dimension d is at least (m−d)/(d(m−1)).
        let (d, m) = (Rational(matrix.rows), Rational(matrix.columns))
        let welch = (m - d) / (d * (m - 1))
        facts.append(("Welch's bound, squared", "\(welch.forPeople)\(value == QuadraticSurd(welch) ? ": attained" : "")"))
      }
      if let mu {
        let slack = QuadraticSurd(mu * mu) - value
        facts.append(("μ² − squared coherence", slack.forPeople))
      }
      report.facts(facts)
    }
    add(result.outcome, to: &report)
    return report
  }
}
