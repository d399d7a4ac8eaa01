// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The matrix has exactly this rank over ℚ.
public struct RankClaim: Sendable {
  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int
  /// The rank over ℚ, exactly.
  public var rank: Int

  /// A claim about a rows×columns matrix.
  public init(rows: Int, columns: Int, rank: Int) {
    self.rows = rows
    self.columns = columns
    self.rank = rank
  }

  /// The claim in words.
  public var sentence: String { "the \(rows)×\(columns) matrix has rank \(rank)" }
}

/// A minor that is nonzero modulo a prime, and a reason why the rank is no larger.
public struct RankWitness: Sendable {
  /// Rows and columns of the minor, and the prime modulo which it is nonzero (denominators cleared row by row).
  public struct Lower: Sendable {
    /// The rows of the minor, increasing.
    public var rows: [Int]
    /// The columns of the minor, increasing.
    public var columns: [Int]
    /// A prime below 2³¹.
    public var prime: Int

    /// A minor.
    public init(rows: [Int], columns: [Int], prime: Int) {
      self.rows = rows
      self.columns = columns
      self.prime = prime
    }
  }

  /// Why the rank is at most r.
  public enum Upper: Sendable {
    /// r is the number of rows or of columns.
    case full
    /// The matrix is a product through r dimensions.
    case factorisation(left: Matrix<Rational>, right: Matrix<Rational>)
    /// Every other row (denominators cleared) is this combination of the minor's rows (denominators cleared).
    case dependencies(Matrix<Rational>)
  }

  /// Why the rank is not smaller.
  public var lower: Lower
  /// Why the rank is not larger.
  public var upper: Upper

  /// A witness.
  public init(lower: Lower, upper: Upper) {
    self.lower = lower
    self.upper = upper
  }
}
