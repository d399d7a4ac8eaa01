// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearAlgebra
import LinearProgramming
import Statements

/// Basis pursuit on one activation a: an x of least ‖x‖₁ among all with Ax = a, exactly, with a dual vector that proves it (F9).
public struct L1MinimiserProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// What is known of one activation.
  public enum Result: Sendable {
    /// A minimiser.
    case minimiser(Minimiser)
    /// No x has Ax = a: yᵀA = 0, yᵀa > 0. Integers without a common divisor.
    case noSolution(y: [Rational])
  }

  /// A minimiser with its proof.
  public struct Minimiser: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The minimiser, all m entries.
    public let x: [Rational]
    /// Its ‖x‖₁.
    public let norm: Rational
    /// Another minimiser, when there is one; without one x is claimed to be the only one.
    public let other: [Rational]?
  }

  /// Solves min ‖x‖₁ subject to Ax = a.
  ///
  /// - Precondition: both inputs are rational; a is d×1.
  /// - Complexity: one linear program with d rows, and a second one when the first's dual solution does not show uniqueness.
  public func prove(encoder: ProofInput, activation: ProofInput) throws -> Result {
    guard case .rational(let matrix)? = encoder.matrix, case .rational(let target)? = activation.matrix else {
      preconditionFailure("the encoder or the activation is not a rational matrix")
    }
    precondition(target.rows == matrix.rows && target.columns == 1, "an activation of size \(target.rows)×\(target.columns)")
    let m = matrix.columns
    // x = p − q with p, q ≥ 0; maximise −Σ (p_j + q_j).
    let split = Matrix(rows: matrix.rows, columns: 2 * m) { i, j in j < m ? matrix[i, j] : -matrix[i, j - m] }
    let program = LinearProgram(
      split, rightHandSide: target.entries, objective: Array(repeating: -1, count: 2 * m))
    switch program.solve() {
    case .infeasible(let y): return .noSolution(y: integral(y.map { -$0 }).map { Rational($0) })
    case .unbounded: preconditionFailure("−‖x‖₁ is at most 0")
    case .optimal(let optimum):
      let x = (0..<m).map { optimum.x[$0] - optimum.x[m + $0] }
      return .minimiser(
        try minimiser(matrix, x, dual: optimum.y.map { -$0 }, [.encoder: encoder, .activation: activation]))
    }
  }

  private func minimiser(
    _ matrix: Matrix<Rational>, _ x: [Rational], dual: [Rational], _ inputs: [Role: ProofInput]
  ) throws -> Minimiser {
    let m = matrix.columns
    let vector = SparseVector(dense: x)
    let support = vector.entries.map(\.index)
    var (y, other) = (dual, [Rational]?.none)
    if !isStrict(y, matrix, off: support) {
      switch ExactSeparation.decide(matrix, support, signs: vector.entries.map(\.value.sign)) {
      case .separated(let better): y = better
      case .kernelVector(let direction): other = moved(x, along: direction)
      }
    }
    let independent = other == nil ? independence(matrix, support) : nil
    let claim = L1MinimiserClaim(d: matrix.rows, m: m, norm: vector.norm, unique: independent == nil ? .notClaimed : .yes)
    let assertion = Assertion.l1Minimiser(claim, L1MinimiserWitness(x: vector, dual: y, independent: independent))
    return Minimiser(outcome: try certifier.certify(assertion, inputs), x: x, norm: vector.norm, other: other)
  }

  private func isStrict(_ y: [Rational], _ matrix: Matrix<Rational>, off support: [Int]) -> Bool {
    (0..<matrix.columns).allSatisfy { j in
      support.contains(j) || (0..<matrix.rows).reduce(Rational.zero) { $0 + matrix[$1, j] * y[$1] }.magnitude < 1
    }
  }

  /// x − t·v for the largest t that changes no sign: no longer than x when Σ_T sign(x_j) v_j ≥ ‖v_{T^c}‖₁.
  private func moved(_ x: [Rational], along direction: SparseVector) -> [Rational] {
    let t = direction.entries.filter { $0.value.sign * x[$0.index].sign > 0 }.map { x[$0.index] / $0.value }.min() ?? 0
    var moved = x
    for entry in direction.entries { moved[entry.index] -= t * entry.value }
    return moved
  }

  /// Rows on which the columns of the support are nonsingular modulo a prime; nil when none of the primes tried will do.
  private func independence(_ matrix: Matrix<Rational>, _ support: [Int]) -> L1MinimiserWitness.Independence? {
    guard let cleared = ClearedVectors(matrix, .rows) else { return nil }
    for prime in PrimeField.primes {
      let rows = (0..<matrix.rows).map { i in
        let row = cleared.vector(i)
        return support.map { row[$0].residue(modulo: prime) }
      }
      let profile = ModularRankProfile(rows, modulo: prime)
      if profile.rank == support.count { return L1MinimiserWitness.Independence(rows: profile.rows, prime: Int(prime)) }
    }
    return nil
  }
}
