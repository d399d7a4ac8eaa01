// SPDX-License-Identifier: Apache-2.0

extension Rational: CustomStringConvertible {
  /// `-?digits`, or `-?digits/digits` in lowest terms with a denominator > 1: the certificate format's *exact* value.
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }

  /// The largest decimal exponent, in absolute value, that text input may have.
  public static let exponentLimit = 10_000

  /// Reads an integer (`-3`), a fraction (`-1/3`), or an exact decimal (`0.1` is 1/10; `1e-3`, `2.5E+2`).
  ///
  /// ASCII only. Fractions need not be in lowest terms. Returns nil for anything else: empty text, spaces, `1/0`,
  /// `.`, `1/2.5`, `nan`, `inf`, hexadecimal, exponents beyond ±`exponentLimit`.
  public init?(_ text: some StringProtocol) {
    self.init(utf8: Array(text.utf8))
  }

  /// `init(_: String)` on bytes.
  public init?(utf8 bytes: some RandomAccessCollection<UInt8>) {
    var rest = bytes[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard let magnitude = Rational.unsigned(rest) else { return nil }
    self = negative ? -magnitude : magnitude
  }

  private static func unsigned(_ text: some RandomAccessCollection<UInt8>) -> Rational? {
    if let slash = text.firstIndex(of: UInt8(ascii: "/")) {
      guard let numerator = Integer(digits: text[..<slash]),
        let denominator = Integer(digits: text[text.index(after: slash)...]), !denominator.isZero
      else { return nil }
      return Rational(numerator, denominator)
    }
    var mantissa = text[...]
    var exponent = 0
    if let e = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      guard let value = decimalExponent(text[text.index(after: e)...]) else { return nil }
      exponent = value
      mantissa = text[..<e]
    }
    guard let point = mantissa.firstIndex(of: UInt8(ascii: ".")) else {
      guard let digits = Integer(digits: mantissa) else { return nil }
      return Rational(digits).scaled(byPowerOfTen: exponent)
    }
    let fraction = mantissa[mantissa.index(after: point)...]
    guard let digits = Integer(digits: Array(mantissa[..<point]) + Array(fraction)) else { return nil }
    return Rational(digits).scaled(byPowerOfTen: exponent - fraction.count)
  }

  private static func decimalExponent(_ text: some Collection<UInt8>) -> Int? {
    var digits = text[...]
    let negative = digits.first == UInt8(ascii: "-")
    if negative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard let value = Integer(digits: digits)?.asInt, value <= exponentLimit else { return nil }
    return negative ? -value : value
  }

  private func scaled(byPowerOfTen exponent: Int) -> Rational {
    let power = Integer(10).power(Int(exponent.magnitude))
    return exponent >= 0 ? Rational(numerator * power) : Rational(numerator, power)
  }
}
