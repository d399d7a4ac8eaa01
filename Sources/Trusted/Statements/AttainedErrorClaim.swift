// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// One error of a pair A, B that is too large: for some feature i and some z with at most k nonzero entries, each in the domain,
/// |(BᵀAz − z)_i| is exactly `attainedError`, and that is not ⋖ ε. Of other features and other z nothing is said.
public struct AttainedErrorClaim: Sendable {
  /// The number of neurons: rows of A and B.
  public var d: Int
  /// The number of features: columns of A and B.
  public var m: Int
  /// At most this many entries of z are nonzero; ≥ 1.
  public var k: Int
  /// The values an entry of z may take.
  public var domain: Domain
  /// Whether the error was to be < ε or ≤ ε.
  public var relation: Relation
  /// The error allowed; positive.
  public var epsilon: Rational
  /// The error at the witness, exactly.
  public var attainedError: QuadraticSurd
  /// `featureScale` exactly when the certificate has that input.
  public var units: FeatureUnits
  /// The rule exactly when the certificate gives the probe by one.
  public var probeRule: ProbeRule?

  /// A claim about d×m matrices A and B.
  public init(
    d: Int, m: Int, k: Int, domain: Domain, relation: Relation, epsilon: Rational, attainedError: QuadraticSurd,
    units: FeatureUnits = .columns, probeRule: ProbeRule? = nil
  ) {
    self.d = d
    self.m = m
    self.k = k
    self.domain = domain
    self.relation = relation
    self.epsilon = epsilon
    self.attainedError = attainedError
    self.units = units
    self.probeRule = probeRule
  }

  /// The claim in words.
  public var sentence: String {
    "for some z in \(domain.interval)^\(m) with at most \(k) nonzero \(k == 1 ? "entry" : "entries"), \(units.words(probeRule)), an error "
      + "|(BᵀAz − z)_i| is exactly \(attainedError) (d = \(d), m = \(m)), \(relation.negatedSymbol) ε = \(epsilon): no recovery"
  }
}
