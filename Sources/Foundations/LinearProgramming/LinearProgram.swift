// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A linear program in standard form over ℚ: maximise ⟨c, x⟩ subject to Mx = b and x ≥ 0.
///
/// Its dual is: minimise ⟨b, y⟩ subject to Mᵀy ≥ c, y free. So inequalities in free unknowns are best stated as the dual, of which every
/// optimum comes with its own. With weak duality, ⟨c, x⟩ ≤ ⟨Mᵀy, x⟩ = ⟨y, b⟩, a pair (x, y) of equal values proves itself optimal.
public struct LinearProgram: Sendable {
  /// M, r×n. Rows may depend on each other.
  public var matrix: Matrix<Rational>
  /// b, r numbers of any sign.
  public var rightHandSide: [Rational]
  /// c, n numbers.
  public var objective: [Rational]

  /// The program of these data.
  ///
  /// - Precondition: b has r members, c has n.
  public init(_ matrix: Matrix<Rational>, rightHandSide: [Rational], objective: [Rational]) {
    precondition(rightHandSide.count == matrix.rows && objective.count == matrix.columns, "sizes of a linear program")
    self.matrix = matrix
    self.rightHandSide = rightHandSide
    self.objective = objective
  }

  /// Solves the program; see `LinearProgramSolver`, which serves many objectives.
  public func solve() -> LinearProgramResult {
    LinearProgramSolver(matrix, rightHandSide: rightHandSide).maximise(objective)
  }

  /// Whether the result proves what it says of this program: every sign, equation and value, exactly.
  ///
  /// - Complexity: one product of M with each vector of the result.
  public func isProved(by result: LinearProgramResult) -> Bool {
    func dot(_ x: [Rational], _ y: [Rational]) -> Rational { zip(x, y).reduce(.zero) { $0 + $1.0 * $1.1 } }
    func image(_ x: [Rational]) -> [Rational] { (0..<matrix.rows).map { dot(Array(matrix.row($0)), x) } }
    func dualImage(_ y: [Rational]) -> [Rational] { (0..<matrix.columns).map { dot(matrix.column($0), y) } }
    func isPoint(_ x: [Rational]) -> Bool {
      x.count == matrix.columns && x.allSatisfy { $0.sign >= 0 } && image(x) == rightHandSide
    }
    switch result {
    case .optimal(let optimum):
      return isPoint(optimum.x) && optimum.y.count == matrix.rows
        && zip(dualImage(optimum.y), objective).allSatisfy { $0 >= $1 } && dot(objective, optimum.x) == optimum.value
        && dot(rightHandSide, optimum.y) == optimum.value
    case .infeasible(let y):
      return y.count == matrix.rows && dualImage(y).allSatisfy { $0.sign >= 0 } && dot(rightHandSide, y).sign < 0
    case .unbounded(let x, let ray):
      return isPoint(x) && ray.count == matrix.columns && ray.allSatisfy { $0.sign >= 0 } && image(ray).allSatisfy(\.isZero)
        && dot(objective, ray).sign > 0
    }
  }
}

/// What solving a linear program comes to, each case with its exact proof.
public enum LinearProgramResult: Sendable {
  /// There is an optimum.
  case optimal(LinearProgramOptimum)
  /// There is no x ≥ 0 with Mx = b: Mᵀy ≥ 0 and ⟨b, y⟩ < 0 (Farkas).
  case infeasible(farkas: [Rational])
  /// The objective grows without bound from the point x along the ray: Mx = b, x ≥ 0; M·ray = 0, ray ≥ 0, ⟨c, ray⟩ > 0.
  case unbounded(point: [Rational], ray: [Rational])

  /// The optimum, or nil.
  public var optimum: LinearProgramOptimum? {
    if case .optimal(let optimum) = self { return optimum }
    return nil
  }
}

/// An optimum of a linear program with the dual solution that proves it.
public struct LinearProgramOptimum: Sendable {
  /// The largest ⟨c, x⟩.
  public let value: Rational
  /// A basic optimal solution: x ≥ 0, Mx = b, ⟨c, x⟩ = value; at most r entries are not 0.
  public let x: [Rational]
  /// A dual solution: Mᵀy ≥ c, ⟨b, y⟩ = value.
  public let y: [Rational]

  /// A pair of solutions, not checked here.
  public init(value: Rational, x: [Rational], y: [Rational]) {
    self.value = value
    self.x = x
    self.y = y
  }
}
