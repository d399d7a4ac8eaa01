// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearAlgebra
import TestSupport
import Testing

@Suite("Linear algebra")
struct LinearAlgebraTests {
  @Test("reduced row echelon forms of matrices of every rank")
  func echelonForms() {
    for rows in 0...5 {
      for columns in 0...5 {
        for rank in 0...min(rows, columns) {
          withEvery("rows, columns, rank", in: [(rows, columns, rank)]) { _ in
            withRandomCases(2, seed: 100 * rows + 10 * columns + rank) { generator in
              let matrix = generator.matrix(rows, columns, rank: rank)
              let (form, pivots) = matrix.reducedRowEchelonForm()
              checkEqual(pivots.count, rank, "rank")
              checkEqual(naiveRank(matrix), rank, "naive rank")
              check(zip(pivots, pivots.dropFirst()).allSatisfy { $0 < $1 }, "pivots increase")
              for (i, pivot) in pivots.enumerated() {
                checkEqual(form.column(pivot), (0..<rows).map { $0 == i ? 1 : 0 }, "pivot column \(pivot)")
                check(form.row(i).prefix(pivot).allSatisfy(\.isZero), "zeros before the pivot")
              }
              for i in rank..<max(rows, rank) { check(form.row(i).allSatisfy(\.isZero), "row \(i) is zero") }
              // The same row space: stacking adds no rank.
              let stacked = Matrix(rows: 2 * rows, columns: columns, entries: matrix.entries + form.entries)
              checkEqual(naiveRank(stacked), rank, "row space")
            }
          }
        }
      }
    }
  }

  @Test("inverses, also over ℚ(√2)")
  func inverses() {
    withRandomCases(40) { generator in
      let n = generator.int(0...5)
      let rank = generator.int(0...n)
      let matrix = generator.matrix(n, n, rank: rank)
      if let inverse = matrix.inverse {
        checkEqual(rank, n, "only a matrix of full rank has an inverse")
        checkEqual(matrix * inverse, .identity(n), "inverse")
        checkEqual(inverse * matrix, .identity(n), "inverse")
      } else {
        check(rank < n, "a matrix of full rank has an inverse")
      }
      let surds = Matrix(rows: 3, columns: 3) { _, _ in generator.surd(2, small: true) }
      if let inverse = surds.inverse { checkEqual(surds * inverse, .identity(3), "inverse over ℚ(√2)") }
    }
  }

  @Test("orthogonal projectors onto column spaces")
  func projectors() {
    withRandomCases(30) { generator in
      let (rows, columns) = (generator.int(1...5), generator.int(1...5))
      let rank = generator.int(0...min(rows, columns))
      let matrix = generator.matrix(rows, columns, rank: rank)
      let projector = matrix.columnSpaceProjector
      checkEqual(projector.transpose, projector, "symmetric")
      checkEqual(projector * projector, projector, "idempotent")
      checkEqual(projector * matrix, matrix, "fixes the columns")
      checkEqual((0..<rows).reduce(Rational.zero) { $0 + projector[$1, $1] }, Rational(rank), "trace")
    }
  }

  @Test("Dixon's solver against the exact inverse")
  func dixon() throws {
    try withRandomCases(60) { generator in
      let n = generator.int(1...6)
      let size = generator.pick([1, 5, 1_000_000, Int.max])
      let large = generator.oneIn(4)
      let matrix = Matrix<Rational>(rows: n, columns: n) { _, _ in
        Rational(large ? generator.integer() : Integer(generator.int(-size...size)))
      }
      let b = (0..<n).map { _ in generator.oneIn(5) ? .zero : generator.integer() }
      let rows = (0..<n).map { matrix.row($0).map(\.numerator) }
      guard let inverse = matrix.inverse else {
        check(DixonSolver(rows) == nil, "a singular matrix has no solver")
        return
      }
      let solver = try #require(DixonSolver(rows))
      let expected = (inverse * Matrix(rows: n, columns: 1, entries: b.map { Rational($0) })).entries
      checkEqual(solver.solve(b), expected, "solution")
    }
  }

  @Test("Dixon's solver when the first primes divide the determinant")
  func unluckyPrimes() throws {
    let primes = PrimeField.primes.prefix(3).map { Integer($0) }
    for count in 1...3 {
      let matrix = (0..<3).map { i in (0..<3).map { j in i == j ? (i < count ? primes[i] : 1) : 0 } }
      let solver = try #require(DixonSolver(matrix))
      let expected = (0..<3).map { $0 < count ? Rational(1, primes[$0]) : 1 }
      #expect(solver.solve([1, 1, 1]) == expected)
    }
  }

  @Test("rank profiles modulo a prime")
  func profiles() {
    let p: UInt64 = 1_009
    withRandomCases(200) { generator in
      let (rows, columns) = (generator.int(1...6), generator.int(1...6))
      let residues = (0..<rows).map { _ in
        (0..<columns).map { _ in generator.oneIn(3) ? 0 : UInt64(generator.int(0...1_008)) }
      }
      let profile = ModularRankProfile(residues, modulo: p)
      checkEqual(profile.rows.count, profile.columns.count, "square")
      checkEqual(profile.rows, profile.rows.sorted(), "rows increase")
      checkEqual(profile.columns, profile.columns.sorted(), "columns increase")
      // The minor has an inverse modulo p, and no larger set of rows is independent: checked by the determinants.
      let minor = profile.rows.map { i in profile.columns.map { residues[i][$0] } }
      check(PrimeField(p).inverse(of: minor) != nil, "the minor is nonsingular")
      checkEqual(profile.rank, rankModulo(residues, Int(p)), "rank")
    }
  }

  /// Elimination column by column with Int: another algorithm than the one tested.
  private func rankModulo(_ residues: [[UInt64]], _ p: Int) -> Int {
    var rows = residues.map { $0.map(Int.init) }
    var rank = 0
    for j in rows[0].indices {
      guard let pivot = (rank..<max(rows.count, rank)).first(where: { rows[$0][j] != 0 }) else { continue }
      rows.swapAt(rank, pivot)
      for i in rank + 1..<max(rows.count, rank + 1) {
        // Cross multiplication needs no inverse.
        let (a, b) = (rows[rank][j], rows[i][j])
        for l in rows[i].indices { rows[i][l] = ((rows[i][l] * a - rows[rank][l] * b) % p + p) % p }
      }
      rank += 1
    }
    return rank
  }

  @Test("prime fields")
  func primeFields() {
    for p in PrimeField.primes {
      #expect(p < 1 << 31)
      #expect(!(2...46_340).contains { p.isMultiple(of: UInt64($0)) }, "\(p) is a prime")
      let field = PrimeField(p)
      var generator = SplitMix64(seed: 3)
      for _ in 0..<50 {
        let value = UInt64(generator.int(1...Int(p) - 1))
        checkEqual(field.inverse(value) * value % p, 1, "inverse of \(value) modulo \(p)")
      }
    }
  }
}
