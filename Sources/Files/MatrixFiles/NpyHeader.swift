// SPDX-License-Identifier: Apache-2.0
import FileAccess

/// The header of a NumPy array file.
struct NpyHeader {
  /// The number type as NumPy spells it, such as `<f4`.
  let descriptor: String
  /// Whether the entries are stored column by column.
  let columnMajor: Bool
  /// The lengths of the dimensions.
  let shape: [Int]
  /// Where the entries begin.
  let dataOffset: Int

  /// The eight bytes a version 1.0, 2.0 or 3.0 file begins with, less the version.
  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
  /// No header of an array of numbers is nearly as long.
  static let lengthLimit = 1 << 16

  /// Parses the header at the beginning of `bytes`, which may be cut off after it.
  ///
  /// The header is a Python dictionary with exactly the keys `descr`, `fortran_order`, `shape`, padded by white
  /// space. Throws `MalformedFile`. Memory is proportional to the header, which is at most 64 KiB.
  init(_ bytes: [UInt8], source: ArraySource) throws {
    guard bytes.starts(with: NpyHeader.magic) else {
      throw source.malformed(byte: 0, "expected the magic \\x93NUMPY of an .npy file")
    }
    guard bytes.count >= 10 else { throw source.malformed(byte: bytes.count, "the file ends in its header") }
    let (major, minor) = (bytes[6], bytes[7])
    guard (1...3).contains(major) && minor == 0 else {
      throw source.malformed(byte: 6, "expected version 1.0, 2.0 or 3.0, found \(major).\(minor)")
    }
    let start = major == 1 ? 10 : 12
    guard bytes.count >= start else {
      throw source.malformed(byte: bytes.count, "the file ends in its header")
    }
    let length = (8..<start).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
    guard length <= NpyHeader.lengthLimit else {
      throw source.malformed(
        byte: 8, "a header of \(length) bytes is beyond the limit of \(NpyHeader.lengthLimit)")
    }
    guard length <= bytes.count - start else {
      throw source.malformed(byte: 8, "a header of \(length) bytes does not fit the file")
    }
    dataOffset = start + length
    var parser = PythonLiteralParser(bytes: bytes, position: start, end: dataOffset, source: source)
    (descriptor, columnMajor, shape) = try parser.header()
  }

  /// The number type and whether it is big-endian.
  func elementType(source: ArraySource) throws -> (ElementType, bigEndian: Bool) {
    let text = Array(descriptor.utf8)
    guard text.count >= 3, text[2...].allSatisfy({ $0 &- 0x30 < 10 }),
      let size = Int(String(decoding: text[2...], as: UTF8.self))
    else {
      throw source.malformed("number type \(MalformedFile.quoted(descriptor)) is not supported")
    }
    let order = text[0]
    guard
      order == UInt8(ascii: "<") || order == UInt8(ascii: ">") || (order == UInt8(ascii: "|") && size == 1)
    else {
      throw unsupported(source, "; expected < or > first")
    }
    let type: ElementType
    switch (Unicode.Scalar(text[1]), size) {
    case ("f", 8): type = .float(.binary64)
    case ("f", 4): type = .float(.binary32)
    case ("f", 2): type = .float(.binary16)
    case ("i", 1), ("i", 2), ("i", 4), ("i", 8): type = .signed(bytes: size)
    case ("u", 1), ("u", 2), ("u", 4), ("u", 8): type = .unsigned(bytes: size)
    case ("b", 1): type = .boolean
    case ("c", _): throw source.malformed("complex entries are not supported")
    case ("f", _): throw unsupported(source, ": extended precision; convert with .astype('<f8')")
    default: throw unsupported(source, "")
    }
    return (type, order == UInt8(ascii: ">"))
  }

  private func unsupported(_ source: ArraySource, _ hint: String) -> MalformedFile {
    source.malformed("number type \(MalformedFile.quoted(descriptor)) is not supported\(hint)")
  }
}

/// Parses the one Python literal that may stand in an .npy header.
private struct PythonLiteralParser {
  let bytes: [UInt8]
  var position: Int
  let end: Int
  let source: ArraySource

  mutating func header() throws -> (String, Bool, [Int]) {
    var descriptor: String?
    var columnMajor: Bool?
    var shape: [Int]?
    try expect("{")
    while !accept("}") {
      let at = position
      let key = try string("a key in quotes")
      try expect(":")
      switch key {
      case "descr" where descriptor == nil:
        skipBlanks()
        if position < end && bytes[position] == UInt8(ascii: "[") {
          throw malformed("structured types are not supported")
        }
        descriptor = try string("a number type in quotes")
      case "fortran_order" where columnMajor == nil: columnMajor = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      default: throw source.malformed(byte: at, "unexpected or repeated key \(MalformedFile.quoted(key))")
      }
      if !accept(",") {
        try expect("}")
        break
      }
    }
    skipBlanks()
    if position < end && bytes[position] == 0x0A { position += 1 }
    guard position == end else { throw malformed("expected the end of the header") }
    guard let descriptor, let columnMajor, let shape else {
      throw malformed("expected the keys 'descr', 'fortran_order' and 'shape'")
    }
    return (descriptor, columnMajor, shape)
  }

  private mutating func string(_ what: String) throws -> String {
    skipBlanks()
    guard position < end, bytes[position] == UInt8(ascii: "'") || bytes[position] == UInt8(ascii: "\"") else {
      throw malformed("expected \(what)")
    }
    let quote = bytes[position]
    let start = position + 1
    position = start
    while position < end && bytes[position] != quote {
      let byte = bytes[position]
      guard byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\\") else {
        throw malformed("unexpected character")
      }
      position += 1
    }
    guard position < end else { throw malformed("the header ends inside quotes") }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func boolean() throws -> Bool {
    skipBlanks()
    for (text, value) in [("True", true), ("False", false)]
    where bytes[position..<end].starts(with: text.utf8) {
      position += text.utf8.count
      return value
    }
    throw malformed("expected True or False")
  }

  private mutating func tuple() throws -> [Int] {
    try expect("(")
    var values: [Int] = []
    var afterComma = true
    while !accept(")") {
      guard afterComma else { throw malformed("expected a comma or ')'") }
      guard values.count < 64 else { throw malformed("more than 64 dimensions") }
      values.append(try length())
      afterComma = accept(",")
    }
    guard values.count != 1 || afterComma else {
      throw malformed("expected (n,), found a number in brackets")
    }
    return values
  }

  private mutating func length() throws -> Int {
    skipBlanks()
    var value = 0
    let start = position
    while position < end, bytes[position] &- 0x30 < 10 {
      guard position - start < 18 else { throw malformed("a dimension of more than 18 digits") }
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    guard position > start else { throw malformed("expected a length") }
    // Python 2 wrote long integers as 3L.
    if position < end && bytes[position] == UInt8(ascii: "L") { position += 1 }
    return value
  }

  private mutating func skipBlanks() {
    while position < end && bytes[position] == 0x20 { position += 1 }
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < end && bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard accept(character) else { throw malformed("expected '\(character)'") }
  }

  private func malformed(_ problem: String) -> MalformedFile { source.malformed(byte: position, problem) }
}
