// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What is said of the norms of the columns.
public enum ColumnNorms: Sendable {
  /// All 1 (Definition 4); the claim repeats the square, which the kernel compares with 1.
  case unit(squared: QuadraticSurd)
  /// All with this squared norm; divided by the norm they are unit vectors.
  case equal(squared: QuadraticSurd)
  /// Only that no column is zero.
  case any

  /// The value of `columns` in the certificate format.
  public var name: String {
    switch self {
    case .unit: return "unit"
    case .equal: return "equal-norm"
    case .any: return "any"
    }
  }
}

/// The coherence of the columns of a d×m matrix (Definition 4): the largest squared cosine between two distinct columns, and, when
/// a μ is given, that the coherence is ⋖ μ.
public struct IncoherenceClaim: Sendable {
  /// The number of rows.
  public var d: Int
  /// The number of columns.
  public var m: Int
  /// What is said of the norms.
  public var columns: ColumnNorms
  /// The largest squared cosine; 0 when m = 1.
  public var coherenceSquared: QuadraticSurd
  /// Its square root, when stated.
  public var coherence: Rational?
  /// A μ > 0 that the coherence is claimed to be ⋖, or nil.
  public var bound: (relation: Relation, mu: Rational)?

  /// A claim about a d×m matrix.
  public init(
    d: Int, m: Int, columns: ColumnNorms, coherenceSquared: QuadraticSurd, coherence: Rational?,
    bound: (relation: Relation, mu: Rational)?
  ) {
    self.d = d
    self.m = m
    self.columns = columns
    self.coherenceSquared = coherenceSquared
    self.coherence = coherence
    self.bound = bound
  }

  /// The claim in words.
  public var sentence: String {
    let norms: String
    switch columns {
    case .unit: norms = "unit vectors"
    case .equal(let squared): norms = "of squared norm \(squared)"
    case .any: norms = "nonzero"
    }
    let value = coherence.map { "coherence \($0)" } ?? "squared coherence \(coherenceSquared)"
    let comparison = bound.map { ", coherence \($0.relation.symbol) μ = \($0.mu)" } ?? ""
    return "the \(m) columns in dimension \(d) are \(norms); they have \(value)\(comparison)"
  }
}

/// The two columns that attain the coherence, and why no two have a larger squared cosine.
public struct IncoherenceWitness: Sendable {
  /// Two columns i < j, or nil.
  public var pair: (Int, Int)?
  /// Which inner products may be large; nil when all are to be computed.
  public var filter: EntryFilter?

  /// A witness.
  public init(pair: (Int, Int)?, filter: EntryFilter? = nil) {
    self.pair = pair
    self.filter = filter
  }
}
