// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixFiles
import Statements
import TestSupport
import Testing

/// An .npy file from a header text and data; versions 2 and 3 have a four-byte length.
func npy(_ header: String, _ data: [UInt8], version: UInt8 = 1, pad: Bool = true) -> [UInt8] {
  var text = Array(header.utf8)
  let prefix = version == 1 ? 10 : 12
  if pad {
    while (prefix + text.count + 1) % 64 != 0 { text.append(0x20) }
    text.append(0x0A)
  }
  var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [version, 0]
  for i in 0..<(prefix - 8) { bytes.append(UInt8(truncatingIfNeeded: text.count >> (8 * i))) }
  return bytes + text + data
}

func npyHeader(_ descriptor: String, _ shape: String, fortran: Bool = false) -> String {
  "{'descr': '\(descriptor)', 'fortran_order': \(fortran ? "True" : "False"), 'shape': \(shape), }"
}

func littleEndian<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
  values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
}

func bigEndian<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
  values.flatMap { value in withUnsafeBytes(of: value.bigEndian) { Array($0) } }
}

@Suite struct NpyTests {
  @Test func readsEveryNumberTypeInBothByteOrders() throws {
    let values = [0, 1, -1, 2, -3, 100]
    let expected = try rationalMatrix([["0", "1", "-1"], ["2", "-3", "100"]])
    let encodings: [(String, [UInt8], [UInt8])] = [
      ("i1", littleEndian(values.map { Int8($0) }), bigEndian(values.map { Int8($0) })),
      ("i2", littleEndian(values.map { Int16($0) }), bigEndian(values.map { Int16($0) })),
      ("i4", littleEndian(values.map { Int32($0) }), bigEndian(values.map { Int32($0) })),
      ("i8", littleEndian(values.map { Int64($0) }), bigEndian(values.map { Int64($0) })),
      (
        "f4", littleEndian(values.map { Float($0).bitPattern }),
        bigEndian(values.map { Float($0).bitPattern })
      ),
      (
        "f8", littleEndian(values.map { Double($0).bitPattern }),
        bigEndian(values.map { Double($0).bitPattern })
      ),
      // binary16: 0, 1, −1, 2, −3, 100.
      (
        "f2", littleEndian([0x0000, 0x3C00, 0xBC00, 0x4000, 0xC200, 0x5640] as [UInt16]),
        bigEndian([0x0000, 0x3C00, 0xBC00, 0x4000, 0xC200, 0x5640] as [UInt16])
      ),
    ]
    for (type, little, big) in encodings {
      for version: UInt8 in 1...3 {
        let a = try readMatrix(npy(npyHeader("<" + type, "(2, 3)"), little, version: version), name: "a.npy")
        #expect(a.matrix == expected, "<\(type) version \(version)")
        #expect(a.provenance.numberType == "<" + type)
        let b = try readMatrix(npy(npyHeader(">" + type, "(2, 3)"), big, version: version), name: "a.npy")
        #expect(b.matrix == expected, ">\(type) version \(version)")
      }
    }
  }

  @Test func readsUnsignedIntegersAndBooleans() throws {
    let large = try readMatrix(npy(npyHeader("<u8", "(1, 2)"), littleEndian([UInt64.max, 7])), name: "a.npy")
    #expect(large.matrix == (try rationalMatrix([["18446744073709551615", "7"]])))
    let bytes = try readMatrix(npy(npyHeader("|u1", "(1, 2)"), [255, 0]), name: "a.npy")
    #expect(bytes.matrix == (try rationalMatrix([["255", "0"]])))
    let words = try readMatrix(npy(npyHeader(">u2", "(1, 2)"), [255, 0, 0, 1]), name: "a.npy")
    #expect(words.matrix == (try rationalMatrix([["65280", "1"]])))
    let ints = try readMatrix(npy(npyHeader("<u4", "(1, 1)"), [255, 255, 255, 255]), name: "a.npy")
    #expect(ints.matrix == (try rationalMatrix([["4294967295"]])))
    let truth = try readMatrix(npy(npyHeader("|b1", "(1, 2)"), [1, 0]), name: "a.npy")
    #expect(truth.matrix == (try rationalMatrix([["1", "0"]])))
    let error = malformed { _ = try readMatrix(npy(npyHeader("|b1", "(1, 2)"), [1, 2]), name: "a.npy") }
    #expect(error?.place == .entry(tensor: "", row: 0, column: 1))
  }

