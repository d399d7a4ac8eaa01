// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import Statements

/// Reads rows of exact numbers: integers, decimals, fractions `1/3`, and numbers p + q√D.
///
/// Entries are separated by semicolons, commas, or else spaces and tabs: the first row decides. Lines that are blank
/// or begin with `#` are skipped; `# radicand: 3` before the first row says that the matrix is over ℚ(√3). A number
/// of ℚ(√D) is written `p+q*sqrt(D)` or `p+q√D` without spaces, where p or q may be missing: `1/2-1/3*sqrt(3)`,
/// `sqrt(3)`, `-2√3`. One D a file, square-free, from 2 to 1,000,000.
struct TextMatrixReader {
  private var scanner: TextScanner
  private let limits: ReadLimits
  private var numbers: ExactNumberReader
  private var entries: [Rational] = []
  /// The coefficients of √D that are not 0, by the index of the entry.
  private var roots: [(index: Int, coefficient: Rational)] = []
  private var radicand: Int?
  private var separator: UInt8?
  private var columns = 0
  private var rows = 0

  /// The matrix in the bytes of a file. Throws `MalformedFile` naming the line; linear in the file.
  static func matrix(_ bytes: [UInt8], file: String, limits: ReadLimits) throws -> InputMatrix {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var reader = TextMatrixReader(
      scanner: TextScanner(bytes, file: file, start: bytes.starts(with: byteOrderMark) ? 3 : 0),
      limits: limits,
      numbers: ExactNumberReader(.fraction, limits: limits))
    return try reader.read()
  }

  private mutating func read() throws -> InputMatrix {
    while scanner.nextLine() {
      if scanner.isAtLineEnd() { continue }
      if scanner.lineStarts(with: "#") {
        try comment()
        continue
      }
      if rows == 0 {
        separator = [UInt8(ascii: ";"), UInt8(ascii: ",")].first(
          where: scanner.bytes[scanner.lineRange].contains)
      }
      try row()
    }
    guard rows > 0 else { throw scanner.malformed("expected rows of numbers, found none") }
    guard let radicand else { return .rational(Matrix(rows: rows, columns: columns, entries: entries)) }
    var surds = entries.map { QuadraticSurd($0) }
    for (index, coefficient) in roots {
      surds[index] = QuadraticSurd(entries[index], coefficient, radicand: radicand)
    }
    return .surd(Matrix(rows: rows, columns: columns, entries: surds), radicand: radicand)
  }

  private mutating func row() throws {
    let start = entries.count
    if let separator {
      var from = scanner.lineRange.lowerBound
      let end = scanner.lineRange.upperBound
      while true {
        var to = from
        while to < end && scanner.bytes[to] != separator { to += 1 }
        let field = trimmed(from..<to)
        guard !field.isEmpty else { throw scanner.malformed("entry \(entries.count - start + 1) is empty") }
        try entry(field)
        if to == end { break }
        from = to + 1
      }
    } else {
      while let word = scanner.nextWord() { try entry(word) }
    }
    let found = entries.count - start
    if rows == 0 { columns = found }
    guard found == columns else {
      throw scanner.malformed("expected \(columns) entries as in the first row, found \(found)")
    }
    rows += 1
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end && isBlank(scanner.bytes[start]) { start += 1 }
    while start < end && isBlank(scanner.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private mutating func entry(_ range: Range<Int>) throws {
    guard entries.count < limits.entries else {
      throw scanner.malformed("more entries than the limit of \(limits.entries)")
    }
    if let root = rootStart(range) {
      try surd(range, root: root)
    } else {
      entries.append(try numbers.number(range, in: scanner))
    }
  }

  // MARK: Numbers p + q√D

  private static let squareRootSign: [UInt8] = [0xE2, 0x88, 0x9A]

  /// Where `sqrt(` or `√` begins.
  private func rootStart(_ range: Range<Int>) -> Int? {
    range.first { i in
      let byte = scanner.bytes[i]
      return (byte == UInt8(ascii: "s") && scanner.bytes[i..<range.upperBound].starts(with: "sqrt(".utf8))
        || (byte == 0xE2 && scanner.bytes[i..<range.upperBound].starts(with: TextMatrixReader.squareRootSign))
    }
  }

  private mutating func surd(_ range: Range<Int>, root: Int) throws {
    let bytes = scanner.bytes
    let isWord = bytes[root] == UInt8(ascii: "s")
    var digits = (root + (isWord ? 5 : 3))..<range.upperBound
    if isWord {
      guard bytes[range.upperBound - 1] == UInt8(ascii: ")") else { throw notANumber(range) }
      digits = digits.lowerBound..<(range.upperBound - 1)
    }
    guard let found = scanner.count(digits) else { throw notANumber(range) }
    try setRadicand(found)
    var end = root
    let hasStar = end > range.lowerBound && bytes[end - 1] == UInt8(ascii: "*")
    if hasStar { end -= 1 }
    // The sign of the coefficient: the last one that does not belong to an exponent.
    let sign = (range.lowerBound..<end).last { i in
      guard bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") else { return false }
      return i == range.lowerBound || bytes[i - 1] | 0x20 != UInt8(ascii: "e")
    }
    let split = sign ?? range.lowerBound
    let magnitude = (sign.map { $0 + 1 } ?? split)..<end
    guard !magnitude.isEmpty || !hasStar else { throw notANumber(range) }
    let size = magnitude.isEmpty ? .one : try numbers.number(magnitude, in: scanner)
    let isNegative = sign.map { bytes[$0] == UInt8(ascii: "-") } ?? false
    let coefficient = isNegative ? -size : size
    if !coefficient.isZero { roots.append((entries.count, coefficient)) }
    let rational = range.lowerBound..<split
    entries.append(rational.isEmpty ? .zero : try numbers.number(rational, in: scanner))
  }

  private func notANumber(_ range: Range<Int>) -> MalformedFile {
    scanner.malformed("expected a number such as 1/2+1/3*sqrt(3), found \(scanner.quoted(range))")
  }

  private mutating func setRadicand(_ value: Int) throws {
    if value == radicand { return }
    guard value >= 2 && value <= 1_000_000 else {
      throw scanner.malformed("expected a radicand from 2 to 1000000, found \(value)")
    }
    if let square = (2...1000).first(where: { value % ($0 * $0) == 0 }) {
      throw scanner.malformed(
        "expected a square-free radicand; √\(value) is \(square)√\(value / (square * square))")
    }
    if let radicand { throw scanner.malformed("√\(value) and √\(radicand) in one file") }
    radicand = value
  }

  /// Reads `# radicand: D`; any other comment is skipped.
  private mutating func comment() throws {
    scanner.position += 1
    guard let word = scanner.nextWord() else { return }
    let key = String(decoding: scanner.bytes[word], as: UTF8.self).lowercased()
    guard key == "radicand:" else { return }
    guard rows == 0 else { throw scanner.malformed("expected the radicand before the first row") }
    let value = try scanner.expectCount("the radicand")
    try scanner.expectLineEnd()
    try setRadicand(value)
  }
}
