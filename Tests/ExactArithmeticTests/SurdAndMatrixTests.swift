// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestSupport
import Testing

@Suite("QuadraticSurd")
struct QuadraticSurdTests {
  @Test("laws of an ordered field", arguments: [2, 3, 5, 999_997])
  func laws(_ radicand: Int) {
    var generator = SplitMix64(seed: radicand)
    var samples: [QuadraticSurd] = [
      .zero, .one, QuadraticSurd(0, 1, radicand: radicand), QuadraticSurd(-1, 1, radicand: radicand),
    ]
    samples +=
      (0..<4).map { _ in generator.surd(radicand) }
      + (0..<3).map { _ in generator.surd(radicand, small: true) }
    checkOrderedField(samples)
  }

  @Test("signs agree with a rational enclosure of the root")
  func signs() {
    withRandomCases(2_000) { generator in
      let radicand = generator.pick([2, 3, 5, 6, 7, 10, 999_983])
      let value = generator.surd(radicand, small: generator.oneIn(2))
      // ⌊√(D·4^n)⌋ ≤ 2^n·√D < the same + 1; n doubles until both ends have the same sign.
      var digits = 8
      while true {
        let low = Integer(radicand).shiftedLeft(by: 2 * digits).squareRoot
        let scale = Integer(1).shiftedLeft(by: digits)
        let ends = [low, low + 1].map { (value.rational + value.coefficient * Rational($0, scale)).sign }
        if ends[0] == ends[1] || value.coefficient == 0 {
          checkEqual(value.sign, ends[0], "sign of \(value)")
          break
        }
        digits *= 2
      }
    }
  }

  @Test("hard comparisons: convergents of √2 and √3")
  func convergents() {
    var (p, q) = (Integer(1), Integer(1))
    for _ in 0..<60 {
      // p² − 2q² = ±1 alternately.
      let value = QuadraticSurd(Rational(p), Rational(-q), radicand: 2)
      checkEqual(value.sign, (p * p - 2 * q * q).sign, "\(p) − \(q)√2")
      checkEqual(value.norm, Rational(p * p - 2 * q * q), "norm")
      checkEqual(value * value.conjugate, QuadraticSurd(value.norm), "product with the conjugate")
      (p, q) = (p + 2 * q, p + q)
    }
  }

  @Test("a rational value is the same in every field")
  func rationalValues() {
    let three = QuadraticSurd(3, 0, radicand: 2)
    #expect(three == QuadraticSurd(3, 0, radicand: 5) && three == QuadraticSurd(3) && three.radicand == 0)
    let root = QuadraticSurd(0, 1, radicand: 2)
    #expect(root * root == QuadraticSurd(2) && (root * root).radicand == 0)
    #expect(root - root == .zero)
    let (low, high) = (QuadraticSurd(Rational(7, 5)), QuadraticSurd(Rational(3, 2)))
    let classes = [
      [-root, QuadraticSurd(0, -1, radicand: 2)], [.zero], [low], [root, root + .one - .one], [high],
    ]
    checkHashable(equivalenceClasses: classes)
    checkComparable(sortedEquivalenceClasses: classes)
    #expect(QuadraticSurd(Rational(1, 2), Rational(-1, 3), radicand: 3).description == "1/2 - 1/3√3")
    #expect((-root).description == "-√2")
  }
}

@Suite("Matrix")
struct MatrixTests {
  @Test("ring laws, transposes and submatrices")
  func laws() {
    withRandomCases(60) { generator in
      let (a, b, c, d) = (
        generator.int(0...4), generator.int(0...4), generator.int(0...4), generator.int(0...4)
      )
      let (x, y, z) = (generator.matrix(a, b), generator.matrix(b, c), generator.matrix(c, d))
      checkEqual((x * y) * z, x * (y * z), "associative")
      checkEqual((x * y).transpose, y.transpose * x.transpose, "transpose of a product")
      checkEqual(x.transpose.transpose, x, "transpose twice")
      checkEqual(Matrix.identity(a) * x, x, "identity")
      checkEqual(x * Matrix.identity(b), x, "identity")
      checkEqual(x.submatrix(rows: Array(0..<a), columns: Array(0..<b)), x, "whole submatrix")
      let rows = (0..<a).filter { _ in generator.oneIn(2) }
      let columns = (0..<b).reversed().filter { _ in generator.oneIn(2) }
      let part = x.submatrix(rows: rows, columns: columns)
      for (i, row) in rows.enumerated() {
        for (j, column) in columns.enumerated() { checkEqual(part[i, j], x[row, column], "part") }
      }
      checkEqual(x.map { -$0 }.map { -$0 }, x, "map")
      // The product entry by entry, summed the other way round.
      let product = x * y
      for i in 0..<a {
        for j in 0..<c {
          checkEqual(
            product[i, j], (0..<b).reversed().reduce(Rational.zero) { $0 + x[i, $1] * y[$1, j] }, "entry")
          checkEqual(Array(product.row(i)), (0..<c).map { product[i, $0] }, "row")
          checkEqual(product.column(j), (0..<a).map { product[$0, j] }, "column")
        }
      }
    }
  }
}

