// SPDX-License-Identifier: Apache-2.0
import CGMP

/// Inner products and sums of the vectors, on machine words whenever they hold the result.
extension ClearedVectors {
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
    let product = primitiveDot(i, from, other, j, otherFrom, n)
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

  /// The inner products of vector i from place `from` on, divided by the vector's content, with all vectors of `other`; nil unless words
  /// of 128 bits hold them.
  public func wideProducts(_ i: Int, from: Int = 0, _ other: ClearedVectors) -> [Int128]? {
    precondition(from >= 0 && length == from + other.length, "vectors of lengths \(length) from \(from) on and \(other.length)")
    guard wideBitLength(other) < 126, words != nil, other.words != nil else { return nil }
    return (0..<other.count).map { j in
      let product = wordProduct(i * length + from, other, j * other.length, other.length) ?? 0
      return product * (other.contents[j].asInt128 ?? 0)
    }
  }

  /// The sum of the integer vectors named, each times its factor.
  ///
  /// - Precondition: one factor for each index.
  public func combination(_ indices: [Int], _ factors: [Integer]) -> [Integer] {
    precondition(indices.count == factors.count)
    // |Σ| < 2^(bits + bits of a factor + bits of their number); one more bit for the sign.
    let bits = bitLength + factors.reduce(0) { max($0, $1.bitLength) } + (Int.bitWidth - indices.count.leadingZeroBitCount)
    guard let words, bits < 126 else {
      var sum = [Integer](repeating: .zero, count: length)
      for (i, factor) in zip(indices, factors) {
        let factor = contents[i] * factor
        for l in 0..<length { sum[l] += element(i * length + l) * factor }
      }
      return sum
    }
    var sum = [Int128](repeating: 0, count: length)
    for (i, factor) in zip(indices, factors) {
      guard let factor = (contents[i] * factor).asInt128 else { preconditionFailure("the product of bounded factors") }
      for l in 0..<length { sum[l] &+= Int128(words[i * length + l]) &* factor }
    }
    return sum.map { Integer($0) }
  }

  private func primitiveDot(_ i: Int, _ from: Int, _ other: ClearedVectors, _ j: Int, _ otherFrom: Int, _ n: Int) -> Integer {
    let (a, b) = (i * length + from, j * other.length + otherFrom)
    if let product = wordProduct(a, other, b, n) { return Integer(product) }
    if let digits, let shorts = other.shorts, ClearedVectors.sumFits(other, n) { return digits.dot(i, from, shorts, b, n) }
    if let digits = other.digits, let shorts, ClearedVectors.sumFits(self, n) { return digits.dot(j, otherFrom, shorts, a, n) }
    return .make { sum in
      __gmpz_init(sum)
      for l in 0..<n { element(a + l).withGMP { x in other.element(b + l).withGMP { __gmpz_addmul(sum, x, $0) } } }
    }
  }

  /// Whether 31 bits hold the sum of n products of a digit and an entry of these vectors, divided by their contents.
  private static func sumFits(_ vectors: ClearedVectors, _ n: Int) -> Bool {
    DigitVectors.digitBits + vectors.primitiveBitLength + (Int.bitWidth - n.leadingZeroBitCount) < 31
  }

  /// The inner product of n primitive entries from place a on and as many of `other` from place b on; nil unless machine words hold it.
  private func wordProduct(_ a: Int, _ other: ClearedVectors, _ b: Int, _ n: Int) -> Int128? {
    // |Σ| < 2^(bits + bits' + bits of n); one more bit for the sign.
    let bits = primitiveBitLength + other.primitiveBitLength + (Int.bitWidth - n.leadingZeroBitCount)
    if let shorts, let others = other.shorts, bits < 31 {
      return shorts.withUnsafeBufferPointer { x in others.withUnsafeBufferPointer { y in Int128(shortProduct(x, a, y, b, n)) } }
    }
    guard let words, let others = other.words, bits < 127 else { return nil }
    return words.withUnsafeBufferPointer { x in
      others.withUnsafeBufferPointer { y in
        if bits < 63 {
          var sum = 0
          for l in 0..<n { sum &+= x[a &+ l] &* y[b &+ l] }
          return Int128(sum)
        }
        var sum = Int128(0)
        for l in 0..<n { sum &+= Int128(x[a &+ l]) &* Int128(y[b &+ l]) }
        return sum
      }
    }
  }
}
