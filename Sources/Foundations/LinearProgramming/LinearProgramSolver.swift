// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatLinearAlgebra
import LinearAlgebra

/// Solves a family of linear programs, maximise ⟨c, x⟩ subject to Mx = b and x ≥ 0, that share M: one objective or right-hand side
/// after the other, each from the basis of the last.
///
/// Clp finds a basis in doubles; x and y are the exact solutions of the two systems of that basis; they are handed out if they prove
/// themselves optimal, exactly. Else the exact simplex method goes on from that basis. With LRH_PORTABLE=1 the exact simplex method
/// does all of it. A program with several optima may get another one then; the value is the same.
public final class LinearProgramSolver {
  private let matrix: Matrix<Rational>
  private var rightHandSide: [Rational]
  private var program: IntegerProgram
  private let float: FloatSimplex?
  private var exact: ExactSimplex?
  private var floatNeedsDual = false

  /// How many programs each route has settled.
  public private(set) var counts = (float: 0, exact: 0)

  /// A solver for programs with this M and, until it is changed, this b.
  ///
  /// - Parameter portable: whether to use no floating point at all.
  /// - Precondition: b has as many members as M has rows.
  public init(_ matrix: Matrix<Rational>, rightHandSide: [Rational], portable: Bool = portablePathRequested) {
    precondition(rightHandSide.count == matrix.rows, "a right-hand side of length \(rightHandSide.count)")
    self.matrix = matrix
    self.rightHandSide = rightHandSide
    program = IntegerProgram(matrix, rightHandSide: rightHandSide)
    // Clp has no use for a program without rows or columns.
    float = portable || matrix.entries.isEmpty ? nil : FloatSimplex(matrix, rightHandSide: rightHandSide)
  }

  /// Changes b.
  ///
  /// - Precondition: as many members as before.
  public func setRightHandSide(_ values: [Rational]) {
    precondition(values.count == matrix.rows, "a right-hand side of length \(values.count)")
    rightHandSide = values
    program = IntegerProgram(matrix, rightHandSide: values)
    exact = exact.map { ExactSimplex(program, columns: $0.basis.members.filter { $0 < program.columns }) }
    floatNeedsDual = true
  }

  /// The program of this objective, solved, with a proof that has been checked.
  ///
  /// - Precondition: c has as many members as M has columns.
  public func maximise(_ objective: [Rational]) -> LinearProgramResult {
    precondition(objective.count == matrix.columns, "an objective of length \(objective.count)")
    let (c, scale) = IntegerProgram.cleared(objective)
    var start: [Int]?
    if let float, !floatNeedsDual || float.setRightHandSide(rightHandSide) {
      let status = float.maximise(objective, dual: floatNeedsDual)
      floatNeedsDual = false
      let (columns, rows) = float.basis
      if status == .optimal, let (x, y) = solution(columns, without: rows, c), program.isOptimal(x, y, objective: c) {
        counts.float += 1
        return result(.optimal(x: x, y: y), c, scale)
      }
      start = columns
    }
    counts.exact += 1
    var simplex = start.map { ExactSimplex(program, columns: $0) } ?? exact ?? ExactSimplex(program)
    let ending = simplex.maximise(c)
    // A basis from Clp serves once; without Clp the next objective goes on from here.
    if start == nil { exact = simplex }
    return result(ending, c, scale)
  }

  /// The exact solutions of a basis of columns and artificial columns of rows; nil when it is singular.
  private func solution(
    _ columns: [Int], without artificial: [Int], _ c: [Integer]
  ) -> (x: [(index: Int, value: Rational)], y: [Rational])? {
    let out = Set(artificial)
    let rows = (0..<program.rows).filter { !out.contains($0) }
    guard rows.count == columns.count else { return nil }
    let entries = columns.map { Array(program.column($0)) }
    guard let solver = DixonSolver(rows.map { i in entries.map { $0[i] } }) else { return nil }
    let values = solver.solve(rows.map { program.rightHandSide[$0] })
    let x = zip(columns, values).filter { !$0.1.isZero }.map { (index: $0.0, value: $0.1) }
    if x.contains(where: { $0.value.sign < 0 }) { return nil }
    var y = [Rational](repeating: .zero, count: program.rows)
    for (row, value) in zip(rows, solver.transposed.solve(columns.map { c[$0] })) { y[row] = value }
    return (x, y)
  }

  /// In the units of the rational program.
  private func result(_ ending: ExactSimplex.Ending, _ c: [Integer], _ scale: Integer) -> LinearProgramResult {
    func dense(_ x: [(index: Int, value: Rational)]) -> [Rational] {
      var dense = [Rational](repeating: .zero, count: program.columns)
      for (index, value) in x { dense[index] = value }
      return dense
    }
    func unscaled(_ y: [Rational], _ scale: Integer) -> [Rational] {
      zip(y, program.rowScale).map { $0 * Rational($1, scale) }
    }
    switch ending {
    case .optimal(let x, let y):
      let value = x.reduce(Rational.zero) { $0 + Rational(c[$1.index]) * $1.value } / Rational(scale)
      return .optimal(LinearProgramOptimum(value: value, x: dense(x), y: unscaled(y, scale)))
    case .infeasible(let y): return .infeasible(farkas: unscaled(y, .one))
    case .unbounded(let point, let ray): return .unbounded(point: dense(point), ray: dense(ray))
    }
  }
}
