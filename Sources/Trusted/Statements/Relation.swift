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

/// The units a claim about a pair (A, B) measures features in.
public enum FeatureUnits: String, Sendable, CaseIterable {
  /// Column a_j represents z_j = 1.
  case columns
  /// The input `featureScale` holds s_j > 0: a_j is replaced by s_j·a_j, b_j by b_j/s_j, and column a_j then represents z_j = 1.
  case featureScale

  /// The units, for people.
  public var words: String {
    switch self {
    case .columns: return "in the units in which column a_j represents z_j = 1"
    case .featureScale:
      return "with a_j replaced by s_j·a_j and b_j by b_j/s_j (s the feature scale), "
        + "in the units in which column a_j then represents z_j = 1"
    }
  }

  /// The units, and the rule for the probe if there is one, for people.
  public func words(_ probe: ProbeRule?) -> String { probe.map { "\(words), with probes \($0.words)" } ?? words }

  /// The units of a claim about A alone, for people.
  public var encoderWords: String {
    switch self {
    case .columns: return words
    case .featureScale:
      return "with a_j replaced by s_j·a_j (s the feature scale), in the units in which column a_j then represents z_j = 1"
    }
  }
}
