// SPDX-License-Identifier: Apache-2.0

/// An element p + q√D of the real quadratic field ℚ(√D).
///
/// D is a square-free integer > 1, stored as 0 when q = 0, so that a rational number is the same value in every
/// field. Two values may be combined when they have the same D or one of them is rational.
@frozen
public struct QuadraticSurd: Sendable, Hashable {
  /// p.
  public let rational: Rational
  /// q, the coefficient of √D.
  public let coefficient: Rational
  /// D, or 0 when q = 0.
  public let radicand: Int

  /// p + q√D.
  ///
  /// - Precondition: D is square-free and > 1 (checked only for > 1), unless q = 0.
  public init(_ rational: Rational, _ coefficient: Rational, radicand: Int) {
    precondition(coefficient.isZero || radicand > 1, "radicand \(radicand)")
    self.rational = rational
    self.coefficient = coefficient
    self.radicand = coefficient.isZero ? 0 : radicand
  }

  private static func common(_ left: QuadraticSurd, _ right: QuadraticSurd) -> Int {
    precondition(
      left.radicand == right.radicand || left.radicand == 0 || right.radicand == 0,
      "√\(left.radicand) and √\(right.radicand) lie in different fields")
    return max(left.radicand, right.radicand)
  }

  /// p − q√D.
  public var conjugate: QuadraticSurd { QuadraticSurd(rational, -coefficient, radicand: radicand) }

  /// p² − D·q², the product with the conjugate.
  public var norm: Rational { rational * rational - Rational(radicand) * coefficient * coefficient }
}

extension QuadraticSurd: ExactField {
  /// A rational number, as an element of this field.
  public init(_ rational: Rational) { self.init(rational, 0, radicand: 0) }

  /// The sum.
  public static func + (left: QuadraticSurd, right: QuadraticSurd) -> QuadraticSurd {
    QuadraticSurd(
      left.rational + right.rational, left.coefficient + right.coefficient, radicand: common(left, right))
  }

  /// The difference.
  public static func - (left: QuadraticSurd, right: QuadraticSurd) -> QuadraticSurd { left + (-right) }

  /// The product.
  public static func * (left: QuadraticSurd, right: QuadraticSurd) -> QuadraticSurd {
    let radicand = common(left, right)
    return QuadraticSurd(
      left.rational * right.rational + Rational(radicand) * left.coefficient * right.coefficient,
      left.rational * right.coefficient + left.coefficient * right.rational,
      radicand: radicand)
  }

  /// The quotient; the divisor must not be 0.
  public static func / (left: QuadraticSurd, right: QuadraticSurd) -> QuadraticSurd {
    // √D is irrational, so the norm of a nonzero element is not 0.
    let scale = right.norm.reciprocal
    let product = left * right.conjugate
    return QuadraticSurd(product.rational * scale, product.coefficient * scale, radicand: product.radicand)
  }

  /// The negative.
  public static prefix func - (value: QuadraticSurd) -> QuadraticSurd {
    QuadraticSurd(-value.rational, -value.coefficient, radicand: value.radicand)
  }

  /// The sign of p + q√D: that of p and q when they agree, else that of p when p² > Dq², of q otherwise.
  public var sign: Int {
    let p = rational.sign
    let q = coefficient.sign
    if p == q || q == 0 { return p }
    if p == 0 { return q }
    return norm.sign > 0 ? p : q
  }

  /// The order of the numbers.
  public static func < (left: QuadraticSurd, right: QuadraticSurd) -> Bool { (left - right).sign < 0 }
}

extension QuadraticSurd: CustomStringConvertible {
  /// For people: `1/2 + 1/3√3`, `-√2`, `5`.
  public var description: String {
    if coefficient.isZero { return rational.description }
    let size = coefficient.magnitude
    let root = (size == 1 ? "" : size.description) + "√\(radicand)"
    if rational.isZero { return (coefficient.sign < 0 ? "-" : "") + root }
    return "\(rational) \(coefficient.sign < 0 ? "-" : "+") \(root)"
  }
}
