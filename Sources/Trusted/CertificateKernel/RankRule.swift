// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.3: a minor nonzero modulo a prime below, a factorisation or dependencies above.
struct RankRule: Rule {
  let claim: RankClaim
  let witness: RankWitness
  let matrix: Matrix<Rational>
  /// The matrix with the denominators of each row cleared (M′); nil when a denominator is too large.
  let cleared: ClearedVectors?
  /// The same of the left factor, or of the combinations.
  private let left: ClearedVectors?

  init(_ claim: RankClaim, _ witness: RankWitness, _ matrix: Matrix<Rational>) {
    self.claim = claim
    self.witness = witness
    self.matrix = matrix
    cleared = ClearedVectors(limited: matrix, .rows)
    switch witness.upper {
    case .full: left = nil
    case .factorisation(let left, _): self.left = ClearedVectors(limited: left, .rows)
    case .dependencies(let combinations): left = ClearedVectors(limited: combinations, .rows)
    }
  }

  var work: Integer? {
    guard let cleared else { return nil }
    let (rows, columns, r) = (Integer(matrix.rows), Integer(matrix.columns), Integer(claim.rank))
    let minor = rows * columns * cleared.wordCount + r * r * r
    switch witness.upper {
    case .full: return minor
    case .factorisation(_, let right):
      guard let left, let rightWords = wordCount(right, .columns) else { return nil }
      return minor + rows * r * columns * left.wordCount * rightWords
    case .dependencies:
      guard let left else { return nil }
      return minor + max(rows - r, .zero) * r * columns * left.wordCount * cleared.wordCount
    }
  }

  func check() throws(Rejection) {
    try require(claim.rows == matrix.rows && claim.columns == matrix.columns, "the matrix is \(matrix.rows)×\(matrix.columns)")
    let r = claim.rank
    let lower = witness.lower
    try require(lower.rows.count == r && lower.columns.count == r, "the minor is not \(r)×\(r)")
    try require(lower.rows.allSatisfy { $0 < matrix.rows } && lower.columns.allSatisfy { $0 < matrix.columns }, "minor out of range")
    try require(isPrime(lower.prime), "\(lower.prime) is not a prime")
    guard let cleared else { throw Rejection(reason: "a common denominator is too large") }
    let p = UInt64(lower.prime)
    let minor = lower.rows.map { i in
      let row = cleared.vector(i)
      return lower.columns.map { row[$0].residue(modulo: p) }
    }
    try require(isNonsingular(minor, modulo: p), "the minor is singular modulo \(p)")
    switch witness.upper {
    case .full: try require(r == min(matrix.rows, matrix.columns), "rank \(r) is not full")
    case .factorisation(_, let right):
      guard let left else { throw Rejection(reason: "a common denominator is too large") }
      try require(left.length == r && isProduct(left, right, matrix), "the matrix is not left·right through \(r) dimensions")
    case .dependencies:
      guard let left else { throw Rejection(reason: "a common denominator is too large") }
      let entries = (0..<matrix.rows).flatMap { cleared.vector($0).map { Rational($0) } }
      let integers = Matrix(rows: matrix.rows, columns: matrix.columns, entries: entries)
      let basis = Set(lower.rows)
      let all = Array(0..<matrix.columns)
      try require(
        isProduct(
          left, integers.submatrix(rows: lower.rows, columns: all),
          integers.submatrix(rows: (0..<matrix.rows).filter { !basis.contains($0) }, columns: all)),
        "the dependencies do not give the other rows")
    }
  }
}

/// Whether p is a prime, by trial division.
func isPrime(_ p: Int) -> Bool {
  guard p >= 2 else { return false }
  var divisor = 2
  while divisor * divisor <= p {
    if p.isMultiple(of: divisor) { return false }
    divisor += 1
  }
  return true
}

/// Whether the rows of a matrix of residues are independent modulo the prime p < 2³¹, by Gaussian elimination: for a square one, whether
/// its determinant is not 0. No rows are.
///
/// Products are < p² < 2⁶²; as many are added to a residue as stay below 2⁶⁴ before the row is reduced.
func isNonsingular(_ rows: [[UInt64]], modulo p: UInt64) -> Bool {
  let room = Int((UInt64.max - p) / (p * p))
  // Rows of the echelon form in 32-bit words: products of those are fast.
  var pivots: [(column: Int, row: [UInt32])] = []
  for residues in rows {
    var row = residues
    for (step, pivot) in pivots.enumerated() {
      if step % room == 0 { for j in row.indices { row[j] %= p } }
      let factor = row[pivot.column] % p
      if factor == 0 { continue }
      let multiplier = UInt64(UInt32(p - factor))
      pivot.row.withUnsafeBufferPointer { pivot in
        row.withUnsafeMutableBufferPointer { row in
          for j in 0..<row.count { row[j] &+= multiplier &* UInt64(pivot[j]) }
        }
      }
    }
    for j in row.indices { row[j] %= p }
    guard let column = row.firstIndex(where: { $0 != 0 }) else { return false }
    let inverse = power(row[column], p - 2, modulo: p)
    pivots.append((column, row.map { UInt32($0 * inverse % p) }))
  }
  return true
}

/// base^exponent modulo p < 2³¹.
private func power(_ base: UInt64, _ exponent: UInt64, modulo p: UInt64) -> UInt64 {
  var (result, square, rest) = (1 % p, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result = result * square % p }
    square = square * square % p
    rest >>= 1
  }
  return result
}
