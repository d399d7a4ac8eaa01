// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import Statements

/// An array of binary numbers inside a file, whose size has been checked.
struct BinaryArray {
  let layout: ArrayLayout
  /// Exactly the bytes of the entries.
  let bytes: ArraySlice<UInt8>
  let source: ArraySource

  /// The matrix; dyadic if that is asked for and possible.
  ///
  /// Throws `MalformedFile` for the first entry, in row order, that is no number.
  func matrix(keepingBits: Bool) throws -> InputMatrix {
    try bytes.withUnsafeBytes { bytes in
      if keepingBits, let matrix = try dyadic(bytes) { return .dyadic(matrix) }
      return .rational(try layout.matrix(bytes, source: source))
    }
  }

  /// Nil for unsigned integers of 64 bits, which may be too large.
  private func dyadic(_ bytes: UnsafeRawBufferPointer) throws -> DyadicMatrix? {
    switch layout.type {
    case .float(.binary64): return try wide(.binary64, bytes, UInt64.self) { FloatingPointFormat.binary64.isFinite($0) ? $0 : nil }
    case .float(.binary32):
      return try narrow(bytes, UInt32.self) { FloatingPointFormat.binary32.isFinite(UInt64($0)) ? $0 : nil }
    case .float(.bfloat16):
      return try narrow(bytes, UInt16.self) { FloatingPointFormat.bfloat16.isFinite(UInt64($0)) ? UInt32($0) << 16 : nil }
    case .float(.binary16): return try narrow(bytes, UInt16.self, BinaryArray.binary32)
    case .signed(bytes: 8): return try wide(.int64, bytes, UInt64.self) { $0 }
    case .signed(bytes: 4): return try wide(.int64, bytes, UInt32.self) { UInt64(bitPattern: Int64(Int32(bitPattern: $0))) }
    case .signed(bytes: 2): return try wide(.int64, bytes, UInt16.self) { UInt64(bitPattern: Int64(Int16(bitPattern: $0))) }
    case .signed: return try wide(.int64, bytes, UInt8.self) { UInt64(bitPattern: Int64(Int8(bitPattern: $0))) }
    case .unsigned(bytes: 8): return nil
    case .unsigned(bytes: 4): return try wide(.int64, bytes, UInt32.self) { UInt64($0) }
    case .unsigned(bytes: 2): return try wide(.int64, bytes, UInt16.self) { UInt64($0) }
    case .unsigned: return try wide(.int64, bytes, UInt8.self) { UInt64($0) }
    case .boolean: return try wide(.int64, bytes, UInt8.self) { $0 <= 1 ? UInt64($0) : nil }
    }
  }

  private func narrow<Word: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _: Word.Type, _ value: (Word) -> UInt32?
  ) throws -> DyadicMatrix {
    try DyadicMatrix(rows: layout.rows, columns: layout.columns, binary32: layout.entries(bytes, Word.self, source, value))
  }

  private func wide<Word: FixedWidthInteger>(
    _ format: DyadicMatrix.Format, _ bytes: UnsafeRawBufferPointer, _: Word.Type, _ value: (Word) -> UInt64?
  ) throws -> DyadicMatrix {
    try DyadicMatrix(rows: layout.rows, columns: layout.columns, format, bits: layout.entries(bytes, Word.self, source, value))
  }

  /// The binary32 number that a binary16 number is; nil for infinities and NaNs.
  private static func binary32(_ bits: UInt16) -> UInt32? {
    guard FloatingPointFormat.binary16.isFinite(UInt64(bits)) else { return nil }
    let sign = UInt32(bits >> 15) << 31
    let (biased, fraction) = (UInt32(bits >> 10) & 31, UInt32(bits & 1023))
    if biased > 0 { return sign | (biased + 112) << 23 | fraction << 13 }
    if fraction == 0 { return sign }
    // Subnormal: fraction·2⁻²⁴ = 1.…·2^(msb − 24).
    let top = 31 - UInt32(fraction.leadingZeroBitCount)
    return sign | (top + 103) << 23 | (fraction << (23 - top)) & 0x7F_FFFF
  }
}

extension FloatingPointFormat {
  /// Whether the number with these bits is neither an infinity nor a NaN.
  fileprivate func isFinite(_ bits: UInt64) -> Bool {
    switch self {
    case .binary64: return (bits >> 52) & 0x7FF != 0x7FF
    case .binary32: return (bits >> 23) & 0xFF != 0xFF
    case .binary16: return (bits >> 10) & 31 != 31
    case .bfloat16: return (bits >> 7) & 0xFF != 0xFF
    }
  }
}
