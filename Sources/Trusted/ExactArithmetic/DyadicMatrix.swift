// SPDX-License-Identifier: Apache-2.0

/// A matrix of binary floating-point numbers or 64-bit integers, kept as the bits of a file: each entry is the dyadic rational it is.
///
/// A fifth of the memory of a `Matrix<Rational>`, or less. Two are equal when their bits are (so 0 and −0 differ).
public struct DyadicMatrix: Hashable, Sendable {
  /// How an entry is stored.
  public enum Format: String, Sendable, CaseIterable {
    /// IEEE 754 binary32.
    case binary32 = "<f4"
    /// IEEE 754 binary64.
    case binary64 = "<f8"
    /// 64-bit two's complement.
    case int64 = "<i8"

    /// The bytes of an entry.
    public var size: Int { self == .binary32 ? 4 : 8 }
  }

  /// odd·2^exponent, odd odd, or 0 with exponent 0.
  public typealias Parts = (odd: Int, exponent: Int)

  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// How the entries are stored.
  public let format: Format
  private let narrow: [UInt32]
  private let wide: [UInt64]

  /// An entry that is an infinity or a NaN.
  public struct NotFinite: Error {
    /// Its place in the list of entries.
    public let index: Int
  }

  /// The matrix with these entries, row by row.
  ///
  /// - Precondition: bits.count = rows·columns.
  public init(rows: Int, columns: Int, binary32 bits: [UInt32]) throws(NotFinite) {
    precondition(bits.count == rows * columns, "\(bits.count) entries for \(rows)×\(columns)")
    (self.rows, self.columns, format, narrow, wide) = (rows, columns, .binary32, bits, [])
    if let index = bits.firstIndex(where: { $0 & 0x7F80_0000 == 0x7F80_0000 }) { throw NotFinite(index: index) }
  }

  /// The matrix with these entries, row by row.
  ///
  /// - Precondition: bits.count = rows·columns; the format is not binary32.
  public init(rows: Int, columns: Int, _ format: Format, bits: [UInt64]) throws(NotFinite) {
    precondition(bits.count == rows * columns && format != .binary32, "\(bits.count) entries of \(format) for \(rows)×\(columns)")
    (self.rows, self.columns, self.format, narrow, wide) = (rows, columns, format, [], bits)
    let exponent: UInt64 = 0x7FF0_0000_0000_0000
    if format == .binary64, let index = bits.firstIndex(where: { $0 & exponent == exponent }) { throw NotFinite(index: index) }
  }

  /// The bits of an entry, by its place in the list of entries.
  public func bits(_ index: Int) -> UInt64 { format == .binary32 ? UInt64(narrow[index]) : wide[index] }

  /// The value of an entry, by its place in the list of entries.
  public func parts(_ index: Int) -> Parts {
    let parts: Parts?
    switch format {
    case .binary32: parts = FloatingPointFormat.binary32.parts(bits: UInt64(narrow[index]))
    case .binary64: parts = FloatingPointFormat.binary64.parts(bits: wide[index])
    case .int64:
      let value = Int(Int64(bitPattern: wide[index]))
      parts = value == 0 ? (0, 0) : (value >> value.trailingZeroBitCount, value.trailingZeroBitCount)
    }
    guard let parts else { preconditionFailure("a number that is not finite") }
    return parts
  }

  /// The entry at row i, column j.
  public subscript(i: Int, j: Int) -> Rational {
    precondition(i >= 0 && i < rows && j >= 0 && j < columns, "(\(i), \(j)) outside \(rows)×\(columns)")
    return Rational(dyadic: parts(i * columns + j))
  }

  /// The same matrix, entry by entry.
  public var rational: Matrix<Rational> {
    Matrix(rows: rows, columns: columns, entries: (0..<rows * columns).map { Rational(dyadic: parts($0)) })
  }
}

extension Rational {
  /// odd·2^exponent.
  public init(dyadic parts: DyadicMatrix.Parts) {
    let odd = Integer(parts.odd)
    if parts.exponent >= 0 {
      self.init(odd.shiftedLeft(by: parts.exponent))
    } else {
      self.init(canonical: odd, Integer.one.shiftedLeft(by: -parts.exponent))
    }
  }
}
