// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearAlgebra

/// The linear decoder of least squares: among all x with Ax = a the one of least ‖x‖₂, exactly.
public enum LeastSquaresDecoder {
  /// A⁺a = Aᵀ(AAᵀ)⁻¹a, on independent rows of A; nil when Ax = a has no solution.
  ///
  /// - Precondition: a has as many members as A has rows.
  /// - Complexity: one exact solution of a system as large as the rank.
  public static func decode(_ matrix: Matrix<Rational>, _ a: [Rational]) -> [Rational]? {
    precondition(a.count == matrix.rows, "an activation of length \(a.count)")
    let rows = matrix.transpose.reducedRowEchelonForm().pivotColumns
    // Rows of A and a with common denominators cleared: the same solutions.
    let cleared = rows.map { i -> (row: [Integer], value: Integer) in
      let members = Array(matrix.row(i)) + [a[i]]
      let common = members.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
      let integers = members.map { $0.numerator * common.dividedExactly(by: $0.denominator) }
      return (Array(integers.dropLast()), integers[integers.count - 1])
    }
    let gram = cleared.map { left in
      cleared.map { right in zip(left.row, right.row).reduce(Integer.zero) { $0 + $1.0 * $1.1 } }
    }
    var x = [Rational](repeating: .zero, count: matrix.columns)
    if !rows.isEmpty {
      guard let solver = DixonSolver(gram) else { return nil }
      for (weight, line) in zip(solver.solve(cleared.map(\.value)), cleared) {
        for j in x.indices where !line.row[j].isZero { x[j] += weight * Rational(line.row[j]) }
      }
    }
    let image = (0..<matrix.rows).map { i in x.indices.reduce(Rational.zero) { $0 + matrix[i, $1] * x[$1] } }
    return image == a ? x : nil
  }
}
