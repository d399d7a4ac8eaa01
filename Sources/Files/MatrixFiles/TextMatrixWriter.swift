// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Writes matrices as rows of exact numbers separated by commas, which `MatrixFile` reads back unchanged.
public enum TextMatrixWriter {
  /// The text of a matrix, after comment lines.
  public static func text(_ matrix: InputMatrix, comments: [String] = []) -> String {
    var text = comments.map { "# \($0)\n" }.joined()
    if let radicand = matrix.radicand { text += "# radicand: \(radicand)\n" }
    for i in 0..<matrix.rows {
      let row = (0..<matrix.columns).map { entry(matrix[i, $0]) }
      text += row.joined(separator: ",") + "\n"
    }
    return text
  }

  private static func entry(_ value: QuadraticSurd) -> String {
    if value.coefficient.isZero { return value.rational.description }
    let root = "\(value.coefficient.magnitude)*sqrt(\(value.radicand))"
    let sign = value.coefficient.sign < 0 ? "-" : (value.rational.isZero ? "" : "+")
    return (value.rational.isZero ? "" : value.rational.description) + sign + root
  }
}
