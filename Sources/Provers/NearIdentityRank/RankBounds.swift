// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// What one family's bound with one power says of a near-identity matrix (F2–F4).
public struct RankBound: Sendable {
  /// Which bound.
  public let family: BoundFamily
  /// s.
  public let power: Int
  /// Q: the rank of the entrywise polynomial is at least (or, when strict, more than) this.
  public let required: Rational
  /// Whether the bound is strict.
  public let strict: Bool
  /// The least ρ with N(ρ) ≥ Q (> when strict): a lower bound on the rank.
  public let lowerBound: Int
}

extension RankBound {
  /// The bound that uses of the entries only |D_ij| ⋖ mu.
  ///
  /// - Returns: nil for `chebyshev` outside 0 < mu < 1, n ≥ 2.
  /// - Precondition: family is not `trace`; power ≥ 1.
  public static func fromCoherence(
    _ family: BoundFamily, n: Int, mu: Rational, relation: Relation, power s: Int
  ) -> RankBound? {
    let count = Rational(n)
    switch family {
    case .trace: preconditionFailure("the trace family needs the matrix")
    case .alon:
      return RankBound(family, s, count / (1 + (count - 1) * mu.power(2 * s)), strict: relation == .lt && n >= 2)
    case .chebyshev:
      guard mu > 0, mu < 1, n >= 2 else { return nil }
      let t = chebyshevPolynomial(s, mu.reciprocal)
      return RankBound(family, s, count * t * t / (t * t + count - 1), strict: false)
    }
  }

  /// The bound of the true Frobenius norm: n²/Σ D_ij^{2s}, for a matrix with unit diagonal.
  public static func fromTrace(n: Int, sumOfPowers: Rational, power s: Int) -> RankBound {
    RankBound(.trace, s, Rational(n) * Rational(n) / sumOfPowers, strict: false)
  }

  private init(_ family: BoundFamily, _ power: Int, _ required: Rational, strict: Bool) {
    self.family = family
    self.power = power
    self.required = required
    self.strict = strict
    func suffices(_ rho: Int) -> Bool {
      let count = Rational(family.monomialCount(power: power, rank: rho))
      return strict ? count > required : count >= required
    }
    // N grows with ρ: double, then bisect.
    var high = 1
    while !suffices(high) { high *= 2 }
    var low = -1
    while high - low > 1 {
      let middle = (low + high) / 2
      if middle >= 0 && suffices(middle) { high = middle } else { low = middle }
    }
    lowerBound = high
  }
}
