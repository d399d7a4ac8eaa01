// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TextLayout

/// Two exact numbers and the relation claimed between them. Whether it holds, and the slack, are computed and not told.
public struct Comparison: Sendable {
  /// The relations.
  public enum Sign: String, Sendable {
    case less = "<"
    case atMost = "≤"
    case equal = "="
    case atLeast = "≥"
    case greater = ">"
  }

  /// A side: what it is, and its value.
  public struct Side: Sendable {
    /// Its name or formula; empty for a bare number.
    public var name: String
    /// Its value.
    public var value: QuadraticSurd

    /// A rational side.
    public init(_ name: String, _ value: Rational) { self.init(name, QuadraticSurd(value)) }

    /// A side.
    public init(_ name: String, _ value: QuadraticSurd) {
      self.name = name
      self.value = value
    }

    /// The value for people: exact when it is short, else rounded and marked so.
    public var text: String { value.coefficient.isZero ? Figure.of(value.rational) : value.description }
  }

  /// The left side.
  public var left: Side
  /// The relation claimed.
  public var sign: Sign
  /// The right side.
  public var right: Side

  /// A comparison of numbers with names.
  public init(_ left: (String, Rational), _ sign: Sign, _ right: (String, Rational)) {
    self.init(Side(left.0, left.1), sign, Side(right.0, right.1))
  }

  /// A comparison.
  public init(_ left: Side, _ sign: Sign, _ right: Side) {
    self.left = left
    self.sign = sign
    self.right = right
  }

  /// Whether it holds, decided exactly.
  public var holds: Bool {
    switch sign {
    case .less: return left.value < right.value
    case .atMost: return left.value <= right.value
    case .equal: return left.value == right.value
    case .atLeast: return left.value >= right.value
    case .greater: return left.value > right.value
    }
  }

  /// How far the sides are apart, ≥ 0 when a `≤` or `≥` holds; of an equality the left side less the right.
  public var slack: QuadraticSurd {
    switch sign {
    case .less, .atMost: return right.value - left.value
    case .equal, .atLeast, .greater: return left.value - right.value
    }
  }

  /// The slack for people.
  public var slackText: String { Side("", slack).text }

  /// `2/3 < 3/4`, with the relation that is true when the one claimed is not.
  public var truth: String {
    if holds { return "\(left.text) \(sign.rawValue) \(right.text)" }
    let negation: String
    switch sign {
    case .less: negation = "≥"
    case .atMost: negation = ">"
    case .equal: negation = "≠"
    case .atLeast: negation = "<"
    case .greater: negation = "≤"
    }
    return "\(left.text) \(negation) \(right.text)"
  }
}
