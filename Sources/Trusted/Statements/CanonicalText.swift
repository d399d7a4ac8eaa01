// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Input {
  /// Passes the canonical text of the object, whose SHA-256 is its digest, to `write` piece by piece, as ASCII bytes.
  public func writeCanonicalText(_ write: @escaping ([UInt8]) -> Void) {
    var text = CanonicalText(write)
    switch self {
    case .matrix(.rational(let matrix)):
      text.line("lrh-matrix/1")
      text.line("\(matrix.rows) \(matrix.columns) 0")
      for entry in matrix.entries {
        text.append(entry)
        text.end("\n")
      }
    case .matrix(.surd(let matrix, let radicand)):
      text.line("lrh-matrix/1")
      text.line("\(matrix.rows) \(matrix.columns) \(radicand)")
      for entry in matrix.entries {
        text.append(entry.rational)
        text.end(" ")
        text.append(entry.coefficient)
        text.end("\n")
      }
    case .graph(let graph):
      text.line("lrh-graph/1")
      text.line("\(graph.vertexCount) \(graph.edges.count)")
      for edge in graph.edges {
        text.append(Int(edge.u))
        text.end(" ")
        text.append(Int(edge.v))
        text.end("\n")
      }
    }
    text.flush()
  }
}

/// Text in pieces of some thousand bytes.
private struct CanonicalText {
  private var bytes: [UInt8] = []
  private let write: ([UInt8]) -> Void
  private static let pieceSize = 1 << 14

  init(_ write: @escaping ([UInt8]) -> Void) { self.write = write }

  mutating func line(_ text: String) {
    bytes += text.utf8
    end("\n")
  }

  /// Appends a separator; the only place where a piece may end.
  mutating func end(_ separator: Unicode.Scalar) {
    bytes.append(UInt8(ascii: separator))
    if bytes.count >= CanonicalText.pieceSize { flush() }
  }

  mutating func append(_ value: Rational) {
    append(value.numerator)
    if !value.isInteger {
      bytes.append(UInt8(ascii: "/"))
      append(value.denominator)
    }
  }

  private mutating func append(_ value: Integer) {
    if let small = value.asInt { append(small) } else { bytes += value.description.utf8 }
  }

  mutating func append(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = value.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  mutating func flush() {
    write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
