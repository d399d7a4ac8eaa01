// SPDX-License-Identifier: Apache-2.0
import CKernels

/// Inner products of vectors whose entries all have one absolute value, by counting differing signs 64 at a time.
struct SignProducts: Sendable {
  private var vectors: BlockVectors<UInt64>
  private let length: Int
  /// The product of two equal signs.
  private let unit: Float

  /// - Returns: nil when an entry of either set differs from the others in absolute value, or is 0.
  /// - Precondition: products of the floats are exact.
  init?(_ probe: VectorSet, _ encoder: VectorSet) {
    guard let (b, size) = SignProducts.signs(probe), let (a, other) = SignProducts.signs(encoder) else { return nil }
    vectors = BlockVectors(probe: b, encoder: a, elements: (encoder.length + 63) / 64)
    length = encoder.length
    unit = size * other
  }

  /// 1 bits for negative entries, vector by vector, and the absolute value.
  private static func signs(_ set: VectorSet) -> (words: [UInt64], size: Float)? {
    guard let size = set.floats.first?.magnitude, size > 0, set.floats.allSatisfy({ $0.magnitude == size }) else { return nil }
    let (d, perVector) = (set.length, (set.length + 63) / 64)
    var words = [UInt64](repeating: 0, count: set.count * perVector)
    for j in 0..<set.count {
      for l in 0..<d where set.floats[j * d + l] < 0 { words[j * perVector + l / 64] |= 1 << UInt64(l % 64) }
    }
    return (words, size)
  }

  /// As in `BlockProducts`.
  func gathering(_ features: [Int]) -> SignProducts {
    var gathered = self
    gathered.vectors = vectors.gathering(features)
    return gathered
  }

  /// As in `BlockProducts`.
  func callAsFunction(
    _ rows: Range<Int>, _ columns: Range<Int>, swapped: Bool, _ out: UnsafeMutablePointer<Float>, stride: Int, _ path: VectorPath
  ) {
    vectors.withBlock(rows, columns, swapped: swapped) { x, y in
      // The counts lie where their floats go.
      out.withMemoryRebound(to: UInt32.self, capacity: (rows.count - 1) * stride + columns.count) { counts in
        lrh_differing_bits(
          x, rows.count, y, columns.count, vectors.elements, counts, stride,
          path == .portable ? lrh_popcount_portable : SignProducts.fastest)
      }
    }
    for r in 0..<rows.count {
      let row = UnsafeMutableRawPointer(out + r * stride)
      for j in 0..<columns.count {
        let count = row.load(fromByteOffset: 4 * j, as: UInt32.self)
        row.storeBytes(of: Float(length - 2 * Int(count)) * unit, toByteOffset: 4 * j, as: Float.self)
      }
    }
  }

  private static let fastest: lrh_popcount_path =
    [lrh_popcount_avx512, lrh_popcount_avx2, lrh_popcount_popcnt].first { lrh_popcount_available($0) != 0 } ?? lrh_popcount_portable
}
