// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The one external format of format §4.1: .npy 1.0, C order, `<f4`, `<f8` or `<i8`, with exactly the header spelled there.
enum ObjectFile {
  /// No file of a matrix of this size is longer: the longest header, and items of 8 bytes.
  static func sizeLimit(rows: Int, columns: Int) -> Int {
    let (items, overflow) = rows.multipliedReportingOverflow(by: columns)
    return overflow || items > 1 << 40 ? 1 << 44 : 10 + 65_535 + 8 * items
  }

  static func matrix(_ bytes: [UInt8], rows: Int, columns: Int) throws(MalformedCertificate) -> Matrix<Rational> {
    guard bytes.count >= 10, bytes[0..<8].elementsEqual([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 0x01, 0x00]) else {
      throw MalformedCertificate("not an .npy file of version 1.0")
    }
    let start = 10 + Int(bytes[8]) + 256 * Int(bytes[9])
    guard bytes.count >= start else { throw MalformedCertificate("byte 8: the header is longer than the file") }
    let header = bytes[10..<start]
    for type in ["<f4", "<f8", "<i8"] {
      let expected = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': (\(rows), \(columns)), }".utf8)
      guard header.starts(with: expected), header.last == 0x0A, header.dropFirst(expected.count).dropLast().allSatisfy({ $0 == 0x20 })
      else { continue }
      return try items(bytes[start...], type, rows: rows, columns: columns)
    }
    throw MalformedCertificate("the header does not say <f4, <f8 or <i8, C order, shape (\(rows), \(columns)) in the format's spelling")
  }

  private static func items(_ data: ArraySlice<UInt8>, _ type: String, rows: Int, columns: Int) throws(MalformedCertificate) -> Matrix<
    Rational
  > {
    let size = type == "<f4" ? 4 : 8
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, data.count.isMultiple(of: size), data.count / size == count else {
      throw MalformedCertificate("\(data.count) bytes of data for \(rows)×\(columns) items of \(size)")
    }
    var entries: [Rational] = []
    entries.reserveCapacity(count)
    for item in stride(from: data.startIndex, to: data.endIndex, by: size) {
      var bits: UInt64 = 0
      for byte in data[item..<item + size].reversed() { bits = bits << 8 | UInt64(byte) }
      if type == "<i8" {
        entries.append(Rational(Int(Int64(bitPattern: bits))))
      } else if let value = Rational(bits: bits, format: type == "<f4" ? .binary32 : .binary64) {
        entries.append(value)
      } else {
        throw MalformedCertificate("byte \(item): not a finite number")
      }
    }
    return Matrix(rows: rows, columns: columns, entries: entries)
  }
}
