// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess

/// Reads NumPy arrays: format versions 1.0 to 3.0, C and Fortran order, either byte order, `f2 f4 f8`,
/// all integers up to 64 bits, and booleans.
enum NpyReader {
  /// The array in the bytes of an .npy file, and its header; one dimension makes a column.
  ///
  /// Throws `MalformedFile`. The sizes in the header are compared with the size of the file before anything is
  /// allocated.
  static func array(_ bytes: [UInt8], source: ArraySource, limits: ReadLimits) throws -> (BinaryArray, NpyHeader) {
    let header = try NpyHeader(bytes, source: source)
    let (type, bigEndian) = try header.elementType(source: source)
    let (rows, columns) = try source.matrixShape(header.shape, limits: limits)
    let expected = rows * columns * type.size
    let actual = bytes.count - header.dataOffset
    guard expected == actual else {
      throw source.malformed(
        byte: min(bytes.count, header.dataOffset + expected),
        "\(rows)×\(columns) entries of \(type.size) bytes are \(expected) bytes, but \(actual) follow the header"
      )
    }
    let layout = ArrayLayout(
      type: type, bigEndian: bigEndian, rows: rows, columns: columns,
      columnMajor: header.columnMajor && header.shape.count == 2)
    return (BinaryArray(layout: layout, bytes: bytes[header.dataOffset...], source: source), header)
  }
}
