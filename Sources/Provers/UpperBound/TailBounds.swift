// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics

/// The tail of one Gram entry: Pr[|⟨c_i, c_j⟩| ≥ t] for independent uniform columns of ±1/√d.
public enum SignTail {
  /// The largest d for which exact tails are computed.
  public static let lengthLimit = 20_000

  /// The probability, exactly: ⟨s_i, s_j⟩ = d − 2X with X binomial(d, 1/2), so 2^(1−d)·Σ C(d, x) over x ≤ (d − ⌈td⌉)/2 when
  /// ⌈td⌉ ≥ 1.
  ///
  /// - Returns: nil when d exceeds `lengthLimit`.
  /// - Complexity: d/2 operations on integers of d bits.
  public static func probability(length d: Int, atLeast t: Rational) -> Rational? {
    if t.sign <= 0 { return 1 }
    if t > 1 { return 0 }
    guard d <= lengthLimit, let size = (t * Rational(d)).ceiling.asInt else { return nil }
    var (sum, binomial) = (Integer.one, Integer.one)
    for x in 0..<(d - size) / 2 {
      binomial = (binomial * Integer(d - x)).dividedExactly(by: Integer(x + 1))
      sum += binomial
    }
    return Rational(sum, Integer.one.shiftedLeft(by: d - 1))
  }

  /// Hoeffding's bound 2·exp(−dt²/2) on it, (19) of the paper, as a number to show.
  public static func hoeffding(length d: Int, atLeast t: Rational) -> Double {
    2 * exponential(-(Rational(d) * t * t / 2).nearestDouble)
  }

  /// Whether 2·exp(−dt²/2)·factor ≤ limit, decided exactly.
  ///
  /// - Precondition: factor ≥ 0, limit > 0.
  public static func hoeffding(
    length d: Int, atLeast t: Rational, times factor: Rational, isAtMost limit: Rational
  ) -> Bool {
    ExponentialEnclosure.exponential(of: Rational(d) * t * t / 2, isAtLeast: factor * 2 / limit)
  }
}

/// A threshold t, and how many pairs pass it.
public struct TailRow: Sendable {
  /// t.
  public let threshold: Rational
  /// The number of pairs of the sample with |⟨c_i, c_j⟩| ≥ t.
  public let observed: Int
  /// Pr[|⟨c_i, c_j⟩| ≥ t] for one pair, exactly; nil when d is too large.
  public let probability: Rational?
  /// 2·exp(−dt²/2).
  public let hoeffding: Double
  /// Whether the probability is ≤ 2·exp(−dt²/2), decided exactly; nil when the probability is.
  public let isBounded: Bool?

  init(_ threshold: Rational, _ gram: GramStatistics) {
    let d = gram.length
    self.threshold = threshold
    observed = gram.pairs(atLeast: threshold)
    probability = SignTail.probability(length: d, atLeast: threshold)
    hoeffding = SignTail.hoeffding(length: d, atLeast: threshold)
    isBounded = probability.map { probability in
      // p ≤ 2·exp(−x) ⟺ exp(x) ≤ 2/p ⟺ not exp(x) > 2/p; equality is impossible for x > 0.
      probability.sign == 0
        || !ExponentialEnclosure.exponential(
          of: Rational(d) * threshold * threshold / 2, isAtLeast: Rational(2) / probability)
    }
  }
}

/// The union bound (20) at μ: how probable it is that a sample fails.
public struct UnionBound: Sendable {
  /// m(m−1)/2.
  public let pairs: Int
  /// Pr[|⟨c_i, c_j⟩| ≥ μ] for one pair, exactly; nil when d is too large.
  public let probability: Rational?
  /// pairs·probability, exactly: at least the probability that a sample fails.
  public let failure: Rational?
  /// pairs·2·exp(−dμ²/2) = m(m−1)·exp(−dμ²/2), as a number.
  public let hoeffding: Double
  /// Whether m(m−1)·exp(−dμ²/2) ≤ δ, decided exactly.
  public let suffices: Bool
  /// Whether pairs·probability ≤ δ, exactly; nil when d is too large.
  public let exactSuffices: Bool?

  init(length d: Int, pairs: Int, mu: Rational, delta: Rational) {
    self.pairs = pairs
    probability = SignTail.probability(length: d, atLeast: mu)
    failure = probability.map { $0 * Rational(pairs) }
    hoeffding = Double(pairs) * SignTail.hoeffding(length: d, atLeast: mu)
    suffices = SignTail.hoeffding(length: d, atLeast: mu, times: Rational(pairs), isAtMost: delta)
    exactSuffices = failure.map { $0 <= delta }
  }

  /// The best of both bounds on the probability that one sample fails, at most 1; a number.
  public var failureNumber: Double { min(1, failure?.nearestDouble ?? hoeffding) }
}
