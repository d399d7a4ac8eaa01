// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Linear accessibility of one encoder A, d×m, at (k, ε), over all probes B (F7).
///
/// With probes as witness: these recover every z ∈ [−1,1]ᵐ with at most k nonzero entries with largest error exactly `worstError` ⋖ ε.
/// With a kernel vector: every d×m matrix B has, for some such z and some i, an error of at least `worstError`, which is not ⋖ ε.
public struct AccessClaim: Hashable, Sendable {
  /// The number of neurons: rows of A.
  public var d: Int
  /// The number of features: columns of A.
  public var m: Int
  /// At most this many entries of z are nonzero; ≥ 1.
  public var k: Int
  /// The error allowed; positive.
  public var epsilon: Rational
  /// Whether the error is to be < ε or ≤ ε.
  public var relation: Relation
  /// The error of the probes, or what no probes go below.
  public var worstError: Rational
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits

  /// A claim about a d×m matrix A.
  public init(
    d: Int, m: Int, k: Int, epsilon: Rational, relation: Relation, worstError: Rational, units: FeatureUnits = .columns
  ) {
    self.d = d
    self.m = m
    self.k = k
    self.epsilon = epsilon
    self.relation = relation
    self.worstError = worstError
    self.units = units
  }

  /// The claim in words.
  public func sentence(_ witness: AccessWitness) -> String {
    let inputs = "z in \(Domain.signed.interval)^\(m) with at most \(k) nonzero \(k == 1 ? "entry" : "entries"), \(units.encoderWords)"
    switch witness {
    case .probes:
      return "there are probes B with which, over all \(inputs), the largest error |(BᵀAz − z)_i| is exactly \(worstError), "
        + "\(relation.symbol) ε = \(epsilon) (d = \(d), m = \(m))"
    case .kernelVector:
      return "whatever the probes B, for some \(inputs), an error |(BᵀAz − z)_i| is at least \(worstError), "
        + "\(relation.negatedSymbol) ε = \(epsilon): no linear decoder (d = \(d), m = \(m))"
    }
  }
}

/// Why a linear decoder exists, or none does.
public enum AccessWitness: Hashable, Sendable {
  /// B, d×m.
  case probes(Matrix<Rational>)
  /// A nonzero v with Av = 0 and min(1, k‖v‖_∞/‖v‖₁) = `worstError`.
  case kernelVector(SparseVector)
}

/// The best linear decoder of one encoder A, d×m (F7).
///
/// For every i, the least max_j |(Aᵀb − e_i)_j| over all b is exactly `featureMu[i]`; and the least worst-case error of any B on z ∈ [−1,1]ᵐ
/// with at most k nonzero entries is exactly `worstError` = min(1, k·max_i featureMu[i]).
public struct OptimalAccessClaim: Hashable, Sendable {
  /// The number of neurons: rows of A.
  public var d: Int
  /// The number of features: columns of A.
  public var m: Int
  /// At most this many entries of z are nonzero; ≥ 1.
  public var k: Int
  /// μ*_i(A) for each feature.
  public var featureMu: [Rational]
  /// The error of the best B.
  public var worstError: Rational
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits

  /// A claim about a d×m matrix A.
  public init(d: Int, m: Int, k: Int, featureMu: [Rational], worstError: Rational, units: FeatureUnits = .columns) {
    self.d = d
    self.m = m
    self.k = k
    self.featureMu = featureMu
    self.worstError = worstError
    self.units = units
  }

  /// μ*(A), the largest μ*_i(A).
  public var mu: Rational { featureMu.max() ?? 0 }

  /// The claim in words.
  public var sentence: String {
    "the probes b_i of the witness have the least max_j |(Aᵀb − e_i)_j| possible for each feature i, at most μ* = \(mu); so the least "
      + "worst-case error |(BᵀAz − z)_i| that any B has over all z in \(Domain.signed.interval)^\(m) with at most \(k) nonzero "
      + "\(k == 1 ? "entry" : "entries"), \(units.encoderWords), is exactly min(1, k·μ*) = \(worstError) (d = \(d), m = \(m))"
  }
}

/// The best probes, and why none are better.
public struct OptimalAccessWitness: Hashable, Sendable {
  /// B, d×m, with max_j |(BᵀA − I)_ij| = `featureMu[i]`.
  public var probes: Matrix<Rational>
  /// For each i a v with Av = 0 and |v_i| = `featureMu[i]`·‖v‖₁ ≠ 0; or 0 when `featureMu[i]` = 0.
  public var kernelVectors: [SparseVector]

  /// A witness.
  public init(probes: Matrix<Rational>, kernelVectors: [SparseVector]) {
    self.probes = probes
    self.kernelVectors = kernelVectors
  }
}
