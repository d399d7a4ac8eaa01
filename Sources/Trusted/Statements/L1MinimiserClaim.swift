// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What is claimed of other minimisers.
public enum Uniqueness: String, Sendable, CaseIterable {
  /// There is none.
  case yes
  /// Nothing.
  case notClaimed = "not-claimed"
}

/// The answer of basis pursuit to one activation a (Theorem 1; F9): among all x with Ax = a the least ‖x‖₁ is exactly `norm`, attained
/// by the x of the witness.
public struct L1MinimiserClaim: Hashable, Sendable {
  /// The number of neurons: rows of A.
  public var d: Int
  /// The number of features: columns of A.
  public var m: Int
  /// The least ‖x‖₁.
  public var norm: Rational
  /// Whether the witness's x is the only minimiser.
  public var unique: Uniqueness

  /// A claim about a d×m matrix A and an activation in ℝᵈ.
  public init(d: Int, m: Int, norm: Rational, unique: Uniqueness) {
    self.d = d
    self.m = m
    self.norm = norm
    self.unique = unique
  }

  /// The claim in words.
  public func sentence(_ witness: L1MinimiserWitness) -> String {
    let count = witness.x.entries.count
    return "among all x in R^\(m) with Ax = a the least ‖x‖₁ is exactly \(norm), attained by an x with \(count) nonzero "
      + (count == 1 ? "entry" : "entries") + (unique == .yes ? " and by no other" : "") + " (d = \(d), m = \(m))"
  }
}

/// A minimiser, and why none is smaller.
public struct L1MinimiserWitness: Hashable, Sendable {
  /// The minimiser.
  public var x: SparseVector
  /// y with |⟨a_j, y⟩| ≤ 1 for all j and ⟨y, a⟩ = ‖x‖₁.
  public var dual: [Rational]
  /// Rows on which the columns of x's support form a square matrix that is nonsingular modulo a prime; there exactly when uniqueness is
  /// claimed.
  public var independent: Independence?

  /// Why the columns on the support are independent.
  public struct Independence: Hashable, Sendable {
    /// The rows, increasing.
    public var rows: [Int]
    /// The prime.
    public var prime: Int

    /// Rows and a prime.
    public init(rows: [Int], prime: Int) {
      self.rows = rows
      self.prime = prime
    }
  }

  /// A witness.
  public init(x: SparseVector, dual: [Rational], independent: Independence? = nil) {
    self.x = x
    self.dual = dual
    self.independent = independent
  }
}
