// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics

/// The dimensions d that the proof of Lemma 5 gives, each the least integer its formula allows.
///
/// Doubles only start the search; every value is settled exactly, through exp(dμ²/2) ≥ m²/δ. (Nothing certified depends
/// on d: the sample is checked afterwards.)
public struct Dimensions: Sendable {
  /// μ = ε/k.
  public let mu: Rational
  /// ⌈(2/μ²)(2 ln m + ln(1/δ))⌉, the paper's.
  public let paper: Int
  /// max(1, ⌈(2/μ²) ln(m(m−1)/δ)⌉ ) (F12); nil for m = 1, where there is no pair.
  public let sharper: Int?
  /// η = ε/(k−ε), the coherence that re-centred probes can live with (F8); nil for ε ≥ k.
  public let eta: Rational?
  /// The paper's formula with η for μ; nil for ε ≥ k.
  public let recentred: Int?
  /// The d that is used.
  public let used: Int
  /// Whether d was given rather than computed.
  public let isGiven: Bool

  private let delta: Rational

  init(_ parameters: UpperBoundParameters) throws(UpperBoundError) {
    let (m, k) = (Rational(parameters.features), Rational(parameters.sparsity))
    let (epsilon, delta) = (parameters.epsilon, parameters.delta)
    mu = epsilon / k
    self.delta = delta
    paper = try Dimensions.least(mu: mu, ratio: m * m / delta)
    sharper = parameters.features == 1 ? nil : try Dimensions.least(mu: mu, ratio: m * (m - 1) / delta)
    eta = epsilon < k ? epsilon / (k - epsilon) : nil
    if let eta { recentred = try Dimensions.least(mu: eta, ratio: m * m / delta) } else { recentred = nil }
    isGiven = parameters.neurons != nil
    used = parameters.neurons ?? paper
    let (entries, overflow) = used.multipliedReportingOverflow(by: parameters.features)
    if overflow || entries > parameters.entryLimit {
      throw UpperBoundError(
        description:
          "the matrix would be \(used)×\(parameters.features), more than \(parameters.entryLimit) entries: "
          + "take fewer features, a smaller k, a larger ε, or fewer neurons")
    }
  }

  /// About how many features m it takes until the paper's formula asks for fewer than m neurons: the largest solution of
  /// x = (2/μ²)(2 ln x + ln(1/δ)). A rounded number to show; nil when it has no solution ≥ 2 or lies beyond 10¹⁵.
  public var featuresForSuperposition: Double? {
    let factor = (2 / (mu * mu)).nearestDouble
    let offset = -delta.naturalLogarithm
    func formula(_ x: Double) -> Double { factor * (2 * logarithm(x) + offset) }
    var x = 1e15
    guard formula(x) < x else { return nil }
    // The formula is concave in x: from the right the iteration falls towards the largest solution.
    for _ in 0..<10_000 {
      let next = formula(x)
      if next < 2 { return nil }
      if x - next <= 1e-9 * x { return next }
      x = next
    }
    return x
  }

  /// The least integer d ≥ 1 with exp(dμ²/2) ≥ ratio.
  ///
  /// - Precondition: μ > 0.
  public static func least(mu: Rational, ratio: Rational) throws(UpperBoundError) -> Int {
    let scale = mu * mu / 2
    func suffices(_ d: Int) -> Bool {
      ExponentialEnclosure.exponential(of: scale * Rational(d), isAtLeast: ratio)
    }
    if suffices(1) { return 1 }
    let estimate = ratio.naturalLogarithm / scale.nearestDouble
    guard estimate < 1e12 else {
      throw UpperBoundError(
        description: "the formula asks for more than 10¹² neurons: ε/k = \(mu.nearestDouble) is too small")
    }
    var d = max(1, Int(estimate.rounded(.up)))
    while !suffices(d) { d += 1 }
    while d > 1, suffices(d - 1) { d -= 1 }
    return d
  }
}
