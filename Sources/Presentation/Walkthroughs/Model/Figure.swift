// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import TextLayout

/// Numbers for people, rounded to four significant digits. Never used to decide anything.
enum Figure {
  /// A rational: exactly when it is short, with a decimal (`=` when that is exact too, else `≈`); else rounded and marked `≈`.
  static func of(_ value: Rational) -> String {
    let exact = value.description
    if value.isInteger && exact.count <= 9 { return exact }
    let tenThousandths = value * 10000
    if tenThousandths.isInteger && !value.isInteger && exact.count <= 15 {
      var decimal = value.approximation(4)
      while decimal.hasSuffix("0") { decimal.removeLast() }
      return "\(exact) = \(decimal)"
    }
    if exact.count <= 15 { return "\(exact) ≈ \(rounded(value))" }
    return "≈ \(rounded(value))"
  }

  /// A rational, rounded, without a mark.
  static func rounded(_ value: Rational) -> String {
    if value.sign == 0 { return "0" }
    if value.sign < 0 { return "-" + rounded(-value) }
    // The decimal exponent: 10^e ≤ value < 10^(e+1).
    var e = Int((value.naturalLogarithm / 2.302_585_092_994_046).rounded(.down))
    func power(_ n: Int) -> Rational {
      n >= 0 ? Rational(Integer(10).power(n)) : Rational(1, Integer(10).power(-n))
    }
    while power(e) > value { e -= 1 }
    while power(e + 1) <= value { e += 1 }
    var digits = (value / power(e - 3) + Rational(1, 2)).floor
    if digits == 10000 { (digits, e) = (1000, e + 1) }
    var text = digits.description
    if e >= 6 || e < -4 {
      text.insert(".", at: text.index(after: text.startIndex))
      return text + "e\(e < 0 ? "-" : "+")\(e.magnitude < 10 ? "0" : "")\(e.magnitude)"
    }
    if e >= 3 { return text + String(repeating: "0", count: e - 3) }
    if e >= 0 {
      text.insert(".", at: text.index(text.startIndex, offsetBy: e + 1))
      return text
    }
    return "0." + String(repeating: "0", count: -e - 1) + text
  }

  /// A double, rounded.
  static func rounded(_ value: Double) -> String {
    Rational(exactly: value).map(rounded) ?? "\(value)"
  }

  /// A rational, rounded and marked `≈` unless it is 0.
  static func approximate(_ value: Rational) -> String { value.sign == 0 ? "0" : "≈ \(rounded(value))" }

  /// A double, rounded and marked `≈` unless it is 0.
  static func approximate(_ value: Double) -> String { value == 0 ? "0" : "≈ \(rounded(value))" }

  /// `1 feature`, `2 features`, `2 vertices`.
  static func count(_ n: Int, _ noun: String, _ plural: String? = nil) -> String { "\(n) \(n == 1 ? noun : plural ?? noun + "s")" }
}
