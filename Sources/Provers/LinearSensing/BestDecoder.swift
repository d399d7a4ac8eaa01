// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearProgramming
import Parallelism
import Statements

/// The best linear decoder of an encoder A, with the proof that none is better (F7).
///
/// For every feature i, `probes` has as column i a b with the least max_j |(Aᵀb − e_i)_j|, which is `mu[i]` = μ*_i(A); and
/// `kernelVectors[i]` is a v with Av = 0 and v_i = μ*_i(A)·‖v‖₁, 0 when μ*_i(A) = 0.
public struct BestDecoder: Sendable {
  /// B, d×m.
  public let probes: Matrix<Rational>
  /// μ*_i(A) for each feature.
  public let mu: [Rational]
  /// One for each feature, with integers without a common factor as entries.
  public let kernelVectors: [SparseVector]

  /// μ*(A), the largest μ*_i(A).
  public var largestMu: Rational { mu.max() ?? 0 }
  /// The first feature with the largest μ*_i(A).
  public var bindingFeature: Int { mu.firstIndex(of: largestMu) ?? 0 }

  /// min(1, k·μ*(A)), the least worst-case error of any decoder on k-sparse z.
  public func error(sparsity k: Int) -> Rational { min(1, Rational(k) * largestMu) }

  /// The largest k at which some decoder has an error ⋖ ε: 0 when there is none, nil when every k will do.
  public func largestSparsity(_ relation: Relation, epsilon: Rational) -> Integer? {
    if relation.holds(1, epsilon) || largestMu.isZero { return nil }
    // k·μ* ⋖ ε ≤ 1.
    let quotient = epsilon / largestMu
    return relation == .lt ? quotient.ceiling - .one : quotient.floor
  }

  /// Solves max{v_i : Av = 0, ‖v‖₁ ≤ 1} for every i; its dual is min_b ‖Aᵀb − e_i‖_∞.
  ///
  /// - Parameter features: only these, in this order; the members of `mu` and the others then follow it. By default all.
  /// - Parameter portable: whether to use exact arithmetic only.
  /// - Complexity: one linear program with d + 1 rows and 2m + 1 columns for each feature, each started from the last one's basis
  ///   except at the beginning of a piece.
  public init(
    _ encoder: Matrix<Rational>, features: [Int]? = nil, portable: Bool? = nil, workers: Workers = .single,
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) {
    let (d, m) = (encoder.rows, encoder.columns)
    // v = v⁺ − v⁻: the columns are v⁺, v⁻ and 1 − ‖v‖₁, the last row is Σv⁺ + Σv⁻ + slack = 1.
    let constraints = Matrix<Rational>(rows: d + 1, columns: 2 * m + 1) { i, j in
      if i == d { return 1 }
      return j < m ? encoder[i, j] : j < 2 * m ? -encoder[i, j - m] : 0
    }
    let bound = [Rational](repeating: .zero, count: d) + [.one]
    let chosen = features ?? Array(0..<m)
    // An optimum may depend on the basis from which it is sought, hence on the features before it: each piece begins anew.
    let pieces = Workers.ranges(of: chosen.count, length: 32)
    let best = workers.map(pieces.count, progress: progress) { piece in
      let solver =
        portable.map { LinearProgramSolver(constraints, rightHandSide: bound, portable: $0) }
        ?? LinearProgramSolver(constraints, rightHandSide: bound)
      return chosen[pieces[piece]].map { BestDecoder.best($0, solver, d, m) }
    }.flatMap(\.self)
    mu = best.map(\.mu)
    kernelVectors = best.map(\.kernelVector)
    probes = Matrix(rows: d, columns: chosen.count) { best[$1].probe[$0] }
  }

  private static func best(
    _ i: Int, _ solver: LinearProgramSolver, _ d: Int, _ m: Int
  ) -> (mu: Rational, probe: [Rational], kernelVector: SparseVector) {
    var objective = [Rational](repeating: .zero, count: 2 * m + 1)
    objective[i] = 1
    objective[m + i] = -1
    guard let optimum = solver.maximise(objective).optimum else {
      preconditionFailure("v = 0 is feasible and the objective is at most 1")
    }
    let vector = SparseVector(dense: (0..<m).map { optimum.x[$0] - optimum.x[m + $0] })
    return (optimum.value, Array(optimum.y[..<d]), optimum.value.isZero ? SparseVector([]) : vector.primitive)
  }
}

extension SparseVector {
  /// The multiple by a positive number whose entries are integers without a common factor.
  var primitive: SparseVector {
    let common = entries.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.value.denominator) }
    let content = entries.reduce(Integer.zero) { Integer.greatestCommonDivisor($0, ($1.value * Rational(common)).numerator) }
    return SparseVector(entries.map { Entry($0.index, $0.value * Rational(common, content)) })
  }
}
