// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Integer matrices through which basis pursuit reads every k-sparse vector although no linear probes do as well as asked (F10).
public enum GapMatrices {
  /// Kernel spanned by (3, 2, 2, 2, 2): basis pursuit works for k = 2, linear probes have error 6/11 at best.
  public static var fourByFive: Matrix<Rational> {
    matrix([
      [0, 1, -1, 0, 0],
      [0, 0, 1, -1, 0],
      [0, 0, 0, 1, -1],
      [2, -1, -1, -1, 0],
    ])
  }

  /// Basis pursuit works for k = 2; no pair of 6×14 matrices has error < 1/4 there. Rows 9·cos(πfj/14) and 9·sin(πfj/14), rounded, f = 1, 3, 9.
  public static var sixByFourteen: Matrix<Rational> {
    matrix([
      [9, 9, 8, 7, 6, 4, 2, 0, -2, -4, -6, -7, -8, -9],
      [0, 2, 4, 6, 7, 8, 9, 9, 9, 8, 7, 6, 4, 2],
      [9, 7, 2, -4, -8, -9, -6, 0, 6, 9, 8, 4, -2, -7],
      [0, 6, 9, 8, 4, -2, -7, -9, -7, -2, 4, 8, 9, 6],
      [9, -4, -6, 9, -2, -7, 8, 0, -8, 7, 2, -9, 6, 4],
      [0, 8, -7, -2, 9, -6, -4, 9, -4, -6, 9, -2, -7, 8],
    ])
  }

  /// Basis pursuit works for k = 3; no pair of 11×19 matrices has error < 1/2 there. Rows 5·cos(πfj/19) and 5·sin(πfj/19), rounded, f = 1, 3,
  /// 5, 9, 17, and an alternating one.
  public static var elevenByNineteen: Matrix<Rational> {
    matrix([
      [5, 5, 5, 4, 4, 3, 3, 2, 1, 0, 0, -1, -2, -3, -3, -4, -4, -5, -5],
      [0, 1, 2, 2, 3, 4, 4, 5, 5, 5, 5, 5, 5, 4, 4, 3, 2, 2, 1],
      [5, 4, 3, 0, -2, -4, -5, -5, -3, -1, 1, 3, 5, 5, 4, 2, 0, -3, -4],
      [0, 2, 4, 5, 5, 3, 1, -2, -4, -5, -5, -4, -2, 1, 3, 5, 5, 4, 2],
      [5, 3, 0, -4, -5, -3, 1, 4, 5, 2, -2, -5, -4, -1, 3, 5, 4, 0, -3],
      [0, 4, 5, 3, -1, -4, -5, -2, 2, 5, 5, 2, -2, -5, -4, -1, 3, 5, 4],
      [5, 0, -5, -1, 5, 2, -4, -3, 4, 3, -3, -4, 3, 4, -2, -5, 1, 5, 0],
      [0, 5, 1, -5, -2, 5, 2, -4, -3, 4, 4, -3, -4, 2, 5, -2, -5, 1, 5],
      [5, -5, 4, -3, 1, 0, -2, 3, -4, 5, -5, 4, -3, 2, 0, -1, 3, -4, 5],
      [0, 2, -3, 4, -5, 5, -5, 4, -2, 1, 1, -2, 4, -5, 5, -5, 4, -3, 2],
      [5, -5, 5, -5, 5, -5, 5, -5, 5, -5, 5, -5, 5, -5, 5, -5, 5, -5, 5],
    ])
  }

  /// A 2-sparse z for `fourByFive` on which the best linear probes have their worst error, 6/11.
  public static var truth: Matrix<Rational> { matrix([[1], [1], [0], [0], [0]]) }

  private static func matrix(_ rows: [[Int]]) -> Matrix<Rational> {
    Matrix(rows: rows.count, columns: rows[0].count) { Rational(rows[$0][$1]) }
  }
}
