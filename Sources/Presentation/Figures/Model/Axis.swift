// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import TextLayout

/// One axis: what it means, from where to where, and its ticks.
public struct Axis: Sendable {
  /// How numbers become lengths.
  public enum Scale: Sendable { case linear, logarithmic }

  /// A mark on the axis.
  public struct Tick: Hashable, Sendable {
    var place: Rational
    var text: Label
  }

  /// What the numbers are.
  public var label: Label
  /// Linear, or logarithmic with both ends positive.
  public var scale: Scale
  /// The ends; low < high.
  public var low, high: Rational
  /// The marks.
  public var ticks: [Tick]
  /// Whether numbers grow to the left, or downwards.
  public var isReversed = false

  /// An axis with ticks of its own choice.
  init(_ label: Label, from low: Rational, to high: Rational, ticks: [Tick]) {
    (self.label, self.low, self.high, self.ticks, scale) = (label, low, high, ticks, .linear)
  }

  /// A linear axis with round ticks.
  init(_ label: Label, from low: Rational, to high: Rational, about count: Int = 6) {
    self.init(label, from: low, to: high, ticks: Axis.linearTicks(low, high, count))
  }

  /// An axis for counts, with ticks at these.
  init(_ label: Label, from low: Rational, to high: Rational, at counts: [Int]) {
    self.init(label, from: low, to: high, ticks: counts.map { Tick(place: Rational($0), text: "\($0)") })
  }

  /// A logarithmic axis.
  ///
  /// - Precondition: 0 < low < high.
  init(_ label: Label, logarithmicFrom low: Rational, to high: Rational) {
    precondition(low.sign > 0 && low < high, "a logarithmic axis from \(low) to \(high)")
    (self.label, self.low, self.high, scale) = (label, low, high, .logarithmic)
    ticks = Axis.logarithmicTicks(low, high)
  }

  /// Where a number stands: 0 at the low end, 1 at the high one, to about 2^−40; nil where a logarithm has no meaning.
  func share(of value: Rational) -> Rational? {
    let share: Rational
    switch scale {
    case .linear: share = (value - low) / (high - low)
    case .logarithmic:
      guard value.sign > 0 else { return nil }
      func ln(_ x: Rational) -> Rational {
        let enclosure = LogarithmEnclosure(of: x, precision: 48)
        return enclosure.lower
      }
      share = ln(value / low) / ln(high / low)
    }
    return isReversed ? 1 - share : share
  }

  /// Multiples of 1, 2 or 5 times a power of ten.
  private static func linearTicks(_ low: Rational, _ high: Rational, _ count: Int) -> [Tick] {
    let rough = (high - low) / Rational(count)
    let exponent = rough.decimalExponent
    let unit = exponent >= 0 ? Rational(Integer(10).power(exponent)) : Rational(.one, Integer(10).power(-exponent))
    let step = [1, 2, 5, 10].map { unit * Rational($0) }.first { $0 >= rough } ?? unit
    var ticks: [Tick] = []
    var place = Rational((low / step).ceiling) * step
    while place <= high && ticks.count < 100 {
      ticks.append(Tick(place: place, text: Label(plain: place.shortFixed(max(0, 1 - exponent)).withMinus)))
      place += step
    }
    return ticks
  }

  /// Powers of ten; and between them 2 and 5 times these when there are few.
  private static func logarithmicTicks(_ low: Rational, _ high: Rational) -> [Tick] {
    func power(_ n: Int) -> Rational { n >= 0 ? Rational(Integer(10).power(n)) : Rational(.one, Integer(10).power(-n)) }
    let (first, last) = (low.decimalExponent, high.decimalExponent)
    let decades = last - first + 1
    let leads = decades <= 3 ? [1, 2, 5] : [1]
    let stride = max(1, (decades + 6) / 7)
    var ticks: [Tick] = []
    for n in first...last where (n - first).isMultiple(of: stride) || decades <= 3 {
      for lead in leads {
        let place = power(n) * Rational(lead)
        guard place >= low && place <= high else { continue }
        let small = n >= -2 && n <= 4
        let text: Label =
          small ? Label(plain: place.shortFixed(3)) : lead == 1 ? "10^{\("\(n)".withMinus)}" : "\(lead)·10^{\("\(n)".withMinus)}"
        ticks.append(Tick(place: place, text: text))
      }
    }
    return ticks
  }
}

extension String {
  /// With a minus sign in place of a hyphen.
  var withMinus: String { hasPrefix("-") ? "−" + dropFirst() : self }
}
