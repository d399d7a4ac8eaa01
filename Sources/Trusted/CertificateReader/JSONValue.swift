// SPDX-License-Identifier: Apache-2.0

/// A value of the canonical JSON of format §1. Arrays whose elements are many and small are kept without a value for each.
enum JSONValue {
  case object([(key: String, value: JSONValue)])
  /// An array of one or more counts.
  case counts([Int])
  /// An array of one or more arrays of two counts below 2³², as the edges of a graph.
  case pairs([(UInt32, UInt32)])
  /// Any other array of one or more arrays of one or more counts: all counts, and where each array ends among them.
  case lists([Int], ends: [Int])
  /// An array of one or more strings, as the rows of a matrix.
  case strings([Range<Int>])
  /// Any other array.
  case array([JSONValue])
  /// The bytes between the quotes, as a range of the file.
  case string(Range<Int>)
  case count(Int)

  /// The elements of an array, however it is kept; nil for what is no array.
  var elements: [JSONValue]? {
    switch self {
    case .counts(let counts): return counts.map { .count($0) }
    case .pairs(let pairs): return pairs.map { u, v in .counts([Int(u), Int(v)]) }
    case .lists(let counts, let ends): return zip([0] + ends, ends).map { .counts(Array(counts[$0..<$1])) }
    case .strings(let strings): return strings.map { .string($0) }
    case .array(let elements): return elements
    case .object, .string, .count: return nil
    }
  }
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
  /// The members and ends of the lists at hand, here so that short arrays need not grow one by one.
  private var counts: [Int] = []
  private var ends: [Int] = []

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
    let start = position
    if let counts = try run({ parser throws(MalformedCertificate) in try parser.countIfNext() }) { return .counts(counts) }
    position = start
    if let strings = try run({ parser throws(MalformedCertificate) in try parser.stringIfNext() }) { return .strings(strings) }
    position = start
    if depth < JSONParser.depthLimit, let pairs = try run({ parser throws(MalformedCertificate) in try parser.pairIfNext() }) {
      return .pairs(pairs)
    }
    position = start
    if depth < JSONParser.depthLimit, let lists = try lists() { return lists }
    position = start
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

  /// Steps over the rest of an array of one or more elements of one shape; nil, wherever it got, when it is no such array.
  ///
  /// What `element` throws is wrong in any array: the first wrong byte is the same.
  @inline(__always) private mutating func run<Element>(
    _ element: (inout JSONParser) throws(MalformedCertificate) -> Element?
  ) throws(MalformedCertificate) -> [Element]? {
    var elements: [Element] = []
    while let next = try element(&self) {
      elements.append(next)
      switch self.next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        depth -= 1
        return elements
      default: return nil
      }
    }
    return nil
  }

  private mutating func pairIfNext() throws(MalformedCertificate) -> (UInt32, UInt32)? {
    guard next == UInt8(ascii: "[") else { return nil }
    position += 1
    guard let first = try countIfNext(), next == UInt8(ascii: ",") else { return nil }
    position += 1
    guard let second = try countIfNext(), next == UInt8(ascii: "]") else { return nil }
    position += 1
    guard let first = UInt32(exactly: first), let second = UInt32(exactly: second) else { return nil }
    return (first, second)
  }

  /// `run` for arrays of one or more counts.
  private mutating func lists() throws(MalformedCertificate) -> JSONValue? {
    counts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    while next == UInt8(ascii: "[") {
      position += 1
      while let count = try countIfNext() {
        counts.append(count)
        guard next == UInt8(ascii: ",") else { break }
        position += 1
      }
      // What follows a comma is a count, or the last byte is no bracket.
      guard next == UInt8(ascii: "]"), bytes[position - 1] != UInt8(ascii: ","), counts.count > ends.last ?? 0 else { return nil }
      position += 1
      ends.append(counts.count)
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        depth -= 1
        return .lists(counts.withUnsafeBufferPointer { Array($0) }, ends: ends.withUnsafeBufferPointer { Array($0) })
      default: return nil
      }
    }
    return nil
  }

  private mutating func countIfNext() throws(MalformedCertificate) -> Int? {
    guard let next, next >= UInt8(ascii: "0") && next <= UInt8(ascii: "9") else { return nil }
    return try count()
  }

  private mutating func stringIfNext() throws(MalformedCertificate) -> Range<Int>? {
    next == UInt8(ascii: "\"") ? try string() : nil
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
    var (value, end) = (0, start)
    while end < bytes.count, bytes[end] >= UInt8(ascii: "0") && bytes[end] <= UInt8(ascii: "9") {
      value = value &* 10 &+ Int(bytes[end] - UInt8(ascii: "0"))
      guard value <= JSONParser.countLimit else { throw MalformedCertificate("byte \(start): a count above \(JSONParser.countLimit)") }
      end += 1
    }
    if end > start + 1 && bytes[start] == UInt8(ascii: "0") { throw MalformedCertificate("byte \(start): a count with a leading zero") }
    position = end
    return value
  }
}
