// SPDX-License-Identifier: Apache-2.0
import COpenBLAS
import ExactArithmetic
import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A prime field whose elements are held in doubles, so that matrix products run at the speed of BLAS. Every result is exact.
///
/// An element is *balanced*: an integer of absolute value at most p/2 + 3. With p < 2^23.49, a sum of `chunk` = 256 products of
/// balanced elements plus one more element is at most 256·(p/2 + 3)² + p/2 + 3 < 2⁵³ − p. All integers up to there are doubles, hence
/// no partial sum is rounded, in whatever order and with whatever fused operations BLAS adds. After 256 terms the sums are reduced.
///
/// Reduction of such a sum x: |x/p| < 2^29.6, and the roundings of 1/p and of x·(1/p) change it by a factor within 1 ± 2⁻⁵¹·⁵, so by
/// less than 2⁻²¹·⁸. Rounded to an integer q, |x/p − q| ≤ 1/2 + 2⁻²¹·⁸; so |x − qp| ≤ p/2 + p·2⁻²¹·⁸ ≤ p/2 + 3.2, which for integers
/// x − qp is at most p/2 + 3 (for p odd, p/2 + 2.5). Both qp and x − qp are integers below 2⁵³, so neither is rounded. For the largest
/// primes a balanced element is not unique, but 0 is balanced in one way only: p/2 + 3 < p unless p ≤ 6, and then the error is < 1.
public struct FloatField: Sendable {
  /// p.
  public let prime: Int
  let p: Double
  let inverseOfP: Double

  /// ⌊2^23.49⌋ + 1: primes must be smaller.
  public static let primeLimit: UInt64 = 11_781_351
  /// The number of products that may be added up before a reduction.
  static let chunk = 256

  /// The field of p elements.
  ///
  /// - Precondition: p is a prime below `primeLimit`.
  public init(_ prime: UInt64) {
    precondition(prime >= 2 && prime < FloatField.primeLimit, "\(prime) is not below 2^23.49")
    self.prime = Int(prime)
    p = Double(prime)
    inverseOfP = 1 / p
  }

  /// All primes below `primeLimit`, from the largest down.
  public static var descendingPrimes: some Sequence<UInt64> { PrimeField.descendingPrimes(below: primeLimit) }

  /// The balanced element of an integer.
  public func element(_ value: Integer) -> Double {
    if case .small(let word) = value {
      // Small quotients take no division; `reduce` is right for them.
      return word.magnitude < UInt(prime) << 29 ? reduce(Double(word)) : balanced(word % prime)
    }
    return balanced(Int(value.residue(modulo: UInt64(prime))))
  }

  private func balanced(_ residue: Int) -> Double {
    if 2 * residue > prime { return Double(residue - prime) }
    return Double(2 * residue < -prime ? residue + prime : residue)
  }

  // Adding and subtracting 1.5·2⁵² rounds to the nearest integer, for values below 2⁵¹.
  @inline(__always) func reduce(_ x: Double) -> Double {
    let magic = 6_755_399_441_055_744.0
    let q = (x * inverseOfP + magic) - magic
    return x - q * p
  }

  /// Reduces `count` values.
  @inline(__always) func reduce(_ values: UnsafeMutablePointer<Double>, count: Int) {
    for j in 0..<count { values[j] = reduce(values[j]) }
  }

  /// The balanced inverse of a nonzero element.
  func inverse(_ x: Double) -> Double {
    let residue = Int(x) % prime
    return balanced(Int(PrimeField(UInt64(prime)).inverse(UInt64(residue < 0 ? residue + prime : residue))))
  }

  /// c ← c − a·b for an m×k matrix a and a k×n matrix b with these row lengths; everything balanced before and after.
  func subtractProduct(
    _ c: UnsafeMutablePointer<Double>, _ ldc: Int, _ a: UnsafePointer<Double>, _ lda: Int,
    _ b: UnsafePointer<Double>, _ ldb: Int,
    _ m: Int, _ n: Int, _ k: Int
  ) {
    if m == 0 || n == 0 { return }
    for from in stride(from: 0, to: k, by: FloatField.chunk) {
      cblas_dgemm(
        CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(m), blasint(n),
        blasint(min(FloatField.chunk, k - from)), -1, a + from,
        blasint(lda), b + from * ldb, blasint(ldb), 1, c, blasint(ldc))
      for i in 0..<m { reduce(c + i * ldc, count: n) }
    }
  }
}

/// Whether the environment asks for the portable path (`LRH_PORTABLE=1`): no BLAS, no special instructions, the same results.
public let portablePathRequested: Bool = getenv("LRH_PORTABLE").map { String(cString: $0) == "1" } ?? false
