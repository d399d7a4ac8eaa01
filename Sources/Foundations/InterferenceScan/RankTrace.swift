// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Parallelism
import Synchronization

/// Trace and squared Frobenius norm of a square matrix D, and what they say of its rank (F2): rank D ≥ (tr D)²/‖D‖_F².
public struct RankTrace: Sendable {
  /// What D is: `C`, or `AᵀA` for matched probes, which has the rank of C.
  public let matrix: String
  /// tr D.
  public let trace: Rational
  /// ‖D‖_F².
  public let squaredNorm: Rational

  /// The least rank they allow.
  public var bound: Integer { squaredNorm.isZero ? .zero : (trace * trace / squaredNorm).ceiling }
}

extension InterferencePair {
  /// Trace and norm of C = BᵀA, or of AᵀA for matched probes, from ‖BᵀA‖_F² = tr((AAᵀ)(BBᵀ)).
  ///
  /// - Returns: nil when the vectors are not words, or sums would not fit 126 bits.
  /// - Complexity: m·d² exact products for each of A and B, and d² words of 128 bits for each thread.
  public func rankTrace(threads: Int) -> RankTrace? {
    guard let a = encoder.words, let b = probe.words, let gram = InterferencePair.gram(a, encoder, threads) else { return nil }
    guard let other = isSymmetric ? gram : InterferencePair.gram(b, probe, threads) else { return nil }
    let squaredNorm = zip(gram, other).reduce(Integer.zero) { $0 + Integer($1.0) * Integer($1.1) }
    let trace = (0..<count).reduce(Integer.zero) { $0 + products.integer($1, $1) }
    guard case .words(_, _, _, let exponent) = products else { return nil }
    let unit = Rational.powerOfTwo(exponent)
    return RankTrace(
      matrix: divisors == nil ? "C" : "AᵀA", trace: Rational(trace) * unit,
      squaredNorm: Rational(squaredNorm) * Rational.powerOfTwo(2 * (a.exponent + b.exponent)))
  }

  /// Σ_j x_j x_jᵀ, d×d, in the words' unit.
  private static func gram(_ words: DyadicWords, _ set: VectorSet, _ threads: Int) -> [Int128]? {
    let (d, m) = (set.length, set.count)
    guard 2 * words.bits + (Int.bitWidth - m.leadingZeroBitCount) < 126 else { return nil }
    let total = Mutex([Int128](repeating: 0, count: d * d))
    let chunk = max(1, m / (8 * threads) + 1)
    Workers(count: threads).forEach((m + chunk - 1) / chunk) { _, task in
      var part = [Int128](repeating: 0, count: d * d)
      words.words.withUnsafeBufferPointer { x in
        part.withUnsafeMutableBufferPointer { part in
          for j in task * chunk..<min((task + 1) * chunk, m) {
            for l in 0..<d {
              let factor = Int128(x[j * d + l])
              if factor == 0 { continue }
              for r in l..<d { part[l * d + r] &+= factor &* Int128(x[j * d + r]) }
            }
          }
        }
      }
      total.withLock { total in for at in 0..<d * d { total[at] &+= part[at] } }
    }
    var gram = total.withLock { $0 }
    for l in 0..<d { for r in 0..<l { gram[l * d + r] = gram[r * d + l] } }
    return gram
  }
}
