// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearAlgebra
import NearIdentityRank
import Statements
import TestSupport
import Testing

@Suite("Rank prover")
struct RankProverTests {
  /// The kernel accepts, and the rank is the expected one.
  private func prove(_ matrix: Matrix<Rational>, _ rank: Int) throws {
    guard let certificate = try RankProver().prove(ProofInput(matrix)).proof,
      case .rank(let claim, let witness) = certificate.assertion
    else {
      check(false, "no proof")
      return
    }
    checkEqual(claim.rank, rank, "rank")
    checkEqual(claim.rows, matrix.rows, "rows")
    checkEqual(claim.columns, matrix.columns, "columns")
    if case .full = witness.upper { checkEqual(rank, min(matrix.rows, matrix.columns), "full") }
  }

  @Test("matrices of every rank up to 6×6, against elimination over ℚ")
  func everyRank() throws {
    for rows in 1...6 {
      for columns in 1...6 {
        for rank in 0...min(rows, columns) {
          try withEvery("rows, columns, rank", in: [(rows, columns, rank)]) { _ in
            try withRandomCases(1, seed: 100 * rows + 10 * columns + rank) { generator in
              let matrix = generator.matrix(rows, columns, rank: rank)
              checkEqual(naiveRank(matrix), rank, "naive rank")
              try prove(matrix, rank)
              // The rank does not change when rows are multiplied by nonzero numbers, however large.
              let factors = (0..<rows).map { _ in
                var factor = generator.rational()
                while factor == 0 { factor = generator.rational() }
                return factor
              }
              try prove(Matrix(rows: rows, columns: columns) { factors[$0] * matrix[$0, $1] }, rank)
            }
          }
        }
      }
    }
  }

  @Test("primes that divide the entries are unlucky")
  func unluckyPrimes() throws {
    for (count, prime) in PrimeField.primes.enumerated() {
      let p = Rational(Integer(prime))
      // Of rank 2 over ℚ, of rank 1 modulo the prime; then all zero modulo the prime.
      try prove(Matrix(rows: 2, columns: 2, entries: [1, 1, 1, 1 + p]), 2)
      try prove(Matrix(rows: 3, columns: 3, entries: [1, 2, 3, 1, 2 + p, 3, 2, 4 + p, 6]), 2)
      try prove(integers([[1, 2], [3, 4]]).map { $0 * p }, 2)
      if count > 0 {
        // Unlucky for all the primes so far.
        let product = PrimeField.primes.prefix(count).reduce(Rational.one) { $0 * Rational(Integer($1)) }
        try prove(Matrix(rows: 2, columns: 3, entries: [1, 1, 5, 1, 1 + product, 5]), 2)
      }
    }
    try prove(integers([[2_147_483_647, 0], [0, 0]]), 1)
  }

  @Test("unlucky for every prime that is listed")
  func allPrimesUnlucky() throws {
    let product = PrimeField.primes.reduce(Rational.one) { $0 * Rational(Integer($1)) }
    try prove(Matrix(rows: 1, columns: 1, entries: [product]), 1)
    try prove(Matrix(rows: 2, columns: 3, entries: [1, 1, 5, 1, 1 + product, 5]), 2)
    try prove(Matrix(rows: 3, columns: 3, entries: [1, 1, 5, 1, 1 + product, 5, 2, 2, 10]), 2)
  }

  /// The proof of the rank from above, of a product proved with its factors; nil when there is none.
  private func upper(_ factors: MatrixFactors, _ rank: Int) throws -> RankWitness.Upper? {
    guard let certificate = try RankProver().prove(ProofInput(factors.product), factors: factors).proof,
      case .rank(let claim, let witness) = certificate.assertion
    else {
      check(false, "no proof")
      return nil
    }
    checkEqual(claim.rank, rank, "rank")
    return witness.upper
  }

  @Test("of a product of full inner rank, the factors prove the rank; small ones only where they are easier to check")
  func factors() throws {
    func isFactorisation(_ upper: RankWitness.Upper?) -> Bool {
      if case .factorisation? = upper { return true }
      return false
    }
    func isDependencies(_ upper: RankWitness.Upper?) -> Bool {
      if case .dependencies? = upper { return true }
      return false
    }
    try withRandomCases(4) { generator in
      for (rows, inner, columns) in [(70, 12, 80), (64, 30, 64), (90, 63, 70)] {
        func signs(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
          Matrix(rows: rows, columns: columns) { _, _ in generator.oneIn(2) ? 1 : -1 }
        }
        var (left, right) = (signs(rows, inner), signs(inner, columns))
        check(isFactorisation(try upper(MatrixFactors(left: left, right: right), inner)), "\(rows)×\(inner)×\(columns)")
        // Denominators stay in the factors.
        let thirds = MatrixFactors(left: left.map { $0 * Rational(2, 3) }, right: right.map { $0 * Rational(1, 5) })
        check(isFactorisation(try upper(thirds, inner)), "with denominators")
        // A product of smaller rank than its inner dimension.
        for i in 0..<rows { left[i, 0] = left[i, 1] }
        check(isDependencies(try upper(MatrixFactors(left: left, right: right), inner - 1)), "of rank \(inner - 1)")
        for j in 0..<columns { right[1, j] = right[2, j] }
        for j in 0..<columns { right[0, j] = right[2, j] }
        check(isDependencies(try upper(MatrixFactors(left: left, right: right), inner - 2)), "of rank \(inner - 2)")
      }
    }
    // 10 rows, 9 of them multiples of one: nine dependencies of one word each are less work than ten rows of a factor.
    let column = Matrix<Rational>(rows: 10, columns: 1) { i, _ in Rational(i + 1) }
    check(isDependencies(try upper(MatrixFactors(left: column, right: column.transpose), 1)), "nine dependencies")
    // Of 16 rows of rank 8 with long minors, eight dependencies have coefficients of three words.
    try withRandomCases(4) { generator in
      let a = Matrix<Rational>(rows: 8, columns: 16) { _, _ in Rational(generator.int(-999_999...999_999)) }
      check(isFactorisation(try upper(MatrixFactors(left: a.transpose, right: a), 8)), "long coefficients")
    }
    let encoder = Matrix<Rational>(rows: 3, columns: 3) { i, j in i == j ? 1 : 0 }
    if case .full? = try upper(MatrixFactors(left: encoder, right: encoder), 3) {} else { check(false, "full rank needs no factors") }
  }

  @Test("28 lines and the lines of E8")
  func lines() throws {
    try prove(Lines.lines28, 7)
    try prove(Lines.gram(Lines.lines28, 24), 7)
    try prove(Lines.e8, 8)
    try prove(Lines.devore(5, 2), 21)
  }

  @Test("packings of the outside data", .enabled(if: TestEnvironment.hasData), arguments: Packing.all)
  func packings(_ packing: Packing) throws {
    let matrix = try packing.matrix()
    #expect(try packing.matrix("mtx") == matrix)
    #expect(matrix.rows == packing.d && matrix.columns == packing.m)
    if matrix.entries.count <= 4_000 { #expect(naiveRank(matrix) == packing.rank) }
    try prove(matrix, packing.rank)
  }
}
