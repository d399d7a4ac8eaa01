// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess

/// How an entry of a binary array is stored.
enum ElementType: Hashable {
  case float(FloatingPointFormat)
  case signed(bytes: Int)
  case unsigned(bytes: Int)
  case boolean

  /// The bytes an entry takes.
  var size: Int {
    switch self {
    case .float(.binary64): return 8
    case .float(.binary32): return 4
    case .float(.binary16), .float(.bfloat16): return 2
    case .signed(let bytes), .unsigned(let bytes): return bytes
    case .boolean: return 1
    }
  }
}

/// The entries of a binary array, as they lie in memory.
struct ArrayLayout {
  let type: ElementType
  let bigEndian: Bool
  let rows: Int
  let columns: Int
  let columnMajor: Bool

  /// The matrix that the bytes are; every entry is the exact value of its bits.
  ///
  /// Throws `MalformedFile` for the first NaN, infinity or byte that is no boolean, in row order.
  /// - Precondition: the bytes are exactly rows·columns·type.size many.
  func matrix(_ bytes: UnsafeRawBufferPointer, source: ArraySource) throws -> Matrix<Rational> {
    precondition(bytes.count == rows * columns * type.size)
    switch type {
    case .float(let format) where type.size == 8:
      return try decode(bytes, UInt64.self, source) { Rational(bits: $0, format: format) }
    case .float(let format) where type.size == 4:
      return try decode(bytes, UInt32.self, source) { Rational(bits: UInt64($0), format: format) }
    case .float(let format):
      return try decode(bytes, UInt16.self, source) { Rational(bits: UInt64($0), format: format) }
    case .signed(bytes: 8):
      return try decode(bytes, UInt64.self, source) { Rational(Int(Int64(bitPattern: $0))) }
    case .signed(bytes: 4):
      return try decode(bytes, UInt32.self, source) { Rational(Int(Int32(bitPattern: $0))) }
    case .signed(bytes: 2):
      return try decode(bytes, UInt16.self, source) { Rational(Int(Int16(bitPattern: $0))) }
    case .signed: return try decode(bytes, UInt8.self, source) { Rational(Int(Int8(bitPattern: $0))) }
    case .unsigned(bytes: 8): return try decode(bytes, UInt64.self, source) { Rational(Integer($0)) }
    case .unsigned(bytes: 4): return try decode(bytes, UInt32.self, source) { Rational(Int($0)) }
    case .unsigned(bytes: 2): return try decode(bytes, UInt16.self, source) { Rational(Int($0)) }
    case .unsigned: return try decode(bytes, UInt8.self, source) { Rational(Int($0)) }
    case .boolean: return try decode(bytes, UInt8.self, source) { $0 <= 1 ? Rational(Int($0)) : nil }
    }
  }

  @inline(__always)
  private func decode<Word: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _: Word.Type, _ source: ArraySource, _ value: (Word) -> Rational?
  ) throws -> Matrix<Rational> {
    Matrix(rows: rows, columns: columns, entries: try entries(bytes, Word.self, source, value))
  }

  /// The values of all entries, row by row.
  @inline(__always)
  func entries<Word: FixedWidthInteger, Value>(
    _ bytes: UnsafeRawBufferPointer, _: Word.Type, _ source: ArraySource, _ value: (Word) -> Value?
  ) throws -> [Value] {
    let rowStride = columnMajor ? 1 : columns
    let columnStride = columnMajor ? rows : 1
    var entries: [Value] = []
    entries.reserveCapacity(rows * columns)
    for i in 0..<rows {
      var offset = i * rowStride * MemoryLayout<Word>.size
      for j in 0..<columns {
        let stored = bytes.loadUnaligned(fromByteOffset: offset, as: Word.self)
        offset += columnStride * MemoryLayout<Word>.size
        let word = bigEndian ? Word(bigEndian: stored) : Word(littleEndian: stored)
        guard let entry = value(word) else {
          throw source.malformed(row: i, column: j, problem(UInt64(truncatingIfNeeded: word)))
        }
        entries.append(entry)
      }
    }
    return entries
  }

  private func problem(_ bits: UInt64) -> String {
    guard case .float(let format) = type else { return "expected a boolean stored as 0 or 1, found \(bits)" }
    let fractionBits: UInt64
    switch format {
    case .binary64: fractionBits = 52
    case .binary32: fractionBits = 23
    case .binary16: fractionBits = 10
    case .bfloat16: fractionBits = 7
    }
    let infinite = bits & ((1 << fractionBits) - 1) == 0
    return "expected a finite number, found \(infinite ? "an infinity" : "NaN")"
  }
}
