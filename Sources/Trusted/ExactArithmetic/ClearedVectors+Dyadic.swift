// SPDX-License-Identifier: Apache-2.0

extension ClearedVectors {
  /// The columns of a dyadic matrix, cleared of denominators: the same as those of its rational matrix.
  ///
  /// - Returns: nil when a limit would be exceeded.
  /// - Complexity: two passes over the entries and one word of memory an entry when the integers have at most 63 bits; else that of the
  ///   rational matrix.
  public init?(_ matrix: DyadicMatrix, _ layout: Layout, limits: Limits = .none) {
    let (rows, columns) = (matrix.rows, matrix.columns)
    // Every entry of column j is a multiple of 2^low[j], and below 2^high[j].
    var low = [Int](repeating: .max, count: columns)
    var high = [Int](repeating: .min, count: columns)
    for i in 0..<rows {
      for j in 0..<columns {
        let (odd, exponent) = matrix.parts(i * columns + j)
        if odd == 0 { continue }
        low[j] = min(low[j], exponent)
        high[j] = max(high[j], exponent + Int.bitWidth - odd.magnitude.leadingZeroBitCount)
      }
    }
    if layout == .columnsSharingDenominator { low = Array(repeating: low.min() ?? .max, count: columns) }
    low = low.map { min($0, 0) }
    var bits = 1
    for (low, high) in zip(low, high) where high != .min { bits = max(bits, high - low) }
    guard layout != .rows, bits < Int.bitWidth else {
      self.init(matrix.rational, layout, limits: limits)
      return
    }
    if (1 - (low.min() ?? 0)) > limits.denominatorBits || rows * columns > limits.words { return nil }
    var words = [Int](repeating: 0, count: rows * columns)
    // A few rows at a time, so that what is written to a column lies together.
    for first in stride(from: 0, to: rows, by: 8) {
      for j in 0..<columns {
        for i in first..<min(first + 8, rows) {
          let (odd, exponent) = matrix.parts(i * columns + j)
          if odd != 0 { words[j * rows + i] = odd << (exponent - low[j]) }
        }
      }
    }
    self.init(words: words, length: rows, denominators: low.map { Integer.one.shiftedLeft(by: -$0) }, bitLength: bits)
  }
}
