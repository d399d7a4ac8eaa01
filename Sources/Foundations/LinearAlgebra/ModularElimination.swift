// SPDX-License-Identifier: Apache-2.0

/// The rank of an integer matrix modulo a prime, with rows and columns of a largest nonsingular minor.
public struct ModularRankProfile: Sendable {
  /// Rows of the minor, increasing.
  public let rows: [Int]
  /// Columns of the minor, increasing.
  public let columns: [Int]

  /// The rank modulo the prime.
  public var rank: Int { rows.count }

  /// A profile found elsewhere.
  package init(rows: [Int], columns: [Int]) {
    self.rows = rows
    self.columns = columns
  }

  /// Eliminates row by row, so that the rows found are the lexicographically first independent ones.
  ///
  /// - Parameter residues: the rows, reduced modulo p.
  /// - Precondition: p is a prime < 2³¹.
  /// - Complexity: rows · rank · columns.
  public init(_ residues: [[UInt64]], modulo p: UInt64) {
    let square = p * p
    var pivots: [(row: Int, column: Int, values: [UInt64])] = []
    let columnCount = residues.first?.count ?? 0
    for (i, start) in residues.enumerated() {
      if pivots.count == columnCount { break }
      var row = start
      for pivot in pivots {
        let factor = row[pivot.column] % p
        if factor == 0 { continue }
        let multiplier = p - factor
        pivot.values.withUnsafeBufferPointer { pivot in
          row.withUnsafeMutableBufferPointer { row in
            for j in 0..<row.count {
              // Sums stay below p² < 2⁶².
              let sum = row[j] &+ multiplier &* pivot[j]
              row[j] = sum >= square ? sum &- square : sum
            }
          }
        }
      }
      for j in row.indices { row[j] %= p }
      guard let column = row.firstIndex(where: { $0 != 0 }) else { continue }
      let inverse = PrimeField(p).inverse(row[column])
      pivots.append((i, column, row.map { $0 * inverse % p }))
    }
    rows = pivots.map(\.row)
    columns = pivots.map(\.column).sorted()
  }
}

/// Arithmetic modulo a prime p < 2³².
public struct PrimeField: Sendable {
  /// p.
  public let p: UInt64

  /// The field of p elements.
  public init(_ p: UInt64) { self.p = p }

  /// The largest primes below 2³¹, one after the other.
  public static let primes: [UInt64] = [
    2_147_483_647, 2_147_483_629, 2_147_483_587, 2_147_483_579, 2_147_483_563, 2_147_483_549, 2_147_483_543, 2_147_483_497,
  ]

  /// All primes below 2³¹, from the largest down: for searches that only finitely many primes can spoil.
  public static var descendingPrimes: some Sequence<UInt64> { descendingPrimes(below: 1 << 31) }

  /// All primes below a limit ≤ 2³¹, from the largest down.
  public static func descendingPrimes(below limit: UInt64) -> some Sequence<UInt64> {
    func largestPrime(below limit: UInt64) -> UInt64? {
      (2..<max(limit, 2)).reversed().first { candidate in
        var divisor: UInt64 = 2
        while divisor * divisor <= candidate {
          if candidate.isMultiple(of: divisor) { return false }
          divisor += 1
        }
        return true
      }
    }
    return sequence(state: limit) { limit in
      guard let prime = largestPrime(below: limit) else { return nil }
      limit = prime
      return prime
    }
  }

  /// base raised to a power.
  public func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest) = (1 % p, base % p, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square % p }
      square = square * square % p
      rest >>= 1
    }
    return result
  }

  /// The inverse of a nonzero element.
  public func inverse(_ value: UInt64) -> UInt64 { power(value, p - 2) }

  /// The inverse of a square matrix, or nil when it is singular.
  public func inverse(of matrix: [[UInt64]]) -> [[UInt64]]? {
    let n = matrix.count
    var rows = (0..<n).map { i in matrix[i] + (0..<n).map { $0 == i ? 1 : 0 } }
    for c in 0..<n {
      guard let pivot = (c..<n).first(where: { rows[$0][c] != 0 }) else { return nil }
      rows.swapAt(c, pivot)
      let scale = inverse(rows[c][c])
      rows[c] = rows[c].map { $0 * scale % p }
      let pivotRow = rows[c]
      for i in 0..<n where i != c && rows[i][c] != 0 {
        let factor = p - rows[i][c]
        for j in c..<2 * n { rows[i][j] = (rows[i][j] + factor * pivotRow[j]) % p }
      }
    }
    return rows.map { Array($0[n...]) }
  }
}
