// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements

/// Certified intervals for d(m, k, ε), d̄(m, k, ε) and d_thr(m, k).
public struct CapacityProver: Sendable {
  /// Who checks.
  public var certifier: Certifier

  /// A prover.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// What came out.
  public struct Result: Sendable {
    /// The interval.
    public let claim: CapacityClaim
    /// Why its ends hold.
    public let witness: CapacityWitness
    /// A certificate of both bounds.
    public let outcome: Outcome
    /// For comparison, what the paper's printed proof gives; nil where it says nothing.
    public let printed: PrintedRoute?
  }

  /// The best interval of the lower bounds and the constructions that are known here.
  ///
  /// - Parameter candidates: more constructions, which are used when they do better.
  /// - Precondition: m, k ≥ 1, epsilon > 0.
  public func prove(m: Int, k: Int, decoder: CapacityDecoder, candidates: [Construction] = []) throws -> Result {
    var claim = CapacityClaim(m: m, k: k, decoder: decoder, lower: 0, upper: 0)
    let (lower, reason) = LowerBounds(claim: claim).best()
    let (upper, construction) = upperBound(claim, candidates)
    (claim.lower, claim.upper) = (lower, upper)
    let witness = CapacityWitness(lower: reason, upper: construction)
    return Result(
      claim: claim, witness: witness, outcome: try certifier.certify(.capacity(claim, witness), [:]), printed: PrintedRoute(claim))
  }

  private func upperBound(_ claim: CapacityClaim, _ candidates: [Construction]) -> (Int, CapacityUpperBound) {
    if claim.decoder != .threshold && claim.relation.holds(Rational.one, claim.epsilon) { return (0, .zero) }
    let requirement = Requirement(columns: claim.m, relation: claim.relation, eta: claim.eta)
    var best = Portfolio(requirement: requirement).best()
    for candidate in candidates.compactMap(Candidate.init) where requirement.isMet(by: candidate) {
      if candidate.bounds.dimension < best.bounds.dimension { best = candidate }
    }
    guard let dimension = best.bounds.dimension.asInt else { preconditionFailure("a dimension above the number of features") }
    let groups = claim.m - claim.m / (claim.k == .max ? .max : claim.k + 1)
    if claim.decoder == .threshold && claim.k < claim.m && groups < dimension { return (groups, .groups) }
    return (dimension, .construction(best.construction))
  }
}
