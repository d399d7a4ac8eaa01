// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Two rational numbers around exp(x), computed with integers only and directed rounding.
///
/// With it, inequalities such as m(m−1)·exp(−dμ²/2) ≤ δ are decided, not estimated.
public struct ExponentialEnclosure: Sendable {
  /// A rational number ≤ exp(x).
  public let lower: Rational
  /// A rational number ≥ exp(x).
  public let upper: Rational

  /// An enclosure whose relative width is about 2^−precision.
  ///
  /// Taylor's series at x/2ʲ ≤ 1/16 in fixed point, the lower end rounded down and the upper end up at every operation,
  /// then squared j times.
  ///
  /// - Precondition: x ≥ 0, precision ≥ 1.
  /// - Complexity: O(precision) operations on numbers of precision + 3x bits: keep x below some 10⁵.
  public init(of x: Rational, precision: Int) {
    precondition(x.sign >= 0 && precision >= 1, "exp(\(x)) to \(precision) bits")
    let halvings = x.ceiling.bitLength + 4
    let places = precision + 2 * halvings + 16
    let unit = Integer.one.shiftedLeft(by: places)
    let scaled = x * Rational(unit, Integer.one.shiftedLeft(by: halvings))
    let (yLow, yHigh) = (scaled.floor, scaled.ceiling)
    func down(_ a: Integer, _ b: Integer) -> Integer { a.quotientAndRemainder(dividingBy: b).quotient }
    func up(_ a: Integer, _ b: Integer) -> Integer { down(a + b - .one, b) }
    var (low, high) = (unit, unit)
    var (termLow, termHigh) = (unit, unit)
    var n = 0
    // Once a term is at most one unit, those after it add up to less than one more (the ratio is below 1/16).
    while termHigh > .one {
      n += 1
      let divisor = unit * Integer(n)
      termLow = down(termLow * yLow, divisor)
      termHigh = up(termHigh * yHigh, divisor)
      low += termLow
      high += termHigh
    }
    high += .one
    for _ in 0..<halvings {
      low = down(low * low, unit)
      high = up(high * high, unit)
    }
    lower = Rational(low, unit)
    upper = Rational(high, unit)
  }

  /// Whether exp(x) ≥ y, decided exactly.
  ///
  /// Always ends: for rational x > 0, exp(x) is irrational (Lambert), so some enclosure excludes y.
  ///
  /// - Precondition: x ≥ 0.
  public static func exponential(of x: Rational, isAtLeast y: Rational) -> Bool {
    precondition(x.sign >= 0, "x = \(x)")
    if x.sign == 0 { return y <= 1 }
    if y <= 1 { return true }
    // exp(x) > 2^⌊x⌋, which settles large x without computing them.
    if x.floor >= Integer(y.ceiling.bitLength) { return true }
    var precision = 96
    while true {
      let enclosure = ExponentialEnclosure(of: x, precision: precision)
      if enclosure.lower >= y { return true }
      if enclosure.upper < y { return false }
      precision *= 2
    }
  }
}
