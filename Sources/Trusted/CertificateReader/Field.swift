// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// A JSON value with its place in the certificate, read as one of the shapes of format §2.
struct Field {
  let value: JSONValue
  /// For messages: `claim.digests.encoder`; of an element the path of its array, of a member of an element that path too.
  let path: String
  /// The index of an element of an array.
  var index: Int?
  /// The key of a member of an element of an array.
  var key: String?
  let bytes: UnsafeBufferPointer<UInt8>
  /// The radicand of the certificate, or nil; surds are allowed only with one.
  var radicand: Int?

  // Put together only when it is needed: an array may have a million elements.
  private var place: String { (index.map { "\(path)[\($0)]" } ?? path) + (key.map { ".\($0)" } ?? "") }

  func malformed(_ what: String) -> MalformedCertificate { MalformedCertificate("\(place): \(what)") }

  private func child(_ value: JSONValue, _ name: String) -> Field {
    if index != nil, key == nil { return Field(value: value, path: path, index: index, key: name, bytes: bytes, radicand: radicand) }
    return Field(value: value, path: place.isEmpty ? name : "\(place).\(name)", bytes: bytes, radicand: radicand)
  }

  /// The members of an object with all of `required`, any of `optional`, and no other key.
  func members(_ required: [String], optional: [String] = []) throws(MalformedCertificate) -> [String: Field] {
    let members = try anyMembers()
    for key in required where members[key] == nil { throw malformed("the key \(key) is missing") }
    for key in members.keys.sorted() where !required.contains(key) && !optional.contains(key) { throw malformed("unknown key \(key)") }
    return members
  }

  func anyMembers() throws(MalformedCertificate) -> [String: Field] {
    guard case .object(let members) = value else { throw malformed("expected an object") }
    var fields: [String: Field] = [:]
    for (key, value) in members { fields[key] = child(value, key) }
    return fields
  }

  /// The members of an object with exactly these two keys, for objects that are many.
  func pair(_ first: String, _ second: String) throws(MalformedCertificate) -> (Field, Field) {
    guard case .object(let members) = value, members.count == 2, members[0].key == first, members[1].key == second else {
      let members = try members([first, second])
      return (try members.get(first), try members.get(second))
    }
    return (child(members[0].value, first), child(members[1].value, second))
  }

  /// The elements of an array, one at a time: there may be a hundred million.
  func elements() throws(MalformedCertificate) -> some Sequence<Field> {
    guard let elements = value.elements else { throw malformed("expected an array") }
    let (place, bytes, radicand) = (place, bytes, radicand)
    return elements.enumerated().lazy.map { Field(value: $1, path: place, index: $0, bytes: bytes, radicand: radicand) }
  }

  /// The error that an element of this array is not as it should be.
  func malformed(element index: Int, _ what: String) -> MalformedCertificate {
    Field(value: value, path: place, index: index, bytes: bytes).malformed(what)
  }

  func count() throws(MalformedCertificate) -> Int {
    guard case .count(let count) = value else { throw malformed("expected a count") }
    return count
  }

  func count(_ range: ClosedRange<Int>) throws(MalformedCertificate) -> Int {
    let count = try count()
    guard range.contains(count) else { throw malformed("\(count) is not in \(range.lowerBound)…\(range.upperBound)") }
    return count
  }

  func counts() throws(MalformedCertificate) -> [Int] {
    switch value {
    case .counts(let counts): return counts
    case .array(let elements) where elements.isEmpty: return []
    default: throw malformed("expected an array of counts")
    }
  }

  /// The elements of an array that are pairs of counts below 2³², and (0, 0), which is no edge, for each that is not.
  func pairs() throws(MalformedCertificate) -> [(UInt32, UInt32)] {
    if case .pairs(let pairs) = value { return pairs }
    guard let elements = value.elements else { throw malformed("expected an array") }
    return elements.map { element in
      guard case .counts(let ends) = element, ends.count == 2, let u = UInt32(exactly: ends[0]), let v = UInt32(exactly: ends[1])
      else { return (0, 0) }
      return (u, v)
    }
  }

  func indexList() throws(MalformedCertificate) -> [Int] {
    let indices = try counts()
    guard zip(indices, indices.dropFirst()).allSatisfy({ $0 < $1 }) else { throw malformed("not strictly increasing") }
    return indices
  }

  /// The index lists that are the elements of an array.
  func indexLists() throws(MalformedCertificate) -> IndexLists {
    if case .lists(let counts, let ends) = value {
      var (start, areIncreasing) = (0, true)
      for end in ends {
        for i in start + 1..<end where counts[i - 1] >= counts[i] { areIncreasing = false }
        start = end
      }
      if areIncreasing { return IndexLists(members: counts, ends: ends) }
    }
    var lists = IndexLists()
    for element in try elements() { lists.append(try element.indexList()) }
    return lists
  }

