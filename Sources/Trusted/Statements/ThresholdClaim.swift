// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What a claim about thresholds takes as given besides the encoder; the rest it claims to exist, or not to exist.
public enum ThresholdSetting: String, Sendable, CaseIterable {
  /// Nothing: any probes and any thresholds.
  case encoder
  /// The probes: any thresholds.
  case probe
  /// The probes and the thresholds.
  case thresholds

  /// The roles of the inputs, in the order in which they are added.
  public var roles: Set<Role> {
    switch self {
    case .encoder: return [.encoder]
    case .probe: return [.encoder, .probe]
    case .thresholds: return [.encoder, .probe, .thresholds]
    }
  }
}

/// Thresholds on Boolean features (Theorem 12, Corollary 13; F11).
///
/// Feature i fires at z when (BᵀAz)_i > t_i. It is right when for every z ∈ {0,1}ᵐ with at most k ones it fires exactly if z_i = 1. The
/// claim: all features are right with the given B and t, or with some B or t where none is given; its failure: this is false.
public struct ThresholdClaim: Sendable {
  /// The number of neurons: rows of A and B.
  public var d: Int
  /// The number of features: columns of A and B.
  public var m: Int
  /// At most this many features are on; ≥ 1.
  public var k: Int
  /// What is given.
  public var setting: ThresholdSetting
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits

  /// A claim about d×m matrices.
  public init(d: Int, m: Int, k: Int, setting: ThresholdSetting, units: FeatureUnits = .columns) {
    self.d = d
    self.m = m
    self.k = k
    self.setting = setting
    self.units = units
  }

  /// The claim in words.
  public var sentence: String { "\(quantifiers(all: true)) (BᵀAz)_i > t_i exactly if z_i = 1 (d = \(d), m = \(m))" }

  /// Its failure in words.
  public func failureSentence(_ witness: ThresholdFailureWitness) -> String {
    "\(quantifiers(all: false)) (BᵀAz)_i > t_i exactly if z_i = 1: feature \(witness.feature) cannot be read (d = \(d), m = \(m))"
  }

  private func quantifiers(all: Bool) -> String {
    let domain = "for all z in {0, 1}^\(m) with at most \(k) \(k == 1 ? "one" : "ones") and all i, \(units.words),"
    switch (setting, all) {
    case (.thresholds, true): return "with the given probes and thresholds, \(domain)"
    case (.probe, true): return "with the given probes and the thresholds of the witness, \(domain)"
    case (.encoder, true): return "with the probes and thresholds of the witness, \(domain)"
    case (.thresholds, false): return "with the given probes and thresholds it is false that \(domain)"
    case (.probe, false): return "with the given probes there are no thresholds such that \(domain)"
    case (.encoder, false): return "there are no probes and thresholds at all such that \(domain)"
    }
  }
}

/// What is not given: the probes, the thresholds.
public struct ThresholdWitness: Sendable {
  /// B, d×m; nil when it is given.
  public var probes: Matrix<Rational>?
  /// t_0, …, t_{m−1}; nil when they are given.
  public var thresholds: [QuadraticSurd]?

  /// A witness.
  public init(probes: Matrix<Rational>? = nil, thresholds: [QuadraticSurd]? = nil) {
    self.probes = probes
    self.thresholds = thresholds
  }
}

/// A feature that is not right, and why. Boolean z are written as the list of their ones.
public struct ThresholdFailureWitness: Sendable {
  /// Why, depending on what is given.
  public enum Reason: Sendable {
    /// Given thresholds: this z is misread.
    case misread(z: [Int])
    /// Any thresholds: z_i = 1 in `on`, z_i = 0 in `off`, and (BᵀAz)_i is not larger for `on`.
    case inseparable(on: [Int], off: [Int])
    /// Any probes: v ∈ ker A with v_i the largest |v_j|, and neither the positive nor the negative part has a sum above k·v_i.
    case kernelVector(SparseVector)
  }

  /// The feature i.
  public var feature: Int
  /// Why it is not right.
  public var reason: Reason

  /// A witness.
  public init(feature: Int, reason: Reason) {
    self.feature = feature
    self.reason = reason
  }
}
