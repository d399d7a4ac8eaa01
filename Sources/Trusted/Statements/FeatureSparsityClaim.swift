// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What a single feature of a pair (A, B) may be asked for, at a sparsity s. What holds at s holds at every smaller one.
public enum FeatureCriterion: Sendable {
  /// |(BᵀAz − z)_i| ⋖ ε for all s-sparse z with entries in the domain (F1).
  case recovery(Domain, Relation, epsilon: Rational)
  /// Some threshold reads feature i rightly from every Boolean z with at most s ones (F11).
  case separable
  /// The given threshold does.
  case thresholds

  /// The claim's `criterion`.
  public var name: String {
    switch self {
    case .recovery: return "recovery"
    case .separable: return "separable"
    case .thresholds: return "thresholds"
    }
  }

  /// The criterion in words, with s for the sparsity.
  public var words: String {
    switch self {
    case .recovery(let domain, let relation, let epsilon):
      return "|(BᵀAz − z)_i| \(relation.symbol) ε = \(epsilon) for all s-sparse z in \(domain.interval)^m"
    case .separable: return "some threshold t_i has (BᵀAz)_i > t_i exactly if z_i = 1, for all s-sparse Boolean z"
    case .thresholds: return "(BᵀAz)_i > t_i exactly if z_i = 1, for all s-sparse Boolean z, with the given t_i"
    }
  }
}

/// For every feature on its own, the largest sparsity up to k at which it meets the criterion; 0 if it fails at 1.
public struct FeatureSparsityClaim: Sendable {
  /// The number of neurons: rows of A and B.
  public var d: Int
  /// The number of features: columns of A and B.
  public var m: Int
  /// Sparsities from 1 to k ≤ m are looked at.
  public var k: Int
  /// What is asked of a feature.
  public var criterion: FeatureCriterion
  /// The largest sparsity of each feature.
  public var sparsities: [Int]
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits
  /// The rule exactly when the certificate gives the probe by one.
  public var probeRule: ProbeRule?

  /// A claim about d×m matrices A and B.
  public init(
    d: Int, m: Int, k: Int, criterion: FeatureCriterion, sparsities: [Int], units: FeatureUnits = .columns,
    probeRule: ProbeRule? = nil
  ) {
    self.d = d
    self.m = m
    self.k = k
    self.criterion = criterion
    self.sparsities = sparsities
    self.units = units
    self.probeRule = probeRule
  }

  /// The claim in words: how many features last up to which sparsity.
  public var sentence: String {
    let counts = sparsities.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }.sorted { $0.key < $1.key }
    let shown = counts.prefix(8).map { "s = \($0.key) for \($0.value)" } + (counts.count > 8 ? ["…"] : [])
    return
      "for each of the \(m) features on its own, \(units.words(probeRule)), the largest s ≤ \(k) such that \(criterion.words) is as stated: "
      + "\(shown.joined(separator: ", ")) of them (d = \(d), m = \(m))"
  }
}
