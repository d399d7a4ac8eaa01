// SPDX-License-Identifier: Apache-2.0
import CGMP

extension Integer {
  /// The sum.
  @inlinable public static func + (left: Integer, right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return .small(sum) }
    }
    return wideAdd(left, right)
  }

  /// The difference.
  @inlinable public static func - (left: Integer, right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return .small(difference) }
    }
    return wideSubtract(left, right)
  }

  /// The product.
  @inlinable public static func * (left: Integer, right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return .small(product) }
    }
    return wideMultiply(left, right)
  }

  /// The negative.
  @inlinable public static prefix func - (value: Integer) -> Integer { .zero - value }
  /// Adds in place.
  @inlinable public static func += (left: inout Integer, right: Integer) { left = left + right }
  /// Subtracts in place.
  @inlinable public static func -= (left: inout Integer, right: Integer) { left = left - right }
  /// Multiplies in place.
  @inlinable public static func *= (left: inout Integer, right: Integer) { left = left * right }

  /// The absolute value.
  @inlinable public var magnitude: Integer { sign < 0 ? -self : self }

  @usableFromInline static func wideAdd(_ a: Integer, _ b: Integer) -> Integer { binary(a, b, __gmpz_add) }
  @usableFromInline static func wideSubtract(_ a: Integer, _ b: Integer) -> Integer { binary(a, b, __gmpz_sub) }
  @usableFromInline static func wideMultiply(_ a: Integer, _ b: Integer) -> Integer { binary(a, b, __gmpz_mul) }

  private typealias BinaryOperation = (mpz_ptr?, mpz_srcptr?, mpz_srcptr?) -> Void

  private static func binary(_ a: Integer, _ b: Integer, _ operation: BinaryOperation) -> Integer {
    a.withGMP { a in
      b.withGMP { b in
        make { result in
          __gmpz_init(result)
          operation(result, a, b)
        }
      }
    }
  }

  /// Quotient and remainder of division towards zero: self = quotient·divisor + remainder, |remainder| < |divisor|,
  /// the remainder 0 or of the sign of self.
  ///
  /// - Precondition: the divisor is not 0.
  public func quotientAndRemainder(dividingBy divisor: Integer) -> (quotient: Integer, remainder: Integer) {
    precondition(!divisor.isZero, "division of \(self) by zero")
    if case .small(let a) = self, case .small(let b) = divisor, !(a == .min && b == -1) {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return (.small(quotient), .small(remainder))
    }
    return (Integer.binary(self, divisor, __gmpz_tdiv_q), Integer.binary(self, divisor, __gmpz_tdiv_r))
  }

  /// self / divisor when the divisor is known to divide self.
  ///
  /// - Precondition: the divisor is not 0 and divides self.
  public func dividedExactly(by divisor: Integer) -> Integer {
    if divisor.isOne { return self }
    if case .small(let a) = self, case .small(let b) = divisor, b != -1 { return .small(a / b) }
    precondition(!divisor.isZero, "division of \(self) by zero")
    return Integer.binary(self, divisor, __gmpz_divexact)
  }

  /// The remainder in 0..<modulus.
  ///
  /// - Precondition: modulus > 0.
  public func residue(modulo modulus: UInt64) -> UInt64 {
    precondition(modulus > 0)
    switch self {
    case .small(let value):
      let remainder = UInt64(value.magnitude) % modulus
      return value < 0 && remainder != 0 ? modulus - remainder : remainder
    case .big(let value):
      return withExtendedLifetime(value) { UInt64(__gmpz_fdiv_ui(value.pointer, UInt(modulus))) }
    }
  }

  /// The greatest common divisor, ≥ 0; gcd(0, 0) = 0.
  @inlinable public static func greatestCommonDivisor(_ left: Integer, _ right: Integer) -> Integer {
    if case .small(let a) = left, case .small(let b) = right {
      let divisor = greatestCommonDivisor(a.magnitude, b.magnitude)
      if let small = Int(exactly: divisor) { return .small(small) }
    }
    return wideGreatestCommonDivisor(left, right)
  }

  @usableFromInline static func wideGreatestCommonDivisor(_ a: Integer, _ b: Integer) -> Integer {
    binary(a, b, __gmpz_gcd)
  }

  /// Stein's binary algorithm on machine words.
  @inlinable static func greatestCommonDivisor(_ left: UInt, _ right: UInt) -> UInt {
    if left == 0 { return right }
    if right == 0 { return left }
    if left == 1 || right == 1 { return 1 }
    let twos = (left | right).trailingZeroBitCount
    var a = left &>> UInt(left.trailingZeroBitCount)
    var b = right &>> UInt(right.trailingZeroBitCount)
    while a != b {
      if a > b { swap(&a, &b) }
      b &-= a
      b &>>= UInt(b.trailingZeroBitCount)
    }
    return a &<< UInt(twos)
  }

  /// The least common multiple, ≥ 0.
  public static func leastCommonMultiple(_ left: Integer, _ right: Integer) -> Integer {
    if left == right || right.isOne { return left.magnitude }
    if left.isOne { return right.magnitude }
    if left.isZero || right.isZero { return .zero }
    return (left.dividedExactly(by: greatestCommonDivisor(left, right)) * right).magnitude
  }

  /// self raised to a power (0⁰ = 1).
  ///
  /// - Precondition: exponent ≥ 0.
  public func power(_ exponent: Int) -> Integer {
    precondition(exponent >= 0, "negative exponent \(exponent)")
    if exponent == 0 { return .one }
    if exponent == 1 { return self }
    if exponent == 2 { return self * self }
    switch self {
    case .small(0): return .zero
    case .small(1): return .one
    case .small(-1): return exponent.isMultiple(of: 2) ? .one : .small(-1)
    default: break
    }
    return withGMP { base in
      Integer.make { result in
        __gmpz_init(result)
        __gmpz_pow_ui(result, base, UInt(exponent))
      }
    }
  }

  /// self · 2^count.
  ///
  /// - Precondition: count ≥ 0.
  public func shiftedLeft(by count: Int) -> Integer {
    if case .small(let value) = self, bitLength + count < Int.bitWidth { return .small(value << count) }
    return withGMP { base in
      Integer.make { result in
        __gmpz_init(result)
        __gmpz_mul_2exp(result, base, mp_bitcnt_t(count))
      }
    }
  }

  /// ⌊√self⌋.
  ///
  /// - Precondition: self ≥ 0.
  public var squareRoot: Integer {
    precondition(sign >= 0, "square root of \(self)")
    return withGMP { value in
      Integer.make { result in
        __gmpz_init(result)
        __gmpz_sqrt(result, value)
      }
    }
  }

  /// The binomial coefficient C(n, k) for n ≥ 0, k ≥ 0.
  public static func binomial(_ n: Integer, _ k: Int) -> Integer {
    precondition(n.sign >= 0 && k >= 0)
    return n.withGMP { n in
      make { result in
        __gmpz_init(result)
        __gmpz_bin_ui(result, n, UInt(k))
      }
    }
  }
}