@Suite("ClearedVectors")
struct ClearedVectorsTests {
  private static let layouts: [ClearedVectors.Layout] = [.rows, .columns, .columnsSharingDenominator]

  /// (1) integers / denominator give the matrix back, (2) the denominators are least, (3) inner products are exact.
  private func compare(_ a: Matrix<Rational>, _ b: Matrix<Rational>) throws {
    for layout in ClearedVectorsTests.layouts {
      let byRows = layout == .rows
      let (x, y) = (try #require(ClearedVectors(a, layout)), try #require(ClearedVectors(b, layout)))
      func vector(_ m: Matrix<Rational>, _ i: Int) -> [Rational] { byRows ? Array(m.row(i)) : m.column(i) }
      checkEqual(x.count, byRows ? a.rows : a.columns)
      checkEqual(x.length, byRows ? a.columns : a.rows)
      var bits = 1
      for i in 0..<x.count {
        checkEqual(x.vector(i).map { Rational($0, x.denominators[i]) }, vector(a, i), "(1) vector \(i)")
        let covered = layout == .columnsSharingDenominator ? a.entries : vector(a, i)
        checkEqual(
          x.denominators[i], covered.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) },
          "(2)")
        bits = x.vector(i).reduce(bits) { max($0, $1.bitLength) }
        for j in 0..<y.count {
          let expected = zip(vector(a, i), vector(b, j)).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
          checkEqual(
            Rational(x.dot(i, y, j), x.denominators[i] * y.denominators[j]), expected,
            "(3) product \(i), \(j)")
          checkCanonical(x.dot(i, y, j))
          let half = x.length / 2
          checkEqual(
            x.dot(i, half, y, j, 0, x.length - half),
            zip(x.vector(i).dropFirst(half), y.vector(j)).reduce(Integer.zero) { $0 + $1.0 * $1.1 },
            "(3) stretch")
        }
      }
      checkEqual(x.bitLength, bits, "bit length")
    }
  }

  @Test("random matrices, small and large entries")
  func random() throws {
    try withRandomCases(60) { generator in
      let (rows, columns) = (generator.int(0...4), generator.int(0...4))
      let large = generator.oneIn(2)
      func matrix() -> Matrix<Rational> {
        Matrix(rows: rows, columns: columns) { _, _ in
          large ? generator.rational() : generator.smallRational()
        }
      }
      let (a, b) = (matrix(), matrix())
      try compare(a, b)
    }
  }

  @Test("sums at the ends of 32-bit, 64-bit and 128-bit accumulators")
  func accumulators() throws {
    for bits in [11, 12, 13, 14, 15, 16, 29, 30, 31, 32, 60, 61, 62, 63, 64, 65] {
      for length in [1, 2, 3, 4, 7, 8] + (bits < 14 ? [15, 16, 63, 64] : []) {
        for sign in [1, -1] {
          let size = Rational(Integer(sign) * (Integer.one.shiftedLeft(by: bits) - 1))
          // Two coprime sizes in turn, so that no common factor makes the vectors small.
          let a = Matrix(rows: 1, columns: length) { _, j in j.isMultiple(of: 2) ? size : size - Rational(sign) }
          try compare(a, a)
          let other = a.map { -$0 }
          try compare(a, other)
        }
      }
    }
    let least = Matrix(rows: 2, columns: 2) { _, _ in Rational(Integer(Int.min)) }
    try compare(least, least)
  }

  @Test("limits on common denominators and on words")
  func limits() {
    func cleared(_ layout: ClearedVectors.Layout, bits: Int = .max, words: Int = .max) -> ClearedVectors? {
      // Two coprime denominators of 33 bits: their least common multiple has 65 bits.
      let matrix = Matrix(
        rows: 1, columns: 2, entries: [Rational(1, Integer(1 << 32)), Rational(1, Integer((1 << 32) + 1))])
      return ClearedVectors(
        matrix, layout, limits: ClearedVectors.Limits(denominatorBits: bits, words: words))
    }
    #expect(cleared(.rows, bits: 65) != nil)
    #expect(cleared(.rows, bits: 64) == nil)
    #expect(cleared(.columns, bits: 64) != nil)
    #expect(cleared(.columnsSharingDenominator, bits: 64) == nil)
    // Two numerators of one word each.
    #expect(cleared(.rows, words: 2) != nil)
    #expect(cleared(.rows, words: 1) == nil)
    let large = Matrix(rows: 2, columns: 1, entries: [1, Rational(Integer.one.shiftedLeft(by: 127))])
    #expect(ClearedVectors(large, .rows, limits: .init(denominatorBits: 1, words: 6)) != nil)
    #expect(ClearedVectors(large, .rows, limits: .init(denominatorBits: 1, words: 5)) == nil)
    #expect([0, 1, 63, 64, 127, 128].map(ClearedVectors.words) == [1, 1, 1, 2, 2, 3])
  }
}
