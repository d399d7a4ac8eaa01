// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.16: bounds on a capacity.
struct CapacityRule: Rule {
  let claim: CapacityClaim
  let witness: CapacityWitness

  var work: Integer? {
    guard case .construction(let construction) = witness.upper else { return lowerWork + 1 }
    return construction.work.map { lowerWork + $0 }
  }

  func check() throws(Rejection) {
    try checkLower()
    try checkUpper()
  }

  // MARK: Below

  private var lowerWork: Integer {
    switch witness.lower {
    case .none, .positive, .threePoints: return .zero
    case .alon(let s), .chebyshev(let s):
      let bits = claim.eta.map { max($0.numerator.bitLength, $0.denominator.bitLength) } ?? 1
      let (power, w) = (Integer(s), Integer(1 + 2 * s * bits / 64))
      return power * power * w + w * w
    }
  }

  /// With no rows the error is 1, and no threshold separates.
  private var zeroRowsDoNotSuffice: Bool { !claim.relation.holds(Rational.one, claim.epsilon) }

  private func checkLower() throws(Rejection) {
    switch witness.lower {
    case .none: try require(claim.lower == 0, "no lower bound: lower is not 0")
    case .positive: try require(claim.lower == 1 && zeroRowsDoNotSuffice, "this bound is 1, where an error of 1 is too large")
    case .threePoints:
      try require(
        claim.decoder == .threshold && claim.k == 1 && claim.m >= 3 && claim.lower == 2, "this bound is 2, for thresholds, k = 1, m ≥ 3")
    case .alon(let power): try checkLower(.alon, power)
    case .chebyshev(let power): try checkLower(.chebyshev, power)
    }
  }

  private func checkLower(_ family: BoundFamily, _ power: Int) throws(Rejection) {
    try require(zeroRowsDoNotSuffice, "zero rows suffice")
    guard let eta = claim.eta, claim.m >= 2 else { throw Rejection(reason: "the bound needs k > epsilon and m ≥ 2") }
    try require(family == .alon || eta < 1, "the chebyshev bound needs eta < 1")
    let needed = nearIdentityBound(family, power, n: claim.m, mu: eta)
    let strict = family == .alon && claim.relation == .lt
    func suffices(_ rho: Int) -> Bool {
      let count =
        claim.decoder == .threshold
        ? Integer.binomial(Integer(rho) + Integer(power), power) : family.monomialCount(power: power, rank: rho)
      return strict ? Rational(count) > needed : Rational(count) >= needed
    }
    try require(suffices(claim.lower), "the bound forces more than \(claim.lower)")
    try require(claim.lower == 0 || !suffices(claim.lower - 1), "the bound does not force \(claim.lower)")
  }

  // MARK: Above

  private func checkUpper() throws(Rejection) {
    switch witness.upper {
    case .zero:
      try require(
        claim.decoder != .threshold && claim.relation.holds(Rational.one, claim.epsilon) && claim.upper == 0,
        "zero dimensions suffice only where an error of 1 is allowed")
    case .groups:
      try require(claim.decoder == .threshold && claim.k < claim.m, "groups are for thresholds with k < m")
      try require(claim.upper == claim.m - claim.m / (claim.k + 1), "groups do not give \(claim.upper) dimensions")
    case .construction(let construction):
      let bounds = try construction.bounds()
      try require(bounds.columns >= Integer(claim.m), "the construction has \(bounds.columns) columns only")
      try require(bounds.dimension == Integer(claim.upper), "the construction has dimension \(bounds.dimension)")
      if claim.m > 1, let eta = claim.eta {
        try require(
          claim.relation.holds(bounds.squaredEntries, eta * eta),
          "squared entries up to \(bounds.squaredEntries) are not \(claim.relation.symbol) eta²")
      }
    }
  }
}

/// Q of format §5.4 for n features with entries at most mu off the diagonal: what `alon` or `chebyshev` with power s asks of the rank.
///
/// - Precondition: n ≥ 1; mu > 0, and mu < 1 for `chebyshev`. `trace` is not one of these.
func nearIdentityBound(_ family: BoundFamily, _ s: Int, n: Int, mu: Rational) -> Rational {
  let count = Rational(n)
  if family == .alon { return count / (1 + (count - 1) * mu.power(2 * s)) }
  let t = chebyshevPolynomial(s, mu.reciprocal)
  return count * t * t / (t * t + count - 1)
}
