// SPDX-License-Identifier: Apache-2.0
import FileAccess

/// A JSON text, as far as the headers of files need it: numbers are kept only when they are integers ≥ 0 that fit
/// an `Int`.
package enum JSONValue {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case count(Int)
  /// `true` or `false`.
  case boolean(Bool)
  /// `null`.
  case null
  /// All other numbers.
  case other

  /// The longest text that is parsed.
  static let lengthLimit = 1 << 24
  /// The deepest nesting that is parsed.
  static let depthLimit = 16

  /// Parses a range of a file that must hold one JSON value and white space. Strict: no repeated keys, no trailing
  /// commas, valid UTF-8. Throws `MalformedFile` naming the byte; linear in the text.
  package init(_ bytes: [UInt8], range: Range<Int>, file: String) throws {
    var parser = JSONParser(bytes: bytes, position: range.lowerBound, end: range.upperBound, file: file)
    guard range.count <= JSONValue.lengthLimit else {
      throw parser.malformed("\(range.count) bytes of JSON are beyond the limit of \(JSONValue.lengthLimit)")
    }
    self = try parser.value(depth: 1)
    parser.skipBlanks()
    guard parser.position == range.upperBound else {
      throw parser.malformed("expected the end of the JSON text")
    }
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position: Int
  let end: Int
  let file: String

  func malformed(_ problem: String) -> MalformedFile {
    MalformedFile(file: file, place: .byte(position), problem: problem)
  }

  mutating func skipBlanks() {
    while position < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  /// The next byte that is not white space; 0 at the end.
  private mutating func peek() -> UInt8 {
    skipBlanks()
    return position < end ? bytes[position] : 0
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard accept(character) else { throw malformed("expected '\(character)'") }
  }

  mutating func value(depth: Int) throws -> JSONValue {
    guard depth <= JSONValue.depthLimit else { throw malformed("nested deeper than \(JSONValue.depthLimit)") }
    switch peek() {
    case UInt8(ascii: "{"): return .object(try object(depth))
    case UInt8(ascii: "["): return .array(try array(depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default:
      for (word, value) in [("true", JSONValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
      where bytes[position..<end].starts(with: word.utf8) {
        position += word.utf8.count
        return value
      }
      throw malformed("expected a JSON value")
    }
  }

  private mutating func object(_ depth: Int) throws -> [String: JSONValue] {
    try expect("{")
    var members: [String: JSONValue] = [:]
    if accept("}") { return members }
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw malformed("expected a key in quotes") }
      let start = position
      let key = try string()
      try expect(":")
      guard members.updateValue(try value(depth: depth + 1), forKey: key) == nil else {
        throw MalformedFile(
          file: file, place: .byte(start), problem: "the key \(MalformedFile.quoted(key)) is repeated")
      }
    } while accept(",")
    try expect("}")
    return members
  }

  private mutating func array(_ depth: Int) throws -> [JSONValue] {
    try expect("[")
    var elements: [JSONValue] = []
    if accept("]") { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while accept(",")
    try expect("]")
    return elements
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let digits = try digits()
    guard digits.count == 1 || bytes[digits.lowerBound] != 0x30 else {
      throw malformed("a number with a leading zero")
    }
    if position == end || ![0x2E, 0x65, 0x45].contains(bytes[position]), digits.lowerBound == start {
      if digits.count > 18 { return .other }
      return .count(digits.reduce(0) { $0 * 10 + Int(bytes[$1] - 0x30) })
    }
    if position < end && bytes[position] == UInt8(ascii: ".") {
      position += 1
      _ = try self.digits()
    }
    if position < end && bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
      _ = try self.digits()
    }
    return .other
  }

  private mutating func digits() throws -> Range<Int> {
    let start = position
    while position < end, bytes[position] &- 0x30 < 10 { position += 1 }
    guard position > start else { throw malformed("expected a digit") }
    return start..<position
  }

  private mutating func string() throws -> String {
    position += 1
    var content: [UInt8] = []
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: content, as: UTF8.self) else {
          throw malformed("a string is not UTF-8")
        }
        return text
      }
      guard byte >= 0x20 else { throw malformed("a control character in a string") }
      if byte == UInt8(ascii: "\\") {
        content += String(try escape()).utf8
      } else {
        content.append(byte)
      }
    }
    throw malformed("the text ends inside a string")
  }

  private mutating func escape() throws -> Unicode.Scalar {
    guard position < end else { throw malformed("the text ends inside a string") }
    position += 1
    switch Unicode.Scalar(bytes[position - 1]) {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      var code = try codeUnit()
      if code & 0xFC00 == 0xD800, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try codeUnit()
        guard low & 0xFC00 == 0xDC00 else { throw malformed("half of a surrogate pair") }
        code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
      }
      guard let scalar = Unicode.Scalar(code) else { throw malformed("half of a surrogate pair") }
      return scalar
    default: throw malformed("an unknown escape sequence")
    }
  }

  private mutating func codeUnit() throws -> UInt32 {
    guard end - position >= 4 else { throw malformed("expected four hexadecimal digits") }
    var code: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[position]
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw malformed("expected four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
