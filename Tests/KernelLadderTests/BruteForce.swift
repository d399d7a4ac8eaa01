// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearAlgebra
import Statements

/// All basic solutions of Ax = a: those whose support has independent columns. A minimiser of ‖x‖₁ is among them.
func basicSolutions(_ matrix: Matrix<Rational>, _ a: [Rational]) -> [[Rational]] {
  let (d, m) = (matrix.rows, matrix.columns)
  var solutions: [[Rational]] = []
  for set in 0..<(1 << m) where set.nonzeroBitCount <= d {
    let columns = (0..<m).filter { (set >> $0) & 1 == 1 }
    let system = Matrix(rows: d, columns: columns.count + 1) { i, j in j < columns.count ? matrix[i, columns[j]] : a[i] }
    let (form, pivots) = system.reducedRowEchelonForm()
    // Independent columns, and the right-hand side no pivot.
    guard pivots == Array(0..<columns.count) else { continue }
    var x = [Rational](repeating: .zero, count: m)
    for (i, column) in columns.enumerated() { x[column] = form[i, columns.count] }
    solutions.append(x)
  }
  return solutions
}
