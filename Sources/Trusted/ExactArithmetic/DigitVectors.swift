// SPDX-License-Identifier: Apache-2.0
import CGMP
import GMPShims

/// Vectors of long integers, each as a sum of vectors of 16-bit numbers times powers of 2¹⁵.
///
/// An entry x is Σ x_q·2^{15q}, the digits of |x| in base 2¹⁵, each with the sign of x. An inner product with a vector of short numbers is
/// then one inner product of short numbers a digit, and one sum of long ones at the end.
struct DigitVectors: Sendable {
  /// The bits of a digit.
  static let digitBits = 15
  /// The digits of an entry: a multiple of 3, for `dot`.
  let count: Int
  private let length: Int
  /// Digit q of entry l of vector i is at (i·count + q)·length + l.
  private let digits: [Int16]

  /// More digits than this are not kept: the memory they take is bounded.
  static let sizeLimit = 1 << 26

  /// The digits of vectors of this length, one after the other, of numbers of at most `bitLength` bits; nil when they are too many.
  init?(_ entries: [Integer], length: Int, bitLength: Int) {
    let count = (bitLength / DigitVectors.digitBits / 3 + 1) * 3
    let (size, overflow) = entries.count.multipliedReportingOverflow(by: count)
    guard !overflow, size <= DigitVectors.sizeLimit, length > 0 else { return nil }
    var digits = [Int16](repeating: 0, count: size)
    for (index, entry) in entries.enumerated() {
      let (i, l) = index.quotientAndRemainder(dividingBy: length)
      entry.withGMP { number in
        let (limbs, size, sign) = (number.pointee._mp_d, Int(number.pointee._mp_size.magnitude), Int16(entry.sign))
        for q in 0..<count {
          let (limb, shift) = (q * DigitVectors.digitBits).quotientAndRemainder(dividingBy: UInt.bitWidth)
          guard let limbs, limb < size else { return }
          var bits = UInt(limbs[limb]) >> UInt(shift)
          if shift > 0, limb + 1 < size { bits |= UInt(limbs[limb + 1]) << UInt(UInt.bitWidth - shift) }
          digits[(i * count + q) * length + l] = sign * Int16(bits & 0x7FFF)
        }
      }
    }
    (self.count, self.length, self.digits) = (count, length, digits)
  }

  /// The inner product of the stretch [from, from + n) of vector i and n numbers from place b on.
  ///
  /// - Precondition: the sum of n products of a digit and one of these numbers is below 2³¹ in absolute value.
  func dot(_ i: Int, _ from: Int, _ shorts: [Int16], _ b: Int, _ n: Int) -> Integer {
    precondition(from >= 0 && from + n <= length && b >= 0 && b + n <= shorts.count)
    return digits.withUnsafeBufferPointer { x in
      shorts.withUnsafeBufferPointer { y in
        func digit(_ q: Int) -> Int { Int(shortProduct(x, (i * count + q) * length + from, y, b, n)) }
        return .make { sum in
          __gmpz_init2(sum, mp_bitcnt_t(count * DigitVectors.digitBits + 2 * UInt.bitWidth))
          // From the highest digits down, three at a time: |part| < 2³¹·(2³⁰ + 2¹⁵ + 1) < 2⁶².
          for q in stride(from: count - 3, through: 0, by: -3) {
            let part = digit(q) + digit(q + 1) << 15 + digit(q + 2) << 30
            __gmpz_mul_2exp(sum, sum, 45)
            lrh_mpz_add_int64(sum, Int64(part))
          }
        }
      }
    }
  }
}

/// Σ x[a + l]·y[b + l] over 0 ≤ l < n, which must be below 2³¹ in absolute value.
@inline(__always)
func shortProduct(_ x: UnsafeBufferPointer<Int16>, _ a: Int, _ y: UnsafeBufferPointer<Int16>, _ b: Int, _ n: Int) -> Int32 {
  var sum = Int32(0)
  for l in 0..<n { sum &+= Int32(x[a &+ l]) &* Int32(y[b &+ l]) }
  return sum
}
