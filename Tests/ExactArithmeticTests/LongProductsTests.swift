// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestSupport
import Testing

/// Inner products and sums of cleared vectors against sums of single products.
@Suite("Products of long and short vectors")
struct LongProductsTests {
  private func naive(_ x: some Sequence<Integer>, _ y: some Sequence<Integer>) -> Integer {
    zip(x, y).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  private func vectors(_ rows: [[Integer]]) throws -> ClearedVectors {
    let length = rows.first?.count ?? 0
    return try #require(
      ClearedVectors(Matrix(rows: rows.count, columns: length, entries: rows.joined().map { Rational($0) }), .rows))
  }

  /// All inner products of the rows of one with those of the other, whole and from each of a few places on, both ways.
  private func compare(_ x: [[Integer]], _ y: [[Integer]], _ what: String) throws {
    let (a, b) = (try vectors(x), try vectors(y))
    let n = x[0].count
    for i in x.indices {
      for j in y.indices {
        for start in Set([0, 1, n / 2, n - 1]).sorted() {
          let expected = naive(x[i].dropFirst(start), y[j].dropFirst(start))
          checkEqual(a.dot(i, start, b, j, start, n - start), expected, "\(what), from \(start)")
          checkEqual(b.dot(j, start, a, i, start, n - start), expected, "\(what), from \(start), exchanged")
        }
        // Stretches that begin at different places.
        checkEqual(a.dot(i, n / 2, b, j, 0, n - n / 2), naive(x[i].dropFirst(n / 2), y[j]), "\(what), stretches")
      }
    }
  }

  @Test("every digit as large as it can be, sums on both sides of 31 bits")
  func extremes() throws {
    for bits in [63, 64, 65, 74, 75, 76, 89, 90, 91, 127, 128, 129, 134, 135, 136, 191, 192, 193, 640] {
      let long = Integer.one.shiftedLeft(by: bits) - 1
      for shortBits in [1, 8, 11, 12, 13, 14, 15, 16] {
        let short = Integer.one.shiftedLeft(by: shortBits) - 1
        for length in [1, 2, 3, 7, 8, 9, 31, 32] {
          // Coprime entries in turn, so that no common factor is taken out.
          let x = [0, 1].map { s in (0..<length).map { ($0 + s).isMultiple(of: 2) ? long : -(long - 1) } }
          let y = [0, 1].map { s in (0..<length).map { ($0 + s).isMultiple(of: 2) ? -short : short - 1 } }
          try compare(x, y, "\(bits) bits, \(shortBits) bits, length \(length)")
          let positive = [(0..<length).map { $0 == 0 ? long - 1 : long }]
          try compare(positive, [(0..<length).map { $0 == 0 ? short - 1 : short }], "positive, \(bits), \(shortBits), \(length)")
        }
      }
    }
  }

  @Test("random long numbers times random short ones, with common factors and zeros")
  func random() throws {
    try withRandomCases(200) { generator in
      let n = generator.int(1...20)
      let factor = Integer(generator.int(1...1000))
      func row(_ entry: () -> Integer) -> [Integer] { (0..<n).map { _ in entry() } }
      let x = (0..<3).map { _ in row { generator.oneIn(5) ? 0 : generator.integer() * factor } }
      let size = generator.pick([1, 1, 60, 4_000, 32_767, 40_000, 1 << 40])
      let y = (0..<2).map { _ in row { Integer(generator.int(-size...size)) } }
      try compare(x, y, "random")
    }
  }

  @Test("products in words of 128 bits from a place on, and where they do not fit")
  func wide() throws {
    try withRandomCases(100) { generator in
      let (n, start, large) = (generator.int(1...9), generator.int(0...3), generator.oneIn(3))
      let x = (0..<2).map { _ in (0..<n + start).map { _ in large ? generator.integer() : Integer(generator.int(-99...99)) } }
      let y = (0..<3).map { _ in (0..<n).map { _ in Integer(6 * generator.int(-50...50)) } }
      let (a, b) = (try vectors(x), try vectors(y))
      for i in x.indices {
        guard let products = a.wideProducts(i, from: start, b) else {
          check(large, "small numbers fit")
          continue
        }
        checkEqual(
          products.map { Integer($0) * a.content(i) }, y.map { naive(x[i].dropFirst(start), $0) }, "products of vector \(i)")
      }
    }
  }

  @Test("combinations of vectors, in words and beyond them")
  func combinations() throws {
    try withRandomCases(200) { generator in
      let (count, n) = (generator.int(1...5), generator.int(1...6))
      func entry() -> Integer { generator.oneIn(3) ? generator.integer() : Integer(generator.int(-40...40) * 6) }
      let small = generator.oneIn(2)
      let rows = (0..<count).map { _ in (0..<n).map { _ in small ? Integer(generator.int(-40...40) * 6) : entry() } }
      let chosen = (0..<generator.int(0...4)).map { _ in generator.int(0...count - 1) }
      let factors = chosen.map { _ in generator.oneIn(2) ? Integer(generator.int(-9...9)) : generator.integer() }
      let expected = (0..<n).map { l in naive(chosen.map { rows[$0][l] }, factors) }
      checkEqual(try vectors(rows).combination(chosen, factors), expected, "Σ \(factors)·rows \(chosen) of \(rows)")
    }
    // |sum| as close to 2¹²⁵ as the words are used for.
    for bits in [61, 62, 63] {
      let size = Integer.one.shiftedLeft(by: bits) - 1
      let rows = [[size, -size, size - 1], [size, -size, -size]]
      for factor in [size, -size] {
        checkEqual(
          try vectors(rows).combination([0, 1], [factor, factor]), (0..<3).map { (rows[0][$0] + rows[1][$0]) * factor }, "\(bits) bits")
      }
    }
  }

  @Test("a matrix of machine words is cleared as any other is")
  func words() throws {
    try withRandomCases(200) { generator in
      let (rows, columns) = (generator.int(0...5), generator.int(0...5))
      let factor = generator.pick([1, 1, 6, 1 << 40])
      let ends = [Int.max, -Int.max, .max - 1]
      var matrix = Matrix<Rational>(rows: rows, columns: columns) { _, _ in
        Rational(factor == 1 && generator.oneIn(4) ? generator.pick(ends) : factor * generator.int(-9...9))
      }
      for layout in [ClearedVectors.Layout.rows, .columns, .columnsSharingDenominator] {
        let cleared = try #require(ClearedVectors(matrix, layout))
        // A factor makes the general path take the same matrix.
        let general = try #require(ClearedVectors(matrix, layout, columnsTimes: Array(repeating: 1, count: columns)))
        checkEqual(cleared.bitLength, general.bitLength, "bit length")
        checkEqual(cleared.denominators, general.denominators, "denominators")
        for i in 0..<cleared.count {
          checkEqual(cleared.vector(i), general.vector(i), "vector \(i) of \(matrix)")
          checkEqual(cleared.content(i), general.content(i), "content \(i) of \(matrix)")
        }
        if rows * columns > 0 {
          matrix[0, 0] = Rational(Integer(Int.min))
          checkEqual(try #require(ClearedVectors(matrix, layout)).vector(0)[0], Integer(Int.min), "the least word")
          matrix[0, 0] = 0
        }
      }
    }
  }
}
