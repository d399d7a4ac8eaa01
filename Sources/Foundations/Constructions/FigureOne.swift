// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Figure 1 of the paper: two features in the plane whose representations are not orthogonal, and probes that read both exactly.
///
/// Everything lies in ℚ(√3).
public enum FigureOne {
  /// The radicand, 3.
  public static let radicand = 3

  /// a_cat = (1/2, √3/2), a_happy = (1, 0), as columns.
  public static var encoder: Matrix<QuadraticSurd> {
    Matrix(rows: 2, columns: 2, entries: [surd(Rational(1, 2), 0), surd(1, 0), surd(0, Rational(1, 2)), surd(0, 0)])
  }

  /// b_cat = (0, 2/√3), b_happy = (1, −1/√3), as columns; 1/√3 = √3/3.
  public static var probe: Matrix<QuadraticSurd> {
    Matrix(rows: 2, columns: 2, entries: [surd(0, 0), surd(1, 0), surd(0, Rational(2, 3)), surd(0, Rational(-1, 3))])
  }

  private static func surd(_ p: Rational, _ q: Rational) -> QuadraticSurd { QuadraticSurd(p, q, radicand: radicand) }
}
