// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension DyadicMatrix {
  /// The transpose, bit for bit.
  public var transposed: DyadicMatrix {
    // The bits are those of finite numbers already.
    do throws(NotFinite) {
      if format == .binary32 { return try DyadicMatrix(rows: columns, columns: rows, binary32: exchanged { UInt32($0) }) }
      return try DyadicMatrix(rows: columns, columns: rows, format, bits: exchanged { $0 })
    } catch {
      preconditionFailure("entry \(error.index) of a matrix is not finite")
    }
  }

  private func exchanged<Word: FixedWidthInteger>(_ word: (UInt64) -> Word) -> [Word] {
    var words = [Word](repeating: 0, count: rows * columns)
    // Tiles that fit the cache.
    for (firstRow, firstColumn) in tiles {
      for i in firstRow..<min(firstRow + DyadicMatrix.tile, rows) {
        for j in firstColumn..<min(firstColumn + DyadicMatrix.tile, columns) { words[j * rows + i] = word(bits(i * columns + j)) }
      }
    }
    return words
  }

  private static let tile = 64

  private var tiles: [(Int, Int)] {
    stride(from: 0, to: rows, by: DyadicMatrix.tile).flatMap { row in
      stride(from: 0, to: columns, by: DyadicMatrix.tile).map { (row, $0) }
    }
  }
}
