// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A matrix a claim is about: over ℚ, or over ℚ(√D).
public enum InputMatrix: Hashable, Sendable {
  /// Rational entries.
  case rational(Matrix<Rational>)
  /// Entries p + r√D; D, the radicand, is square-free and > 1.
  case surd(Matrix<QuadraticSurd>, radicand: Int)

  /// The number of rows.
  public var rows: Int {
    switch self {
    case .rational(let matrix): return matrix.rows
    case .surd(let matrix, _): return matrix.rows
    }
  }

  /// The number of columns.
  public var columns: Int {
    switch self {
    case .rational(let matrix): return matrix.columns
    case .surd(let matrix, _): return matrix.columns
    }
  }

  /// D, or nil for a rational matrix.
  public var radicand: Int? {
    if case .surd(_, let radicand) = self { return radicand }
    return nil
  }

  /// The transpose.
  public var transpose: InputMatrix {
    switch self {
    case .rational(let matrix): return .rational(matrix.transpose)
    case .surd(let matrix, let radicand): return .surd(matrix.transpose, radicand: radicand)
    }
  }
}
