// SPDX-License-Identifier: Apache-2.0

/// An adjacency matrix as rows of bits.
final class BitRows {
  /// The number of vertices.
  let count: Int
  /// The words of a row.
  let words: Int
  private let bits: UnsafeMutablePointer<UInt64>

  /// No edges.
  init(count: Int) {
    self.count = count
    words = (count + 63) / 64
    bits = .allocate(capacity: max(1, count * words))
    bits.initialize(repeating: 0, count: count * words)
  }

  deinit { bits.deallocate() }

  /// The bits of a vertex's neighbours.
  @inline(__always) subscript(v: Int) -> UnsafeMutablePointer<UInt64> { bits + v * words }

  /// Makes v and w adjacent.
  func connect(_ v: Int, _ w: Int) {
    self[v][w >> 6] |= 1 << UInt64(w & 63)
    self[w][v >> 6] |= 1 << UInt64(v & 63)
  }

  /// Whether v and w are adjacent.
  @inline(__always) func contains(_ v: Int, _ w: Int) -> Bool { self[v][w >> 6] >> UInt64(w & 63) & 1 == 1 }
}
