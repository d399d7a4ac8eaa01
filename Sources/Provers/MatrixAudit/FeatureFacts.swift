// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import InterferenceScan
import Statements

/// What an audit tells of one feature i: row i of C = BᵀA. All of it is exact.
public struct FeatureFacts: Hashable, Sendable {
  /// Another feature and its entry in the row.
  public struct Interference: Hashable, Sendable {
    /// j.
    public let other: Int
    /// C_ij, not 0.
    public let value: Rational

    /// An entry.
    public init(other: Int, value: Rational) {
      self.other = other
      self.value = value
    }
  }

  /// i.
  public let feature: Int
  /// C_ii.
  public let diagonal: Rational
  /// The entries of largest absolute value off the diagonal, largest first, of equal ones the smaller index first; at most as many as
  /// the largest sparsity asked for.
  public let interferences: [Interference]
  /// For k = 1, 2, …: the largest |(Cz − z)_i| over k-sparse z in the domain (F1).
  public let errors: [Rational]
  /// The largest k up to that asked for at which the error is ⋖ ε, 0 if there is none; nil without ε.
  public let largestSparsity: Int?
  /// For k = 1, 2, …: how many features i interferes with at k (F6); empty without ε.
  public let degrees: [Int]

  /// Facts known from somewhere.
  public init(
    feature: Int, diagonal: Rational, interferences: [Interference], errors: [Rational], largestSparsity: Int?, degrees: [Int]
  ) {
    self.feature = feature
    self.diagonal = diagonal
    self.interferences = interferences
    self.errors = errors
    self.largestSparsity = largestSparsity
    self.degrees = degrees
  }

  /// The facts in a row that was scanned for as many entries as the largest sparsity, of each sign for the domain [0, 1].
  public init(_ row: InterferenceRow, _ questions: MatrixAuditQuestions) {
    let k = questions.sparsity
    let errors = RowErrors(row, questions.domain).errors(upTo: k)
    self.init(
      feature: row.feature, diagonal: Rational(row.diagonal) * row.scale,
      interferences: row.largest.prefix(k).map { Interference(other: $0.other, value: row.value($0)) }, errors: errors,
      largestSparsity: questions.epsilon.map { epsilon in errors.prefix { questions.relation.holds($0, epsilon) }.count },
      degrees: row.degrees)
  }
}

/// The entries of row i of E = C − I that decide its errors, as integers over a denominator.
struct RowErrors {
  /// The entries that add up to an error, largest first: of one list for z ∈ [−1, 1]ᵐ, the positive and the negative ones for [0, 1]ᵐ.
  private let sides: [[(index: Int, value: Integer)]]
  private let denominator: Integer
  private let domain: Domain

  init(_ row: InterferenceRow, _ domain: Domain) {
    self.domain = domain
    denominator = row.scale.denominator
    var entries = row.largest.map { (index: $0.other, value: $0.numerator * row.scale.numerator) }
    let own = row.diagonal * row.scale.numerator - denominator
    if !own.isZero {
      let place = entries.firstIndex { ($0.value.magnitude, row.feature) < (own.magnitude, $0.index) } ?? entries.count
      entries.insert((row.feature, own), at: place)
    }
    sides = domain == .signed ? [entries] : [entries.filter { $0.value.sign > 0 }, entries.filter { $0.value.sign < 0 }]
  }

  /// The largest error for 1, …, k nonzero entries of z.
  func errors(upTo k: Int) -> [Rational] {
    var sums = sides.map { _ in Integer.zero }
    return (0..<k).map { place in
      for (side, entries) in sides.enumerated() where place < entries.count { sums[side] += entries[place].value.magnitude }
      return Rational(sums.max() ?? .zero, denominator)
    }
  }

  /// The nonzero entries of a k-sparse z that attains the largest error.
  func worst(_ k: Int) -> [(index: Int, value: Rational)] {
    let totals = sides.map { $0.prefix(k).reduce(Integer.zero) { $0 + $1.value.magnitude } }
    let side = totals.firstIndex(of: totals.max() ?? .zero) ?? 0
    return sides[side].prefix(k).map { (index: $0.index, value: Rational(domain == .signed ? $0.value.sign : 1)) }.sorted {
      $0.index < $1.index
    }
  }
}
