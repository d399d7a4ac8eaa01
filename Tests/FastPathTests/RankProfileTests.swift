// SPDX-License-Identifier: Apache-2.0
import CertificateWriter
import Certification
import ExactArithmetic
import FloatLinearAlgebra
import LinearAlgebra
import NearIdentityRank
import Statements
import TestSupport
import Testing

@Suite("Rank profiles in doubles")
struct RankProfileTests {
  private static let largestPrime = FloatField.descendingPrimes.first { _ in true } ?? 2

  private static func product(_ rows: Int, _ columns: Int, _ rank: Int, _ generator: inout SplitMix64)
    -> [[Integer]]
  {
    let left = (0..<rows).map { _ in (0..<rank).map { _ in Integer(generator.int(-9...9)) } }
    let right = (0..<rank).map { _ in
      (0..<columns).map { _ in generator.oneIn(3) ? Integer(0) : Integer(generator.int(-9...9)) }
    }
    return (0..<rows).map { i in
      (0..<columns).map { j in (0..<rank).reduce(Integer.zero) { $0 + left[i][$1] * right[$1][j] } }
    }
  }

  private func compare(_ rows: [[Integer]], _ prime: UInt64, _ what: String) {
    let slow = ModularRankProfile(rows.map { $0.map { $0.residue(modulo: prime) } }, modulo: prime)
    let fast = ModularRankProfile(rows, over: FloatField(prime))
    checkEqual(fast.rows, slow.rows, "rows, \(what)")
    checkEqual(fast.columns, slow.columns, "columns, \(what)")
  }

  @Test(
    "the same rows and columns as elimination one row at a time",
    arguments: [2, 3, 5, 7, 101, 1_009, 65_521, largestPrime])
  func sameProfile(prime: UInt64) {
    var generator = SplitMix64(seed: Int(prime))
    let shapes = [(1, 1), (1, 90), (90, 1), (33, 33), (64, 65), (100, 40), (40, 100), (97, 131), (150, 150)]
    for (rows, columns) in shapes {
      for rank in Set([0, 1, min(rows, columns) / 2, min(rows, columns) - 1, min(rows, columns)]).sorted() {
        compare(
          RankProfileTests.product(rows, columns, rank, &generator), prime,
          "\(rows)×\(columns), rank \(rank), p = \(prime)")
      }
    }
  }

  @Test("zero rows and columns, repeated rows, and triangular matrices with late pivots")
  func awkward() {
    var generator = SplitMix64(seed: 11)
    for n in [31, 32, 33, 70, 129] {
      let dense = RankProfileTests.product(n, n, n / 2 + 1, &generator)
      compare(
        dense.enumerated().map { i, row in i % 3 == 0 ? row.map { _ in Integer(0) } : row }, 10_007,
        "zero rows")
      compare(
        dense.map { row in row.enumerated().map { j, x in j < n / 2 ? Integer(0) : x } }, 10_007,
        "zero columns first")
      compare(dense.indices.map { dense[$0 / 2] }, 10_007, "repeated rows")
      compare((0..<n).map { i in (0..<n).map { j in i + j == n - 1 ? 1 : 0 } }, 10_007, "antidiagonal")
      compare(
        (0..<n).map { i in (0..<n).map { j in i + j >= n - 1 ? Integer(1 + i * j) : 0 } }, 10_007,
        "below the antidiagonal")
      compare((0..<n).map { i in (0..<n).map { j in Integer((7 * i + 13 * j) % 5 - 2) } }, 3, "periodic")
    }
  }

  @Test("entries of every size reduce to the right element")
  func elements() {
    withRandomCases(200) { generator in
      let value = generator.integer()
      for prime in [2, 3, 65_521, RankProfileTests.largestPrime] {
        let element = FloatField(prime).element(value)
        checkEqual(
          Integer(Int(element)).residue(modulo: prime), value.residue(modulo: prime), "\(value) mod \(prime)")
        check(abs(element) <= Double(prime) / 2 + 3, "\(value) mod \(prime) is balanced")
      }
    }
  }

  @Test("the largest sums stay exact: a matrix of elements of largest absolute value")
  func extremes() {
    let half = Integer(Int(RankProfileTests.largestPrime / 2))
    var generator = SplitMix64(seed: 5)
    compare(
      (0..<300).map { _ in (0..<300).map { _ in generator.oneIn(2) ? half : -half } },
      RankProfileTests.largestPrime, "±(p−1)/2")
  }

  @Test("the rank by primes, full and not")
  func byPrimes() {
    var generator = SplitMix64(seed: 3)
    for (rows, columns, rank) in [(1, 1, 0), (1, 1, 1), (40, 60, 17), (60, 40, 40), (80, 80, 3)] {
      checkEqual(
        RankByPrimes(RankProfileTests.product(rows, columns, rank, &generator)).rank, rank,
        "\(rows)×\(columns)")
    }
    // A matrix that vanishes modulo the first prime.
    let prime = Integer(Int(RankProfileTests.largestPrime))
    checkEqual(RankByPrimes([[prime, 0], [0, prime * prime]]).rank, 2, "multiples of the first prime")
    checkEqual(RankByPrimes([]).rank, 0, "no rows")
  }

  @Test("block lifting gives the solutions of the plain solver")
  func blockDixon() throws {
    withRandomCases(12) { generator in
      let n = generator.int(1...50)
      let rows = (0..<n).map { _ in
        (0..<n).map { _ in generator.oneIn(4) ? Integer(0) : Integer(generator.int(-99...99)) }
      }
      let sides = (0..<generator.int(1...5)).map { _ in
        (0..<n).map { _ in Integer(generator.int(-9_999...9_999)) }
      }
      guard let block = BlockDixonSolver(rows, over: FloatField(RankProfileTests.largestPrime)),
        let plain = DixonSolver(rows)
      else { return }
      let solutions = block.solve(sides)
      check(solutions != nil, "small right-hand sides are solved")
      for (solution, b) in zip(solutions ?? [], sides) {
        checkEqual(solution.numerators.map { Rational($0, solution.denominator) }, plain.solve(b), "solution")
      }
    }
  }

  @Test("rank certificates of large matrices, full and deficient, with a prime that hides the rank")
  func certificates() throws {
    var generator = SplitMix64(seed: 8)
    let prime = Integer(Int(RankProfileTests.largestPrime))
    for (rows, columns, rank) in [(80, 70, 70), (90, 75, 12), (70, 100, 64)] {
      var integers = RankProfileTests.product(rows, columns, rank, &generator)
      for scale in [Integer(1), prime] {
        integers[0] = integers[0].map { $0 * scale }
        let matrix = Matrix(rows: rows, columns: columns, entries: integers.joined().map { Rational($0) })
        guard case .proved(let certificate) = try RankProver().prove(ProofInput(matrix)),
          case .rank(let claim, _) = certificate.assertion
        else {
          Issue.record("no proof for \(rows)×\(columns)")
          continue
        }
        checkEqual(claim.rank, rank, "\(rows)×\(columns)")
      }
    }
  }
}