  @Test func fortranOrderIsColumnByColumn() throws {
    let data = littleEndian([1, 2, 3, 4, 5, 6] as [Int16])
    let matrix = try readMatrix(npy(npyHeader("<i2", "(2, 3)", fortran: true), data), name: "a.npy").matrix
    #expect(matrix == (try rationalMatrix([["1", "3", "5"], ["2", "4", "6"]])))
  }

  @Test func oneDimensionIsAColumn() throws {
    for fortran in [false, true] {
      let matrix = try readMatrix(npy(npyHeader("|i1", "(3,)", fortran: fortran), [1, 2, 3]), name: "a.npy")
        .matrix
      #expect(matrix == (try rationalMatrix([["1"], ["2"], ["3"]])))
    }
  }

  @Test func floatsAreExactDyadics() throws {
    let expected = try rationalMatrix([
      ["13421773/134217728", "-1/713623846352979940529142984724747568191373312"]
    ])
    let data = littleEndian([(0.1 as Float).bitPattern, (-Float.leastNonzeroMagnitude).bitPattern])
    // −2⁻¹⁴⁹ is the negative of the least binary32 number.
    #expect(try readMatrix(npy(npyHeader("<f4", "(1, 2)"), data), name: "a.npy").matrix == expected)
    let zero = littleEndian([(-0.0 as Double).bitPattern])
    #expect(
      try readMatrix(npy(npyHeader("<f8", "(1, 1)"), zero), name: "a.npy").matrix
        == (try rationalMatrix([["0"]])))
  }

  @Test func nonFiniteEntriesAreNamed() throws {
    for (value, text) in [(Double.nan, "NaN"), (.infinity, "infinity"), (-.infinity, "infinity")] {
      let data = littleEndian([1.0, 2.0, 3.0, value].map(\.bitPattern))
      let error = malformed { _ = try readMatrix(npy(npyHeader("<f8", "(2, 2)"), data), name: "a.npy") }
      #expect(error?.place == .entry(tensor: "", row: 1, column: 1))
      #expect(error?.description.contains(text) == true)
      let column = malformed {
        _ = try readMatrix(npy(npyHeader("<f8", "(4, 1)", fortran: true), data), name: "a.npy")
      }
      #expect(column?.place == .entry(tensor: "", row: 3, column: 0))
    }
  }

  @Test(arguments: [
    "(2,)": 1, "(1, 2)": 0, "()": 0, "(1, 1, 1)": 0, "(0, 1)": 0, "(1)": 1,
    "(99999999999999999, 99999999999)": 0,
    "(4611686018427387904, 4)": 0, "(-1, 1)": 1, "(1 1)": 1, "(1,,1)": 1, "1": 1, "(1, 1": 1,
  ])
  func badShapesAreErrors(shape: String, _: Int) {
    _ = malformed(shape) { _ = try readMatrix(npy(npyHeader("|i1", shape), [7]), name: "a.npy") }
  }

  @Test(arguments: [
    "O", "|O", "<c8", "<c16", "<f16", "<i3", "|S3", "<U4", "=f4", "f4", "<V2", "|f4", "<M8[ns]", "", "<",
    "<f", "<f-4", "<f+4",
    "<i08x",
  ])
  func badNumberTypesAreErrors(type: String) {
    _ = malformed(type) { _ = try readMatrix(npy(npyHeader(type, "(1, 1)"), [7]), name: "a.npy") }
  }

  @Test(arguments: [
    "", "{}", "{'descr': '<i1'}", "[]", "{'descr': '|i1', 'fortran_order': False, 'shape': (1, 1), 'x': 1}",
    "{'descr': '|i1', 'descr': '|i1', 'fortran_order': False, 'shape': (1, 1)}",
    "{'descr': '|i1', 'fortran_order': 0, 'shape': (1, 1)}",
    "{'descr': '|i1', 'fortran_order': False, 'shape': [1, 1]}",
    "{'descr': [('a', '<i1')], 'fortran_order': False, 'shape': (1, 1)}",
    "{'descr': '|i1' 'fortran_order': False, 'shape': (1, 1)}",
    "{'descr': '|i1', 'fortran_order': False, 'shape': (1, 1)} x",
    "{'descr': '|i\\x31', 'fortran_order': False, 'shape': (1, 1)}",
  ])
  func badHeadersAreErrors(header: String) {
    _ = malformed(header) { _ = try readMatrix(npy(header, [7]), name: "a.npy") }
  }

  @Test(arguments: [
    "{'shape': (1, 1), 'fortran_order': False, 'descr': '|i1'}",
    "{\"descr\": \"|i1\", \"fortran_order\": False, \"shape\": (1, 1)}",
    "{'descr':'|i1','fortran_order':False,'shape':(1L,1L,),}",
  ])
  func otherSpellingsAreRead(header: String) throws {
    for pad in [true, false] {
      #expect(
        try readMatrix(npy(header, [7], pad: pad), name: "a.npy").matrix == (try rationalMatrix([["7"]])))
    }
  }

  @Test func wrongSizesAreErrors() throws {
    let good = npy(npyHeader("<i2", "(2, 2)"), [1, 0, 2, 0, 3, 0, 4, 0])
    _ = malformed("trailing byte") { _ = try readMatrix(good + [0], name: "a.npy") }
    _ = malformed("missing byte") { _ = try readMatrix(good.dropLast(), name: "a.npy") }
    var version = good
    version[6] = 4
    _ = malformed("version") { _ = try readMatrix(version, name: "a.npy") }
    var length = good
    length[9] = 0xFF
    _ = malformed("header length") { _ = try readMatrix(length, name: "a.npy") }
    var limits = ReadLimits()
    limits.entries = 3
    _ = malformed("limit") { _ = try readMatrix(good, name: "a.npy", limits: limits) }
    // Four gigabytes of header in a file of twelve bytes.
    _ = malformed("huge header") {
      _ = try readMatrix([0x93] + Array("NUMPY".utf8) + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF], name: "a.npy")
    }
    #expect(throws: SelectionError.self) { try readMatrix(good, name: "a.npy", object: "x") }
  }

  @Test func survivesAttacks() {
    let good = npy(npyHeader("<f4", "(2, 2)"), littleEndian([1, 2, 3, 4.5].map { ($0 as Float).bitPattern }))
    attack(good, seed: 1, flips: 3000) { _ = try readMatrix($0, name: "a.npy") }
    let fortran = npy(npyHeader(">i2", "(3, 2)", fortran: true), [UInt8](repeating: 1, count: 12), version: 2)
    attack(fortran, seed: 2, flips: 3000) { _ = try readMatrix($0, name: "a.npy") }
  }

  @Test func listsTheArrayWithoutReadingIt() throws {
    let bytes = npy(npyHeader("<c8", "(2, 3, 4)", fortran: true), [])
    let list = try MatrixFile.tensors(bytes, of: FileReference(path: "a.npy"))
    #expect(list.count == 1)
    #expect(list.first?.shape == [2, 3, 4])
    #expect(list.first?.numberType == "<c8")
    #expect(list.first?.columnMajor == true)
  }
}

