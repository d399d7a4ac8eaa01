// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Rational {
  /// A decimal for people with this many digits after the point, rounded to nearest; exact decimals are not marked, others get `≈`.
  ///
  /// Never used in a verdict or a certificate.
  public func approximation(_ digits: Int = 4) -> String {
    let scale = Integer(10).power(digits)
    let scaled = (self * Rational(scale) + Rational(1, 2)).floor
    let exact = Rational(scaled, scale) == self
    let text = scaled.magnitude.description
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    let point = padded.index(padded.endIndex, offsetBy: -digits)
    return (exact ? "" : "≈ ") + (scaled.sign < 0 ? "-" : "") + padded[..<point] + (digits > 0 ? "." + padded[point...] : "")
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
