// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The chain of Theorem 3's proof on an instance (F6).
///
/// The pair of d×m matrices A, B recovers every k-sparse z ∈ [−1,1]ᵐ with error ⋖ ε < 1. Of the m features `independentSetSize`, at least
/// ⌈m/(2k−1)⌉, do not interfere: |C_ij| ⋖ ε/k for any two of them, C = BᵀA. On these, C with rows divided by the diagonal is close to the
/// identity, and the bound of the family with this power forces d ≥ `lowerBound`.
public struct InterferenceChainClaim: Sendable {
  /// The number of neurons: rows of A and B.
  public var d: Int
  /// The number of features: columns of A and B.
  public var m: Int
  /// At most this many features are active; ≥ 1.
  public var k: Int
  /// The error allowed; below 1.
  public var epsilon: Rational
  /// Whether the error is < ε or ≤ ε.
  public var relation: Relation
  /// How many features do not interfere with each other.
  public var independentSetSize: Int
  /// What the bound forces d to be at least.
  public var lowerBound: Int
  /// s, from 1 to the limit of the format.
  public var power: Int
  /// Which bound is used.
  public var family: BoundFamily
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits

  /// A claim about d×m matrices A and B.
  public init(
    d: Int, m: Int, k: Int, epsilon: Rational, relation: Relation, independentSetSize: Int, lowerBound: Int,
    power: Int, family: BoundFamily, units: FeatureUnits = .columns
  ) {
    self.d = d
    self.m = m
    self.k = k
    self.epsilon = epsilon
    self.relation = relation
    self.independentSetSize = independentSetSize
    self.lowerBound = lowerBound
    self.power = power
    self.family = family
    self.units = units
  }

  /// μ = (ε/k)/(1 − ε), which |C_ij|/C_ii is ⋖ for two features that do not interfere; nil unless ε < 1.
  public var mu: Rational? {
    epsilon < 1 ? epsilon / (Rational(k) * (1 - epsilon)) : nil
  }

  /// The claim in words.
  public var sentence: String {
    "over all z in \(Domain.signed.interval)^\(m) with at most \(k) nonzero \(k == 1 ? "entry" : "entries"), \(units.words), "
      + "every error |(BᵀAz − z)_i| is \(relation.symbol) ε = \(epsilon) (d = \(d), m = \(m)); "
      + "\(independentSetSize) of the features, at least m/(2k−1), have pairwise |C_ij| \(relation.symbol) ε/k, C = BᵀA; "
      + "on these the \(family.rawValue) bound with power \(power) forces d ≥ \(lowerBound)"
  }
}

/// The features that do not interfere, and the size of the graph they come from.
public struct InterferenceChainWitness: Sendable {
  /// The number of edges of the interference graph: pairs i ≠ j without both |C_ij| ⋖ ε/k and |C_ji| ⋖ ε/k.
  public var edges: Int
  /// The features, increasing.
  public var independentSet: [Int]

  /// A witness.
  public init(edges: Int, independentSet: [Int]) {
    self.edges = edges
    self.independentSet = independentSet
  }
}
