// SPDX-License-Identifier: Apache-2.0
import COpenBLAS
import ExactArithmetic
import LinearAlgebra

/// Solves an integer system for many right-hand sides at once by Dixon's p-adic lifting, each step two matrix products in doubles.
///
/// Both are exact: the first is over `FloatField`; the second forms R − A·X for residuals R and digits X, and `init` accepts only
/// matrices for which its sums stay below 2⁵³. A solution is handed out only when it is proved: with x = numerators/denominator,
/// A·numerators ≡ denominator·b modulo p^k by construction, and both sides are so small that the congruence is an equality.
public struct BlockDixonSolver {
  private let field: FloatField
  private let n: Int
  /// The matrix with its columns in pivot order.
  private let matrix: [Double]
  /// −A⁻¹ modulo p.
  private let negatedInverse: [Double]
  /// Column j of `matrix` is this column of the matrix given.
  private let columnOrder: [Int]
  private let largestEntry: Double

  /// Digits are in base p; a residual below this, with the matrix's part, keeps sums exact.
  private static let exactLimit = 9_007_199_254_740_992.0

  /// A solver for x with matrix·x = b; nil when the matrix is singular modulo p or its entries are too large for exact sums.
  public init?(_ rows: [[Integer]], over field: FloatField) {
    let n = rows.count
    guard n > 0, rows.allSatisfy({ $0.count == n }) else { return nil }
    var values: [Double] = []
    values.reserveCapacity(n * n)
    var largest = 1
    for row in rows {
      for entry in row {
        guard let value = entry.asInt, abs(value) < 1 << 40 else { return nil }
        largest = max(largest, abs(value))
        values.append(Double(value))
      }
    }
    guard 2 * Double(n) * Double(largest) * (field.p / 2 + 4) < BlockDixonSolver.exactLimit else {
      return nil
    }
    // In pivot order, row i has its pivot in column i, and every leading minor is nonzero modulo p.
    var residues = rows.flatMap { $0.map(field.element) }
    guard let order = ModularRankProfile.pivotColumns(&residues, rows: n, columns: n, over: field) else {
      return nil
    }
    var ordered = [Double](repeating: 0, count: n * n)
    for i in 0..<n { for j in 0..<n { ordered[i * n + j] = values[i * n + order[j]] } }
    var inverse = rows.flatMap { row in order.map { field.element(row[$0]) } }
    inverse.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { field.invert(start, n, n) }
    }
    self.field = field
    self.n = n
    matrix = ordered
    negatedInverse = inverse.map { -$0 }
    columnOrder = order
    largestEntry = Double(largest)
  }

  /// The solutions x of matrix·x = b as numerators over one denominator each; nil when a right-hand side is too large.
  public func solve(_ rightHandSides: [[Integer]]) -> [(numerators: [Integer], denominator: Integer)]? {
    let count = rightHandSides.count
    if count == 0 { return [] }
    var residual = [Double](repeating: 0, count: n * count)
    var largest = 1
    for (s, b) in rightHandSides.enumerated() {
      precondition(b.count == n, "a right-hand side of length \(b.count)")
      for (i, value) in b.enumerated() {
        guard let word = value.asInt, abs(word) < 1 << 51 else { return nil }
        largest = max(largest, abs(word))
        residual[i * count + s] = Double(word)
      }
    }
    // Hadamard: numerators and denominators have at most n·(bits + bits of n) bits each.
    let bits = Integer(max(Int(largestEntry), largest)).bitLength + (Int.bitWidth - n.leadingZeroBitCount)
    let sufficient = 2 * (n + 1) * bits / 23 + 4
    var digits: [[Int32]] = []
    var attempt = 4
    var solutions = [(numerators: [Integer], denominator: Integer)?](repeating: nil, count: count)
    while true {
      digits.append(lift(&residual, count))
      guard digits.count >= attempt || digits.count == sufficient else { continue }
      attempt = digits.count + max(4, digits.count / 3)
      let powers = Powers(prime: field.prime, count: digits.count)
      for s in 0..<count where solutions[s] == nil {
        solutions[s] = reconstruct(powers, digits, s, count, largest: largest)
        if solutions[s] == nil && digits.count < sufficient { break }
      }
      let done = solutions.compactMap { $0 }
      if done.count == count { return done }
      precondition(
        digits.count < sufficient + 8, "p-adic lifting ended without a solution of a nonsingular system")
    }
  }

  /// One p-adic digit of every unknown; the residuals become (R − A·X)/p.
  private func lift(_ residual: inout [Double], _ count: Int) -> [Int32] {
    var digits = [Double](repeating: 0, count: n * count)
    let p = field.p
    digits.withUnsafeMutableBufferPointer { x in
      residual.withUnsafeMutableBufferPointer { r in
        negatedInverse.withUnsafeBufferPointer { inverse in
          matrix.withUnsafeBufferPointer { a in
            guard let x = x.baseAddress, let r = r.baseAddress, let inverse = inverse.baseAddress,
              let a = a.baseAddress
            else { return }
            let reduced = UnsafeMutablePointer<Double>.allocate(capacity: n * count)
            defer { reduced.deallocate() }
            for l in 0..<n * count { reduced[l] = field.reduce(r[l]) }
            field.subtractProduct(x, count, inverse, n, reduced, count, n, count, n)
            cblas_dgemm(
              CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(n), blasint(count), blasint(n), -1, a,
              blasint(n), x, blasint(count), 1,
              r, blasint(count))
            // The quotients are integers below 2⁵³, so that division gives them exactly.
            for l in 0..<n * count { r[l] /= p }
          }
        }
      }
    }
    return digits.map { Int32($0) }
  }

  /// p^(2^i), and p^count.
  private struct Powers {
    let prime: Int
    let squares: [Integer]
    let modulus: Integer
    let bound: Integer

    init(prime: Int, count: Int) {
      self.prime = prime
      var squares = [Integer(prime)]
      while 1 << squares.count < count {
        squares.append(squares[squares.count - 1] * squares[squares.count - 1])
      }
      self.squares = squares
      modulus = Integer(prime).power(count)
      bound = Rational(modulus, 2).floor.squareRoot
    }

    /// Σ digits_l p^l, by halves.
    func value(_ digits: [Int32]) -> Integer {
      var values = digits.map { Integer(Int($0)) }
      for square in squares where values.count > 1 {
        values = stride(from: 0, to: values.count, by: 2).map {
          $0 + 1 < values.count ? values[$0] + values[$0 + 1] * square : values[$0]
        }
      }
      return values[0]
    }
  }

  private func reconstruct(
    _ powers: Powers, _ digits: [[Int32]], _ s: Int, _ count: Int, largest: Int
  ) -> (numerators: [Integer], denominator: Integer)? {
    let modulus = powers.modulus
    var numerators = [Integer](repeating: .zero, count: n)
    var denominator = Integer.one
    var done: [Int] = []
    for i in 0..<n {
      var value = (powers.value(digits.map { $0[i * count + s] }) * denominator).quotientAndRemainder(
        dividingBy: modulus
      ).remainder
      if value.sign < 0 { value += modulus }
      let balanced = value + value > modulus ? value - modulus : value
      if balanced.magnitude <= powers.bound {
        numerators[columnOrder[i]] = balanced
      } else {
        guard let entry = DixonSolver.rationalReconstruction(value, modulus, powers.bound) else { return nil }
        for j in done { numerators[j] *= entry.denominator }
        numerators[columnOrder[i]] = entry.numerator
        denominator *= entry.denominator
      }
      done.append(columnOrder[i])
    }
    // Σ a_ij numerator_j and denominator·b_i are congruent modulo the modulus; they are equal if they differ by less.
    let size = numerators.reduce(Integer.zero) { max($0, $1.magnitude) }
    let difference = Integer(n) * Integer(Int(largestEntry)) * size + Integer(largest) * denominator.magnitude
    guard difference < modulus else { return nil }
    return (numerators, denominator)
  }
}
