// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Matrix {
  /// The reduced row echelon form with its pivot columns, by Gauss–Jordan elimination over the field.
  ///
  /// - Complexity: rows·columns·rank operations on numbers that may grow: for small matrices.
  public func reducedRowEchelonForm() -> (form: Matrix, pivotColumns: [Int]) {
    var form = self
    var pivots: [Int] = []
    for column in 0..<columns where pivots.count < rows {
      let top = pivots.count
      guard let pivot = (top..<rows).first(where: { !form[$0, column].isZero }) else { continue }
      let scale = Scalar.one / form[pivot, column]
      for j in 0..<columns {
        let value = form[pivot, j] * scale
        form[pivot, j] = form[top, j]
        form[top, j] = value
      }
      for i in 0..<rows where i != top && !form[i, column].isZero {
        let factor = form[i, column]
        for j in column..<columns where !form[top, j].isZero { form[i, j] -= factor * form[top, j] }
      }
      pivots.append(column)
    }
    return (form, pivots)
  }

  /// The inverse of a square matrix, or nil when it is singular.
  public var inverse: Matrix? {
    precondition(rows == columns, "\(rows)×\(columns) is not square")
    let n = rows
    let augmented = Matrix(rows: n, columns: 2 * n) { i, j in j < n ? self[i, j] : (j - n == i ? .one : .zero) }
    let (form, pivots) = augmented.reducedRowEchelonForm()
    guard pivots == Array(0..<n) else { return nil }
    return form.submatrix(rows: Array(0..<n), columns: Array(n..<2 * n))
  }

  /// The orthogonal projector U(UᵀU)⁻¹Uᵀ onto the column space, U a basis of columns; its trace is the rank (F2).
  public var columnSpaceProjector: Matrix {
    let basis = submatrix(rows: Array(0..<rows), columns: reducedRowEchelonForm().pivotColumns)
    guard let inverse = (basis.transpose * basis).inverse else {
      preconditionFailure("the Gram matrix of independent columns over an ordered field is invertible")
    }
    return basis * inverse * basis.transpose
  }
}
