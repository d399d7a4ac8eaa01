// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Basis pursuit on k-sparse vectors (Theorem 1; F9).
///
/// With certificates as witness: every z ∈ ℝᵐ with at most k nonzero entries is the only minimiser of ‖x‖₁ among all x with Ax = Az.
/// With a kernel vector: this is false.
public struct BasisPursuitClaim: Hashable, Sendable {
  /// The number of neurons: rows of A.
  public var d: Int
  /// The number of features: columns of A.
  public var m: Int
  /// At most this many entries of z are nonzero; ≥ 1.
  public var k: Int

  /// A claim about a d×m matrix A.
  public init(d: Int, m: Int, k: Int) {
    self.d = d
    self.m = m
    self.k = k
  }

  /// The claim in words.
  public func sentence(_ witness: BasisPursuitWitness) -> String {
    let entries = "at most \(k) nonzero \(k == 1 ? "entry" : "entries")"
    switch witness {
    case .certificates:
      return "every z in R^\(m) with \(entries) is the only minimiser of ‖x‖₁ among all x with Ax = Az (d = \(d), m = \(m))"
    case .kernelVector:
      return "some z in R^\(m) with \(entries) is not the only minimiser of ‖x‖₁ among all x with Ax = Az (d = \(d), m = \(m)): "
        + "basis pursuit fails at k = \(k)"
    }
  }
}

/// Why basis pursuit works, or fails.
public enum BasisPursuitWitness: Hashable, Sendable {
  /// For every set T of min(k, m) columns and every choice of signs on T, up to a common one, in the order of format §5.13: N, y_1, …, y_d.
  case certificates([[Integer]])
  /// A kernel vector v whose min(k, m) largest entries make up at least half of ‖v‖₁.
  case kernelVector(SparseVector)
}
