// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A matrix a claim is about: over ℚ, or over ℚ(√D).
public enum InputMatrix: Hashable, Sendable {
  /// Rational entries.
  case rational(Matrix<Rational>)
  /// Rational entries, kept as the bits of an object file.
  case dyadic(DyadicMatrix)
  /// Entries p + r√D; D, the radicand, is square-free and > 1.
  case surd(Matrix<QuadraticSurd>, radicand: Int)

  /// The number of rows.
  public var rows: Int {
    switch self {
    case .rational(let matrix): return matrix.rows
    case .dyadic(let matrix): return matrix.rows
    case .surd(let matrix, _): return matrix.rows
    }
  }

  /// The number of columns.
  public var columns: Int {
    switch self {
    case .rational(let matrix): return matrix.columns
    case .dyadic(let matrix): return matrix.columns
    case .surd(let matrix, _): return matrix.columns
    }
  }

  /// D, or nil for a rational matrix.
  public var radicand: Int? {
    if case .surd(_, let radicand) = self { return radicand }
    return nil
  }

  /// The matrix entry by entry; nil when it is not rational.
  public var rationalMatrix: Matrix<Rational>? {
    switch self {
    case .rational(let matrix): return matrix
    case .dyadic(let matrix): return matrix.rational
    case .surd: return nil
    }
  }

  /// The entry at row i, column j.
  public subscript(i: Int, j: Int) -> QuadraticSurd {
    switch self {
    case .rational(let matrix): return QuadraticSurd(matrix[i, j])
    case .dyadic(let matrix): return QuadraticSurd(matrix[i, j])
    case .surd(let matrix, _): return matrix[i, j]
    }
  }

  /// The transpose.
  public var transpose: InputMatrix {
    switch self {
    case .rational(let matrix): return .rational(matrix.transpose)
    case .dyadic(let matrix): return .rational(matrix.rational.transpose)
    case .surd(let matrix, let radicand): return .surd(matrix.transpose, radicand: radicand)
    }
  }
}
