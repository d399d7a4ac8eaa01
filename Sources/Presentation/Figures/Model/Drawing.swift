// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A figure as data: axes and marks at exact or enclosed places. The renderers draw it and add nothing.
public struct Drawing: Sendable {
  /// Above the figure; empty for none.
  public var title: Label
  /// What is to be seen, for those who do not see it.
  public var description: String
  /// The axes.
  public var horizontal, vertical: Axis
  /// Whether the axes are drawn.
  public var showsAxes = true
  /// Whether a unit is as long on both axes.
  public var isIsometric = false
  /// The marks, the later ones on top.
  public var series: [Series]
  /// The scale of colours, when there are cells.
  public var colours: ColourScale?

  init(title: Label, description: String, horizontal: Axis, vertical: Axis, series: [Series]) {
    self.title = title
    self.description = description
    self.horizontal = horizontal
    self.vertical = vertical
    self.series = series
  }
}

/// Marks of one kind and look.
public struct Series: Sendable {
  /// In CSV.
  public var name: String
  /// In the legend; nil for none.
  public var legend: Label?
  /// How they look.
  public var look: Look
  /// What and where they are.
  public var marks: Marks

  init(_ name: String, legend: Label? = nil, _ look: Look, _ marks: Marks) {
    self.name = name
    self.legend = legend
    self.look = look
    self.marks = marks
  }
}

/// What is drawn.
public enum Marks: Sendable {
  /// A symbol at each point.
  case points([Point])
  /// Straight lines from each point to the next.
  case line([Point])
  /// From low to high at each x, with ends.
  case intervals([(x: Coordinate, low: Coordinate, high: Coordinate)])
  /// Upright bars from 0.
  case bars([(left: Coordinate, right: Coordinate, height: Coordinate)])
  /// Squares of side 1 around (column, row), coloured by their value.
  case cells([(column: Int, row: Int, value: Coordinate)])
  /// Outlines of rectangles.
  case frames([(from: Point, to: Point)])
  /// Straight lines between two points each.
  case segments([(from: Point, to: Point)])
  /// The same with a head at the second point.
  case arrows([(from: Point, to: Point)])
  /// Text beside points.
  case labels([(at: Point, text: Label, anchor: Anchor)])

  /// How many there are.
  var count: Int {
    switch self {
    case .points(let all), .line(let all): return all.count
    case .intervals(let all): return all.count
    case .bars(let all): return all.count
    case .cells(let all): return all.count
    case .frames(let all), .segments(let all), .arrows(let all): return all.count
    case .labels(let all): return all.count
    }
  }
}

/// On which side of its point a text stands.
public enum Anchor: String, Sendable { case above, below, left, right, centre }

/// Colour, line and symbol. Series that meet in one figure differ in symbol or dashes too, not in colour alone.
public struct Look: Hashable, Sendable {
  var ink: Ink
  var symbol = Symbol.circle
  var isHollow = false
  var dashes = Dashes.solid
  var weight = Weight.normal

  init(_ ink: Ink, _ symbol: Symbol = .circle, hollow: Bool = false, dashes: Dashes = .solid, weight: Weight = .normal) {
    self.ink = ink
    self.symbol = symbol
    self.isHollow = hollow
    self.dashes = dashes
    self.weight = weight
  }

  enum Symbol: CaseIterable { case circle, square, triangle, diamond, cross }
  enum Dashes { case solid, dashed, dotted, dashDotted }
  enum Weight { case hair, normal, bold }
}

extension Sequence {
  /// The pairs with a hollow look, then the others, each in their order.
  func hollowFirst<Value>() -> [Element] where Element == (Value, Look) {
    let all = Array(self)
    return all.filter { $0.1.isHollow } + all.filter { !$0.1.isHollow }
  }
}

/// The colours of Okabe and Ito, told apart by people with any colour vision.
enum Ink: String, CaseIterable {
  case black, grey, blue, vermillion, green, orange, sky, purple

  /// Red, green, blue as six hexadecimal digits.
  var hex: String {
    switch self {
    case .black: return "000000"
    case .grey: return "8C8C8C"
    case .blue: return "0072B2"
    case .vermillion: return "D55E00"
    case .green: return "009E73"
    case .orange: return "E69F00"
    case .sky: return "56B4E9"
    case .purple: return "CC79A7"
    }
  }
}

/// How the value of a cell becomes a colour: white at 0, blue towards `largest`, vermillion towards −`largest`, and a stroke across
/// cells below 0, so that the sign is there in grey too.
public struct ColourScale: Hashable, Sendable {
  /// What is white at 0 and darkest here; > 0.
  var largest: Rational
  /// Whether values below 0 occur.
  var isSigned: Bool
  /// Beside the scale.
  var label: Label

  /// Red, green, blue, each from 0 to 255.
  func colour(_ value: Rational) -> (red: Int, green: Int, blue: Int) {
    let share = min(value.magnitude / largest, 1)
    let dark = value.sign < 0 ? (158, 60, 0) : (0, 62, 116)
    func mix(_ end: Int) -> Int { ((Rational(255) + share * Rational(end - 255)) + Rational(1, 2)).floor.asInt ?? 0 }
    return (mix(dark.0), mix(dark.1), mix(dark.2))
  }

  /// Whether something drawn on the colour of this value should be white.
  func isDark(_ value: Rational) -> Bool { value.magnitude * 2 > largest }
}
