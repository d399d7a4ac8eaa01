// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// JSON written piece by piece, without white space.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ body: (inout JSONText) -> Void) { bracket("{", "}", body) }
  mutating func array(_ body: (inout JSONText) -> Void) { bracket("[", "]", body) }

  mutating func array<Element>(_ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void) {
    array { json in for element in elements { write(&json, element) } }
  }

  /// The name of the value that comes next.
  mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func exact(_ value: Rational) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes += value.description.utf8
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func count(_ value: Int) {
    separate()
    bytes += String(value).utf8
  }

  mutating func string(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      // Control characters of ASCII, which JSON demands, and those after it, which some terminals obey.
      case 0..<0x20, 0x7F...0x9F: bytes += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))".utf8
      case 0x20..<0x7F: bytes.append(UInt8(scalar.value))
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func bracket(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONText) -> Void) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}
