// SPDX-License-Identifier: Apache-2.0
import CKernels
import ExactArithmetic

/// The exact inner products ⟨b_i, a_j⟩ of two sets of rational vectors: `integer(i, j)` times `unit(i)`.
///
/// Products of floats that share a scale run on machine words; all others on `ClearedVectors`.
enum ExactProducts: Sendable {
  /// b_i and a_j are these words times powers of two with this product; no sum of products overflows 127 bits.
  case words(b: [Int64], a: [Int64], length: Int, exponent: Int)
  /// The a_j share a denominator.
  case cleared(b: ClearedVectors, a: ClearedVectors)

  /// The products of b_i with a_j, for vectors of the same length.
  init(_ b: VectorSet, _ a: VectorSet) {
    precondition(b.length == a.length, "vectors of lengths \(b.length) and \(a.length)")
    if let x = b.words, let y = a.words, x.bits + y.bits + (Int.bitWidth - a.length.leadingZeroBitCount) < 127 {
      self = .words(b: x.words, a: y.words, length: a.length, exponent: x.exponent + y.exponent)
      return
    }
    guard let x = ClearedVectors(b.rationalColumns(), .columns), let y = ClearedVectors(a.rationalColumns(), .columnsSharingDenominator)
    else { preconditionFailure("clearing denominators without limits") }
    self = .cleared(b: x, a: y)
  }

  /// ⟨b_i, a_j⟩ / unit(i).
  func integer(_ i: Int, _ j: Int) -> Integer {
    switch self {
    case .words: return Integer(wide(i, j))
    case .cleared(let b, let a): return b.dot(i, a, j)
    }
  }

  /// The same in 128 bits; only for `words`.
  @inline(__always) func wide(_ i: Int, _ j: Int) -> Int128 {
    guard case .words(let b, let a, let d, _) = self else { preconditionFailure("not on words") }
    return b.withUnsafeBufferPointer { b in
      a.withUnsafeBufferPointer { a in
        guard let x = b.baseAddress, let y = a.baseAddress else { return 0 }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { sum in
          lrh_wide_dot(x + i * d, y + j * d, d, sum.baseAddress)
          return Int128(truncatingIfNeeded: Int64(bitPattern: sum[1])) << 64 | Int128(truncatingIfNeeded: sum[0])
        }
      }
    }
  }

  /// What the integers of row i count.
  func unit(_ i: Int) -> Rational {
    switch self {
    case .words(_, _, _, let exponent): return Rational.powerOfTwo(exponent)
    case .cleared(let b, let a): return Rational(.one, b.denominators[i] * a.denominators[0])
    }
  }
}

extension Rational {
  /// 2^exponent.
  static func powerOfTwo(_ exponent: Int) -> Rational {
    let size = Integer.one.shiftedLeft(by: abs(exponent))
    return exponent >= 0 ? Rational(size) : Rational(.one, size)
  }
}
