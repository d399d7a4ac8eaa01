// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics

/// Levels t for |C_ij|, as bounds for the floats that stand for ⟨b_i, a_j⟩.
///
/// A float of absolute value ≥ `high` certainly has |C_ij| ≥ t (> t where equality does not count), one < `low` certainly not.
final class LevelBounds: @unchecked Sendable {
  /// The levels, from the highest down; positive.
  let levels: [Rational]
  /// Whether what equals a level counts as above it.
  let includesLevels: Bool
  /// m.
  let stride: Int
  /// For level l and row i at l·stride + i.
  let low, high: UnsafeMutablePointer<Float>
  /// t·‖a_i‖² (or t) in the scale of the floats, within a factor of 1 ± `slack`.
  private let thresholds: UnsafeMutablePointer<Double>
  /// The relative error of the thresholds.
  static let slack = 0x1p-48

  /// - Parameter bounds: for each row, a bound of the floats' errors.
  init(_ levels: [Rational], includesLevels: Bool, _ pair: InterferencePair, bounds: [Double]) {
    precondition(zip(levels, levels.dropFirst()).allSatisfy { $0 > $1 } && levels.allSatisfy { $0.sign > 0 }, "levels \(levels)")
    self.levels = levels
    self.includesLevels = includesLevels
    stride = pair.count
    let size = max(1, levels.count * stride)
    low = .allocate(capacity: size)
    high = .allocate(capacity: size)
    thresholds = .allocate(capacity: size)
    let factor = Rational.powerOfTwo(-pair.probe.scale - pair.encoder.scale)
    let divisors = pair.divisors.map { $0.map { ($0 * factor).nearestDouble } }
    func least(_ value: Rational) -> Float {
      let float = LevelBounds.leastFloat(atLeast: value)
      return !includesLevels && Rational(exactly: Double(float)) == value ? float.nextUp : float
    }
    for (l, level) in levels.enumerated() {
      let whole = (level * factor).nearestDouble
      let share = level.nearestDouble
      let exact = pair.divisors == nil && pair.isExactInFloats ? least(level * factor) : 0
      for i in 0..<stride {
        let threshold = divisors.map { share * $0[i] } ?? whole
        let at = l * stride + i
        thresholds[at] = threshold
        if pair.isExactInFloats {
          low[at] = pair.divisors.map { least(level * $0[i] * factor) } ?? exact
          high[at] = low[at]
        } else {
          low[at] = Float(threshold * (1 - LevelBounds.slack) - bounds[i]).nextDown
          high[at] = Float(threshold * (1 + LevelBounds.slack) + bounds[i]).nextUp
        }
      }
    }
  }

  deinit {
    low.deallocate()
    high.deallocate()
    thresholds.deallocate()
  }

  /// Whether a number within `error` of ⟨b_i, a_j⟩ in the floats' scale has |C_ij| ≥ t_l; nil when it does not tell.
  func decides(_ value: Double, error: Double, row i: Int, level l: Int) -> Bool? {
    let threshold = thresholds[l * stride + i]
    let slack = threshold * LevelBounds.slack + error
    if value.magnitude - slack * (1 + 0x1p-40) >= threshold { return true }
    return value.magnitude + slack * (1 + 0x1p-40) < threshold ? false : nil
  }

  /// The least float that is not below a positive number; infinity when there is none.
  private static func leastFloat(atLeast value: Rational) -> Float {
    var float = Float(value.nearestDouble)
    // The nearest double, and its nearest float, are at most two floats away.
    while float < .infinity, (Rational(exactly: Double(float)) ?? .zero) < value { float = float.nextUp }
    while float > 0, let below = Rational(exactly: Double(float.nextDown)), below >= value { float = float.nextDown }
    return float
  }
}