  /// The characters of a string, its length within the range.
  func text(_ lengths: ClosedRange<Int> = 1...255) throws(MalformedCertificate) -> String {
    guard case .string(let range) = value, lengths.contains(range.count) else {
      throw malformed("expected a string of \(lengths.lowerBound) to \(lengths.upperBound) characters")
    }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) throws(MalformedCertificate) -> Choice
  where Choice.RawValue == String {
    guard case .string(let range) = value, let choice = Choice(rawValue: String(decoding: bytes[range], as: UTF8.self)) else {
      throw malformed("expected one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return choice
  }

  func digest() throws(MalformedCertificate) -> String {
    let text = try text(64...64)
    guard text.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }) else {
      throw malformed("expected 64 characters 0-9a-f")
    }
    return text
  }

  // MARK: Exact values

  static let digitLimit = 100_000

  func exact() throws(MalformedCertificate) -> Rational {
    guard let rational = Field.exact(value, bytes) else { throw malformed("expected an exact value in lowest terms") }
    return rational
  }

  /// The exact value a JSON value spells, or nil.
  static func exact(_ value: JSONValue, _ bytes: UnsafeBufferPointer<UInt8>) -> Rational? {
    guard case .string(let range) = value, range.count <= digitLimit + 2 else { return nil }
    var text = UnsafeBufferPointer(rebasing: bytes[range])
    let negative = text.first == UInt8(ascii: "-")
    if negative { text = UnsafeBufferPointer(rebasing: text.dropFirst()) }
    let slash = text.firstIndex(of: UInt8(ascii: "/"))
    guard text.count - (slash == nil ? 0 : 1) <= digitLimit, let numerator = unsigned(text[..<(slash ?? text.count)]),
      !(negative && numerator.isZero)
    else { return nil }
    let signed = negative ? -numerator : numerator
    guard let slash else { return Rational(signed) }
    guard let denominator = unsigned(text[(slash + 1)...]), denominator > 1,
      Integer.greatestCommonDivisor(numerator, denominator).isOne
    else { return nil }
    return Rational(canonical: signed, denominator)
  }

  private static func unsigned(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Integer? {
    guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
    return Integer(digits: UnsafeBufferPointer(rebasing: digits))
  }

  /// The exact values without a denominator that are the elements of an array.
  func integers() throws(MalformedCertificate) -> [Integer] {
    guard let elements = value.elements else { throw malformed("expected an array") }
    var integers: [Integer] = []
    integers.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      guard let value = Field.exact(element, bytes), value.isInteger else {
        throw malformed(element: index, "expected an exact value without a denominator")
      }
      integers.append(value.numerator)
    }
    return integers
  }

  func positive() throws(MalformedCertificate) -> Rational {
    let value = try exact()
    guard value.sign > 0 else { throw malformed("expected a value > 0") }
    return value
  }

  func nonnegative() throws(MalformedCertificate) -> Rational {
    let value = try exact()
    guard value.sign >= 0 else { throw malformed("expected a value ≥ 0") }
    return value
  }

  /// An exact value, or `[p, r]` with r ≠ 0 in a certificate with a radicand.
  func surd() throws(MalformedCertificate) -> QuadraticSurd {
    guard let parts = value.elements else { return QuadraticSurd(try exact()) }
    guard let radicand else { throw malformed("a pair of values in a certificate without radicand") }
    guard parts.count == 2, let p = Field.exact(parts[0], bytes), let r = Field.exact(parts[1], bytes), !r.isZero else {
      throw malformed("expected a pair of exact values [p, r] with r ≠ 0")
    }
    return QuadraticSurd(p, r, radicand: radicand)
  }

  /// The rows of a matrix: exactly `rows` arrays of exactly `columns` elements, each read by `entry`.
  func entries<Entry>(_ rows: Int, _ columns: Int, _ entry: (JSONValue) -> Entry?) throws(MalformedCertificate) -> [Entry] {
    guard let lines = value.elements, lines.count == rows else { throw malformed("expected \(rows) rows") }
    var entries: [Entry] = []
    // Not more than there can be: an entry takes a comma and two quotes at least.
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    entries.reserveCapacity(overflow ? 0 : min(count, bytes.count / 3))
    for (i, line) in lines.enumerated() {
      guard let elements = line.elements, elements.count == columns else { throw malformed("row \(i): expected \(columns) entries") }
      for (j, element) in elements.enumerated() {
        guard let value = entry(element) else { throw malformed("row \(i), column \(j): not an entry in lowest terms") }
        entries.append(value)
      }
    }
    return entries
  }

  func witnessMatrix() throws(MalformedCertificate) -> Matrix<Rational> {
    let fields = try members(["columns", "entries", "rows"])
    let (rows, columns) = (try fields.get("rows").count(), try fields.get("columns").count())
    let entries = try fields.get("entries").entries(rows, columns) { Field.exact($0, bytes) }
    return Matrix(rows: rows, columns: columns, entries: entries)
  }
}

extension [String: Field] {
  /// The member, which `members(_:optional:)` has found.
  func get(_ key: String) throws(MalformedCertificate) -> Field {
    guard let field = self[key] else { throw MalformedCertificate("the key \(key) is missing") }
    return field
  }
}
