// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Input {
  /// Passes the canonical text of the object, whose SHA-256 is its digest, to `write` piece by piece, as ASCII bytes.
  public func writeCanonicalText(_ write: @escaping (UnsafeBufferPointer<UInt8>) -> Void) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 14) { buffer in
      var text = CanonicalText(buffer, write)
      text.append(self)
      text.flush()
    }
  }
}

/// Text in pieces as long as a buffer allows.
private struct CanonicalText {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var used = 0
  private let write: (UnsafeBufferPointer<UInt8>) -> Void

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ write: @escaping (UnsafeBufferPointer<UInt8>) -> Void) {
    self.buffer = buffer
    self.write = write
  }

  mutating func append(_ object: Input) {
    switch object {
    case .matrix(.rational(let matrix)):
      append("lrh-matrix/1\n\(matrix.rows) \(matrix.columns) 0\n")
      for entry in matrix.entries {
        append(entry)
        append(byte: UInt8(ascii: "\n"))
      }
    case .matrix(.dyadic(let matrix)):
      append("lrh-matrix/1\n\(matrix.rows) \(matrix.columns) 0\n")
      append(matrix)
    case .probe(let rule, let encoder):
      append("lrh-probe/1\n\(rule.rawValue) \(encoder)\n")
    case .matrix(.surd(let matrix, let radicand)):
      append("lrh-matrix/1\n\(matrix.rows) \(matrix.columns) \(radicand)\n")
      for entry in matrix.entries {
        append(entry.rational)
        append(byte: UInt8(ascii: " "))
        append(entry.coefficient)
        append(byte: UInt8(ascii: "\n"))
      }
    case .graph(let graph):
      append("lrh-graph/1\n\(graph.vertexCount) \(graph.edges.count)\n")
      for edge in graph.edges {
        append(Int(edge.u))
        append(byte: UInt8(ascii: " "))
        append(Int(edge.v))
        append(byte: UInt8(ascii: "\n"))
      }
    }
  }

  private mutating func append(_ matrix: DyadicMatrix) {
    // Few powers of two occur, many times each.
    var powers: [Int: [UInt8]] = [:]
    for index in 0..<matrix.rows * matrix.columns {
      let (odd, exponent) = matrix.parts(index)
      if exponent > 0 {
        append(Integer(odd).shiftedLeft(by: exponent))
      } else {
        append(odd)
        if exponent < 0 {
          append(byte: UInt8(ascii: "/"))
          if exponent > -63 {
            append(1 << -exponent)
          } else {
            let power = powers[exponent] ?? Array(Integer.one.shiftedLeft(by: -exponent).description.utf8)
            powers[exponent] = power
            for byte in power { append(byte: byte) }
          }
        }
      }
      append(byte: UInt8(ascii: "\n"))
    }
  }

  private mutating func append(_ value: Rational) {
    append(value.numerator)
    if !value.isInteger {
      append(byte: UInt8(ascii: "/"))
      append(value.denominator)
    }
  }

  private mutating func append(_ value: Integer) {
    if let small = value.asInt { append(small) } else { append(value.description) }
  }

  private mutating func append(_ value: Int) {
    let longest = 20
    if buffer.count - used < longest { flush() }
    if value < 0 { append(byte: UInt8(ascii: "-")) }
    var (digits, rest) = (1, value.magnitude / 10)
    while rest > 0 { (digits, rest) = (digits + 1, rest / 10) }
    // The last digit is found first.
    rest = value.magnitude
    for place in stride(from: used + digits - 1, through: used, by: -1) {
      buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    used += digits
  }

  // Any length, and rare: around the buffer.
  private mutating func append(_ text: String) {
    flush()
    var text = text
    text.withUTF8 { write($0) }
  }

  private mutating func append(byte: UInt8) {
    if used == buffer.count { flush() }
    buffer[used] = byte
    used += 1
  }

  mutating func flush() {
    write(UnsafeBufferPointer(rebasing: buffer[..<used]))
    used = 0
  }
}
