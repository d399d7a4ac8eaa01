// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Decoding of k-sparse vectors by any means (F9, the top rung).
///
/// With a prime as witness: A is injective on the vectors with at most k nonzero entries. With a kernel vector: it is not.
public struct ExactDecodingClaim: Hashable, Sendable {
  /// The number of neurons: rows of A.
  public var d: Int
  /// The number of features: columns of A.
  public var m: Int
  /// At most this many features are active; ≥ 1.
  public var k: Int

  /// A claim about a d×m matrix A.
  public init(d: Int, m: Int, k: Int) {
    self.d = d
    self.m = m
    self.k = k
  }

  /// The claim in words.
  public func sentence(_ witness: ExactDecodingWitness) -> String {
    let entries = "at most \(k) nonzero \(k == 1 ? "entry" : "entries")"
    switch witness {
    case .prime: return "Az determines every z in R^\(m) with \(entries): some decoder recovers all of them exactly (d = \(d), m = \(m))"
    case .kernelVector:
      return "two different z in R^\(m) with \(entries) each have the same Az: no decoder recovers all of them (d = \(d), m = \(m))"
    }
  }
}

/// Why every, or not every, k-sparse vector can be decoded.
public enum ExactDecodingWitness: Hashable, Sendable {
  /// Modulo this prime any min(2k, m) columns are independent.
  case prime(Int)
  /// A kernel vector with at most 2k nonzero entries.
  case kernelVector(SparseVector)
}
