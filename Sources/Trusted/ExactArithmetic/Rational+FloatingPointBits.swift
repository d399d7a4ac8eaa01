// SPDX-License-Identifier: Apache-2.0

/// Binary floating-point encodings, as layouts of bits. No floating-point arithmetic is involved.
public enum FloatingPointFormat: Sendable {
  /// IEEE 754 binary64: 11 exponent bits, 52 fraction bits.
  case binary64
  /// IEEE 754 binary32: 8 exponent bits, 23 fraction bits.
  case binary32
  /// IEEE 754 binary16: 5 exponent bits, 10 fraction bits.
  case binary16
  /// bfloat16: 8 exponent bits, 7 fraction bits.
  case bfloat16

  var exponentBits: Int {
    switch self {
    case .binary64: return 11
    case .binary32, .bfloat16: return 8
    case .binary16: return 5
    }
  }

  var fractionBits: Int {
    switch self {
    case .binary64: return 52
    case .binary32: return 23
    case .binary16: return 10
    case .bfloat16: return 7
    }
  }
}

extension FloatingPointFormat {
  /// The number with these bits as odd·2^exponent, odd odd, or 0 with exponent 0 (−0 is 0); nil for infinities and NaNs.
  ///
  /// Bits above the format's width must be 0.
  func parts(bits: UInt64) -> DyadicMatrix.Parts? {
    let exponentMask = (UInt64(1) << exponentBits) - 1
    let biased = (bits >> fractionBits) & exponentMask
    guard biased != exponentMask else { return nil }
    let fraction = bits & ((UInt64(1) << fractionBits) - 1)
    // Subnormals have no hidden bit and the exponent of the least normal number.
    let significand = biased == 0 ? fraction : fraction | (UInt64(1) << fractionBits)
    if significand == 0 { return (0, 0) }
    let bias = (1 << (exponentBits - 1)) - 1
    let twos = significand.trailingZeroBitCount
    let odd = Int(significand >> UInt64(twos))
    let negative = (bits >> (fractionBits + exponentBits)) & 1 == 1
    return (negative ? -odd : odd, Int(max(biased, 1)) - bias - fractionBits + twos)
  }
}

extension Rational {
  /// The dyadic rational that the floating-point number with these bits is; −0 is 0.
  ///
  /// Returns nil for infinities and NaNs. Bits above the format's width must be 0.
  public init?(bits: UInt64, format: FloatingPointFormat) {
    guard let parts = format.parts(bits: bits) else { return nil }
    self.init(dyadic: parts)
  }
}
