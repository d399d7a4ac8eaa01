// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The finite forms of Alon's bound (Lemma 7, Corollary 8; F2–F4).
public enum BoundFamily: String, Sendable, CaseIterable {
  /// (tr)²/‖·‖_F² of the entrywise power itself (F2, F3).
  case trace
  /// n/(1 + (n−1)μ^{2s}): all that is used of the entries is their bound μ (F3).
  case alon
  /// nT²/(T² + n − 1), T = T_s(1/μ) (F4).
  case chebyshev
}

/// A matrix close to the identity has large rank: Lemma 7 and Corollary 8 on an instance.
///
/// D is the n×n matrix with row i divided by its diagonal entry. Every |D_ij| ⋖ mu off the diagonal; the rank is `rank`;
/// the bound of the family with this power alone forces rank ≥ `lowerBound`.
public struct NearIdentityRankClaim: Sendable {
  /// The matrix is n×n.
  public var n: Int
  /// The bound on the entries of D off the diagonal; ≥ 0.
  public var mu: Rational
  /// Whether that bound is strict.
  public var relation: Relation
  /// The rank, exactly.
  public var rank: Int
  /// What the bound forces the rank to be at least.
  public var lowerBound: Int
  /// s, from 1 to `powerLimit`.
  public var power: Int
  /// Which bound is used.
  public var family: BoundFamily

  /// The largest power a certificate may use.
  public static let powerLimit = 4096

  /// A claim about an n×n matrix.
  public init(
    n: Int, mu: Rational, relation: Relation, rank: Int, lowerBound: Int, power: Int, family: BoundFamily
  ) {
    self.n = n
    self.mu = mu
    self.relation = relation
    self.rank = rank
    self.lowerBound = lowerBound
    self.power = power
    self.family = family
  }

  /// The claim in words.
  public var sentence: String {
    "the \(n)×\(n) matrix, rows divided by its positive diagonal, has off-diagonal entries \(relation.symbol) \(mu) in "
      + "absolute value and rank \(rank); the \(family.rawValue) bound with power \(power) forces rank ≥ \(lowerBound)"
  }
}

/// The rank's witness, and for small matrices the proof of the bound on the instance.
public struct NearIdentityRankWitness: Sendable {
  /// The projector P of F2 on the columns of M, of this rank, with the residual ‖M − (tr M/rank)P‖_F².
  public struct Projector: Sendable {
    /// P.
    public var matrix: Matrix<Rational>
    /// The rank, exactly.
    public var rank: Int
    /// ‖M − (tr M/rank)P‖_F².
    public var residual: Rational

    /// A projector.
    public init(matrix: Matrix<Rational>, rank: Int, residual: Rational) {
      self.matrix = matrix
      self.rank = rank
      self.residual = residual
    }
  }

  /// The factorisation M = leftᵀ·right through monomials (F3).
  public struct Monomials: Sendable {
    /// One monomial a row, weighted.
    public var left: Matrix<Rational>
    /// One monomial a row.
    public var right: Matrix<Rational>

    /// A factorisation.
    public init(left: Matrix<Rational>, right: Matrix<Rational>) {
      self.left = left
      self.right = right
    }
  }

  /// The rank, exactly.
  public var rank: RankWitness
  /// F2 on the instance, or nil.
  public var projector: Projector?
  /// F3 on the instance, or nil.
  public var monomials: Monomials?

  /// A witness.
  public init(rank: RankWitness, projector: Projector? = nil, monomials: Monomials? = nil) {
    self.rank = rank
    self.projector = projector
    self.monomials = monomials
  }
}
