// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The least and the largest of some cosines c, each as its signed square c·|c|, which increases with c and needs no root.
public struct CosineRange: Hashable, Sendable {
  /// The signed square of the least cosine.
  public var least: QuadraticSurd
  /// The signed square of the largest cosine.
  public var largest: QuadraticSurd

  /// A range.
  public init(least: QuadraticSurd, largest: QuadraticSurd) {
    self.least = least
    self.largest = largest
  }

  /// The square of the largest |c|.
  public var largestSquare: QuadraticSurd { max(least.magnitude, largest.magnitude) }
}

/// The number base + √rootOf, base and rootOf ≥ 0.
public struct RootBound: Hashable, Sendable {
  /// The summand without a root.
  public var base: QuadraticSurd
  /// What stands under the root.
  public var rootOf: QuadraticSurd

  /// A bound.
  public init(base: QuadraticSurd, rootOf: QuadraticSurd) {
    self.base = base
    self.rootOf = rootOf
  }
}

/// The geometry of a pair (A, B) that recovers every k-sparse z ∈ [−1,1]ᵐ with error ⋖ ε < 1 (Propositions 9 and 11; F13).
///
/// γ² = `gammaSquared` is the larger of 1 and the largest ‖a_i‖², ‖b_i‖². For all i ≠ j: cos(a_i, b_i) ≥ `selfBound` = (1−ε)/γ², and
/// |cos(a_i, a_j)|, |cos(b_i, b_j)| ≤ `pairBound` = εγ²/(1−ε) + √(1 − (1−ε)²/γ⁴). The ranges of the cosines are exactly those given.
public struct GeometryClaim: Sendable {
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
  /// The largest error, exactly.
  public var worstError: QuadraticSurd
  /// γ² ≥ 1.
  public var gammaSquared: QuadraticSurd
  /// Proposition 11 (i).
  public var selfBound: QuadraticSurd
  /// Proposition 11 (ii), (iii).
  public var pairBound: RootBound
  /// cos(a_i, b_i) over all i.
  public var selfCosines: CosineRange
  /// cos(a_i, a_j) over all i < j; nil when m = 1.
  public var encoderCosines: CosineRange?
  /// cos(b_i, b_j) over all i < j; nil when m = 1.
  public var probeCosines: CosineRange?
  /// A number > 0 that every |cos(a_i, b_i)| is claimed to be below, or nil (Proposition 9 (i)).
  public var selfCosineBelow: Rational?
  /// A number ≥ 0 that every cos(a_i, a_j), cos(b_i, b_j), i ≠ j, is claimed to exceed, or nil (Proposition 9 (ii), (iii)).
  public var pairCosineAbove: Rational?
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits

  /// A claim about d×m matrices A and B.
  public init(
    d: Int, m: Int, k: Int, epsilon: Rational, relation: Relation, worstError: QuadraticSurd, gammaSquared: QuadraticSurd,
    selfBound: QuadraticSurd, pairBound: RootBound, selfCosines: CosineRange, encoderCosines: CosineRange?,
    probeCosines: CosineRange?, selfCosineBelow: Rational? = nil, pairCosineAbove: Rational? = nil,
    units: FeatureUnits = .columns
  ) {
    self.d = d
    self.m = m
    self.k = k
    self.epsilon = epsilon
    self.relation = relation
    self.worstError = worstError
    self.gammaSquared = gammaSquared
    self.selfBound = selfBound
    self.pairBound = pairBound
    self.selfCosines = selfCosines
    self.encoderCosines = encoderCosines
    self.probeCosines = probeCosines
    self.selfCosineBelow = selfCosineBelow
    self.pairCosineAbove = pairCosineAbove
    self.units = units
  }

  /// The claim in words.
  public var sentence: String {
    var text =
      "over all z in \(Domain.signed.interval)^\(m) with at most \(k) nonzero \(k == 1 ? "entry" : "entries"), \(units.words), "
      + "the largest error |(BᵀAz − z)_i| is exactly \(worstError) \(relation.symbol) ε = \(epsilon) (d = \(d), m = \(m)); "
      + "γ² = \(gammaSquared) bounds 1 and every squared norm; the signed squares c·|c| of the cosines run from \(selfCosines.least) to "
      + "\(selfCosines.largest) for a_i, b_i, and cos(a_i, b_i) ≥ (1−ε)/γ² = \(selfBound)"
    if let encoderCosines, let probeCosines {
      text +=
        "; from \(encoderCosines.least) to \(encoderCosines.largest) for a_i, a_j and from \(probeCosines.least) to "
        + "\(probeCosines.largest) for b_i, b_j, i ≠ j, each cosine at most \(pairBound.base) + √(\(pairBound.rootOf)) in absolute value"
    }
    if let selfCosineBelow { text += "; every |cos(a_i, b_i)| < \(selfCosineBelow)" }
    if let pairCosineAbove { text += "; every cos(a_i, a_j) and cos(b_i, b_j), i ≠ j, > \(pairCosineAbove)" }
    return text
  }
}

/// Where the least and the largest cosines are.
public struct GeometryWitness: Sendable {
  /// Features i with the least and the largest cos(a_i, b_i).
  public var own: (least: Int, largest: Int)
  /// Pairs i < j with the least and the largest cos(a_i, a_j); nil when m = 1.
  public var encoder: PairPlaces?
  /// Pairs i < j with the least and the largest cos(b_i, b_j); nil when m = 1.
  public var probe: PairPlaces?

  /// Two pairs.
  public struct PairPlaces: Sendable {
    /// The pair with the least cosine.
    public var least: (Int, Int)
    /// The pair with the largest cosine.
    public var largest: (Int, Int)

    /// Two pairs.
    public init(least: (Int, Int), largest: (Int, Int)) {
      self.least = least
      self.largest = largest
    }
  }

  /// A witness.
  public init(own: (least: Int, largest: Int), encoder: PairPlaces?, probe: PairPlaces?) {
    self.own = own
    self.encoder = encoder
    self.probe = probe
  }
}
