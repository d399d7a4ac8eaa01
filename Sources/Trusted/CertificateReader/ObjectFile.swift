// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The one external format of format §4.1: .npy 1.0, C order, `<f4`, `<f8` or `<i8`, with exactly the header spelled there.
enum ObjectFile {
  /// No file of a matrix of this size is longer: the longest header, and items of 8 bytes.
  static func sizeLimit(rows: Int, columns: Int) -> Int {
    let (items, overflow) = rows.multipliedReportingOverflow(by: columns)
    return overflow || items > 1 << 40 ? 1 << 44 : 10 + 65_535 + 8 * items
  }

  static func matrix(_ bytes: [UInt8], rows: Int, columns: Int) throws(MalformedCertificate) -> DyadicMatrix {
    guard bytes.count >= 10, bytes[0..<8].elementsEqual([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 0x01, 0x00]) else {
      throw MalformedCertificate("not an .npy file of version 1.0")
    }
    let start = 10 + Int(bytes[8]) + 256 * Int(bytes[9])
    guard bytes.count >= start else { throw MalformedCertificate("byte 8: the header is longer than the file") }
    let header = bytes[10..<start]
    for format in DyadicMatrix.Format.allCases {
      let expected = Array("{'descr': '\(format.rawValue)', 'fortran_order': False, 'shape': (\(rows), \(columns)), }".utf8)
      guard header.starts(with: expected), header.last == 0x0A, header.dropFirst(expected.count).dropLast().allSatisfy({ $0 == 0x20 })
      else { continue }
      return try items(bytes, from: start, format, rows: rows, columns: columns)
    }
    throw MalformedCertificate("the header does not say <f4, <f8 or <i8, C order, shape (\(rows), \(columns)) in the format's spelling")
  }

  private static func items(
    _ bytes: [UInt8], from start: Int, _ format: DyadicMatrix.Format, rows: Int, columns: Int
  ) throws(MalformedCertificate) -> DyadicMatrix {
    let (size, length) = (format.size, bytes.count - start)
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, length.isMultiple(of: size), length / size == count else {
      throw MalformedCertificate("\(length) bytes of data for \(rows)×\(columns) items of \(size)")
    }
    do throws(DyadicMatrix.NotFinite) {
      if format == .binary32 { return try DyadicMatrix(rows: rows, columns: columns, binary32: words(bytes, from: start, count)) }
      return try DyadicMatrix(rows: rows, columns: columns, format, bits: words(bytes, from: start, count))
    } catch {
      throw MalformedCertificate("byte \(start + error.index * size): not a finite number")
    }
  }

  /// Little-endian words.
  private static func words<Word: FixedWidthInteger>(_ bytes: [UInt8], from start: Int, _ count: Int) -> [Word] {
    bytes.withUnsafeBytes { buffer in
      (0..<count).map { index in
        Word(littleEndian: buffer.loadUnaligned(fromByteOffset: start + index * MemoryLayout<Word>.size, as: Word.self))
      }
    }
  }
}
