// SPDX-License-Identifier: Apache-2.0

/// A value of the canonical JSON of format §1.
enum JSONValue {
  case object([(key: String, value: JSONValue)])
  /// Any array but those of exactly two counts.
  case array([JSONValue])
  /// An array of exactly two counts. Graphs have very many of them; kept apart, each needs no memory of its own.
  case pair(Int, Int)
  /// The bytes between the quotes, as a range of the file.
  case string(Range<Int>)
  case count(Int)
}

/// Not a certificate of the format: where, and what was expected there.
public struct MalformedCertificate: Error, CustomStringConvertible {
  /// For people.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Parses the canonical JSON of format §1, and nothing else.
struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var depth = 0

  static let sizeLimit = 268_435_456
  static let depthLimit = 16
  static let countLimit = 9_007_199_254_740_991

  /// The object that all the bytes spell.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(MalformedCertificate) -> JSONValue {
    guard bytes.count <= sizeLimit else { throw MalformedCertificate("more than \(sizeLimit) bytes") }
    var parser = JSONParser(bytes: bytes)
    guard bytes.first == UInt8(ascii: "{") else { throw parser.expected("{") }
    let value = try parser.value()
    guard parser.position == bytes.count else { throw parser.expected("the end of the file") }
    return value
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private func expected(_ what: String) -> MalformedCertificate {
    MalformedCertificate("byte \(position): expected \(what)" + (position < bytes.count ? "" : ", the file ends"))
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ character: Unicode.Scalar) throws(MalformedCertificate) {
    guard next == UInt8(ascii: character) else { throw expected(String(character)) }
    position += 1
  }

  private mutating func value() throws(MalformedCertificate) -> JSONValue {
    switch next {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .count(try count())
    default: throw expected("{, [, a string or a count")
    }
  }

  private mutating func enter() throws(MalformedCertificate) {
    depth += 1
    guard depth <= JSONParser.depthLimit else {
      throw MalformedCertificate("byte \(position): nested deeper than \(JSONParser.depthLimit)")
    }
    position += 1
  }

  private mutating func object() throws(MalformedCertificate) -> [(key: String, value: JSONValue)] {
    try enter()
    var members: [(key: String, value: JSONValue)] = []
    var last: Range<Int>?
    if next != UInt8(ascii: "}") {
      while true {
        guard next == UInt8(ascii: "\"") else { throw expected("a key") }
        let key = try string()
        if let last, !bytes[last].lexicographicallyPrecedes(bytes[key]) {
          throw MalformedCertificate("byte \(key.lowerBound): keys are not strictly increasing")
        }
        last = key
        try skip(":")
        members.append((String(decoding: bytes[key], as: UTF8.self), try value()))
        if next == UInt8(ascii: "}") { break }
        try skip(",")
      }
    }
    position += 1
    depth -= 1
    return members
  }

  private mutating func array() throws(MalformedCertificate) -> JSONValue {
    try enter()
    if let pair = try pairIfNext() {
      depth -= 1
      return pair
    }
    var elements: [JSONValue] = []
    if next != UInt8(ascii: "]") {
      while true {
        elements.append(try value())
        if next == UInt8(ascii: "]") { break }
        try skip(",")
      }
    }
    position += 1
    depth -= 1
    return .array(elements)
  }

  /// Steps over two counts and the end of the array, or stays where it is.
  private mutating func pairIfNext() throws(MalformedCertificate) -> JSONValue? {
    let start = position
    if let first = try countIfNext(), next == UInt8(ascii: ",") {
      position += 1
      if let second = try countIfNext(), next == UInt8(ascii: "]") {
        position += 1
        return .pair(first, second)
      }
    }
    position = start
    return nil
  }

  private mutating func countIfNext() throws(MalformedCertificate) -> Int? {
    guard let next, next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9") else { return nil }
    return try count()
  }

  private mutating func string() throws(MalformedCertificate) -> Range<Int> {
    position += 1
    let start = position
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 && byte <= 0x7E && byte != UInt8(ascii: "\\") else { throw expected("a printable ASCII character other than \\") }
      position += 1
    }
    guard next != nil else { throw expected("\"") }
    position += 1
    return start..<position - 1
  }

  private mutating func count() throws(MalformedCertificate) -> Int {
    let start = position
    var value = 0
    while let byte = next, byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
      if position > start && value == 0 { throw MalformedCertificate("byte \(start): a count with a leading zero") }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      guard value <= JSONParser.countLimit else { throw MalformedCertificate("byte \(start): a count above \(JSONParser.countLimit)") }
      position += 1
    }
    return value
  }
}
