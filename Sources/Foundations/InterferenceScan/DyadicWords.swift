// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Numbers as 64-bit words times one power of two, exactly.
struct DyadicWords: Sendable {
  /// The words.
  let words: [Int64]
  /// The numbers are the words times 2^exponent.
  let exponent: Int
  /// The bits of the largest absolute value, at least 1.
  let bits: Int

  /// The words of finite floats; nil when 62 bits do not span them.
  init?(_ values: [Float]) {
    self.init(values.count) { values[$0].parts }
  }

  /// The words of finite doubles; nil when 62 bits do not span them.
  init?(_ values: [Double]) {
    self.init(values.count) { values[$0].parts }
  }

  /// The words of rational numbers; nil when one is not dyadic, or 62 bits do not span them.
  init?(_ values: [Rational]) {
    var parts: [(significand: Int64, exponent: Int)] = []
    parts.reserveCapacity(values.count)
    for value in values {
      let twos = value.denominator.bitLength - 1
      guard let numerator = value.numerator.asInt, value.denominator.isOne || Integer.one.shiftedLeft(by: twos) == value.denominator,
        numerator.magnitude < 1 << 62
      else { return nil }
      parts.append((Int64(numerator), -twos))
    }
    self.init(values.count) { parts[$0] }
  }

  /// - Parameter parts: number i is significand·2^exponent, with fewer than 63 bits in the significand.
  @inline(__always) private init?(_ count: Int, _ parts: (Int) -> (significand: Int64, exponent: Int)) {
    var (least, largest) = (Int.max, Int.min)
    for i in 0..<count {
      let (significand, exponent) = parts(i)
      if significand == 0 { continue }
      least = min(least, exponent + significand.trailingZeroBitCount)
      largest = max(largest, exponent + 64 - significand.magnitude.leadingZeroBitCount)
    }
    if least == .max { (least, largest) = (0, 1) }
    guard largest - least <= 62 else { return nil }
    words = (0..<count).map { i in
      let (significand, exponent) = parts(i)
      return exponent >= least ? significand << Int64(exponent - least) : significand >> Int64(least - exponent)
    }
    exponent = least
    bits = max(1, largest - least)
  }
}

extension Float {
  /// A finite float as significand·2^exponent.
  @inline(__always) fileprivate var parts: (significand: Int64, exponent: Int) {
    let biased = Int(bitPattern >> 23) & 0xFF
    let size = Int64(bitPattern & 0x7F_FFFF) | (biased == 0 ? 0 : 0x80_0000)
    return (self < 0 ? -size : size, max(biased, 1) - 150)
  }
}

extension Double {
  /// A finite double as significand·2^exponent.
  @inline(__always) fileprivate var parts: (significand: Int64, exponent: Int) {
    let biased = Int(bitPattern >> 52) & 0x7FF
    let size = Int64(bitPattern & 0xF_FFFF_FFFF_FFFF) | (biased == 0 ? 0 : 1 << 52)
    return (self < 0 ? -size : size, max(biased, 1) - 1075)
  }
}
