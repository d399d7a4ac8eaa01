// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Writes exact matrices in the one external array format that certificates use: .npy version 1.0, C order,
/// little-endian `<i8`, `<f4` or `<f8`.
public enum NpyWriter {
  /// A number type of object files.
  public enum NumberType: String, CaseIterable, Sendable {
    /// 64-bit two's complement.
    case int64 = "<i8"
    /// IEEE 754 binary32.
    case binary32 = "<f4"
    /// IEEE 754 binary64.
    case binary64 = "<f8"
  }

  /// An entry that none of the number types holds together with the others.
  public struct NotRepresentable: Error, Hashable, CustomStringConvertible {
    /// The entry's row, from 0.
    public let row: Int
    /// The entry's column, from 0.
    public let column: Int
    /// One line for the user.
    public var description: String {
      "entry (\(row), \(column)) counted from 0 is not exactly a 64-bit floating-point number"
    }
  }

  /// The first of `<i8`, `<f4`, `<f8` that holds every entry exactly.
  ///
  /// Throws `NotRepresentable` for the first entry, in row order, that is no binary64 number, when there is no such
  /// type. Linear in the entries.
  public static func numberType(of matrix: Matrix<Rational>) throws(NotRepresentable) -> NumberType {
    if matrix.entries.allSatisfy({ $0.isInteger && $0.numerator.asInt != nil }) { return .int64 }
    if matrix.entries.allSatisfy({ $0.bits(significand: 24, exponent: 8) != nil }) { return .binary32 }
    if let index = matrix.entries.firstIndex(where: { $0.bits(significand: 53, exponent: 11) == nil }) {
      throw NotRepresentable(row: index / matrix.columns, column: index % matrix.columns)
    }
    return .binary64
  }

  /// The bytes of the .npy file of a matrix, in the type that `numberType(of:)` chooses.
  ///
  /// Throws `NotRepresentable`. The header is the text `{'descr': T, 'fortran_order': False, 'shape': (r, c), }`,
  /// padded with spaces and ended by a line feed so that the entries begin at a multiple of 64.
  public static func encode(_ matrix: Matrix<Rational>) throws(NotRepresentable) -> [UInt8] {
    let type = try numberType(of: matrix)
    let size = type == .binary32 ? 4 : 8
    var bytes = header(type.rawValue, rows: matrix.rows, columns: matrix.columns, size: size)
    for (index, entry) in matrix.entries.enumerated() {
      guard let bits = entry.bits(as: type) else {
        throw NotRepresentable(row: index / matrix.columns, column: index % matrix.columns)
      }
      for byte in 0..<size { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
    }
    return bytes
  }

  /// The bytes of the .npy file of a dyadic matrix, in its own type, bit for bit.
  public static func encode(_ matrix: DyadicMatrix) -> [UInt8] {
    let size = matrix.format.size
    var bytes = header(matrix.format.rawValue, rows: matrix.rows, columns: matrix.columns, size: size)
    for index in 0..<matrix.rows * matrix.columns {
      let bits = matrix.bits(index)
      for byte in 0..<size { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
    }
    return bytes
  }

  /// All that comes before the entries; with room for these.
  private static func header(_ type: String, rows: Int, columns: Int, size: Int) -> [UInt8] {
    let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
    let unpadded = 10 + text.utf8.count + 1
    let padding = (64 - unpadded % 64) % 64
    let length = text.utf8.count + padding + 1
    var bytes: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    bytes.reserveCapacity(10 + length + rows * columns * size)
    bytes += [UInt8(length & 0xFF), UInt8(length >> 8)]
    bytes += text.utf8
    bytes += repeatElement(0x20, count: padding)
    bytes.append(0x0A)
    return bytes
  }
}

extension Rational {
  fileprivate func bits(as type: NpyWriter.NumberType) -> UInt64? {
    switch type {
    case .int64: return isInteger ? numerator.asInt.map { UInt64(bitPattern: Int64($0)) } : nil
    case .binary32: return bits(significand: 24, exponent: 8)
    case .binary64: return bits(significand: 53, exponent: 11)
    }
  }

  /// The IEEE 754 encoding with the given significand (hidden bit included) and exponent widths, or nil when the
  /// value is not exactly such a number.
  fileprivate func bits(significand width: Int, exponent exponentBits: Int) -> UInt64? {
    if sign == 0 { return 0 }
    let twos = denominator.bitLength - 1
    guard denominator.isOne || Integer.one.shiftedLeft(by: twos) == denominator else { return nil }
    // |self| = leading · 2^scale, where leading has at most `width` bits.
    let magnitude = numerator.magnitude
    let excess = max(0, magnitude.bitLength - width)
    let (quotient, rest) =
      excess == 0
      ? (magnitude, .zero) : magnitude.quotientAndRemainder(dividingBy: Integer.one.shiftedLeft(by: excess))
    guard rest.isZero, let leading = quotient.asInt else { return nil }
    let scale = excess - twos
    let bias = 1 << (exponentBits - 1) - 1
    let leastScale = 2 - bias - width
    let bitLength = Int.bitWidth - leading.leadingZeroBitCount
    // The scale at which the number has exactly `width` bits, or the least there is.
    let target = max(scale + bitLength - width, leastScale)
    let shift = scale - target
    guard shift >= 0 || leading.trailingZeroBitCount >= -shift else { return nil }
    let fraction = UInt64(shift >= 0 ? leading << shift : leading >> -shift)
    let normal = fraction >> UInt64(width - 1) == 1
    let biased = normal ? target - leastScale + 1 : 0
    guard biased < 1 << exponentBits - 1 else { return nil }
    let hidden = UInt64(1) << UInt64(width - 1)
    let signBit: UInt64 = sign < 0 ? 1 << UInt64(width - 1 + exponentBits) : 0
    return signBit | UInt64(biased) << UInt64(width - 1) | fraction & (hidden - 1)
  }
}
