// SPDX-License-Identifier: Apache-2.0
import CKernels
import ExactArithmetic
import Parallelism

/// Vectors of signs, 64 to a word, and their inner products d − 2·(the number of places where two differ): exact, by popcount.
public struct SignGram: Sendable {
  /// The number of vectors.
  public let count: Int
  /// d, the length of each.
  public let length: Int
  /// ⌈d/64⌉.
  private let wordsPerVector: Int
  private let words: [UInt64]

  /// The vectors in packed form: one after the other, a 1 bit for −1, unused bits 0.
  ///
  /// - Precondition: words.count = count·⌈length/64⌉; length < 2³¹.
  public init(words: [UInt64], count: Int, length: Int) {
    wordsPerVector = (length + 63) / 64
    precondition(
      words.count == count * wordsPerVector && length < 1 << 31, "\(words.count) words for \(count) vectors")
    self.words = words
    self.count = count
    self.length = length
  }

  /// The columns of a matrix, each divided by a positive number; nil when one is not a multiple of a vector of signs.
  public init?(columns matrix: Matrix<Rational>) {
    let (d, m) = (matrix.rows, matrix.columns)
    let perVector = (d + 63) / 64
    guard d > 0, m > 0, d < 1 << 31 else { return nil }
    var words = [UInt64](repeating: 0, count: m * perVector)
    let sizes = (0..<m).map { matrix.entries[$0].magnitude }
    let opposites = sizes.map { -$0 }
    for i in 0..<d {
      let bit = UInt64(1) << UInt64(i % 64)
      for j in 0..<m {
        let entry = matrix.entries[i * m + j]
        if entry == sizes[j], entry.sign != 0 { continue }
        guard entry == opposites[j], entry.sign != 0 else { return nil }
        words[j * perVector + i / 64] |= bit
      }
    }
    self.init(words: words, count: m, length: d)
  }

  private static let blockRows = 64
  private static let blockColumns = 512

  /// Calls `body` with i, the first j, and in how many places vector i differs from vectors j, j + 1, …, for all pairs i < j.
  ///
  /// The Gram matrix is gone through block by block; each pair comes once. ⟨v_i, v_j⟩ is `length` − 2·(that number).
  public func forEachRun(
    _ path: PopcountPath = .best, _ body: (Int, Int, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    for block in rowBlocks { forEachRun(inRows: block, path, body) }
  }

  private var rowBlocks: [Range<Int>] { count < 2 ? [] : Workers.ranges(of: count, length: SignGram.blockRows) }

  /// The same for the i of one block of rows.
  private func forEachRun(inRows block: Range<Int>, _ path: PopcountPath, _ body: (Int, Int, UnsafeBufferPointer<UInt32>) -> Void) {
    precondition(path.isAvailable, "no \(path.rawValue) on this processor")
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SignGram.blockRows * SignGram.blockColumns) {
      counts in
      words.withUnsafeBufferPointer { words in
        guard let start = words.baseAddress, let base = counts.baseAddress else { return }
        for firstColumn in stride(from: block.lowerBound, to: count, by: SignGram.blockColumns) {
          let columns = min(SignGram.blockColumns, count - firstColumn)
          lrh_differing_bits(
            start + block.lowerBound * wordsPerVector, block.count, start + firstColumn * wordsPerVector, columns,
            wordsPerVector, base, columns, path.kernel)
          for i in block {
            let skip = max(0, i + 1 - firstColumn)
            if skip >= columns { continue }
            body(
              i, firstColumn + skip,
              UnsafeBufferPointer(start: base + (i - block.lowerBound) * columns + skip, count: columns - skip))
          }
        }
      }
    }
  }

  /// The largest |⟨v_i, v_j⟩| over i < j, and the first pair that attains it; nil for a single vector.
  ///
  /// - Complexity: m²/2 · ⌈d/64⌉ word operations.
  public func largestProduct(_ path: PopcountPath = .best, workers: Workers = .single) -> (size: Int, pair: (Int, Int))? {
    let blocks = rowBlocks
    return workers.map(blocks.count) { largestProduct(inRows: blocks[$0], path) }.compactMap(\.self)
      .max { $0.size < $1.size || ($0.size == $1.size && $0.pair > $1.pair) }
  }

  private func largestProduct(inRows block: Range<Int>, _ path: PopcountPath) -> (size: Int, pair: (Int, Int))? {
    var best: (size: Int, pair: (Int, Int))?
    forEachRun(inRows: block, path) { i, from, differences in
      var (least, largest): (UInt32, UInt32) = (0, 0)
      lrh_range(differences.baseAddress, differences.count, &least, &largest, path.kernel)
      let size = max(length - 2 * Int(least), 2 * Int(largest) - length)
      guard size >= best?.size ?? 0 else { return }
      // Blocks do not come in the order of pairs; of equal products the first pair counts.
      let pair = (i, from + (differences.firstIndex { abs(length - 2 * Int($0)) == size } ?? 0))
      if best.map({ size > $0.size || pair < $0.pair }) ?? true { best = (size, pair) }
    }
    return best
  }

  /// How often each |⟨v_i, v_j⟩| = 0 … d occurs over i < j.
  public func histogram(_ path: PopcountPath = .best) -> [Int] {
    var byDifferences = [Int](repeating: 0, count: length + 1)
    byDifferences.withUnsafeMutableBufferPointer { counts in
      forEachRun(path) { _, _, differences in for difference in differences { counts[Int(difference)] &+= 1 }
      }
    }
    var counts = [Int](repeating: 0, count: length + 1)
    for (differences, count) in byDifferences.enumerated() { counts[abs(length - 2 * differences)] += count }
    return counts
  }
}
