// SPDX-License-Identifier: Apache-2.0

/// A rational number, always in lowest terms with a positive denominator.
@frozen
public struct Rational: Sendable, Hashable {
  /// The numerator, coprime to the denominator; it carries the sign.
  public let numerator: Integer
  /// The denominator, > 0; it is 1 for integers, 0 included.
  public let denominator: Integer

  /// Stores the two parts, which must already be canonical.
  @inlinable package init(canonical numerator: Integer, _ denominator: Integer) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The quotient numerator / denominator.
  ///
  /// - Precondition: the denominator is not 0.
  public init(_ numerator: Integer, _ denominator: Integer) {
    precondition(!denominator.isZero, "zero denominator")
    let divisor = Integer.greatestCommonDivisor(numerator, denominator)
    var n = numerator.dividedExactly(by: divisor)
    var d = denominator.dividedExactly(by: divisor)
    if d.sign < 0 { (n, d) = (-n, -d) }
    self.init(canonical: n, d)
  }

  /// An integer as a rational number.
  @inlinable public init(_ value: Integer) { self.init(canonical: value, .one) }
  /// An integer as a rational number.
  @inlinable public init(_ value: Int) { self.init(canonical: .small(value), .one) }

  /// 0.
  @inlinable public static var zero: Rational { Rational(0) }
  /// 1.
  @inlinable public static var one: Rational { Rational(1) }
  /// −1, 0 or 1.
  @inlinable public var sign: Int { numerator.sign }
  /// Whether the denominator is 1.
  @inlinable public var isInteger: Bool { denominator.isOne }
  /// 1 / self.
  ///
  /// - Precondition: self is not 0.
  public var reciprocal: Rational {
    precondition(sign != 0, "reciprocal of zero")
    return sign < 0 ? Rational(canonical: -denominator, -numerator) : Rational(canonical: denominator, numerator)
  }

  /// The greatest integer ≤ self.
  public var floor: Integer {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.sign < 0 ? quotient - .one : quotient
  }

  /// The least integer ≥ self.
  public var ceiling: Integer { -(-self).floor }

  /// The rational square root of self, or nil when self is negative or not the square of a rational.
  public var exactSquareRoot: Rational? {
    guard sign >= 0 else { return nil }
    let n = numerator.squareRoot
    let d = denominator.squareRoot
    return n * n == numerator && d * d == denominator ? Rational(canonical: n, d) : nil
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// A literal.
  @inlinable public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: ExactField {
  /// A rational number, as an element of this field.
  @inlinable public init(_ rational: Rational) { self = rational }

  /// The sum.
  @inlinable public static func + (left: Rational, right: Rational) -> Rational {
    if left.denominator.isOne && right.denominator.isOne {
      return Rational(left.numerator + right.numerator)
    }
    if left.denominator == right.denominator {
      return Rational.reduced(left.numerator + right.numerator, left.denominator)
    }
    return Rational.reduced(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  /// The difference.
  @inlinable public static func - (left: Rational, right: Rational) -> Rational { left + (-right) }

  /// The product.
  @inlinable public static func * (left: Rational, right: Rational) -> Rational {
    if left.denominator.isOne && right.denominator.isOne {
      return Rational(left.numerator * right.numerator)
    }
    return Rational.reduced(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// The quotient; the divisor must not be 0.
  public static func / (left: Rational, right: Rational) -> Rational { left * right.reciprocal }

  /// The negative.
  @inlinable public static prefix func - (value: Rational) -> Rational {
    Rational(canonical: -value.numerator, value.denominator)
  }

  /// The order of the numbers.
  @inlinable public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let leftSign = left.sign
    let rightSign = right.sign
    if leftSign != rightSign { return leftSign < rightSign }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// The quotient of an integer by a positive integer, brought to lowest terms.
  @inlinable static func reduced(_ numerator: Integer, _ denominator: Integer) -> Rational {
    let divisor = Integer.greatestCommonDivisor(numerator, denominator)
    if divisor.isOne { return Rational(canonical: numerator, denominator) }
    return Rational(canonical: numerator.dividedExactly(by: divisor), denominator.dividedExactly(by: divisor))
  }

  /// self raised to a power ≥ 0; coprimality is kept, so nothing is reduced.
  public func power(_ exponent: Int) -> Rational {
    Rational(canonical: numerator.power(exponent), denominator.power(exponent))
  }
}
