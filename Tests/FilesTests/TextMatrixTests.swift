// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixFiles
import Statements
import TestSupport
import Testing

@Suite struct TextMatrixTests {
  private func read(_ text: String) throws -> InputMatrix { try readMatrix(text, name: "a.csv").matrix }

  @Test(arguments: [
    "1,0.5,-1/3\n2,1e2,+4", "1 0.5 -1/3\n2 1e2 +4\n", "1;0.50;-2/6\r\n2;100;4\r\n",
    "1\t.5\t-1/3\n2\t1E+2\t4.\n",
    "\u{FEFF}# a comment\n\n1 , 5e-1 , -1/3\n   \n# another, with commas\n2,\t100 ,4\n",
  ])
  func readsEverySeparator(text: String) throws {
    #expect(try read(text) == (try rationalMatrix([["1", "1/2", "-1/3"], ["2", "100", "4"]])))
  }

  @Test(arguments: [
    ("1,2\n3\n", 2), ("1,2\n3,4,5\n", 2), ("1 2\n\n# c\n3 x\n", 4), ("1,,2\n", 1), ("1,2,\n", 1),
    ("# nothing\n", 1),
    ("a,b\n1,2\n", 1), ("1/0\n", 1), ("1/2.5\n", 1), ("nan\n", 1), ("inf\n", 1), ("0x10\n", 1),
    ("1e10001\n", 1),
    ("1e\n", 1), ("--1\n", 1), ("1_0\n", 1), ("\u{0661}\n", 1), ("1,5;2\n", 1), ("\"1\"\n", 1), (".\n", 1),
    ("1 2\n3 1+2j\n", 2),
    ("1/-2\n", 1), ("1 2\r3 4\n", 1),
  ])
  func errorsNameTheLine(text: String, line: Int) {
    let error = malformed(text) { _ = try readMatrix(text, name: "a.csv") }
    #expect(error?.place == .line(line), "\(text)\(error?.description ?? "")")
  }

  @Test func readsQuadraticSurds() throws {
    let text = "1/2+1/3*sqrt(3), sqrt(3), -2√3, 1e-1-√3\n5, -sqrt(3), -1/2-1e-1*sqrt(3), 0*sqrt(3)\n"
    func surd(_ p: Rational, _ q: Rational) -> QuadraticSurd { QuadraticSurd(p, q, radicand: 3) }
    let half = Rational(1, 2)
    let entries = [
      surd(half, Rational(1, 3)), surd(0, 1), surd(0, -2), surd(Rational(1, 10), -1), surd(5, 0), surd(0, -1),
      surd(-half, Rational(-1, 10)), surd(0, 0),
    ]
    #expect(try read(text) == .surd(Matrix(rows: 2, columns: 4, entries: entries), radicand: 3))
    #expect(try read("# radicand: 5\n1 2\n").radicand == 5)
    #expect(try read("# radicand unspecified\n1 2\n").radicand == nil)
  }

  @Test(arguments: [
    ("sqrt(2),sqrt(3)\n", 1), ("sqrt(8)\n", 1), ("sqrt(1)\n", 1), ("sqrt(0)\n", 1), ("sqrt(1000001)\n", 1),
    ("sqrt(-2)\n", 1), ("1+*sqrt(2)\n", 1), ("*sqrt(2)\n", 1), ("sqrt(2\n", 1), ("sqrt()\n", 1),
    ("sqrt(2)/2\n", 1),
    ("1++sqrt(2)\n", 1), ("# radicand: 3\nsqrt(2)\n", 2), ("1\n# radicand: 3\n", 2),
    ("# radicand: x\n1\n", 1),
    ("√\n", 1), ("1√\n", 1), ("x+sqrt(2)\n", 1), ("sqrt(999950884)\n", 1),
    ("sqrt(99999999999999999999)\n", 1),
  ])
  func badSurdsAreErrors(text: String, line: Int) {
    let error = malformed(text) { _ = try readMatrix(text, name: "a.csv") }
    #expect(error?.place == .line(line), "\(text)\(error?.description ?? "")")
  }

