// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Rational {
  /// The dyadic rational that `value` is; −0 is 0. Nil for infinities and NaNs.
  ///
  /// - Postcondition: `nearestDouble` of the result is `value` (up to the sign of zero).
  public init?(exactly value: Double) { self.init(bits: value.bitPattern, format: .binary64) }

  /// The double nearest to self; ties go to the even significand, as in IEEE 754.
  ///
  /// Edge cases: ±infinity when |self| ≥ 2¹⁰²⁴ − 2⁹⁷⁰; subnormal numbers are rounded like others; 0 gives +0.
  /// - Complexity: one division of integers of the size of self.
  public var nearestDouble: Double {
    if sign == 0 { return 0 }
    let size = numerator.magnitude
    // 2^(e−1) < |self| < 2^(e+1).
    let e = size.bitLength - denominator.bitLength
    // The quotient has 54 or 55 bits, or fewer where doubles are subnormal: |self| ≈ quotient·2^exponent.
    let exponent = max(e - 54, -1074)
    let scaledSize = exponent < 0 ? size.shiftedLeft(by: -exponent) : size
    let scaledDenominator = exponent > 0 ? denominator.shiftedLeft(by: exponent) : denominator
    let (quotient, remainder) = scaledSize.quotientAndRemainder(dividingBy: scaledDenominator)
    guard let bits = quotient.asInt else { preconditionFailure("a quotient of more than 55 bits") }
    let significand: Int
    let shift: Int
    if bits >> 53 == 0 {
      // Subnormal or just normal: round to a multiple of 2^exponent = 2^−1074.
      shift = 0
      let twice = remainder + remainder
      let up = twice > scaledDenominator || (twice == scaledDenominator && bits & 1 == 1)
      significand = bits + (up ? 1 : 0)
    } else {
      shift = bits >> 54 == 0 ? 1 : 2
      let kept = bits >> shift
      let rest = bits & ((1 << shift) - 1)
      let half = 1 << (shift - 1)
      let up = rest > half || (rest == half && (!remainder.isZero || kept & 1 == 1))
      significand = kept + (up ? 1 : 0)
    }
    let value = Double(sign: .plus, exponent: exponent + shift, significand: Double(significand))
    return sign < 0 ? -value : value
  }

  /// The natural logarithm, within a few units in the last place of the larger of 1 and itself. A number to show or to
  /// start a search from; it decides nothing.
  ///
  /// - Precondition: self > 0. (It may be far outside the range of doubles.)
  public var naturalLogarithm: Double {
    precondition(sign > 0, "logarithm of \(self)")
    let e = numerator.bitLength - denominator.bitLength
    let scaled =
      e >= 0
      ? Rational(numerator, denominator.shiftedLeft(by: e))
      : Rational(numerator.shiftedLeft(by: -e), denominator)
    return log(scaled.nearestDouble) + Double(e) * 0.693_147_180_559_945_309_4
  }
}

/// The exponential of a double. A number to show; it decides nothing (see `ExponentialEnclosure` for what does).
public func exponential(_ x: Double) -> Double { exp(x) }

/// The natural logarithm of a double > 0. A number to show; it decides nothing.
public func logarithm(_ x: Double) -> Double { log(x) }

/// The cosine of a double. A number to show or to start a search from; it decides nothing.
public func cosine(_ x: Double) -> Double { cos(x) }

/// The sine of a double. A number to show or to start a search from; it decides nothing.
public func sine(_ x: Double) -> Double { sin(x) }
