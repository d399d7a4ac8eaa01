// SPDX-License-Identifier: Apache-2.0

/// The rows or columns of a rational matrix as integer vectors over common denominators.
///
/// Vector i of the matrix is `integers of vector i` / `denominators[i]`. Inner products then need no fractions, and run on
/// machine words whenever the sizes allow it.
public struct ClearedVectors: Sendable {
  /// Which vectors of the matrix, and what shares a denominator.
  public enum Layout: Sendable {
    /// The rows, each with the least common denominator of its entries.
    case rows
    /// The columns, each with the least common denominator of its entries.
    case columns
    /// The columns, all with the least common denominator of the whole matrix.
    case columnsSharingDenominator
  }

  /// The number of vectors.
  public let count: Int
  /// The length of each vector.
  public let length: Int
  /// The common denominator of each vector, ≥ 1.
  public let denominators: [Integer]
  /// The largest bit length of an integer, at least 1.
  public let bitLength: Int
  @usableFromInline let integers: [Integer]
  /// The same integers as machine words, when they all fit.
  @usableFromInline let words: [Int]?

  /// The largest bit length of a common denominator that checkers agree to work with.
  public static let denominatorBitLimit = 65_536

  /// Clears denominators.
  ///
  /// - Returns: nil when a common denominator would have more than `limit` bits.
  /// - Complexity: one least common multiple an entry, and memory proportional to the entries times bits.
  public init?(_ matrix: Matrix<Rational>, _ layout: Layout, denominatorBitLimit limit: Int? = nil) {
    let byRows = layout == .rows
    count = byRows ? matrix.rows : matrix.columns
    length = byRows ? matrix.columns : matrix.rows
    let length = length
    let columns = matrix.columns
    func position(_ vector: Int, _ index: Int) -> Int {
      byRows ? vector * columns + index : index * columns + vector
    }
    var denominators: [Integer] = []
    denominators.reserveCapacity(count)
    var common = Integer.one
    for i in 0..<count {
      if layout != .columnsSharingDenominator { common = .one }
      for l in 0..<length {
        let denominator = matrix.entries[position(i, l)].denominator
        if denominator.isOne || denominator == common { continue }
        common = Integer.leastCommonMultiple(common, denominator)
        if let limit, common.bitLength > limit { return nil }
      }
      denominators.append(common)
    }
    if layout == .columnsSharingDenominator { denominators = Array(repeating: common, count: count) }
    var integers: [Integer] = []
    integers.reserveCapacity(count * length)
    var bits = 1
    for i in 0..<count {
      for l in 0..<length {
        let entry = matrix.entries[position(i, l)]
        let integer =
          entry.denominator == denominators[i]
          ? entry.numerator : entry.numerator * denominators[i].dividedExactly(by: entry.denominator)
        bits = max(bits, integer.bitLength)
        integers.append(integer)
      }
    }
    self.denominators = denominators
    self.integers = integers
    bitLength = bits
    words = bits < Int.bitWidth ? integers.compactMap(\.asInt) : nil
  }

  /// The integers of vector i.
  public func vector(_ i: Int) -> ArraySlice<Integer> { integers[i * length..<(i + 1) * length] }

  /// 64-bit words a number of this many bits counts for in the work formulas: 1 + ⌊bits/64⌋.
  public static func words(bitLength: Int) -> Int { 1 + bitLength / 64 }

  /// The inner product of the integer vectors i of this and j of `other`, on the index range (default: all indices).
  ///
  /// The inner product of the matrix's own vectors is this, divided by both denominators.
  ///
  /// - Precondition: the vectors have the same length, or the ranges do.
  public func dot(_ i: Int, _ other: ClearedVectors, _ j: Int) -> Integer {
    precondition(length == other.length, "vectors of lengths \(length) and \(other.length)")
    return dot(i, 0, other, j, 0, length)
  }

  /// The inner product of the stretches [from, from + n) of vector i and [otherFrom, otherFrom + n) of vector j of `other`.
  public func dot(_ i: Int, _ from: Int, _ other: ClearedVectors, _ j: Int, _ otherFrom: Int, _ n: Int) -> Integer {
    precondition(from >= 0 && otherFrom >= 0 && from + n <= length && otherFrom + n <= other.length)
    let a = i * length + from
    let b = j * other.length + otherFrom
    // |Σ| < 2^(bits + bits' + bits of n); one more bit for the sign.
    let bits = bitLength + other.bitLength + (Int.bitWidth - n.leadingZeroBitCount)
    if let words, let others = other.words, bits < 127 {
      return words.withUnsafeBufferPointer { x in
        others.withUnsafeBufferPointer { y in
          if bits < 63 {
            var sum = 0
            for l in 0..<n { sum &+= x[a &+ l] &* y[b &+ l] }
            return .small(sum)
          }
          var sum = Int128(0)
          for l in 0..<n { sum &+= Int128(x[a &+ l]) &* Int128(y[b &+ l]) }
          return Integer(sum)
        }
      }
    }
    var sum = Integer.zero
    for l in 0..<n { sum += integers[a + l] * other.integers[b + l] }
    return sum
  }
}
