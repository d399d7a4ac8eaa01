// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A value of the canonical JSON of format §1, to be written.
enum JSONOutput {
  case object([String: JSONOutput])
  case array([JSONOutput])
  case string(String)
  case count(Int)
  /// An array of counts.
  case counts([Int])
  /// An array of arrays of exact values.
  case entries(Matrix<Rational>)

  static func exact(_ value: Rational) -> JSONOutput { .string(value.description) }

  /// An exact value, or `[p, r]` for p + r√D.
  static func surd(_ value: QuadraticSurd) -> JSONOutput {
    value.coefficient.isZero ? exact(value.rational) : .array([exact(value.rational), exact(value.coefficient)])
  }

  /// A matrix in a witness.
  static func witnessMatrix(_ matrix: Matrix<Rational>) -> JSONOutput {
    .object(["rows": .count(matrix.rows), "columns": .count(matrix.columns), "entries": .entries(matrix)])
  }

  /// Appends the canonical bytes.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (i, member) in members.sorted(by: { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }).enumerated() {
        if i > 0 { bytes.append(UInt8(ascii: ",")) }
        JSONOutput.writeString(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    case .array(let elements): JSONOutput.writeArray(elements, to: &bytes) { $0.write(to: &$1) }
    case .string(let text): JSONOutput.writeString(text, to: &bytes)
    case .count(let count): JSONOutput.writeCount(count, to: &bytes)
    case .counts(let counts): JSONOutput.writeArray(counts, to: &bytes, JSONOutput.writeCount)
    case .entries(let matrix):
      JSONOutput.writeArray(0..<matrix.rows, to: &bytes) { i, bytes in
        JSONOutput.writeArray(matrix.row(i), to: &bytes) { JSONOutput.writeString($0.description, to: &$1) }
      }
    }
  }

  private static func writeCount(_ count: Int, to bytes: inout [UInt8]) { bytes += String(count).utf8 }

  private static func writeArray<Elements: Sequence>(
    _ elements: Elements, to bytes: inout [UInt8], _ write: (Elements.Element, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: "["))
    var first = true
    for element in elements {
      if !first { bytes.append(UInt8(ascii: ",")) }
      first = false
      write(element, &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Strings of a certificate need no escapes; what does is percent-encoded before it gets here.
  private static func writeString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\""))
  }
}
