// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearSensing
import Statements

/// What the Boolean z with at most k ones do to the reading (Cz)_i of feature i, C = BᵀA (F11).
public struct ReadingExtremes: Sendable {
  /// P_k: the largest reading with z_i = 0.
  public let off: QuadraticSurd
  /// C_ii − N_{k−1}: the least reading with z_i = 1.
  public let on: QuadraticSurd
  /// The ones of a z that attains `off`.
  public let offOnes: [Int]
  /// The ones of a z that attains `on`.
  public let onOnes: [Int]

  /// on − off: positive exactly if some threshold t_i, off ≤ t_i < on, reads the feature rightly.
  public var gap: QuadraticSurd { on - off }
  /// The threshold in the middle.
  public var middle: QuadraticSurd { (off + on) * QuadraticSurd(Rational(1, 2)) }
}

/// Row i of C with its entries in order, for what is asked of feature i at one sparsity after the other.
protocol FeatureReading {
  /// The extremes over Boolean z with at most k ones.
  func extremes(_ k: Int) -> ReadingExtremes
  /// The largest |(Cz − z)_i| over k-sparse z in the domain.
  func largestError(_ k: Int, _ domain: Domain) -> QuadraticSurd
}

/// A row sorted once; sums are of prefixes.
struct SortedRow<Number: AdditiveMagnitude & Comparable>: FeatureReading {
  private let feature: Int
  /// Row i of C − I.
  private let errors: [Number]
  private let unscaled: (Number) -> QuadraticSurd
  /// The features j ≠ i with C_ij > 0, and those with C_ij < 0, the largest |C_ij| first.
  private let positive, negative: [Int]

  /// - Complexity: m log m comparisons.
  init(feature: Int, errors: [Number], unscaled: @escaping (Number) -> QuadraticSurd) {
    self.feature = feature
    self.errors = errors
    self.unscaled = unscaled
    let others = errors.indices.filter { $0 != feature }
    positive = others.filter { errors[$0].sign > 0 }.sorted { (errors[$1], $0) < (errors[$0], $1) }
    negative = others.filter { errors[$0].sign < 0 }.sorted { (errors[$0], $0) < (errors[$1], $1) }
  }

  func extremes(_ k: Int) -> ReadingExtremes {
    let (up, down) = (positive.prefix(k), negative.prefix(k - 1))
    return ReadingExtremes(
      off: unscaled(sum(up)), on: unscaled(sum([feature] + down)) + .one, offOnes: up.sorted(), onOnes: ([feature] + down).sorted())
  }

  func largestError(_ k: Int, _ domain: Domain) -> QuadraticSurd {
    switch domain {
    case .signed: return unscaled(errors.map(\.magnitude).sorted(by: >).prefix(k).reduce(Number.zero, +))
    case .nonnegative:
      let own = errors[feature]
      // The feature itself competes with the others of its sign.
      func side(_ others: [Int], _ sign: Int) -> QuadraticSurd {
        let values = others.map { errors[$0].magnitude } + (own.sign == sign ? [own.magnitude] : [])
        return unscaled(values.sorted(by: >).prefix(k).reduce(Number.zero, +))
      }
      return max(side(positive, 1), side(negative, -1))
    }
  }

  private func sum(_ indices: some Sequence<Int>) -> Number { indices.reduce(Number.zero) { $0 + errors[$1] } }
}

extension InterferenceRows {
  /// Row i, in integers when the pair is rational.
  func reading(_ i: Int) -> any FeatureReading {
    if let (numerators, denominator) = integerRow(i) {
      var errors = numerators
      errors[i] = errors[i] - denominator
      return SortedRow(feature: i, errors: errors) { QuadraticSurd(Rational($0, denominator)) }
    }
    var errors = row(i)
    errors[i] -= .one
    return SortedRow(feature: i, errors: errors) { $0 }
  }
}
