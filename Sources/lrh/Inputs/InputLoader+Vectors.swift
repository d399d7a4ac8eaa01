// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FileAccess
import Statements

extension InputLoader {
  /// The rational matrix a reference names.
  ///
  /// - Throws: `DataError` when it has entries outside ℚ.
  mutating func rationalMatrix(_ text: String, format: InputFormat? = nil, transposed: Bool = false) throws -> ProofInput {
    try rational(matrix(text, format: format, transposed: transposed), text)
  }

  /// The matrix a reference names; a row vector stands for the column.
  mutating func column(_ text: String, format: InputFormat? = nil) throws -> ProofInput {
    var input = try matrix(text, format: format)
    if let matrix = input.matrix, matrix.rows == 1, matrix.columns != 1 {
      input.object = .matrix(matrix.transpose)
      input.source?.transposed = true
    }
    return input
  }

  /// A rational vector of this length, as a column.
  ///
  /// - Throws: `DataError` when it is something else.
  mutating func vector(
    _ text: String, length: Int, _ what: String, _ side: String, format: InputFormat?
  ) throws -> (input: ProofInput, values: [Rational]) {
    let input = try rational(column(text, format: format), text)
    guard case .rational(let column)? = input.matrix, column.columns == 1, column.rows == length else {
      let size = input.matrix.map { "\($0.rows)×\($0.columns)" } ?? "a graph"
      throw DataError("\(text): \(size), but the \(what) is a vector of \(length) numbers, the \(side) of the encoder")
    }
    return (input, column.entries)
  }

  private func rational(_ input: ProofInput, _ text: String) throws -> ProofInput {
    if input.matrix?.radicand != nil { throw DataError("\(text): entries outside ℚ; this is certified for rational matrices") }
    return input
  }
}
