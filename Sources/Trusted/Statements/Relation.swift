// SPDX-License-Identifier: Apache-2.0

/// Whether the inequality of a claim is strict. Strict and non-strict are different claims.
public enum Relation: String, Sendable, CaseIterable {
  /// `<`, the paper's.
  case lt
  /// `≤`.
  case le

  /// Whether `left ⋖ right`.
  public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    self == .lt ? left < right : left <= right
  }

  /// `<` or `≤`.
  public var symbol: String { self == .lt ? "<" : "≤" }
  /// `≥` or `>`: the negation.
  public var negatedSymbol: String { self == .lt ? "≥" : ">" }
}

/// The values a feature may take.
public enum Domain: String, Sendable, CaseIterable {
  /// [−1, 1], the paper's.
  case signed
  /// [0, 1].
  case nonnegative

  /// The interval, for people.
  public var interval: String { self == .signed ? "[-1, 1]" : "[0, 1]" }
}

/// A graph itself, or its complement.
public enum GraphSide: String, Sendable, CaseIterable {
  /// The graph in the file.
  case graph
  /// Its complement.
  case complement
}
