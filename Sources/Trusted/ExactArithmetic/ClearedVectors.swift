// SPDX-License-Identifier: Apache-2.0

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
  let contents: [Integer]
  /// The vectors divided by their contents; empty when they all fit machine words.
  let primitive: [Integer]
  /// The vectors divided by their contents as machine words, when they all fit.
  let words: [Int]?
  /// The same in 16 bits, when they all fit.
  let shorts: [Int16]?
  /// The vectors divided by their contents digit by digit, when they do not fit machine words.
  let digits: DigitVectors?
  let primitiveBitLength: Int

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
    if factors == nil, let words = matrix.words, words.count <= limits.words {
      self.init(words, rows: matrix.rows, columns: matrix.columns, byRows: layout == .rows)
    } else {
      self.init(clearing: matrix, layout, columnsTimes: factors, limits: limits)
    }
  }

  /// The general case of `init`.
  private init?(clearing matrix: Matrix<Rational>, _ layout: Layout, columnsTimes factors: [Rational]?, limits: Limits) {
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
    digits = words == nil ? DigitVectors(primitive, length: length, bitLength: primitiveBitLength) : nil
    self.primitive = words == nil ? primitive : []
  }

  /// The rows or columns of a matrix of words, none of which is the least `Int`.
  private init(_ entries: [Int], rows: Int, columns: Int, byRows: Bool) {
    var words = entries
    if !byRows { for i in 0..<rows { for j in 0..<columns { words[j * rows + i] = entries[i * columns + j] } } }
    let bits = UInt.bitWidth - words.reduce(UInt(1)) { $0 | $1.magnitude }.leadingZeroBitCount
    self.init(
      words: words, length: byRows ? columns : rows, denominators: Array(repeating: .one, count: byRows ? rows : columns),
      bitLength: bits)
  }

  /// Vectors of words, none of which is the least `Int`, over these denominators.
  init(words: [Int], length: Int, denominators: [Integer], bitLength: Int) {
    precondition(words.count == denominators.count * length)
    count = denominators.count
    self.length = length
    self.denominators = denominators
    self.bitLength = bitLength
    var words = words
    var contents: [Integer] = []
    contents.reserveCapacity(count)
    for i in 0..<count {
      let range = i * length..<(i + 1) * length
      var content: UInt = 0
      for word in words[range] where content != 1 { content = Integer.greatestCommonDivisor(content, word.magnitude) }
      if content > 1 { for index in range { words[index] /= Int(content) } }
      contents.append(Integer(Int(max(content, 1))))
    }
    self.contents = contents
    let largest = words.reduce(UInt(1)) { $0 | $1.magnitude }
    primitiveBitLength = UInt.bitWidth - largest.leadingZeroBitCount
    precondition(primitiveBitLength < Int.bitWidth, "the least word has no negative")
    primitive = []
    digits = nil
    self.words = words
    shorts = primitiveBitLength < Int16.bitWidth ? words.map { Int16($0) } : nil
  }

  /// The integers of vector i.
  public func vector(_ i: Int) -> [Integer] {
    (i * length..<(i + 1) * length).map { contents[i].isOne ? element($0) : element($0) * contents[i] }
  }

  func element(_ index: Int) -> Integer { words.map { Integer($0[index]) } ?? primitive[index] }

  /// Whether vector i is zero.
  public func isZero(_ i: Int) -> Bool { (i * length..<(i + 1) * length).allSatisfy { element($0).isZero } }

  /// 64-bit words a number of this many bits counts for in the work formulas: 1 + ⌊bits/64⌋.
  public static func words(bitLength: Int) -> Int { 1 + bitLength / 64 }
}

extension Matrix<Rational> {
  /// The entries, when each is an integer that fits an `Int` and is not the least one.
  fileprivate var words: [Int]? {
    var words: [Int] = []
    words.reserveCapacity(entries.count)
    for entry in entries {
      guard entry.denominator.isOne, let word = entry.numerator.asInt, word != .min else { return nil }
      words.append(word)
    }
    return words
  }
}
