// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What is claimed of the worst-case error of a pair (A, B).
public enum RecoveryVerdict: Sendable {
  /// It is ⋖ ε (eq. 4).
  case recovery(Relation, epsilon: Rational)
  /// It is not ⋖ ε.
  case failure(Relation, epsilon: Rational)
  /// Only its value.
  case worstCaseError

  /// The claim's `kind`.
  public var kind: String {
    switch self {
    case .recovery: return "recovery"
    case .failure: return "recovery-failure"
    case .worstCaseError: return "worst-case-error"
    }
  }
}

/// The worst-case error of the pair encoder A, probe B (F1): the largest |(BᵀAz − z)_i| over all features i and all z with at most
/// k nonzero entries, each in the domain, is exactly `worstError`.
public struct RecoveryClaim: Sendable {
  /// The number of neurons: rows of A and B.
  public var d: Int
  /// The number of features: columns of A and B.
  public var m: Int
  /// At most this many entries of z are nonzero; ≥ 1.
  public var k: Int
  /// The values an entry of z may take.
  public var domain: Domain
  /// What is claimed of the error.
  public var verdict: RecoveryVerdict
  /// The largest error, exactly.
  public var worstError: QuadraticSurd
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits
  /// The rule exactly when the certificate gives the probe by one.
  public var probeRule: ProbeRule?

  /// A claim about d×m matrices A and B.
  public init(
    d: Int, m: Int, k: Int, domain: Domain, verdict: RecoveryVerdict, worstError: QuadraticSurd, units: FeatureUnits = .columns,
    probeRule: ProbeRule? = nil
  ) {
    self.d = d
    self.m = m
    self.k = k
    self.domain = domain
    self.verdict = verdict
    self.worstError = worstError
    self.units = units
    self.probeRule = probeRule
  }

  /// The claim in words.
  public var sentence: String {
    let error =
      "over all z in \(domain.interval)^\(m) with at most \(k) nonzero \(k == 1 ? "entry" : "entries"), "
      + "\(units.words(probeRule)), the largest error |(BᵀAz − z)_i| is exactly \(worstError) (d = \(d), m = \(m))"
    switch verdict {
    case .recovery(let relation, let epsilon): return "\(error), \(relation.symbol) ε = \(epsilon)"
    case .failure(let relation, let epsilon): return "\(error), \(relation.negatedSymbol) ε = \(epsilon): no recovery"
    case .worstCaseError: return error
    }
  }
}

/// A feature and a z at which the error is attained, and why no error is larger.
public struct RecoveryWitness: Sendable {
  /// The feature i.
  public var row: Int
  /// The nonzero entries of z, by increasing index.
  public var z: [(index: Int, value: Rational)]
  /// Which entries of C = BᵀA may be large; nil when all are to be computed.
  public var filter: EntryFilter?

  /// A witness.
  public init(row: Int, z: [(index: Int, value: Rational)], filter: EntryFilter? = nil) {
    self.row = row
    self.z = z
    self.filter = filter
  }
}
