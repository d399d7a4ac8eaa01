// SPDX-License-Identifier: Apache-2.0

/// An ordered field whose arithmetic and comparisons are exact: ℚ, or ℚ(√D).
///
/// The laws of an ordered field hold without rounding; `Tests/ExactArithmeticTests` checks them for every
/// conforming type.
public protocol ExactField: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// The image of a rational number.
  init(_ rational: Rational)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  /// The quotient; the divisor must not be 0.
  static func / (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self
  /// −1, 0 or 1.
  var sign: Int { get }
}

extension ExactField {
  /// 0.
  @inlinable public static var zero: Self { Self(Rational.zero) }
  /// 1.
  @inlinable public static var one: Self { Self(Rational.one) }
  /// Whether this is 0.
  @inlinable public var isZero: Bool { sign == 0 }
  /// The absolute value.
  @inlinable public var magnitude: Self { sign < 0 ? -self : self }
  /// Adds in place.
  @inlinable public static func += (left: inout Self, right: Self) { left = left + right }
  /// Subtracts in place.
  @inlinable public static func -= (left: inout Self, right: Self) { left = left - right }
  /// Multiplies in place.
  @inlinable public static func *= (left: inout Self, right: Self) { left = left * right }

  /// self raised to a power ≥ 0, by repeated squaring.
  public func power(_ exponent: Int) -> Self {
    precondition(exponent >= 0, "negative exponent \(exponent)")
    var result = Self.one
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return result
  }
}
