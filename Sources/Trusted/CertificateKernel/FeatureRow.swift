// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Row i of C = BᵀA, for what is asked of feature i alone (F1, F11).
protocol FeatureRow {
  /// The largest |(BᵀAz − z)_i| over k-sparse z in the domain.
  func largestError(_ k: Int, _ domain: Domain) -> QuadraticSurd
  /// Over Boolean z with at most k ones: the largest (Cz)_i with z_i = 0, and the least with z_i = 1.
  func extremes(_ k: Int) -> (off: QuadraticSurd, on: QuadraticSurd)
  /// (Cz)_i for the Boolean z with these ones, all below m.
  func value(at ones: [Int]) -> QuadraticSurd
}

/// The row of C − I times a positive scale.
struct ScaledFeatureRow<Number: ScaledNumber>: FeatureRow {
  let feature: Int
  let errors: [Number]
  let scale: Integer

  private func unscaled(_ number: Number) -> QuadraticSurd { number.asSurd * QuadraticSurd(Rational(Integer.one, scale)) }

  func largestError(_ k: Int, _ domain: Domain) -> QuadraticSurd {
    unscaled(largestErrorOfRow(k, domain, errors))
  }

  func extremes(_ k: Int) -> (off: QuadraticSurd, on: QuadraticSurd) {
    let zero = Number(scaled: .zero)
    var others = errors
    others.remove(at: feature)
    let off = sumOfLargest(k, others.map { max($0, zero) })
    let negative = k == 1 ? zero : sumOfLargest(k - 1, others.map { max(zero - $0, zero) })
    return (unscaled(off), unscaled(errors[feature] - negative) + .one)
  }

  func value(at ones: [Int]) -> QuadraticSurd {
    let sum = ones.reduce(Number(scaled: .zero)) { $0 + errors[$1] }
    return unscaled(sum) + (ones.contains(feature) ? .one : .zero)
  }
}

extension InterferencePair {
  /// Row i, in machine words when they hold it.
  func feature(_ i: Int) throws(Rejection) -> any FeatureRow {
    if radicand != nil {
      let errors = try surdErrors(i)
      return ScaledFeatureRow(feature: i, errors: errors.row, scale: errors.scale)
    }
    if let errors = wideErrors(i) { return ScaledFeatureRow(feature: i, errors: errors.row, scale: errors.scale) }
    let errors = try integerErrors(i)
    return ScaledFeatureRow(feature: i, errors: errors.row, scale: errors.scale)
  }
}
