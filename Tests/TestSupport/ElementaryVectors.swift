// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearAlgebra

/// The elementary vectors of the kernel, up to factors: the kernel vectors of minimal support. By all sets of at most rank + 1 columns.
///
/// Every kernel vector is a sum of elementary ones whose signs nowhere disagree with its own, so the null space property need only be
/// asked of these: an algorithm that has nothing in common with the prover's.
public func elementaryVectors(_ matrix: Matrix<Rational>) -> [[Rational]] {
  let m = matrix.columns
  var vectors: [[Rational]] = []
  for set in 1..<(1 << m) where set.nonzeroBitCount <= matrix.rows + 1 {
    let columns = (0..<m).filter { (set >> $0) & 1 == 1 }
    let (form, pivots) = matrix.submatrix(rows: Array(0..<matrix.rows), columns: columns).reducedRowEchelonForm()
    guard pivots.count == columns.count - 1, let free = columns.indices.first(where: { !pivots.contains($0) }) else { continue }
    var vector = [Rational](repeating: .zero, count: m)
    vector[columns[free]] = 1
    for (i, pivot) in pivots.enumerated() { vector[columns[pivot]] = -form[i, free] }
    if columns.allSatisfy({ !vector[$0].isZero }) { vectors.append(vector) }
  }
  return vectors
}

/// Whether the null space property of order k holds, by definition on these vectors.
public func hasNullSpaceProperty(_ vectors: [[Rational]], _ k: Int) -> Bool {
  vectors.allSatisfy { vector in
    let sizes = vector.map(\.magnitude).sorted(by: >)
    return 2 * sizes.prefix(k).reduce(Rational.zero, +) < sizes.reduce(.zero, +)
  }
}
