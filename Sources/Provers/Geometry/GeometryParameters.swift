// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What the construction of Proposition 9 is asked for.
public struct GeometryParameters: Sendable {
  /// m ≥ 1, the number of features.
  public var features: Int
  /// k ≥ 1, how many features may be nonzero at once.
  public var sparsity: Int
  /// ε, 0 < ε < 1, the error to stay below.
  public var epsilon: Rational
  /// δ, 0 < δ < 1: |cos(a_i, b_i)| is to be about δ, the other cosines about 1 − δ.
  public var delta: Rational
  /// The seed of the first sample; the next attempt takes the next seed.
  public var seed: UInt64
  /// The risk that one sample may fail, strictly between 0 and 1.
  public var risk: Rational
  /// d ≥ 1, rounded up to a square, or nil for Lemma 5's formula.
  public var neurons: Int?
  /// How many samples to try, ≥ 1.
  public var attempts: Int
  /// The largest d·(m + 2) that may be built.
  public var entryLimit: Int

  /// Parameters; they are checked by `GeometryConstruction`.
  public init(
    features: Int, sparsity: Int, epsilon: Rational, delta: Rational, seed: UInt64 = 1, risk: Rational = Rational(1, 10),
    neurons: Int? = nil, attempts: Int = 20, entryLimit: Int = 4_000_000
  ) {
    self.features = features
    self.sparsity = sparsity
    self.epsilon = epsilon
    self.delta = delta
    self.seed = seed
    self.risk = risk
    self.neurons = neurons
    self.attempts = attempts
    self.entryLimit = entryLimit
  }

  /// Throws unless every parameter is in its range.
  public func validate() throws(GeometryError) {
    func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(GeometryError) {
      if !condition { throw GeometryError(description: message()) }
    }
    try require((1...20_000).contains(features), "features: m = \(features), but m must be between 1 and 20000")
    try require((1...(1 << 53) - 1).contains(sparsity), "sparsity: k = \(sparsity), but k must be between 1 and 2^53 - 1")
    try require(epsilon.sign > 0 && epsilon < 1, "epsilon: ε = \(epsilon), but Proposition 9 takes ε strictly between 0 and 1")
    try require(delta.sign > 0 && delta < 1, "delta: δ = \(delta), but Proposition 9 takes δ strictly between 0 and 1")
    try require(risk.sign > 0 && risk < 1, "risk: \(risk), but it bounds a probability and must lie strictly between 0 and 1")
    if let neurons { try require((1...1 << 40).contains(neurons), "neurons: d = \(neurons), but d must be between 1 and 2^40") }
    try require(attempts >= 1, "attempts: \(attempts), but at least one sample must be drawn")
  }

  /// λ > 0 with 1/(1 + λ²) ≤ δ: √(1/δ − 1) when that is rational, else the least multiple of 1/16 above it.
  public var shift: (lambda: Rational, isExact: Bool) {
    let square = 1 / delta - 1
    if let root = square.exactSquareRoot { return (root, true) }
    let scaled = square * 256
    var n = scaled.floor.squareRoot
    while Rational(n * n) < scaled { n += 1 }
    return (Rational(n, 16), false)
  }
}

/// Parameters the construction cannot be run with; the text names the parameter and what it must satisfy.
public struct GeometryError: Error, Hashable, CustomStringConvertible {
  /// The parameter, its value, and what it must satisfy.
  public let description: String
}
