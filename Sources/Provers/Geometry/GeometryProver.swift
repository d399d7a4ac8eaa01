// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Parallelism
import Statements

/// The geometry of a pair that recovers: Propositions 9 and 11 on an instance (F13).
public struct GeometryProver: Sendable {
  private let certifier: Certifier
  private let workers: Workers

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier(), workers: Workers = .single) {
    self.certifier = certifier
    self.workers = workers
  }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// `geometry` proved, `recovery-failure` refuted, or undecided.
    public let outcome: Outcome
    /// The worst case of the pair.
    public let worst: WorstCaseError
    /// Norms and cosines; nil when the pair does not recover within ε.
    public let geometry: PairGeometry?
    /// The bounds of Proposition 11; nil when the pair does not recover within ε.
    public let bounds: NormBounds?
  }

  /// Numbers that the cosines are to be compared with as well (Proposition 9).
  public struct Thresholds: Sendable {
    /// A number > 0 to be above every |cos(a_i, b_i)|.
    public var selfCosineBelow: Rational?
    /// A number ≥ 0 to be below every cos(a_i, a_j) and cos(b_i, b_j), i ≠ j.
    public var pairCosineAbove: Rational?

    /// Thresholds.
    public init(selfCosineBelow: Rational? = nil, pairCosineAbove: Rational? = nil) {
      self.selfCosineBelow = selfCosineBelow
      self.pairCosineAbove = pairCosineAbove
    }

    /// Whether they hold of these cosines.
    public func hold(_ geometry: PairGeometry) -> Bool {
      if let s = selfCosineBelow, geometry.own.range.largestSquare >= QuadraticSurd(s * s) { return false }
      if let t = pairCosineAbove {
        for range in [geometry.encoder?.range, geometry.probe?.range] {
          if let range, range.least <= QuadraticSurd(t * t) { return false }
        }
      }
      return true
    }
  }

  /// Certifies recovery within ε with the norms and cosines of the pair, or that it does not recover. All of it in the units of the
  /// feature scale.
  ///
  /// - Parameter thresholds: part of the claim; those that do not hold are left out of it.
  /// - Precondition: A and B have the same size; k ≥ 1; 0 < ε < 1.
  /// - Complexity: m² inner products of length d, three times; as much again in the kernel.
  public func prove(
    encoder: ProofInput, probe: ProofInput, sparsity k: Int, epsilon: Rational, relation: Relation = .lt,
    featureScale: FeatureScale? = nil, thresholds: Thresholds = Thresholds(), progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Result {
    precondition(k >= 1 && epsilon.sign > 0 && epsilon < 1, "k = \(k), ε = \(epsilon)")
    let (a, b, inputs, units) = featureScale.apply(encoder: encoder, probe: probe)
    let (d, m) = (a.rows, a.columns)
    let worst = InterferenceRows(encoder: a, probe: b).worstCaseError(
      sparsity: k, domain: .signed, workers: workers, progress: progress)
    guard relation.holds(worst.error, QuadraticSurd(epsilon)) else {
      let claim = RecoveryClaim(
        d: d, m: m, k: k, domain: .signed, verdict: .failure(relation, epsilon: epsilon), worstError: worst.error, units: units)
      let outcome = try certifier.certify(.recovery(claim, RecoveryWitness(row: worst.row, z: worst.z)), inputs)
      return Result(outcome: outcome, worst: worst, geometry: nil, bounds: nil)
    }
    let geometry = PairGeometry(encoder: a, probe: b)
    let bounds = NormBounds(epsilon: epsilon, gammaSquared: geometry.gammaSquared)
    let below = Thresholds(selfCosineBelow: thresholds.selfCosineBelow).hold(geometry) ? thresholds.selfCosineBelow : nil
    let above = Thresholds(pairCosineAbove: thresholds.pairCosineAbove).hold(geometry) ? thresholds.pairCosineAbove : nil
    let claim = GeometryClaim(
      d: d, m: m, k: k, epsilon: epsilon, relation: relation, worstError: worst.error, gammaSquared: geometry.gammaSquared,
      selfBound: bounds.own, pairBound: bounds.pair, selfCosines: geometry.own.range, encoderCosines: geometry.encoder?.range,
      probeCosines: geometry.probe?.range, selfCosineBelow: below, pairCosineAbove: above, units: units)
    let witness = GeometryWitness(
      own: (geometry.own.leastAt.0, geometry.own.largestAt.0), encoder: geometry.encoder?.places, probe: geometry.probe?.places)
    return Result(
      outcome: try certifier.certify(.geometry(claim, witness), inputs), worst: worst, geometry: geometry, bounds: bounds)
  }
}
