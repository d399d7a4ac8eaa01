// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import MatrixAudit
import TextLayout

/// The text of `features.csv`: a line a feature. Numbers are the nearest doubles; the exact ones are in the report.
public enum AuditTable {
  /// The names of the columns.
  public static func head(_ header: AuditHeader) -> [UInt8] {
    let k = header.questions.sparsity
    var names = ["feature"] + (header.hasLabels ? ["label"] : []) + ["diagonal", "largest_interference", "by"]
    if header.hasLabels { names.append("by_label") }
    names += (1...k).map { "error_\($0)" }
    if header.questions.epsilon != nil { names += ["largest_sparsity"] + (1...k).map { "interferes_at_\($0)" } }
    return Array((names.joined(separator: ",") + "\n").utf8)
  }

  /// The line of a feature.
  public static func line(_ facts: FeatureFacts, labels: [String]?) -> [UInt8] {
    let largest = facts.interferences.first
    var cells = ["\(facts.feature)"]
    if let labels { cells.append(cell(labels[facts.feature])) }
    cells += [number(facts.diagonal), largest.map { number($0.value) } ?? "0", largest.map { "\($0.other)" } ?? ""]
    if let labels { cells.append(largest.map { cell(labels[$0.other]) } ?? "") }
    cells += facts.errors.map(number)
    if let s = facts.largestSparsity { cells += ["\(s)"] + facts.degrees.map { "\($0)" } }
    return Array((cells.joined(separator: ",") + "\n").utf8)
  }

  /// A label as a field: a table is for terminals and spreadsheets, so that control characters are replaced; the report has them.
  private static func cell(_ label: String) -> String { Escaping.csv(label.withoutControls) }

  private static func number(_ value: Rational) -> String { value.isInteger ? value.description : "\(value.nearestDouble)" }
}
