// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import SignGram

/// A d×m matrix S of signs, 64 to a word. The paper's matrix is S/√d; its Gram matrix is SᵀS/d, so integers over d.
public struct SignMatrix: Hashable, Sendable {
  /// d.
  public let rows: Int
  /// m.
  public let columns: Int
  /// ⌈d/64⌉.
  public let wordsPerColumn: Int
  /// Column by column; a 1 bit is −1 and unused bits are 0, as `Xoshiro256StarStar.nextPackedSigns(_:)` describes.
  public let words: [UInt64]

  /// The sample of a seed: column 0 first, each column `nextPackedSigns(d)` of `Xoshiro256StarStar(seed:)`.
  ///
  /// - Precondition: rows ≥ 1, columns ≥ 1.
  public init(rows: Int, columns: Int, seed: UInt64) {
    precondition(rows >= 1 && columns >= 1, "\(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    wordsPerColumn = (rows + 63) / 64
    var generator = Xoshiro256StarStar(seed: seed)
    var words: [UInt64] = []
    words.reserveCapacity(wordsPerColumn * columns)
    for _ in 0..<columns { words += generator.nextPackedSigns(rows) }
    self.words = words
  }

  /// The sign at row i, column j: +1 or −1.
  public subscript(i: Int, j: Int) -> Int {
    precondition(i >= 0 && i < rows && j >= 0 && j < columns, "(\(i), \(j)) outside \(rows)×\(columns)")
    return (words[j * wordsPerColumn + i / 64] >> UInt64(i % 64)) & 1 == 0 ? 1 : -1
  }

  /// The inner product of columns i and j: d − 2·(the number of rows where they differ).
  ///
  /// - Complexity: ⌈d/64⌉ word operations.
  public func innerProduct(_ i: Int, _ j: Int) -> Int {
    precondition(i >= 0 && i < columns && j >= 0 && j < columns, "columns \(i), \(j) of \(columns)")
    return words.withUnsafeBufferPointer { words in
      var differing = 0
      let (a, b) = (i * wordsPerColumn, j * wordsPerColumn)
      for w in 0..<wordsPerColumn { differing &+= (words[a &+ w] ^ words[b &+ w]).nonzeroBitCount }
      return rows - 2 * differing
    }
  }

  /// The matrix scale·S.
  public func matrix(scale: Rational = .one) -> Matrix<Rational> {
    let values = [scale, -scale]
    return Matrix(rows: rows, columns: columns) { i, j in self[i, j] > 0 ? values[0] : values[1] }
  }

  /// The activations S·v of an integer feature vector with these nonzero entries.
  public func activations(_ v: [(index: Int, value: Int)]) -> [Int] {
    var sums = [Int](repeating: 0, count: rows)
    for (j, value) in v { for l in 0..<rows { sums[l] += self[l, j] > 0 ? value : -value } }
    return sums
  }

  /// The probes' answers Sᵀx to integer activations x.
  public func readings(_ x: [Int]) -> [Int] {
    precondition(x.count == rows, "\(x.count) activations for \(rows) neurons")
    return (0..<columns).map { j in
      var sum = 0
      for l in 0..<rows { sum += self[l, j] > 0 ? x[l] : -x[l] }
      return sum
    }
  }
}

/// The off-diagonal Gram entries of a sign matrix, counted by size. All exact.
public struct GramStatistics: Sendable {
  /// d: the entries are integers over d.
  public let length: Int
  /// m(m−1)/2.
  public let pairs: Int
  /// counts[a] is the number of pairs i < j with |⟨s_i, s_j⟩| = a, for a = 0…d.
  public let counts: [Int]
  /// The largest |⟨s_i, s_j⟩|; 0 for a single column.
  public let largest: Int
  /// The first pair that attains it; nil for a single column.
  public let pair: (Int, Int)?

  /// - Complexity: m²/2 inner products, twice.
  public init(_ matrix: SignMatrix) {
    length = matrix.rows
    let m = matrix.columns
    pairs = m * (m - 1) / 2
    let gram = SignGram(words: matrix.words, count: m, length: matrix.rows)
    counts = gram.histogram()
    let best = gram.largestProduct()
    largest = best?.size ?? 0
    pair = best?.pair
  }

  /// The coherence, largest/d.
  public var coherence: Rational { Rational(Integer(largest), Integer(length)) }

  /// The number of pairs with |⟨c_i, c_j⟩| ≥ t, for the columns c = s/√d.
  public func pairs(atLeast t: Rational) -> Int { counts[sizes(atLeast: t)...].reduce(0, +) }

  /// The mean of ⟨c_i, c_j⟩² over the pairs, whose expectation is 1/d; nil for a single column.
  public var meanSquare: Rational? {
    if pairs == 0 { return nil }
    let sum = counts.indices.reduce(Integer.zero) { $0 + Integer(counts[$1]) * Integer($1) * Integer($1) }
    return Rational(sum, Integer(pairs) * Integer(length) * Integer(length))
  }

  private func sizes(atLeast t: Rational) -> Int {
    let least = (t * Rational(length)).ceiling
    return max(0, min(least.asInt ?? counts.count, counts.count))
  }
}
