// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Three features in the plane with kernel (1, 1, 1), which thresholds read though no probes do within 1/2 (F11).
public enum ThreeVectors {
  /// The representations (1, 0), (0, 1), (−1, −1), as columns.
  public static var encoder: Matrix<Rational> { Matrix(rows: 2, columns: 3, entries: [1, 0, -1, 0, 1, -1]) }

  /// Probes with BᵀA = 3I − J, J all ones: any two of the features are read by thresholds in [0, 1).
  public static var probe: Matrix<Rational> { Matrix(rows: 2, columns: 3, entries: [2, -1, -1, -1, 2, -1]) }
}
