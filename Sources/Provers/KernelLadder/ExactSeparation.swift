// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearProgramming
import Statements

/// Decides signs on a set exactly, by linear programming, when doubles do not.
///
/// Maximise Σ_T σ_j v_j over kernel vectors v with ‖v_{T^c}‖₁ ≤ 1. An optimum < 1 has a dual solution y with ⟨a_j, y⟩ = σ_j on T and
/// |⟨a_l, y⟩| < 1 outside; any other end is a kernel vector with ‖v_T‖₁ ≥ ‖v_{T^c}‖₁ (proofs/F9-kernel-ladder.md).
enum ExactSeparation {
  enum Result {
    /// y with these properties.
    case separated([Rational])
    /// A kernel vector at least half of which lies on the set.
    case kernelVector(SparseVector)
  }

  /// - Complexity: one exact linear program with d + 1 rows and 2m + 1 columns.
  static func decide(_ matrix: Matrix<Rational>, _ set: [Int], signs: [Int]) -> Result {
    let (d, m) = (matrix.rows, matrix.columns)
    var sign = [Int](repeating: 0, count: m)
    for (j, value) in zip(set, signs) { sign[j] = value }
    // v = p − q; the columns are p, q and a slack.
    let rows = Matrix(rows: d + 1, columns: 2 * m + 1) { i, j -> Rational in
      if j == 2 * m { return i == d ? 1 : 0 }
      let feature = j % m
      if i == d { return sign[feature] == 0 ? 1 : 0 }
      return j < m ? matrix[i, feature] : -matrix[i, feature]
    }
    let objective = (0...2 * m).map { $0 == 2 * m ? Rational.zero : Rational($0 < m ? sign[$0] : -sign[$0 - m]) }
    let bound = (0...d).map { Rational($0 == d ? 1 : 0) }
    func vector(_ x: [Rational]) -> SparseVector {
      SparseVector(dense: integral((0..<m).map { x[$0] - x[m + $0] }).map { Rational($0) })
    }
    switch LinearProgram(rows, rightHandSide: bound, objective: objective).solve() {
    case .optimal(let optimum): return optimum.value < 1 ? .separated(Array(optimum.y.prefix(d))) : .kernelVector(vector(optimum.x))
    case .unbounded(_, let ray): return .kernelVector(vector(ray))
    case .infeasible: preconditionFailure("v = 0 is feasible")
    }
  }
}
