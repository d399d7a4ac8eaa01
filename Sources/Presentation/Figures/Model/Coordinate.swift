// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TextLayout

/// A number in a figure: exact, or between two rational numbers.
public enum Coordinate: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// This number.
  case exact(Rational)
  /// This number, outside ℚ.
  case surd(QuadraticSurd)
  /// A number that is at least the first and at most the second.
  case enclosed(Rational, Rational)

  /// An integer.
  public init(integerLiteral value: Int) { self = .exact(Rational(value)) }

  /// An integer.
  public init(_ value: Int) { self = .exact(Rational(value)) }

  /// A number in ℚ or ℚ(√D).
  public init(_ value: QuadraticSurd) { self = value.coefficient.isZero ? .exact(value.rational) : .surd(value) }

  /// An enclosure, rounded outwards to this many significant digits so that it can be written down.
  init(from lower: Rational, to upper: Rational, digits: Int = 12) {
    if lower == upper {
      self = .exact(lower)
    } else {
      self = .enclosed(lower.roundedDown(digits), -(-upper).roundedDown(digits))
    }
  }

  /// The place where it is drawn; rounded where it is not exact.
  var place: Rational {
    switch self {
    case .exact(let value): return value
    case .surd(let value): return value.rounded(12)
    case .enclosed(let lower, let upper): return (lower + upper) / 2
    }
  }

  /// The exact value, `p+q*sqrt(D)`, or `[lower;upper]`.
  var exactText: String {
    switch self {
    case .exact(let value): return value.description
    case .surd(let value): return value.description
    case .enclosed(let lower, let upper): return "[\(lower);\(upper)]"
    }
  }

  /// For people: `5/7`, `12`, or `≈ 0.4317` when it is enclosed or long.
  var short: String {
    let text: String
    switch self {
    case .exact(let value): text = value.description
    case .surd(let value): text = value.description
    case .enclosed: text = ""
    }
    return text.isEmpty || text.count > 24 ? "≈ \(place.significant(6))" : text
  }
}

extension Rational {
  /// n/d in lowest terms; d ≠ 0.
  init(_ n: Int, over d: Int) { self.init(Integer(n), Integer(d)) }

  /// The largest number of this many significant decimal digits that is at most self (for self < 0 perhaps one digit fewer).
  func roundedDown(_ digits: Int) -> Rational {
    if sign == 0 { return self }
    let shift = digits - 1 - magnitude.decimalExponent
    if shift >= 0 {
      let unit = Rational(Integer(10).power(shift))
      return Rational((self * unit).floor) / unit
    }
    let unit = Rational(Integer(10).power(-shift))
    return Rational((self / unit).floor) * unit
  }
}

/// A place in the plane of a figure's axes.
public struct Point: Hashable, Sendable {
  /// Along the horizontal axis.
  public var x: Coordinate
  /// Along the vertical axis.
  public var y: Coordinate

  init(_ x: Coordinate, _ y: Coordinate) {
    self.x = x
    self.y = y
  }
}
