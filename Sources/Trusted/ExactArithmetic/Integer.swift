// SPDX-License-Identifier: Apache-2.0
import CGMP
import GMPShims

/// An integer of any size.
///
/// Values that fit an `Int` are stored as one; all others in a GMP number. The representation is canonical
/// (`big` never holds a value that fits an `Int`), so equality of representations is equality of integers.
@frozen
public enum Integer: Sendable {
  /// A value that fits an `Int`.
  case small(Int)
  /// A value that does not.
  case big(BigInteger)
}

/// An immutable GMP number. Only `Integer` makes these, and only for values that do not fit an `Int`.
public final class BigInteger: @unchecked Sendable {
  // Immutable after initialisation, hence safe to share; a stable pointer keeps GMP calls free of aliasing traps.
  @usableFromInline package let pointer: UnsafeMutablePointer<__mpz_struct>

  /// Takes over an initialised GMP number.
  package init(adopting pointer: UnsafeMutablePointer<__mpz_struct>) { self.pointer = pointer }

  deinit {
    __gmpz_clear(pointer)
    pointer.deallocate()
  }
}

extension Integer {
  /// The integer with the value of `value`.
  @inlinable public init(_ value: Int) { self = .small(value) }

  /// The integer with the value of `value`.
  public init(_ value: UInt64) {
    if let small = Int(exactly: value) {
      self = .small(small)
    } else {
      self = .make { lrh_mpz_init_set_parts($0, 0, 0, value) }
    }
  }

  /// The integer with the value of `value`.
  @inlinable public init(_ value: Int128) {
    if let small = Int(exactly: value) { self = .small(small) } else { self = Integer(wide: value) }
  }

  @usableFromInline init(wide value: Int128) {
    let magnitude = value.magnitude
    let high = UInt64(truncatingIfNeeded: magnitude >> 64)
    let low = UInt64(truncatingIfNeeded: magnitude)
    self = .make { lrh_mpz_init_set_parts($0, value < 0 ? 1 : 0, high, low) }
  }

  /// The value as an `Int`, or nil when it does not fit.
  @inlinable public var asInt: Int? {
    if case .small(let value) = self { return value }
    return nil
  }

  /// The value as an `Int128`, or nil when it has more than 126 bits.
  public var asInt128: Int128? {
    guard bitLength <= 126 else { return nil }
    switch self {
    case .small(let value): return Int128(value)
    case .big(let value):
      return withExtendedLifetime(value) {
        let limbs = value.pointer.pointee._mp_d
        let size = (0..<abs(Int(value.pointer.pointee._mp_size))).reduce(Int128(0)) { $0 | Int128(limbs?[$1] ?? 0) << (64 * Int128($1)) }
        return value.pointer.pointee._mp_size < 0 ? -size : size
      }
    }
  }

  /// −1, 0 or 1.
  @inlinable public var sign: Int {
    switch self {
    case .small(let value): return value.signum()
    case .big(let value): return Integer.sign(of: value)
    }
  }

  @usableFromInline static func sign(of value: BigInteger) -> Int { Int(lrh_mpz_sgn(value.pointer)) }

  /// The number of binary digits of the absolute value (0 for 0).
  public var bitLength: Int {
    switch self {
    case .small(let value): return Int.bitWidth - value.magnitude.leadingZeroBitCount
    case .big(let value): return __gmpz_sizeinbase(value.pointer, 2)
    }
  }

  /// 0.
  @inlinable public static var zero: Integer { .small(0) }
  /// 1.
  @inlinable public static var one: Integer { .small(1) }
  /// Whether this is 0.
  @inlinable public var isZero: Bool {
    if case .small(0) = self { return true }
    return false
  }
  /// Whether this is 1.
  @inlinable public var isOne: Bool {
    if case .small(1) = self { return true }
    return false
  }
}

extension Integer {
  /// The integer that `initialise` writes; it must initialise the GMP number it is given.
  package static func make(_ initialise: (UnsafeMutablePointer<__mpz_struct>) -> Void) -> Integer {
    let pointer = UnsafeMutablePointer<__mpz_struct>.allocate(capacity: 1)
    initialise(pointer)
    if lrh_mpz_fits_int64(pointer) != 0 {
      let value = Int(lrh_mpz_get_int64(pointer))
      __gmpz_clear(pointer)
      pointer.deallocate()
      return .small(value)
    }
    return .big(BigInteger(adopting: pointer))
  }

  /// Calls `body` with a read-only GMP view of this integer.
  package func withGMP<T>(_ body: (UnsafePointer<__mpz_struct>) throws -> T) rethrows -> T {
    switch self {
    case .big(let value):
      return try withExtendedLifetime(value) { try body(value.pointer) }
    case .small(let value):
      var limb = mp_limb_t(value.magnitude)
      return try withUnsafeMutablePointer(to: &limb) { limb in
        // A GMP number over a limb on the stack: never written to, never cleared.
        var number = __mpz_struct(_mp_alloc: 1, _mp_size: Int32(value.signum()), _mp_d: limb)
        return try withUnsafePointer(to: &number, body)
      }
    }
  }
}

extension Integer: Hashable, Comparable {
  /// Equality of values.
  @inlinable public static func == (left: Integer, right: Integer) -> Bool {
    switch (left, right) {
    case (.small(let a), .small(let b)): return a == b
    case (.big(let a), .big(let b)): return compare(a, b) == 0
    default: return false
    }
  }

  /// The order of the numbers.
  @inlinable public static func < (left: Integer, right: Integer) -> Bool {
    switch (left, right) {
    case (.small(let a), .small(let b)): return a < b
    case (.small, .big(let b)): return sign(of: b) > 0
    case (.big(let a), .small): return sign(of: a) < 0
    case (.big(let a), .big(let b)): return compare(a, b) < 0
    }
  }

  @usableFromInline static func compare(_ a: BigInteger, _ b: BigInteger) -> Int32 {
    withExtendedLifetime((a, b)) { __gmpz_cmp(a.pointer, b.pointer) }
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .small(let value): hasher.combine(value)
    case .big(let value):
      withExtendedLifetime(value) {
        hasher.combine(value.pointer.pointee._mp_size)
        let limbs = Int(value.pointer.pointee._mp_size.magnitude)
        for i in 0..<limbs { hasher.combine(value.pointer.pointee._mp_d[i]) }
      }
    }
  }
}

extension Integer: ExpressibleByIntegerLiteral {
  /// A literal.
  @inlinable public init(integerLiteral value: Int) { self = .small(value) }
}
