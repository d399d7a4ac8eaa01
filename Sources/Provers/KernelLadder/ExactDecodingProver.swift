// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearAlgebra
import Statements

/// Whether any decoder recovers every k-sparse vector exactly (F9, the top rung): are any 2k columns of A independent?
public struct ExactDecodingProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// Decides it, by elimination modulo a prime over all sets of min(2k, m) columns, sets with a common beginning sharing its elimination.
  ///
  /// - Precondition: A is rational; k ≥ 1.
  /// - Complexity: at most C(m, 2k) reductions of a column by 2k others; bounded by the certifier's work limit.
  public func prove(encoder: ProofInput, sparsity k: Int) throws -> Outcome {
    guard case .rational(let matrix)? = encoder.matrix else { preconditionFailure("the encoder is not a rational matrix") }
    precondition(k >= 1, "sparsity \(k)")
    return try prove(encoder, KernelSpace(matrix), k)
  }

  func prove(_ encoder: ProofInput, _ space: KernelSpace, _ k: Int) throws -> Outcome {
    let m = space.m
    let claim = ExactDecodingClaim(d: space.matrix.rows, m: m, k: k)
    let size = k >= m ? m : min(2 * k, m)
    func failure(_ vector: SparseVector) throws -> Outcome {
      try certifier.certify(.exactDecoding(claim, .kernelVector(vector)), [.encoder: encoder])
    }
    // Any rank + 1 columns are dependent.
    if size > space.rank, let vector = space.kernelVector(on: Array(0..<min(space.rank + 1, m))) { return try failure(vector) }
    guard let sets = Combinations.count(size, of: m, limit: 1 << 62),
      Integer(sets) * Integer(space.matrix.rows) * Integer(size) <= certifier.workLimit
    else { return .undecided(["budget: too many sets of \(size) among \(m) columns"]) }
    for prime in PrimeField.primes {
      guard let columns = ModularColumns(space.matrix, modulo: prime) else {
        return .undecided(["a common denominator of A is too large"])
      }
      guard let dependent = columns.dependentSet(size) else {
        return try certifier.certify(.exactDecoding(claim, .prime(Int(prime))), [.encoder: encoder])
      }
      if let vector = space.kernelVector(on: dependent) { return try failure(vector) }
    }
    return .undecided(["modulo each of several primes some \(size) columns are dependent that are independent over ℚ"])
  }
}

/// The columns of an integer matrix modulo a prime < 2³¹.
private struct ModularColumns {
  let columns: [[UInt64]]
  let p: UInt64

  init?(_ matrix: Matrix<Rational>, modulo p: UInt64) {
    guard let cleared = ClearedVectors(matrix, .rows) else { return nil }
    let rows = (0..<matrix.rows).map { cleared.vector($0).map { $0.residue(modulo: p) } }
    columns = (0..<matrix.columns).map { j in rows.map { $0[j] } }
    self.p = p
  }

  /// The first columns of a set of this size, in lexicographic order, that are dependent; nil when there are none.
  func dependentSet(_ size: Int) -> [Int]? {
    var set: [Int] = []
    var echelon: [(pivot: Int, column: [UInt64])] = []
    /// Whether all ways to go on from the set are independent.
    func extend(from start: Int) -> Bool {
      if set.count == size { return true }
      for j in start..<(columns.count - (size - set.count) + 1) {
        set.append(j)
        guard let next = reduced(columns[j], echelon) else { return false }
        echelon.append(next)
        if !extend(from: j + 1) { return false }
        echelon.removeLast()
        set.removeLast()
      }
      return true
    }
    return extend(from: 0) ? nil : set
  }

  private func reduced(_ column: [UInt64], _ echelon: [(pivot: Int, column: [UInt64])]) -> (pivot: Int, column: [UInt64])? {
    var column = column
    for (pivot, row) in echelon where column[pivot] != 0 {
      let factor = p - column[pivot]
      for i in column.indices { column[i] = (column[i] + factor * row[i]) % p }
    }
    guard let pivot = column.firstIndex(where: { $0 != 0 }) else { return nil }
    let inverse = PrimeField(p).inverse(column[pivot])
    return (pivot, column.map { $0 * inverse % p })
  }
}
