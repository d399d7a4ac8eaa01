// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Rational {
  /// A decimal for people with this many digits after the point, rounded to nearest; exact decimals are not marked, others get `≈`.
  ///
  /// Never used in a verdict or a certificate.
  public func approximation(_ digits: Int = 4) -> String {
    let scale = Integer(10).power(digits)
    let exact = Rational((self * Rational(scale) + Rational(1, 2)).floor, scale) == self
    return (exact ? "" : "≈ ") + fixed(digits)
  }

  /// A decimal with this many digits after the point, rounded to nearest, unmarked.
  public func fixed(_ digits: Int) -> String {
    let scaled = (self * Rational(Integer(10).power(digits)) + Rational(1, 2)).floor
    let text = scaled.magnitude.description
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let point = padded.index(padded.endIndex, offsetBy: -digits)
    return (scaled.sign < 0 ? "-" : "") + padded[..<point] + (digits > 0 ? "." + padded[point...] : "")
  }

  /// The same without zeros at the end: `0.25`, `3`, `0`.
  public func shortFixed(_ digits: Int) -> String {
    var text = fixed(digits)
    guard digits > 0 else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// A decimal with this many significant digits, rounded to nearest, without zeros at the end; with an exponent when it is small or large:
  /// `0.3333`, `1.5e-12`.
  public func significant(_ digits: Int) -> String {
    if sign == 0 { return "0" }
    var exponent = magnitude.decimalExponent
    func unit(_ n: Int) -> Rational {
      n >= 0 ? Rational(Integer(10).power(n)) : Rational(.one, Integer(10).power(-n))
    }
    var mantissa = (magnitude / unit(exponent - digits + 1) + Rational(1, 2)).floor
    if mantissa == Integer(10).power(digits) {
      mantissa = Integer(10).power(digits - 1)
      exponent += 1
    }
    let minus = sign < 0 ? "-" : ""
    if exponent >= -5 && exponent < 15 {
      return minus + (Rational(mantissa) * unit(exponent - digits + 1)).shortFixed(max(0, digits - 1 - exponent))
    }
    return minus + (Rational(mantissa) * unit(1 - digits)).shortFixed(digits - 1) + "e\(exponent)"
  }

  /// e with 10^e ≤ self < 10^(e+1).
  ///
  /// - Precondition: self > 0.
  public var decimalExponent: Int {
    // From the bit lengths to within one or two.
    var e = (numerator.bitLength - denominator.bitLength) * 30103 / 100_000
    func power(_ n: Int) -> Rational { n >= 0 ? Rational(Integer(10).power(n)) : Rational(.one, Integer(10).power(-n)) }
    while power(e) > self { e -= 1 }
    while power(e + 1) <= self { e += 1 }
    return e
  }

  /// The exact value when it is short, with an approximation when it is not an integer: `1/3 (≈ 0.3333)`; for long ones the
  /// approximation alone.
  public var forPeople: String {
    if isInteger { return description.count <= 24 ? description : approximation(0) }
    let exact = description
    return exact.count <= 24 ? "\(exact) (\(approximation()))" : approximation(8)
  }
}

extension QuadraticSurd {
  /// As for a rational; a surd is written exactly.
  public var forPeople: String { coefficient.isZero ? rational.forPeople : description }
}