  /// The short way of reading a decimal against `Rational`'s own.
  @Test func decimalsAgreeWithRational() throws {
    var generator = SplitMix64(seed: 7)
    let alphabet = Array("0123456789.-+eE/".utf8)
    var parsed = 0
    for round in 0..<20_000 {
      var text = [UInt8]()
      for _ in 0..<Int.random(in: 1...(round % 2 == 0 ? 12 : 40), using: &generator) {
        text.append(
          alphabet[Int.random(in: 0..<(Bool.random(using: &generator) ? 10 : 16), using: &generator)])
      }
      let string = String(decoding: text, as: UTF8.self)
      // A long exponent makes a long number; that limit is tested elsewhere.
      if string.split(whereSeparator: { $0 == "e" || $0 == "E" }).last?.count ?? 0 > 4 { continue }
      let expected = Rational(string).map { InputMatrix.rational(Matrix(rows: 1, columns: 1, entries: [$0])) }
      if expected != nil { parsed += 1 }
      #expect((try? read(string)) == expected, "round \(round): \(string)")
    }
    #expect(parsed > 1000)
  }

  @Test func textAndBinaryFloatsAgree() throws {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<500 {
      // Multiples of 2⁻¹⁰ have short exact decimals.
      let value = Double(Int.random(in: -1_000_000...1_000_000, using: &generator)) / 1024
      let data = littleEndian([value.bitPattern])
      #expect(
        try read("\(value)") == readMatrix(npy(npyHeader("<f8", "(1, 1)"), data), name: "a.npy").matrix,
        "\(value)")
    }
  }

  @Test func longDecimalsAgreeWithRational() throws {
    var generator = SplitMix64(seed: 10)
    for round in 0..<5000 {
      var digits = (0..<Int.random(in: 15...40, using: &generator)).map { _ in
        UInt8.random(in: 0x30...0x39, using: &generator)
      }
      digits.insert(UInt8(ascii: "."), at: Int.random(in: 0...digits.count, using: &generator))
      let exponent = Int.random(in: -45...45, using: &generator)
      let text = (round % 2 == 0 ? "-" : "") + String(decoding: digits, as: UTF8.self) + "e\(exponent)"
      #expect(try read(text) == (try rationalMatrix([[text]])), "round \(round): \(text)")
    }
  }

  @Test func amplificationIsBounded() throws {
    // 7 MB of text that would be 4 GB of numbers.
    let text = String(repeating: "1e9999\n", count: 1_000_000)
    let error = malformed { _ = try read(text) }
    #expect(error?.problem.contains("exponents") == true)
    let long = malformed { _ = try read(String(repeating: "7", count: 100_001)) }
    #expect(long?.place == .line(1))
    #expect(try read(String(repeating: "7", count: 100_000)).rows == 1)
    var limits = ReadLimits()
    limits.entries = 3
    _ = malformed { _ = try readMatrix("1 2\n3 4\n", name: "a.txt", limits: limits) }
  }

  @Test func survivesAttacks() {
    attack(Array("# radicand: 3\n1/2+1/3*sqrt(3), 2√3\n-1e-3, 7\n".utf8), seed: 9, flips: 5000) {
      _ = try readMatrix($0, name: "a.csv")
    }
  }
}

@Suite struct MatrixFormatTests {
  @Test func contentsComeBeforeTheName() throws {
    let bytes = npy(npyHeader("|i1", "(1, 1)"), [7])
    #expect(try readMatrix(bytes, name: "a.csv").provenance.numberType == "|i1")
    #expect(try readMatrix("1 2\n", name: "-").provenance.name == "stdin")
    #expect(
      try readMatrix("1 2\n", name: "x/a").provenance
        == FileProvenance(
          name: "a", byteCount: 4, object: "", numberType: "text"))
    _ = malformed { _ = try readMatrix("1 2\n", name: "a.npy") }
    _ = malformed { _ = try readMatrix(bytes, name: "a.npy", format: .csv) }
    _ = malformed { _ = try readMatrix("", name: "a.csv") }
    _ = malformed { _ = try readMatrix([0, 1, 2], name: "a") }
    _ = malformed { _ = try readMatrix("c\np edge 1 0\n", name: "a.clq", format: .dimacs) }
  }

  @Test func picklesAreRefusedWithAHint() throws {
    for name in ["a.pt", "a.pth", "a.pkl", "a.bin"] {
      let error = malformed { _ = try readMatrix([1, 2, 3], name: name) }
      #expect(error?.problem.contains("safetensors") == true)
    }
    let error = malformed { _ = try readMatrix([0x80, 4, 0x95, 0], name: "a") }
    #expect(error?.problem.contains("safetensors") == true)
    let compressed = malformed { _ = try readMatrix([0x1F, 0x8B, 8, 0], name: "a.npy") }
    #expect(compressed?.problem.contains("gzip") == true)
  }
}
