// SPDX-License-Identifier: Apache-2.0

/// Integer vectors rounded to few bits, for bounds of many inner products: proved in integers, and several times as fast as the products.
///
/// A primitive vector x is t·x̂ + r with t = 2^shift and |r_l| ≤ t/2. For x, y of length d with t, t′:
/// x·y − t·t′·(x̂·ŷ) = t·(x̂·r′) + r·y, and |y_l| ≤ t′(|ŷ_l| + ½), so
/// |x·y| ≤ t·t′·(|x̂·ŷ| + ½‖x̂‖₁ + ½‖ŷ‖₁ + ¼d). A vector that is a multiple of a primitive one counts the multiple, rounded up to a power of two, to
/// its t.
public struct RoundedVectors: Sendable {
  private let length: Int
  /// The x̂, one after the other.
  private let entries: [Int16]
  private let shifts: [Int]
  /// ‖x̂‖₁.
  private let norms: [Int]

  /// The vectors, rounded so that sums of products of two entries fit 32 bits.
  ///
  /// - Returns: nil unless the primitive vectors have at most 62 bits, and a length that leaves entries two bits at least.
  public init?(_ vectors: ClearedVectors) {
    guard let words = vectors.primitiveWords else { return nil }
    // |x̂_l| ≤ 2^bits, so |x̂·ŷ| ≤ d·2^(2·bits) ≤ 2^30.
    let bits = (30 - (Int.bitWidth - vectors.length.leadingZeroBitCount)) / 2
    guard bits >= 2, words.allSatisfy({ $0.magnitude >> 62 == 0 }) else { return nil }
    length = vectors.length
    var (entries, shifts, norms): ([Int16], [Int], [Int]) = ([], [], [])
    entries.reserveCapacity(words.count)
    for i in 0..<vectors.count {
      let vector = words[i * vectors.length..<(i + 1) * vectors.length]
      let largest = vector.reduce(UInt(0)) { max($0, $1.magnitude) }
      let shift = max(0, UInt.bitWidth - largest.leadingZeroBitCount - bits)
      let half = shift == 0 ? 0 : 1 << (shift - 1)
      var norm = 0
      for word in vector {
        let entry = (word + half) >> shift
        norm += abs(entry)
        entries.append(Int16(entry))
      }
      shifts.append(shift + (vectors.content(i) - 1).bitLength)
      norms.append(norm)
    }
    (self.entries, self.shifts, self.norms) = (entries, shifts, norms)
  }

  /// For each vector i of a range, the j for which the bound does not show |x_i·y_j| ≤ limits[i], y the vectors of `other`, increasing.
  ///
  /// - Precondition: vectors of the same length; one limit ≥ 0 for each i of the range, in order.
  /// - Complexity: range.count·other.count products of vectors of 16-bit words.
  public func unsettled(_ range: Range<Int>, _ other: RoundedVectors, limits: [Integer]) -> [[Int]] {
    precondition(length == other.length && limits.count == range.count, "vectors of lengths \(length) and \(other.length)")
    // 2|x̂·ŷ| + ‖ŷ‖₁ ≤ 2·⌊limit/(t·t′)⌋ − ‖x̂‖₁ − d settles it; one right side for each t′.
    let rooms = zip(range, limits).map { i, limit in
      (0...(other.shifts.max() ?? 0)).map { shift -> Int in
        let quotient = limit.quotientAndRemainder(dividingBy: Integer.one.shiftedLeft(by: shifts[i] + shift)).quotient
        return 2 * (min(quotient, Integer(1 << 40)).asInt ?? 0) - norms[i] - length
      }
    }
    var unsettled = [[Int]](repeating: [], count: range.count)
    entries.withUnsafeBufferPointer { x in
      other.entries.withUnsafeBufferPointer { y in
        for j in 0..<other.shifts.count {
          let (shift, norm, start) = (other.shifts[j], other.norms[j], j * length)
          for (row, i) in range.enumerated() {
            var sum = Int32(0)
            let from = i * length
            for l in 0..<length { sum &+= Int32(x[from &+ l]) &* Int32(y[start &+ l]) }
            if 2 * abs(Int(sum)) + norm > rooms[row][shift] { unsettled[row].append(j) }
          }
        }
      }
    }
    return unsettled
  }
}
