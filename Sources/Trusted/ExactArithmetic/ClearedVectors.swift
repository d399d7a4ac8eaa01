// SPDX-License-Identifier: Apache-2.0
import CGMP

/// The rows or columns of a rational matrix as integer vectors over common denominators.
///
/// Vector i of the matrix is `vector(i)` / `denominators[i]`. Each integer vector is kept as its content (the greatest common divisor
/// of its entries) times a primitive vector. Inner products then need no fractions, and run on machine words whenever the sizes of
/// the primitive vectors allow it.
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
  /// The largest bit length of an integer of a vector, at least 1.
  public let bitLength: Int
  /// The greatest common divisor of each vector; 1 for a zero vector.
  private let contents: [Integer]
  /// The vectors divided by their contents; empty when they all fit machine words.
  private let primitive: [Integer]
  /// The vectors divided by their contents as machine words, when they all fit.
  private let words: [Int]?
  /// The same in 16 bits, when they all fit.
  private let shorts: [Int16]?
  private let primitiveBitLength: Int

  /// What clearing denominators may cost.
  public struct Limits: Sendable {
    /// The most bits of a common denominator.
    public var denominatorBits: Int
    /// The most 64-bit words that all the integers may take, each counted for as many as the largest.
    public var words: Int

    /// Limits.
    public init(denominatorBits: Int, words: Int) {
      self.denominatorBits = denominatorBits
      self.words = words
    }

    /// No limits.
    public static let none = Limits(denominatorBits: .max, words: .max)
  }

  /// Clears denominators.
  ///
  /// - Parameter factors: numbers ≠ 0 that the columns of the matrix are multiplied by first, one a column; nil for none.
  /// - Returns: nil when a limit would be exceeded.
  /// - Complexity: one least common multiple an entry, and memory proportional to the entries times bits.
  public init?(_ matrix: Matrix<Rational>, _ layout: Layout, columnsTimes factors: [Rational]? = nil, limits: Limits = .none) {
    precondition(factors.map { $0.count == matrix.columns } ?? true, "one factor for each of \(matrix.columns) columns")
    let byRows = layout == .rows
    count = byRows ? matrix.rows : matrix.columns
    length = byRows ? matrix.columns : matrix.rows
    let length = length
    let columns = matrix.columns
    // A column times its factor is never stored: its denominators may be larger than all that the limits allow.
    func entry(_ vector: Int, _ index: Int) -> Rational {
      let entry = matrix.entries[byRows ? vector * columns + index : index * columns + vector]
      guard let factors, !entry.isZero else { return entry }
      return entry * factors[byRows ? index : vector]
    }
    var denominators: [Integer] = []
    denominators.reserveCapacity(count)
    var common = Integer.one
    for i in 0..<count {
      if layout != .columnsSharingDenominator { common = .one }
      for l in 0..<length {
        let denominator = entry(i, l).denominator
        if denominator.isOne || denominator == common { continue }
        common = Integer.leastCommonMultiple(common, denominator)
        if common.bitLength > limits.denominatorBits { return nil }
      }
      denominators.append(common)
    }
    if layout == .columnsSharingDenominator { denominators = Array(repeating: common, count: count) }
    var primitive: [Integer] = []
    primitive.reserveCapacity(count * length)
    var contents: [Integer] = []
    var bits = 1
    for i in 0..<count {
      var content = Integer.zero
      let start = primitive.count
      for l in 0..<length {
        let entry = entry(i, l)
        let integer =
          entry.denominator == denominators[i]
          ? entry.numerator : entry.numerator * denominators[i].dividedExactly(by: entry.denominator)
        if integer.bitLength > bits {
          bits = integer.bitLength
          let (total, overflow) = (count * length).multipliedReportingOverflow(by: ClearedVectors.words(bitLength: bits))
          if overflow || total > limits.words { return nil }
        }
        if !content.isOne { content = Integer.greatestCommonDivisor(content, integer) }
        primitive.append(integer)
      }
      if content.isZero { content = .one }
      if !content.isOne { for l in start..<primitive.count { primitive[l] = primitive[l].dividedExactly(by: content) } }
      contents.append(content)
    }
    self.denominators = denominators
    self.contents = contents
    bitLength = bits
    primitiveBitLength = primitive.reduce(1) { max($0, $1.bitLength) }
    words = primitiveBitLength < Int.bitWidth ? primitive.map { $0.asInt ?? 0 } : nil
    shorts = primitiveBitLength < Int16.bitWidth ? primitive.map { Int16($0.asInt ?? 0) } : nil
    self.primitive = words == nil ? primitive : []
  }

  /// Vectors of words, each times its content, over these denominators.
  init(words: [Int], length: Int, contents: [Integer], denominators: [Integer], bitLength: Int) {
    precondition(words.count == contents.count * length && denominators.count == contents.count)
    count = contents.count
    self.length = length
    self.denominators = denominators
    self.contents = contents
    self.bitLength = bitLength
    let largest = words.reduce(UInt(1)) { $0 | $1.magnitude }
    primitiveBitLength = UInt.bitWidth - largest.leadingZeroBitCount
    precondition(primitiveBitLength < Int.bitWidth, "the least word has no negative")
    primitive = []
    self.words = words
    shorts = primitiveBitLength < Int16.bitWidth ? words.map { Int16($0) } : nil
  }

  /// The integers of vector i.
  public func vector(_ i: Int) -> [Integer] {
    (i * length..<(i + 1) * length).map { contents[i].isOne ? element($0) : element($0) * contents[i] }
  }

  private func element(_ index: Int) -> Integer { words.map { Integer($0[index]) } ?? primitive[index] }

  /// Whether vector i is zero.
  public func isZero(_ i: Int) -> Bool { (i * length..<(i + 1) * length).allSatisfy { element($0).isZero } }

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
    let product = primitiveDot(i * length + from, other, j * other.length + otherFrom, n)
    let content = contents[i].isOne ? other.contents[j] : contents[i] * other.contents[j]
    return content.isOne ? product : product * content
  }

  /// The vectors divided by their contents, one after the other, when they all fit machine words.
  var primitiveWords: [Int]? { words }

  /// The greatest common divisor of vector i; 1 for a zero vector.
  public func content(_ i: Int) -> Integer { contents[i] }

  /// The bits of `wideProducts`, at most.
  public func wideBitLength(_ other: ClearedVectors) -> Int {
    primitiveBitLength + other.bitLength + (Int.bitWidth - length.leadingZeroBitCount)
  }

  /// The inner products of vector i, divided by its content, with all vectors of `other`; nil unless words of 128 bits hold them.
  public func wideProducts(_ i: Int, _ other: ClearedVectors) -> [Int128]? {
    precondition(length == other.length, "vectors of lengths \(length) and \(other.length)")
    guard wideBitLength(other) < 126, let words, let others = other.words else { return nil }
    return words.withUnsafeBufferPointer { x in
      others.withUnsafeBufferPointer { y in
        (0..<other.count).map { j in
          let (a, b) = (i * length, j * length)
          var sum = Int128(0)
          for l in 0..<length { sum &+= Int128(x[a &+ l]) &* Int128(y[b &+ l]) }
          return sum * (other.contents[j].asInt128 ?? 0)
        }
      }
    }
  }

  private func primitiveDot(_ a: Int, _ other: ClearedVectors, _ b: Int, _ n: Int) -> Integer {
    // |Σ| < 2^(bits + bits' + bits of n); one more bit for the sign.
    let bits = primitiveBitLength + other.primitiveBitLength + (Int.bitWidth - n.leadingZeroBitCount)
    if let shorts, let others = other.shorts, bits < 31 {
      return shorts.withUnsafeBufferPointer { x in
        others.withUnsafeBufferPointer { y in
          var sum = Int32(0)
          for l in 0..<n { sum &+= Int32(x[a &+ l]) &* Int32(y[b &+ l]) }
          return .small(Int(sum))
        }
      }
    }
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
    return .make { sum in
      __gmpz_init(sum)
      for l in 0..<n { element(a + l).withGMP { x in other.element(b + l).withGMP { __gmpz_addmul(sum, x, $0) } } }
    }
  }
}
