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

extension Rational {
  /// The dyadic rational that the floating-point number with these bits is; −0 is 0.
  ///
  /// Returns nil for infinities and NaNs. Bits above the format's width must be 0.
  public init?(bits: UInt64, format: FloatingPointFormat) {
    let fractionBits = format.fractionBits
    let exponentMask = (UInt64(1) << format.exponentBits) - 1
    let biased = (bits >> fractionBits) & exponentMask
    guard biased != exponentMask else { return nil }
    let fraction = bits & ((UInt64(1) << fractionBits) - 1)
    // Subnormals have no hidden bit and the exponent of the least normal number.
    let significand = biased == 0 ? fraction : fraction | (UInt64(1) << fractionBits)
    guard significand != 0 else {
      self = .zero
      return
    }
    let bias = (1 << (format.exponentBits - 1)) - 1
    let exponent = Int(max(biased, 1)) - bias - fractionBits
    let negative = (bits >> (fractionBits + format.exponentBits)) & 1 == 1
    let odd = Int(significand >> UInt64(significand.trailingZeroBitCount))
    let signed = Integer(negative ? -odd : odd)
    let twos = exponent + significand.trailingZeroBitCount
    if twos >= 0 {
      self.init(signed.shiftedLeft(by: twos))
    } else {
      self.init(canonical: signed, Integer.one.shiftedLeft(by: -twos))
    }
  }
}
