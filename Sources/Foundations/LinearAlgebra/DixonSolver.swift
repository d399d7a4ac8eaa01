// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Solves integer linear systems exactly by Dixon's p-adic lifting (Numer. Math. 40, 1982).
///
/// One inverse modulo p serves all right-hand sides. Results are reconstructed early and kept only if they solve the system
/// exactly, so that a wrong guess costs time, never correctness.
public struct DixonSolver {
  private let matrix: [[Integer]]
  private let inverse: [[UInt64]]
  private let field: PrimeField
  /// A p-adic precision at which reconstruction must succeed.
  private let sufficientDigits: Int

  /// A solver for x with matrix·x = b, or nil when the matrix is singular modulo all the primes.
  public init?(_ matrix: [[Integer]], modulo primes: [UInt64] = PrimeField.primes) {
    let n = matrix.count
    guard matrix.allSatisfy({ $0.count == n }) else { return nil }
    for prime in primes {
      let field = PrimeField(prime)
      if let inverse = field.inverse(of: matrix.map { $0.map { $0.residue(modulo: prime) } }) {
        self.matrix = matrix
        self.inverse = inverse
        self.field = field
        // Hadamard: numerators and denominators have at most n·(entry bits + bits of n) bits each.
        let bits = matrix.joined().reduce(1) { max($0, $1.bitLength) } + (Int.bitWidth - n.leadingZeroBitCount)
        sufficientDigits = 2 * (n + 1) * bits / 30 + 4
        return
      }
    }
    return nil
  }

  private init(matrix: [[Integer]], inverse: [[UInt64]], field: PrimeField, sufficientDigits: Int) {
    self.matrix = matrix
    self.inverse = inverse
    self.field = field
    self.sufficientDigits = sufficientDigits
  }

  /// A solver for x with matrixᵀ·x = b, with the same inverse.
  public var transposed: DixonSolver {
    let range = matrix.indices
    return DixonSolver(
      matrix: range.map { i in matrix.map { $0[i] } }, inverse: range.map { i in inverse.map { $0[i] } }, field: field,
      sufficientDigits: sufficientDigits)
  }

  /// The solution of matrix·x = b.
  public func solve(_ b: [Integer]) -> [Rational] {
    let n = matrix.count
    let p = field.p
    let prime = Integer(Int(p))
    let extra = b.reduce(1) { max($0, $1.bitLength) } / 15 + 2
    var residual = b
    var modulus = Integer.one
    var solution = [Integer](repeating: .zero, count: n)
    var nextAttempt = 2
    for digit in 1...(sufficientDigits + extra) {
      let residues = residual.map { $0.residue(modulo: p) }
      let x = inverse.map { row in
        var sum: UInt64 = 0
        for j in 0..<n { sum = (sum &+ row[j] &* residues[j]) % p }
        return Integer(Int(sum))
      }
      for i in 0..<n {
        solution[i] += x[i] * modulus
        var value = residual[i]
        let row = matrix[i]
        for j in 0..<n where !row[j].isZero { value -= row[j] * x[j] }
        residual[i] = value.dividedExactly(by: prime)
      }
      modulus *= prime
      let solved = residual.allSatisfy(\.isZero)
      if solved || digit >= nextAttempt || digit == sufficientDigits + extra {
        nextAttempt = digit + max(2, digit / 3)
        if let x = reconstruct(solution, modulus), solves(x, b) { return x }
      }
    }
    preconditionFailure("p-adic lifting ended without a solution of a nonsingular system")
  }

  /// The rational vector with small numerators over small denominators that is `values` modulo `modulus`, or nil.
  private func reconstruct(_ values: [Integer], _ modulus: Integer) -> [Rational]? {
    let bound = Rational(modulus, 2).floor.squareRoot
    var denominator = Integer.one
    var result: [Rational] = []
    for value in values {
      // Most entries share their denominator with those before.
      var shared = (value * denominator).quotientAndRemainder(dividingBy: modulus).remainder
      if (shared + shared) > modulus { shared -= modulus }
      if shared.magnitude <= bound {
        result.append(Rational(shared, denominator))
        continue
      }
      guard let entry = DixonSolver.rationalReconstruction(value, modulus, bound) else { return nil }
      result.append(entry)
      denominator = Integer.leastCommonMultiple(denominator, entry.denominator)
    }
    return result
  }

  /// n/d ≡ value modulo the modulus with |n|, d ≤ bound, by the half-extended Euclidean algorithm.
  package static func rationalReconstruction(_ value: Integer, _ modulus: Integer, _ bound: Integer) -> Rational? {
    var (r0, r1) = (modulus, value)
    var (t0, t1) = (Integer.zero, Integer.one)
    while r1 > bound {
      let (quotient, remainder) = r0.quotientAndRemainder(dividingBy: r1)
      (r0, r1) = (r1, remainder)
      (t0, t1) = (t1, t0 - quotient * t1)
    }
    guard !t1.isZero, t1.magnitude <= bound else { return nil }
    return Rational(r1, t1)
  }

  private func solves(_ x: [Rational], _ b: [Integer]) -> Bool {
    let common = x.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
    let scaled = x.map { $0.numerator * common.dividedExactly(by: $0.denominator) }
    return zip(matrix, b).allSatisfy { row, value in
      var sum = Integer.zero
      for j in row.indices where !row[j].isZero { sum += row[j] * scaled[j] }
      return sum == value * common
    }
  }
}
