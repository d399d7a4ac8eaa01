// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements
import TextLayout

/// One screen a lemma: the statement with its number, the instance, the witness, the verdict, the slack.
public enum Report {}

extension Report {
  /// The size of an input, for people: `8×28`, `10 vertices, 15 edges`.
  static func size(_ input: ProofInput) -> String { size(of: input.object) }

  static func size(of object: Input) -> String {
    switch object {
    case .matrix(let matrix):
      return "\(matrix.rows)×\(matrix.columns)" + (matrix.radicand.map { " over ℚ(√\($0))" } ?? "")
    case .probe(let rule, _): return rule.words
    case .graph(let graph): return "\(graph.vertexCount) vertices, \(graph.edges.count) edges"
    }
  }

  /// Adds the verdict of an outcome, with the certified sentence.
  static func add(_ outcome: Outcome, to report: inout TextReport) {
    switch outcome {
    case .proved(let certificate): report.verdict(.proved, certificate.assertion.sentence + ".")
    case .refuted(let certificate): report.verdict(.refuted, certificate.assertion.sentence + ".")
    case .undecided(let tried): report.verdict(.undecided, tried.joined(separator: "; ") + ".")
    }
  }

  /// A list of indices, shortened in the middle of nowhere: at most `limit` of them.
  static func indices(_ list: [Int], limit: Int = 24) -> String {
    let shown = list.prefix(limit).map(String.init).joined(separator: " ")
    return list.count > limit ? "\(shown) … (\(list.count) in all)" : shown
  }

  /// A vector by its nonzero entries, at most 12 of them: `z_0 = 1, z_4 = -1`; 0 for none.
  static func nonzeros(_ z: [(index: Int, value: Rational)]) -> String {
    let shown = z.prefix(12).map { "z_\($0.index) = \($0.value)" }.joined(separator: ", ")
    return z.isEmpty ? "0" : z.count > 12 ? "\(shown), … (\(z.count) entries)" : shown
  }

  /// Adds a small matrix, its entries aligned; of a larger one as many rows and columns as the limit and the width of text allow.
  static func add(_ name: String, _ matrix: Matrix<Rational>, to report: inout TextReport, limit: Int = 12) {
    guard matrix.rows > 0, matrix.columns > 0 else { return }
    report.line("\(name) = ")
    let rows = min(matrix.rows, limit)
    let cells = (0..<rows).map { i in (0..<min(matrix.columns, limit)).map { matrix[i, $0].description } }
    let width = cells.joined().map(\.count).max() ?? 0
    // Each entry has two spaces before it, and the dots need three columns.
    let columns = min(matrix.columns, limit, max(1, (TextReport.width - 5) / (width + 2)))
    for row in cells {
      let shown = row.prefix(columns).map { String(repeating: " ", count: width - $0.count) + $0 }
      report.line((shown + (columns < matrix.columns ? ["…"] : [])).joined(separator: "  "), indent: 4)
    }
    if rows < matrix.rows || columns < matrix.columns {
      report.line("… (\(matrix.rows)×\(matrix.columns), whole in the certificate)", indent: 4)
    }
  }
}