@Suite struct NpyWriterTests {
  private func entries(_ matrix: InputMatrix) throws -> Matrix<Rational> {
    guard case .rational(let rational) = matrix else { throw CancellationError() }
    return rational
  }

  @Test func headerIsExactlyAsDocumented() throws {
    let bytes = try NpyWriter.encode(Matrix(rows: 1, columns: 2, entries: [1, -2]))
    let text = "{'descr': '<i8', 'fortran_order': False, 'shape': (1, 2), }"
    #expect(bytes.count == 128 + 16)
    #expect(Array(bytes[..<10]) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0])
    #expect(
      String(decoding: bytes[10..<128], as: UTF8.self) == text
        + String(repeating: " ", count: 117 - text.count) + "\n")
    #expect(Array(bytes[128...]) == littleEndian([1, -2] as [Int64]))
  }

  @Test func choosesTheSmallestTypeThatHoldsAll() throws {
    func type(_ texts: String...) throws -> NpyWriter.NumberType? {
      let entries = try texts.map { try #require(Rational($0)) }
      return try? NpyWriter.numberType(of: Matrix(rows: 1, columns: entries.count, entries: entries))
    }
    #expect(try type("1", "-9223372036854775808") == .int64)
    #expect(try type("9223372036854775808") == .binary32)
    #expect(try type("9223372036854775809") == nil)
    #expect(try type("1/2", "16777216") == .binary32)
    #expect(try type("1/2", "16777217") == .binary64)
    #expect(try type("1/2", "9007199254740993") == nil)
    #expect(try type("1/3") == nil)
    let two = Integer(2)
    func power(_ exponent: Int) -> Rational {
      exponent >= 0 ? Rational(two.power(exponent)) : Rational(1, two.power(-exponent))
    }
    func type(of value: Rational) -> NpyWriter.NumberType? {
      try? NpyWriter.numberType(of: Matrix(rows: 1, columns: 1, entries: [value]))
    }
    #expect(type(of: power(127)) == .binary32)
    #expect(type(of: power(128)) == .binary64)
    #expect(type(of: power(1023)) == .binary64)
    #expect(type(of: power(1024)) == nil)
    #expect(type(of: power(1024) - power(970)) == nil)
    #expect(type(of: power(1024) - power(971)) == .binary64)
    #expect(type(of: power(-149)) == .binary32)
    #expect(type(of: power(-150)) == .binary64)
    #expect(type(of: power(-1074)) == .binary64)
    #expect(type(of: power(-1075)) == nil)
  }

  @Test func namesTheEntryThatIsNotRepresentable() throws {
    let matrix = Matrix<Rational>(rows: 2, columns: 2, entries: [1, Rational(1, 2), 2, Rational(1, 3)])
    let error = #expect(throws: NpyWriter.NotRepresentable.self) { try NpyWriter.encode(matrix) }
    #expect(error?.row == 1 && error?.column == 1)
  }

  @Test func readsBackWhatItWrote() throws {
    var generator = SplitMix64(seed: 3)
    for round in 0..<200 {
      let rows = Int.random(in: 1...4, using: &generator)
      let columns = Int.random(in: 1...4, using: &generator)
      let matrix = try Matrix(rows: rows, columns: columns) { _, _ in
        let value: Rational?
        switch round % 3 {
        case 0: value = Rational(Int(truncatingIfNeeded: generator.next()))
        case 1: value = Rational(bits: generator.next() & 0xFFFF_FFFF & ~0x4000_0000, format: .binary32)
        default: value = Rational(bits: generator.next() & ~(1 << 62), format: .binary64)
        }
        return try #require(value)
      }
      let bytes = try NpyWriter.encode(matrix)
      #expect(try entries(readMatrix(bytes, name: "a.npy").matrix) == matrix, "round \(round)")
    }
  }

  @Test func bitsAreThoseOfTheFloatingPointNumber() throws {
    var generator = SplitMix64(seed: 4)
    for round in 0..<2000 {
      let double = Double(bitPattern: generator.next())
      if double.isFinite, let value = Rational(bits: double.bitPattern, format: .binary64), !value.isInteger {
        let bytes = try NpyWriter.encode(Matrix(rows: 1, columns: 1, entries: [value]))
        if Float(exactly: double) == nil {
          #expect(Array(bytes.suffix(8)) == littleEndian([double.bitPattern]), "round \(round): \(double)")
        }
      }
      let float = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
      if float.isFinite, let value = Rational(bits: UInt64(float.bitPattern), format: .binary32),
        !value.isInteger
      {
        let bytes = try NpyWriter.encode(Matrix(rows: 1, columns: 1, entries: [value]))
        #expect(Array(bytes.suffix(4)) == littleEndian([float.bitPattern]), "round \(round): \(float)")
      }
    }
  }
}
