// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// An integer matrix written as text, column by column: `width` characters an entry, digits to base 92, least significant last, offset so
/// that half of the range is negative.
struct PackedMatrix {
  let rows: Int
  let width: Int
  let encoder: String
  /// Nil when the probe is the encoder.
  var probe: String?

  /// The printable characters but `"` and `\`.
  private static let digits: [UInt8: Int] = {
    let characters = (UInt8(33)...126).filter { $0 != 0x22 && $0 != 0x5C }
    return Dictionary(uniqueKeysWithValues: zip(characters, 0...))
  }()

  /// The construction these matrices are.
  var construction: Construction { .matrix(encoder: unpack(encoder), probe: probe.map(unpack)) }

  private func unpack(_ text: String) -> Matrix<Rational> {
    var values: [Int] = []
    let half = (0..<width).reduce(1) { product, _ in product * 92 } / 2
    var (value, count) = (0, 0)
    for byte in text.utf8 {
      guard let digit = PackedMatrix.digits[byte] else { preconditionFailure("not a digit of a packed matrix") }
      (value, count) = (value * 92 + digit, count + 1)
      if count == width {
        values.append(value - half)
        (value, count) = (0, 0)
      }
    }
    precondition(values.count.isMultiple(of: rows), "a packed matrix with a ragged column")
    return Matrix(rows: rows, columns: values.count / rows) { Rational(values[$1 * rows + $0]) }
  }
}
