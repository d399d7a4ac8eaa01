// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics

/// A number ≥ 0 between two rational ones, for curves of comparison.
struct Enclosure {
  private static let precision = 64

  let lower, upper: Rational

  /// Exactly this number.
  init(_ value: Rational) { (lower, upper) = (value, value) }

  private init(_ lower: Rational, _ upper: Rational) {
    // Short numbers: 18 digits are more than a figure can show.
    (self.lower, self.upper) = (lower.roundedDown(18), -(-upper).roundedDown(18))
  }

  /// ln(x); x ≥ 1.
  static func logarithm(_ x: Rational) -> Enclosure {
    if x == 1 { return Enclosure(0) }
    let enclosure = LogarithmEnclosure(of: x, precision: precision)
    return Enclosure(max(enclosure.lower, 0), enclosure.upper)
  }

  /// exp(x).
  ///
  /// - Complexity: keep |x| below some 10⁴.
  static func exponential(_ x: Rational) -> Enclosure {
    let enclosure = ExponentialEnclosure(of: x.magnitude, precision: precision)
    return x.sign < 0 ? Enclosure(enclosure.upper.reciprocal, enclosure.lower.reciprocal) : Enclosure(enclosure.lower, enclosure.upper)
  }

  /// √self.
  var squareRoot: Enclosure {
    let unit = Integer(10).power(20)
    func scaled(_ x: Rational) -> Rational { x * Rational(unit * unit) }
    let low = Rational(scaled(lower).floor.squareRoot, unit)
    let high = Rational(scaled(upper).ceiling.squareRoot + .one, unit)
    return Enclosure(low, upper.sign == 0 ? 0 : high)
  }

  static func * (left: Enclosure, right: Enclosure) -> Enclosure { Enclosure(left.lower * right.lower, left.upper * right.upper) }

  static func * (left: Rational, right: Enclosure) -> Enclosure { Enclosure(left) * right }

  /// The divisor's lower end is > 0.
  static func / (left: Enclosure, right: Enclosure) -> Enclosure { Enclosure(left.lower / right.upper, left.upper / right.lower) }

  /// To be drawn.
  var coordinate: Coordinate { Coordinate(from: lower, to: upper) }
}

/// Places at which a curve is computed.
enum Samples {
  /// count + 1 equally spaced numbers.
  static func linear(_ low: Rational, _ high: Rational, count: Int = 60) -> [Rational] {
    (0...count).map { low + (high - low) * Rational($0, over: count) }
  }

  /// About equal ratios, each rounded to four digits; the ends exactly. 0 < low < high.
  static func logarithmic(_ low: Rational, _ high: Rational, count: Int = 60) -> [Rational] {
    let length = LogarithmEnclosure(of: high / low, precision: 48).lower
    let inner = (1..<count).map { low * ExponentialEnclosure(of: length * Rational($0, over: count), precision: 48).lower }
    return [low] + inner.map { $0.roundedDown(4) }.filter { $0 > low && $0 < high } + [high]
  }
}
