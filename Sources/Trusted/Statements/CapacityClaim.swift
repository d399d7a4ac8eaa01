// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What a decoder of k-sparse activations has to achieve.
public enum CapacityDecoder: Hashable, Sendable {
  /// Probes B with |(BᵀAz − z)_i| ⋖ epsilon for all i and all k-sparse z ∈ [−1, 1]ᵐ; epsilon > 0.
  case linear(Relation, epsilon: Rational)
  /// Probes and thresholds with (BᵀAz)_i > t_i ⟺ z_i = 1 for all i and all k-sparse z ∈ {0, 1}ᵐ.
  case threshold
}

/// The least number of dimensions in which m features can be stored for a decoder of sparsity k lies from `lower` to `upper`
/// (Theorems 2, 3, 12; F8, F11).
public struct CapacityClaim: Sendable {
  /// The number of features; ≥ 1.
  public var m: Int
  /// The sparsity; ≥ 1.
  public var k: Int
  /// The decoder.
  public var decoder: CapacityDecoder
  /// No smaller dimension suffices.
  public var lower: Int
  /// This dimension suffices.
  public var upper: Int

  /// A claim about m features at sparsity k.
  public init(m: Int, k: Int, decoder: CapacityDecoder, lower: Int, upper: Int) {
    self.m = m
    self.k = k
    self.decoder = decoder
    self.lower = lower
    self.upper = upper
  }

  /// The error allowed; ½ for thresholds, whose bounds are those of ½ (F11).
  public var epsilon: Rational {
    if case .linear(_, let epsilon) = decoder { return epsilon }
    return Rational(1, 2)
  }

  /// Whether the error may be reached; `<` for thresholds.
  public var relation: Relation {
    if case .linear(let relation, _) = decoder { return relation }
    return .lt
  }

  /// η = epsilon/(k − epsilon): how large the entries of a near-identity matrix may be off the diagonal (F8). Nil, for infinite, when
  /// k ≤ epsilon.
  public var eta: Rational? {
    let room = Rational(k) - epsilon
    return room.sign > 0 ? epsilon / room : nil
  }

  /// d(m, k, ε), d̄(m, k, ε) or d_thr(m, k).
  public var name: String {
    switch decoder {
    case .linear(.lt, let epsilon): return "d(\(m), \(k), \(epsilon))"
    case .linear(.le, let epsilon): return "d̄(\(m), \(k), \(epsilon))"
    case .threshold: return "d_thr(\(m), \(k))"
    }
  }

  /// The claim in words.
  public var sentence: String {
    let value = lower == upper ? "\(name) = \(lower)" : "\(lower) ≤ \(name) ≤ \(upper)"
    switch decoder {
    case .linear(let relation, let epsilon):
      return "\(value): the least d for which some real d×\(m) matrices A, B satisfy |(BᵀAz − z)_i| \(relation.symbol) \(epsilon) for "
        + "all i and all z ∈ [−1, 1]^\(m) with at most \(k) nonzero entries"
    case .threshold:
      return "\(value): the least d for which some real d×\(m) matrices A, B and thresholds t satisfy (BᵀAz)_i > t_i ⟺ z_i = 1 for all i "
        + "and all z ∈ {0, 1}^\(m) with at most \(k) ones"
    }
  }
}

/// Why the capacity is what the claim says.
public struct CapacityWitness: Sendable {
  /// Why no smaller dimension suffices.
  public var lower: CapacityLowerBound
  /// Why `upper` dimensions suffice.
  public var upper: CapacityUpperBound

  /// A witness.
  public init(lower: CapacityLowerBound, upper: CapacityUpperBound) {
    self.lower = lower
    self.upper = upper
  }
}

/// A lower bound on a capacity (format §5.16.1).
public enum CapacityLowerBound: Hashable, Sendable {
  /// 0.
  case none
  /// 1: without a dimension the error is 1.
  case positive
  /// 2, for thresholds at k = 1: three features do not fit on a line.
  case threePoints
  /// Alon's bound with this power (F3, F8, F11).
  case alon(power: Int)
  /// The Chebyshev–Alon bound with this power (F4, F8, F11).
  case chebyshev(power: Int)

  /// The bound, for people.
  public var name: String {
    switch self {
    case .none: return "none"
    case .positive: return "positive"
    case .threePoints: return "three points"
    case .alon(let power): return power == 1 ? "trace (Alon, s = 1)" : "Alon, s = \(power)"
    case .chebyshev(let power): return "Chebyshev, s = \(power)"
    }
  }
}

/// An upper bound on a capacity (format §5.16.2).
public enum CapacityUpperBound: Hashable, Sendable {
  /// 0: no dimension is needed where an error of 1 is allowed.
  case zero
  /// For thresholds: ⌊m/(k+1)⌋ groups of more than k features, each in one dimension fewer than its features.
  case groups
  /// A near-identity matrix of small rank.
  case construction(Construction)

  /// The bound, for people.
  public var name: String {
    switch self {
    case .zero: return "zero"
    case .groups: return "groups of k + 1"
    case .construction(let construction): return construction.name
    }
  }
}
