// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The largest lower bound on a capacity over all powers of both families (F4, F8, F11).
struct LowerBounds {
  /// The claim; its `lower` and `upper` are not looked at.
  let claim: CapacityClaim

  /// The best bound and its reason.
  ///
  /// - Complexity: one evaluation of N a power, and a bisection for each improvement; powers end where N exceeds m, which no Q does.
  func best() -> (value: Int, reason: CapacityLowerBound) {
    guard !claim.relation.holds(Rational.one, claim.epsilon) else { return (0, .none) }
    if claim.decoder == .threshold && claim.k == 1 { return claim.m >= 3 ? (2, .threePoints) : (1, .positive) }
    var best: (value: Int, reason: CapacityLowerBound) = (1, .positive)
    guard claim.m >= 2, let eta = claim.eta else { return best }
    let strict = claim.relation == .lt
    improve(&best, .alon, eta, strict: strict) { .alon(power: $0) }
    if eta < 1 { improve(&best, .chebyshev, eta, strict: false) { .chebyshev(power: $0) } }
    return best
  }

  private func improve(
    _ best: inout (value: Int, reason: CapacityLowerBound), _ family: BoundFamily, _ eta: Rational, strict: Bool,
    _ reason: (Int) -> CapacityLowerBound
  ) {
    let m = Rational(claim.m)
    let square = eta * eta
    var power = Rational.one
    var (previous, chebyshev) = (Rational.one, eta.reciprocal)
    var exhausted = 0
    // With entries up to 1 allowed, powers gain nothing.
    for s in 1...(eta < 1 ? NearIdentityRankClaim.powerLimit : 1) {
      power *= square
      if s > 1 { (previous, chebyshev) = (chebyshev, 2 * chebyshev / eta - previous) }
      let needed: Rational
      if family == .alon {
        needed = m / (1 + (m - 1) * power)
      } else {
        let t = chebyshev * chebyshev
        needed = m * t / (t + m - 1)
      }
      func suffices(_ rho: Int) -> Bool {
        let count = Rational(dimension(family, s, rho))
        return strict ? count > needed : count >= needed
      }
      if !suffices(best.value) {
        var (low, high) = (best.value, 2 * best.value)
        while !suffices(high) { (low, high) = (high, 2 * high) }
        while high - low > 1 {
          let middle = low + (high - low) / 2
          if suffices(middle) { high = middle } else { low = middle }
        }
        best = (high, reason(s))
      }
      // Q ≤ m, and N grows with s (chebyshev: with steps of two).
      exhausted = Rational(dimension(family, s, best.value)) > m ? exhausted + 1 : 0
      if exhausted == 2 { return }
    }
  }

  private func dimension(_ family: BoundFamily, _ s: Int, _ rho: Int) -> Integer {
    claim.decoder == .threshold ? Integer.binomial(Integer(rho + s), s) : family.monomialCount(power: s, rank: rho)
  }
}

/// What the route printed in the paper gives (proof of Theorem 3, with F3 for Lemma 7): an independent set of the interference graph, then
/// Alon's bound on it. For comparison; no certificate uses it.
public struct PrintedRoute: Sendable {
  /// ⌈m/(4k + 1)⌉, the features left by Turán's theorem.
  public let features: Int
  /// (ε/k)/(1 − ε), the bound on the normalised interference.
  public let mu: Rational
  /// Whether 1/√n < μ < ½, the range in which Corollary 8 is printed.
  public let isInRange: Bool
  /// The largest bound over all powers.
  public let lower: Int

  /// The route for d(m, k, ε); nil when ε ≥ 1, where it says nothing.
  public init?(_ claim: CapacityClaim) {
    guard case .linear(let relation, let epsilon) = claim.decoder, epsilon < 1 else { return nil }
    let k = Integer(claim.k)
    let count = Rational(Integer(claim.m), 4 * k + 1).ceiling
    guard let features = count.asInt else { return nil }
    self.features = features
    mu = epsilon / Rational(k) / (1 - epsilon)
    isInRange = mu * mu * Rational(features) > 1 && mu < Rational(1, 2)
    guard features >= 2, mu <= 1 else {
      lower = 1
      return
    }
    // A claim whose η is μ: ε' = μ/(1 + μ) at k = 1.
    let onSet = CapacityClaim(m: features, k: 1, decoder: .linear(relation, epsilon: mu / (1 + mu)), lower: 0, upper: 0)
    lower = LowerBounds(claim: onSet).alonOnly()
  }
}

extension LowerBounds {
  fileprivate func alonOnly() -> Int {
    var best: (value: Int, reason: CapacityLowerBound) = (1, .positive)
    if let eta = claim.eta { improve(&best, .alon, eta, strict: claim.relation == .lt) { .alon(power: $0) } }
    return best.value
  }
}
