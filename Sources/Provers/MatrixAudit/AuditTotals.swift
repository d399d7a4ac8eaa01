// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What an audit tells of many features together. Totals of parts add up to those of the whole, exactly.
public struct AuditTotals: Hashable, Sendable {
  /// A value, and the first feature that attains it.
  public struct Extreme: Hashable, Sendable {
    /// The value.
    public var value: Rational
    /// The feature.
    public var feature: Int

    /// A value at a feature.
    public init(value: Rational, feature: Int) {
      self.value = value
      self.feature = feature
    }
  }

  /// The number of features.
  public private(set) var features = 0
  /// For k = 1, 2, …: the largest error.
  public private(set) var worst: [Extreme] = []
  /// For s = 0, 1, …: of how many features s is the largest sparsity; empty without ε.
  public private(set) var sparsities: [Int] = []
  /// For k = 1, 2, …: the sum of the degrees, which for all features is twice the number of pairs that interfere.
  public private(set) var degreeSums: [Int] = []
  /// The least and the largest C_ii.
  public private(set) var leastDiagonal, largestDiagonal: Extreme?
  /// The largest |C_ij| of each feature.
  public private(set) var interferences = Bins()
  /// For k = 1, 2, …: the errors of the features.
  public private(set) var errors: [Bins] = []

  /// No features.
  public init() {}

  /// Adds a feature.
  ///
  /// - Precondition: its facts answer the same questions as those of the others.
  public mutating func add(_ facts: FeatureFacts) {
    if features == 0 {
      worst = facts.errors.map { Extreme(value: $0, feature: facts.feature) }
      errors = facts.errors.map { _ in Bins() }
      sparsities = facts.largestSparsity == nil ? [] : Array(repeating: 0, count: facts.errors.count + 1)
      degreeSums = facts.degrees.map { _ in 0 }
    }
    features += 1
    let (i, diagonal) = (facts.feature, facts.diagonal)
    for (k, error) in facts.errors.enumerated() {
      if (error, -i) > (worst[k].value, -worst[k].feature) { worst[k] = Extreme(value: error, feature: i) }
      errors[k].add(error)
    }
    if let s = facts.largestSparsity { sparsities[s] += 1 }
    for (k, degree) in facts.degrees.enumerated() { degreeSums[k] += degree }
    if leastDiagonal.map({ (diagonal, i) < ($0.value, $0.feature) }) ?? true { leastDiagonal = Extreme(value: diagonal, feature: i) }
    if largestDiagonal.map({ (diagonal, -i) > ($0.value, -$0.feature) }) ?? true { largestDiagonal = Extreme(value: diagonal, feature: i) }
    interferences.add(facts.interferences.first?.value.magnitude ?? .zero)
  }

  /// Adds the features of another part.
  public mutating func add(_ other: AuditTotals) {
    if other.features == 0 { return }
    if features == 0 { return self = other }
    features += other.features
    worst = zip(worst, other.worst).map { ($0.value, -$0.feature) < ($1.value, -$1.feature) ? $1 : $0 }
    sparsities = zip(sparsities, other.sparsities).map { $0 + $1 }
    degreeSums = zip(degreeSums, other.degreeSums).map { $0 + $1 }
    leastDiagonal = [leastDiagonal, other.leastDiagonal].compactMap { $0 }.min { ($0.value, $0.feature) < ($1.value, $1.feature) }
    largestDiagonal = [largestDiagonal, other.largestDiagonal].compactMap { $0 }.max { ($0.value, -$0.feature) < ($1.value, -$1.feature) }
    interferences.add(other.interferences)
    for k in errors.indices { errors[k].add(other.errors[k]) }
  }
}
