// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess

/// Reads the numbers of text files as exact rationals, in bounded memory.
///
/// A seven-character number such as `1e10000` takes kilobytes once it is read, so the sum of the exponents of one
/// file is limited.
struct ExactNumberReader {
  /// Which texts are numbers.
  enum Grammar {
    /// Optional sign and digits.
    case integer
    /// Integers and decimals with an optional exponent.
    case decimal
    /// Decimals and fractions of integers.
    case fraction

    fileprivate var expectation: String {
      switch self {
      case .integer: return "an integer"
      case .decimal: return "a decimal number such as -3, 0.25 or 1e-3"
      case .fraction: return "a number such as -3, 0.25, 1e-3 or 1/3"
      }
    }
  }

  let grammar: Grammar
  /// Exponents up to this, in absolute value, do not count towards the limit of their sum: such numbers are hardly
  /// larger in memory than their text.
  private static let freeExponent = 40
  private let lengthLimit: Int
  private var exponentsLeft: Int

  init(_ grammar: Grammar, limits: ReadLimits) {
    self.grammar = grammar
    lengthLimit = limits.numberLength
    exponentsLeft = limits.exponents
  }

  /// The number written in a range of the scanner's file; throws `MalformedFile` at the current line.
  mutating func number(_ range: Range<Int>, in scanner: TextScanner) throws -> Rational {
    if let value = shortDecimal(scanner.bytes, range) { return value }
    return try longNumber(range, in: scanner)
  }

  private mutating func longNumber(_ range: Range<Int>, in scanner: TextScanner) throws -> Rational {
    guard range.count <= lengthLimit else {
      throw scanner.malformed("a number of \(range.count) characters is beyond the limit of \(lengthLimit)")
    }
    let text = scanner.bytes[range]
    if let exponent = exponentMagnitude(text) {
      guard exponent <= Rational.exponentLimit else {
        throw scanner.malformed(
          "the exponent of \(scanner.quoted(range)) is beyond ±\(Rational.exponentLimit)")
      }
      if exponent > ExactNumberReader.freeExponent { exponentsLeft -= exponent }
      guard exponentsLeft >= 0 else { throw scanner.malformed("the file's exponents are too large in all") }
    }
    guard isAllowed(text), let value = Rational(utf8: text) else {
      throw scanner.malformed("expected \(grammar.expectation), found \(scanner.quoted(range))\(hint(text))")
    }
    return value
  }

  private func isAllowed(_ text: ArraySlice<UInt8>) -> Bool {
    switch grammar {
    case .integer:
      return !text.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") || $0 | 0x20 == 0x65 }
    case .decimal: return !text.contains(UInt8(ascii: "/"))
    case .fraction: return true
    }
  }

  private func hint(_ text: ArraySlice<UInt8>) -> String {
    if grammar == .fraction, text.contains(UInt8(ascii: "/")), text.allSatisfy({ (0x2B...0x39).contains($0) }) {
      return " (zero denominator, or not integers)"
    }
    if text.contains(UInt8(ascii: ",")) { return " (the decimal mark is a point)" }
    if text.count > 3, text.last == UInt8(ascii: "j") || text.last == UInt8(ascii: "i") {
      return " (complex entries are not supported)"
    }
    if grammar == .fraction, text.first.map({ $0 | 0x20 >= 0x61 }) ?? false {
      return " (headings begin with #)"
    }
    return ""
  }

  /// |exponent| when the text ends in e, sign and digits; a large value when it has more than 9 digits.
  private func exponentMagnitude(_ text: ArraySlice<UInt8>) -> Int? {
    guard let e = text.lastIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
    var digits = text[(e + 1)...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let significant = digits.drop { $0 == 0x30 }
    return significant.count > 9 ? Int.max : significant.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// 10⁰ … 10⁷⁶: 36 digits after the point and an exponent of 40.
  private static let powersOfTen: [Integer] = (0...76).map { Integer(10).power($0) }
  private static let shortPowers: [Int] = (0...18).map { (0..<$0).reduce(1) { product, _ in product * 10 } }

  /// The common case, faster than the general one: at most 36 digits, and a scale within the table of powers.
  /// Returns nil for everything else, right or wrong.
  private func shortDecimal(_ bytes: [UInt8], _ range: Range<Int>) -> Rational? {
    var i = range.lowerBound
    let end = range.upperBound
    guard i < end else { return nil }
    let negative = bytes[i] == UInt8(ascii: "-")
    if negative || bytes[i] == UInt8(ascii: "+") { i += 1 }
    // The first 18 digits and the next 18.
    var high = 0
    var low = 0
    var digits = 0
    var fractionDigits = 0
    var afterPoint = false
    while i < end {
      let digit = bytes[i] &- 0x30
      if digit < 10 {
        digits += 1
        guard digits <= 36 else { return nil }
        if digits <= 18 { high = high * 10 + Int(digit) } else { low = low * 10 + Int(digit) }
        if afterPoint { fractionDigits += 1 }
      } else if bytes[i] == UInt8(ascii: ".") && !afterPoint {
        afterPoint = true
      } else {
        break
      }
      i += 1
    }
    guard digits > 0, grammar != .integer || (i == end && !afterPoint) else { return nil }
    guard let exponent = shortExponent(bytes, i..<end) else { return nil }
    let scale = exponent - fractionDigits
    if digits <= 18 {
      let value = negative ? -high : high
      if scale == 0 { return Rational(value) }
      if scale < 0 && scale >= -18 {
        return Rational(Integer(value), Integer(ExactNumberReader.shortPowers[-scale]))
      }
    }
    guard scale.magnitude < ExactNumberReader.powersOfTen.count else { return nil }
    let power = ExactNumberReader.powersOfTen[Int(scale.magnitude)]
    let size = Int128(high) * Int128(ExactNumberReader.shortPowers[max(0, digits - 18)]) + Int128(low)
    let value = Integer(negative ? -size : size)
    return scale >= 0 ? Rational(value * power) : Rational(value, power)
  }

  /// The exponent written in a range: 0 when that is empty, else `e`, an optional sign and one to three digits that
  /// give at most `ExactNumberReader.freeExponent`.
  private func shortExponent(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var i = range.lowerBound
    let end = range.upperBound
    if i == end { return 0 }
    guard bytes[i] | 0x20 == UInt8(ascii: "e") else { return nil }
    i += 1
    guard i < end else { return nil }
    let isNegative = bytes[i] == UInt8(ascii: "-")
    if isNegative || bytes[i] == UInt8(ascii: "+") { i += 1 }
    guard i < end, end - i <= 3 else { return nil }
    var exponent = 0
    while i < end {
      let digit = bytes[i] &- 0x30
      guard digit < 10 else { return nil }
      exponent = exponent * 10 + Int(digit)
      i += 1
    }
    guard exponent <= ExactNumberReader.freeExponent else { return nil }
    return isNegative ? -exponent : exponent
  }
}
