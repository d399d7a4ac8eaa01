// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What the construction of Theorem 2 is asked for.
public struct UpperBoundParameters: Sendable {
  /// m ≥ 1, the number of features.
  public var features: Int
  /// k ≥ 1, how many features may be nonzero at once.
  public var sparsity: Int
  /// ε > 0, the error to stay below.
  public var epsilon: Rational
  /// δ, 0 < δ < 1, the probability with which a sample may fail.
  public var delta: Rational
  /// The seed of the first sample; the next attempt takes the next seed.
  public var seed: UInt64
  /// d ≥ 1, or nil for the paper's formula.
  public var neurons: Int?
  /// How many samples to try, ≥ 1.
  public var attempts: Int
  /// How many random feature vectors to decode, ≥ 0.
  public var decodings: Int
  /// The largest d·m that may be built; certifying takes about 150 bytes an entry.
  public var entryLimit: Int

  /// The largest m.
  public static let featureLimit = 20_000

  /// Parameters; they are checked by `UpperBoundRun`.
  public init(
    features: Int, sparsity: Int, epsilon: Rational, delta: Rational = Rational(1, 10), seed: UInt64 = 1,
    neurons: Int? = nil, attempts: Int = 20, decodings: Int = 6, entryLimit: Int = 8_000_000
  ) {
    self.features = features
    self.sparsity = sparsity
    self.epsilon = epsilon
    self.delta = delta
    self.seed = seed
    self.neurons = neurons
    self.attempts = attempts
    self.decodings = decodings
    self.entryLimit = entryLimit
  }

  /// Throws unless every parameter is in its range.
  public func validate() throws(UpperBoundError) {
    func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(UpperBoundError) {
      if !condition { throw UpperBoundError(description: message()) }
    }
    try require(features >= 1, "features: m = \(features), but there must be at least one feature")
    try require(
      features <= Self.featureLimit,
      "features: m = \(features) exceeds the limit \(Self.featureLimit) of this walkthrough")
    try require(sparsity >= 1, "sparsity: k = \(sparsity), but k must be at least 1")
    try require(epsilon.sign > 0, "epsilon: ε = \(epsilon), but ε must be positive")
    try require(
      delta.sign > 0 && delta < 1,
      "delta: δ = \(delta), but δ bounds the probability of failure and must lie strictly between 0 and 1")
    if let neurons { try require(neurons >= 1, "neurons: d = \(neurons), but d must be at least 1") }
    try require(attempts >= 1, "attempts: \(attempts), but at least one sample must be drawn")
    try require(decodings >= 0, "decodings: \(decodings), but the number cannot be negative")
  }
}

/// Parameters the construction cannot be run with; the text names the parameter and what it must satisfy.
public struct UpperBoundError: Error, Hashable, CustomStringConvertible {
  /// The parameter, its value, and what it must satisfy.
  public let description: String
}
