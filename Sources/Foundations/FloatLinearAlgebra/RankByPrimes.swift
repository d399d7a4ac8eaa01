// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearAlgebra

/// The rank over ℚ of a matrix of integers, proved without a certificate: by its ranks modulo several primes.
public struct RankByPrimes: Sendable {
  /// The rank.
  public let rank: Int
  /// The number of primes used.
  public let primeCount: Int

  /// Finds the rank.
  ///
  /// A rank r modulo a prime is a lower bound. If it is at most r modulo primes whose product exceeds Hadamard's bound for minors of
  /// order r + 1, every such minor is a multiple of the product and smaller than it, hence 0, and the rank is r.
  public init(_ rows: [[Integer]]) {
    let (m, n) = (rows.count, rows.first?.count ?? 0)
    var rank = 0
    var count = 0
    // The product of the primes used is at least 2^bits.
    var bits = 0
    let logarithms = RankByPrimes.squaredNormBits(rows)
    let words = RankByPrimes.doubles(rows)
    if m > 0 && n > 0 {
      for prime in FloatField.descendingPrimes {
        let field = FloatField(prime)
        if let words {
          var work = words.map { field.reduce($0) }
          rank = max(rank, ModularRankProfile(&work, rows: m, columns: n, over: field).rank)
        } else {
          rank = max(rank, ModularRankProfile(rows, over: field).rank)
        }
        count += 1
        bits += Integer(Int(prime)).bitLength - 1
        if rank == min(m, n) || 2 * bits > logarithms.prefix(rank + 1).reduce(0, +) { break }
      }
    }
    self.rank = rank
    primeCount = count
  }

  /// The entries as doubles; nil when one has more than 50 bits. Their quotients by a large prime are then small enough for
  /// `FloatField.reduce`.
  private static func doubles(_ rows: [[Integer]]) -> [Double]? {
    var values: [Double] = []
    for row in rows {
      for entry in row {
        guard let word = entry.asInt, word.magnitude < 1 << 50 else { return nil }
        values.append(Double(word))
      }
    }
    return values
  }

  /// Bit lengths of the squared norms of the rows, largest first: the squared minor is < 2^(their sum).
  private static func squaredNormBits(_ rows: [[Integer]]) -> [Int] {
    rows.map { $0.reduce(Integer.zero) { $0 + $1 * $1 }.bitLength }.sorted(by: >)
  }
}
