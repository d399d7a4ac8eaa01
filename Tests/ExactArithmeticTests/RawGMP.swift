// SPDX-License-Identifier: Apache-2.0
import CGMP
import ExactArithmetic
import TestSupport
import Testing

/// A GMP integer used directly: the oracle for `Integer`.
final class RawInteger: CustomStringConvertible {
  let value = UnsafeMutablePointer<__mpz_struct>.allocate(capacity: 1)

  init() { __gmpz_init(value) }

  convenience init(_ parts: (negative: Bool, words: [UInt64])) {
    self.init()
    __gmpz_import(value, parts.words.count, -1, 8, 0, 0, parts.words)
    if parts.negative { __gmpz_neg(value, value) }
  }

  convenience init(_ text: String) {
    self.init()
    precondition(__gmpz_set_str(value, text, 10) == 0, "not a number: \(text)")
  }

  deinit {
    __gmpz_clear(value)
    value.deallocate()
  }

  /// The result of a GMP function of two arguments.
  func with(_ other: RawInteger, _ operation: (mpz_ptr?, mpz_srcptr?, mpz_srcptr?) -> Void) -> RawInteger {
    let result = RawInteger()
    operation(result.value, value, other.value)
    return result
  }

  var description: String { text(__gmpz_sizeinbase(value, 10) + 2) { _ = __gmpz_get_str($0, 10, value) } }
}

/// A GMP rational used directly: the oracle for `Rational`.
final class RawRational: CustomStringConvertible {
  let value = UnsafeMutablePointer<__mpq_struct>.allocate(capacity: 1)

  init() { __gmpq_init(value) }

  convenience init(_ text: String) {
    self.init()
    precondition(__gmpq_set_str(value, text, 10) == 0, "not a number: \(text)")
    __gmpq_canonicalize(value)
  }

  deinit {
    __gmpq_clear(value)
    value.deallocate()
  }

  func with(_ other: RawRational, _ operation: (mpq_ptr?, mpq_srcptr?, mpq_srcptr?) -> Void) -> RawRational {
    let result = RawRational()
    operation(result.value, value, other.value)
    return result
  }

  var description: String {
    text(__gmpz_sizeinbase(&value.pointee._mp_num, 10) + __gmpz_sizeinbase(&value.pointee._mp_den, 10) + 3) {
      _ = __gmpq_get_str($0, 10, value)
    }
  }
}

private func text(_ capacity: Int, _ write: (UnsafeMutablePointer<CChar>) -> Void) -> String {
  var buffer = [CChar](repeating: 0, count: capacity)
  buffer.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { write(start) } }
  return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Checks that an integer is stored as an `Int` exactly when it fits one, and that a big one has no leading zero words.
func checkCanonical(_ value: Integer) {
  guard case .big(let big) = value else { return }
  let number = big.pointer.pointee
  let words = Int(number._mp_size.magnitude)
  check(
    __gmpz_cmp_si(big.pointer, .max) > 0 || __gmpz_cmp_si(big.pointer, .min) < 0,
    "\(value) fits an Int but is stored big")
  check(words > 0 && number._mp_d[words - 1] != 0, "\(value) has a leading zero word")
}

/// Checks lowest terms and a positive denominator.
func checkCanonical(_ value: Rational) {
  checkCanonical(value.numerator)
  checkCanonical(value.denominator)
  check(value.denominator.sign > 0, "the denominator of \(value)")
  let divisor = RawInteger(value.numerator.description).with(
    RawInteger(value.denominator.description), __gmpz_gcd)
  checkEqual(divisor.description, "1", "common divisor in \(value)")
}

/// Checks a result against GMP's, and its form.
func checkSame(_ value: Integer, _ expected: RawInteger, _ what: String) {
  checkCanonical(value)
  checkEqual(value.description, expected.description, what)
}
