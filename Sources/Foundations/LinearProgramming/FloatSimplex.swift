// SPDX-License-Identifier: Apache-2.0
import CClp
import ExactArithmetic
import FloatNumerics

/// A linear program in doubles, solved by Clp: maximise ⟨c, x⟩ subject to Mx = b, x ≥ 0. Everything it says is a guess.
///
/// The model is kept from one objective to the next, and each run starts from the basis of the last. It prints nothing.
public final class FloatSimplex {
  private let model: UnsafeMutableRawPointer
  private let rows: Int
  private let columns: Int

  /// How Clp says that a run ended.
  public enum Status: Sendable {
    case optimal, infeasible, unbounded, failed
  }

  /// The program with objective 0; nil when a number is too large for a double, or the program for Clp.
  public init?(_ matrix: Matrix<Rational>, rightHandSide: [Rational]) {
    let entries = matrix.entries.map(\.nearestDouble)
    let b = rightHandSide.map(\.nearestDouble)
    guard entries.allSatisfy(\.isFinite), b.allSatisfy(\.isFinite), entries.count < Int32.max,
      let model = Clp_newModel()
    else { return nil }
    self.model = model
    (rows, columns) = (matrix.rows, matrix.columns)
    Clp_setLogLevel(model, 0)
    var starts: [CoinBigIndex] = [0]
    var indices: [Int32] = []
    var values: [Double] = []
    for j in 0..<columns {
      for i in 0..<rows where entries[i * columns + j] != 0 {
        indices.append(Int32(i))
        values.append(entries[i * columns + j])
      }
      starts.append(CoinBigIndex(indices.count))
    }
    Clp_loadProblem(model, Int32(columns), Int32(rows), starts, indices, values, nil, nil, nil, b, b)
    Clp_setOptimizationDirection(model, -1)
  }

  deinit { Clp_deleteModel(model) }

  /// Changes b.
  ///
  /// - Returns: false, with nothing changed, when a number is too large for a double.
  public func setRightHandSide(_ values: [Rational]) -> Bool {
    let b = values.map(\.nearestDouble)
    guard b.count == rows, b.allSatisfy(\.isFinite) else { return false }
    Clp_chgRowLower(model, b)
    Clp_chgRowUpper(model, b)
    return true
  }

  /// Solves for an objective, from the last basis; by the dual method when only b has changed since.
  public func maximise(_ objective: [Rational], dual: Bool = false) -> Status {
    let c = objective.map(\.nearestDouble)
    guard c.count == columns, c.allSatisfy(\.isFinite) else { return .failed }
    Clp_chgObjCoefficients(model, c)
    _ = dual ? Clp_dual(model, 0) : Clp_primal(model, 0)
    switch Clp_status(model) {
    case 0: return .optimal
    case 1: return .infeasible
    case 2: return .unbounded
    default: return .failed
    }
  }

  /// The last basis: columns, and rows whose artificial column is in it.
  public var basis: (columns: [Int], rows: [Int]) {
    (
      (0..<columns).filter { Clp_getColumnStatus(model, Int32($0)) == 1 },
      (0..<rows).filter { Clp_getRowStatus(model, Int32($0)) == 1 }
    )
  }

  /// The last x, about.
  public var x: [Double] { Array(UnsafeBufferPointer(start: Clp_primalColumnSolution(model), count: columns)) }

  /// The last y, about; its sign is that of `LinearProgramOptimum.y`.
  public var y: [Double] { Array(UnsafeBufferPointer(start: Clp_dualRowSolution(model), count: rows)) }
}
