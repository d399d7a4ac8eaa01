// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Two rational numbers around ln(x), computed with integers only and directed rounding.
public struct LogarithmEnclosure: Sendable {
  /// A rational number ≤ ln(x).
  public let lower: Rational
  /// A rational number ≥ ln(x).
  public let upper: Rational

  /// An enclosure whose width is about 2^−precision times the larger of 1 and |ln(x)|.
  ///
  /// x = y·2ᵉ with 2/3 < y < 8/3, and ln(y) = 2·artanh((y − 1)/(y + 1)), whose argument is at most 5/11 in absolute value.
  ///
  /// - Precondition: x > 0, precision ≥ 1.
  /// - Complexity: O(precision) operations on numbers of precision + log|e| bits.
  public init(of x: Rational, precision: Int) {
    precondition(x.sign > 0 && precision >= 1, "ln(\(x)) to \(precision) bits")
    var e = x.numerator.bitLength - x.denominator.bitLength
    // 1/2 < x·2^−e < 2.
    var y =
      e >= 0
      ? Rational(x.numerator, x.denominator.shiftedLeft(by: e)) : Rational(x.numerator.shiftedLeft(by: -e), x.denominator)
    if y * 3 <= 2 { (y, e) = (y * 2, e - 1) }
    let own = LogarithmEnclosure.series((y - 1) / (y + 1), precision)
    guard e != 0 else {
      (lower, upper) = own
      return
    }
    // ln 2 = 2·artanh(1/3), to as many more bits as e has.
    let two = LogarithmEnclosure.series(Rational(1, 3), precision + Integer(e).bitLength)
    let times = Rational(e)
    lower = own.lower + times * (e > 0 ? two.lower : two.upper)
    upper = own.upper + times * (e > 0 ? two.upper : two.lower)
  }

  /// 2·artanh(t) = 2·Σ t^(2n+1)/(2n+1), in fixed point; |t| ≤ 1/2.
  private static func series(_ t: Rational, _ precision: Int) -> (lower: Rational, upper: Rational) {
    let places = precision + 16
    let unit = Integer.one.shiftedLeft(by: places)
    func down(_ a: Integer, _ b: Integer) -> Integer { a.quotientAndRemainder(dividingBy: b).quotient }
    func up(_ a: Integer, _ b: Integer) -> Integer { down(a + b - .one, b) }
    let size = t.magnitude
    let scaled = size * Rational(unit)
    var (low, high) = (scaled.floor, scaled.ceiling)
    let (squareLow, squareHigh) = (down(low * low, unit), up(high * high, unit))
    var (sumLow, sumHigh) = (low, high)
    var n = 1
    // Each term is at most a quarter of the one before: once one is at most a unit, the rest is less than a unit.
    while high > .one {
      low = down(low * squareLow, unit)
      high = up(high * squareHigh, unit)
      n += 2
      sumLow += down(low, Integer(n))
      sumHigh += up(high, Integer(n))
    }
    sumHigh += .one
    let (lower, upper) = (Rational(sumLow + sumLow, unit), Rational(sumHigh + sumHigh, unit))
    return t.sign < 0 ? (-upper, -lower) : (lower, upper)
  }
}
