// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixFiles
import Statements
import TestSupport
import Testing

/// A safetensors file from a header text and data.
private func safetensors(_ header: String, _ data: [UInt8] = []) -> [UInt8] {
  littleEndian([UInt64(header.utf8.count)]) + Array(header.utf8) + data
}

private func field(_ name: String, _ type: String, _ shape: [Int], _ begin: Int, _ end: Int) -> String {
  "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
}

@Suite struct SafetensorsTests {
  @Test func readsEveryNumberType() throws {
    let expected = try rationalMatrix([["1", "-2"]])
    let encodings: [(String, [UInt8])] = [
      ("F64", littleEndian([1.0, -2.0].map { ($0 as Double).bitPattern })),
      ("F32", littleEndian([1.0, -2.0].map { ($0 as Float).bitPattern })),
      ("F16", littleEndian([0x3C00, 0xC000] as [UInt16])),
      ("BF16", littleEndian([0x3F80, 0xC000] as [UInt16])),
      ("I64", littleEndian([1, -2] as [Int64])), ("I32", littleEndian([1, -2] as [Int32])),
      ("I16", littleEndian([1, -2] as [Int16])), ("I8", littleEndian([1, -2] as [Int8])),
    ]
    for (type, data) in encodings {
      // Two spaces of difference make the data misaligned.
      for padding in ["", " ", "   "] {
        let bytes = safetensors("{" + field("W", type, [1, 2], 0, data.count) + "}" + padding, data)
        let loaded = try readMatrix(bytes, name: "a.safetensors")
        #expect(loaded.matrix == expected, "\(type)")
        #expect(loaded.provenance.numberType == type && loaded.provenance.object == "W")
      }
    }
    for (type, size) in [("U64", 8), ("U32", 4), ("U16", 2), ("U8", 1)] {
      let data = [UInt8](repeating: 255, count: size)
      let value = Rational(Integer(2).power(8 * size)) - 1
      let bytes = safetensors("{" + field("W", type, [1], 0, size) + "}", data)
      #expect(
        try readMatrix(bytes, name: "a").matrix == .rational(Matrix(rows: 1, columns: 1, entries: [value])),
        "\(type)")
    }
    let truth = safetensors("{" + field("W", "BOOL", [1, 2], 0, 2) + "}", [1, 0])
    #expect(try readMatrix(truth, name: "a").matrix == (try rationalMatrix([["1", "0"]])))
  }

  /// All 65,536 patterns of the two 16-bit types against conversions by the processor.
  @Test func halfPrecisionAgreesWithFloat() throws {
    let patterns = (UInt32(0)...0xFFFF)
    func check(_ type: String, _ value: (UInt32) -> Float) throws {
      let finite = patterns.filter { value($0).isFinite }
      let data = littleEndian(finite.map { UInt16($0) })
      let half = safetensors("{" + field("W", type, [finite.count], 0, data.count) + "}", data)
      let wide = littleEndian(finite.map { value($0).bitPattern })
      let single = safetensors("{" + field("W", "F32", [finite.count], 0, wide.count) + "}", wide)
      #expect(try readMatrix(half, name: "a").matrix == readMatrix(single, name: "a").matrix)
      for pattern in patterns where !value(pattern).isFinite && pattern % 97 == 0 {
        let bytes = safetensors("{" + field("W", type, [1], 0, 2) + "}", littleEndian([UInt16(pattern)]))
        let error = malformed { _ = try readMatrix(bytes, name: "a") }
        #expect(error?.place == .entry(tensor: "W", row: 0, column: 0))
      }
    }
    try check("BF16") { Float(bitPattern: $0 << 16) }
    try check("F16") { pattern in
      let sign: Float = pattern >> 15 == 1 ? -1 : 1
      let exponent = Int(pattern >> 10 & 31)
      let fraction = Float(pattern & 1023)
      if exponent == 31 { return .infinity }
      let scale = Float(sign: .plus, exponent: max(exponent, 1) - 25, significand: 1)
      return sign * (exponent == 0 ? fraction : 1024 + fraction) * scale
    }
  }

  @Test func severalTensors() throws {
    let header =
      "{\"__metadata__\":{\"format\":\"pt\"}," + field("b", "I8", [3], 4, 7) + ","
      + field("W", "I8", [2, 2], 0, 4) + "}"
    let bytes = safetensors(header, [1, 2, 3, 4, 5, 6, 7])
    #expect(try readMatrix(bytes, name: "a").matrix == (try rationalMatrix([["1", "2"], ["3", "4"]])))
    #expect(
      try readMatrix(bytes, name: "a", object: "b").matrix == (try rationalMatrix([["5"], ["6"], ["7"]])))
    #expect(throws: SelectionError.self) { try readMatrix(bytes, name: "a", object: "c") }
    let list = try MatrixFile.tensors(bytes, of: FileReference(path: "a"))
    #expect(list.map(\.name) == ["W", "b"] && list.map(\.numberType) == ["I8", "I8"])
    let two = safetensors(
      "{" + field("W", "I8", [1, 1], 0, 1) + "," + field("V", "I8", [1, 1], 1, 2) + "}", [1, 2])
    #expect(throws: SelectionError.ambiguous(file: "a", available: ["W (1×1)", "V (1×1)"])) {
      try readMatrix(two, name: "a")
    }
    let unknown = safetensors("{" + field("W", "F8_E4M3", [1, 1], 0, 1) + "}", [1])
    #expect(try MatrixFile.tensors(unknown, of: FileReference(path: "a")).count == 1)
    _ = malformed { _ = try readMatrix(unknown, name: "a") }
  }

  @Test(arguments: [
    "{}", "[]", "{", "{\"W\":1}", "{" + field("W", "I8", [1, 1], 0, 2) + "}",
    "{" + field("W", "I8", [1, 1], 1, 2) + "}",
    "{" + field("W", "I8", [1], 0, 1) + "}",
    "{" + field("W", "I8", [2, 1], 0, 2) + "," + field("V", "I8", [1, 1], 1, 2) + "}",
    "{" + field("W", "I8", [2, 1], 0, 2) + "," + field("W", "I8", [2, 1], 0, 2) + "}",
    "{" + field("W", "I8", [2, 1], 2, 0) + "}",
    "{" + field("W", "I8", [-2, -1], 0, 2) + "}", "{" + field("W", "I8", [2, 1], 0, 99) + "}",
    "{" + field("W", "I8", [4_611_686_018_427_387_904, 4], 0, 2) + "}",
    "{" + field("W", "I8", [2, 1], 0, 2) + ",}",
    "{" + field("W", "I8", [1, 2, 1], 0, 2) + "}", "{" + field("W", "I8", [2, 1], 0, 2) + "} x",
    "{\"W\":{\"dtype\":\"I8\",\"shape\":[2,1],\"data_offsets\":[0,2],\"x\":1}}",
    "{\"W\":{\"dtype\":\"I8\",\"shape\":[2.0,1],\"data_offsets\":[0,2]}}",
    "{\"W\":{\"dtype\":\"I8\",\"shape\":[02,1],\"data_offsets\":[0,2]}}",
    "{\"\\ud800\":{\"dtype\":\"I8\",\"shape\":[2,1],\"data_offsets\":[0,2]}}",
    "{\"a\u{1}\":{\"dtype\":\"I8\",\"shape\":[2,1],\"data_offsets\":[0,2]}}",
    String(repeating: "[", count: 100_000), "{\"a\":" + String(repeating: "[", count: 100_000),
    "{\"a\":" + String(repeating: "{\"a\":", count: 100_000),
  ])
  func badHeadersAreErrors(header: String) {
    _ = malformed(String(header.prefix(200))) {
      _ = try readMatrix(safetensors(header, [1, 2]), name: "a.safetensors", format: .safetensors)
    }
  }

  @Test func escapesInNamesAreRead() throws {
    let bytes = safetensors(
      "{\"a\\u00e9\\ud83d\\ude00\\n\\\"\":{\"dtype\":\"I8\",\"shape\":[1,1],\"data_offsets\":[0,1]}}", [7])
    #expect(try MatrixFile.tensors(bytes, of: FileReference(path: "a")).first?.name == "aé😀\n\"")
  }

  @Test func hugeHeaderLengthsAreErrors() {
    for length in [UInt64.max, 1 << 63, 1 << 40, 3, 1, 0] {
      _ = malformed("\(length)") {
        _ = try readMatrix(
          littleEndian([length]) + Array("{}".utf8), name: "a.safetensors", format: .safetensors)
      }
    }
    _ = malformed { _ = try readMatrix([1, 2, 3], name: "a.safetensors") }
  }

  @Test func shardedModels() throws {
    let folder = try TemporaryFolder()
    let first = safetensors(
      "{" + field("a.W", "I8", [1, 2], 0, 2) + "," + field("extra", "I8", [1], 2, 3) + "}", [1, 2, 3])
    let second = safetensors("{" + field("b.W", "I8", [1, 1], 0, 1) + "}", [9])
    try AtomicWriter.write(first, to: folder.file("m-1.safetensors"))
    try AtomicWriter.write(second, to: folder.file("m-2.safetensors"))
    let path = folder.file("m.safetensors.index.json")
    let index =
      "{\"metadata\":{\"total_size\":3},\"weight_map\":{\"a.W\":\"m-1.safetensors\",\"b.W\":\"m-2.safetensors\"}}"
    try AtomicWriter.write(Array(index.utf8), to: path)
    let loaded = try MatrixFile.read(FileReference(path: path, object: "b.W"))
    #expect(loaded.matrix == (try rationalMatrix([["9"]])))
    #expect(
      loaded.provenance
        == FileProvenance(
          name: "m-2.safetensors", byteCount: second.count, object: "b.W", numberType: "I8"))
    #expect(loaded.fileBytes == second)
    #expect(throws: SelectionError.self) { try MatrixFile.read(FileReference(path: path)) }
    #expect(throws: SelectionError.self) { try MatrixFile.read(FileReference(path: path, object: "x")) }
    let list = try MatrixFile.tensors(FileReference(path: path))
    #expect(
      list.map(\.name) == ["a.W", "b.W"] && list.map(\.shard) == ["m-1.safetensors", "m-2.safetensors"])
    for bad in ["../x.safetensors", "/etc/x.safetensors", "x", ".safetensors", "a\\u0000.safetensors"] {
      let text = Array("{\"weight_map\":{\"a\":\"\(bad)\"}}".utf8)
      _ = malformed(bad) { _ = try readMatrix(text, name: path, object: "a") }
    }
    let missing = Array("{\"weight_map\":{\"a\":\"none.safetensors\"}}".utf8)
    #expect(throws: FileAccessError.noSuchFile(folder.file("none.safetensors"))) {
      try readMatrix(missing, name: path, object: "a")
    }
    _ = malformed { _ = try readMatrix(Array("{\"a\":1}".utf8), name: path, object: "a") }
    attack(Array(index.utf8), seed: 31, flips: 500) { _ = try readMatrix($0, name: path, object: "a.W") }
  }

  @Test func survivesAttacks() {
    let header = "{\"__metadata__\":{\"a\":\"\\u00e9\"}," + field("W", "F32", [1, 2], 0, 8) + "}"
    attack(safetensors(header, [UInt8](repeating: 1, count: 8)), seed: 32, flips: 5000) {
      _ = try readMatrix($0, name: "a.safetensors", format: .safetensors)
    }
  }
}
