// SPDX-License-Identifier: Apache-2.0
import CGMP
import ExactArithmetic
import TestSupport
import Testing

@Suite("Rational")
struct RationalTests {
  /// (1) Results as GMP's, (2) in canonical form, (3) order as GMP's.
  @Test("agrees with GMP on random pairs")
  func random() {
    withRandomCases(3_000) { generator in
      let (a, b) = (generator.rational(), generator.rational())
      let (x, y) = (RawRational(a.description), RawRational(b.description))
      func same(_ value: Rational, _ expected: RawRational, _ what: String) {
        checkCanonical(value)
        checkEqual(value.description, expected.description, "\(what) of \(a), \(b)")
      }
      same(a, x, "value")
      same(a + b, x.with(y, __gmpq_add), "sum")
      same(a - b, x.with(y, __gmpq_sub), "difference")
      same(a * b, x.with(y, __gmpq_mul), "product")
      if b != 0 {
        same(a / b, x.with(y, __gmpq_div), "quotient")
        same(b.reciprocal, RawRational("1").with(y, __gmpq_div), "reciprocal")
      }
      same(-a, RawRational("0").with(x, __gmpq_sub), "negation")
      same(a.power(3), x.with(x, __gmpq_mul).with(x, __gmpq_mul), "cube")
      let order = __gmpq_cmp(x.value, y.value)
      check((a < b) == (order < 0) && (a == b) == (order == 0), "order of \(a), \(b)")
      // floor ≤ a < floor + 1, and the ceiling likewise.
      check(Rational(a.floor) <= a && a < Rational(a.floor + 1), "floor of \(a)")
      check(Rational(a.ceiling) >= a && a > Rational(a.ceiling - 1), "ceiling of \(a)")
      checkEqual((a * a).exactSquareRoot, a.magnitude, "root of a square")
      checkEqual(Rational(a.description), a, "round trip")
      let p = a.numerator * 6
      checkCanonical(Rational(p, a.denominator * -6))
      checkEqual(Rational(p, a.denominator * -6), -a, "reduction")
    }
  }

  @Test("laws of an ordered field")
  func laws() {
    var generator = SplitMix64(seed: 5)
    let samples: [Rational] = [
      0, 1, -1, Rational(1, 2), Rational(Integer(Int.min)), Rational(1, Integer(Int.min)),
    ]
    checkOrderedField(samples + (0..<6).map { _ in generator.rational() })
    let sorted: [Rational] = [
      Rational(Integer(Int.min)), -1, Rational(-1, 3), 0, Rational(1, 3), Rational(1, 2), 1,
      Rational(Integer(Int.max)),
    ]
    let classes = sorted.map {
      [
        $0, $0 + 1 - 1, Rational($0.numerator * 4, $0.denominator * 4),
        Rational(-$0.numerator, -$0.denominator),
      ]
    }
    checkHashable(equivalenceClasses: classes)
    checkComparable(sortedEquivalenceClasses: classes)
  }

  @Test("square roots of what is not a square")
  func roots() {
    #expect(Rational(2).exactSquareRoot == nil)
    #expect(Rational(-4).exactSquareRoot == nil)
    #expect(Rational(4, 3).exactSquareRoot == nil)
    #expect(Rational(1, 2).exactSquareRoot == nil)
    #expect(Rational(0).exactSquareRoot == 0)
    #expect(Rational(Integer(10).power(60) + 1).exactSquareRoot == nil)
  }

  @Test(
    "reads exact decimals and fractions",
    arguments: [
      ("0.1", "1/10"), ("1e-3", "1/1000"), ("2.5E+2", "250"), ("-0.5", "-1/2"), ("-0", "0"), ("-0.0", "0"),
      ("+7", "7"), ("6/4", "3/2"),
      ("-6/4", "-3/2"), ("0/5", "0"), ("007", "7"), ("1.50", "3/2"), ("1e0", "1"),
      ("0.30000000000000004", "7500000000000001/25000000000000000"),
      ("0e10000", "0"), ("12345678901234567890.5", "24691357802469135781/2"), ("1e-0", "1"), (".5", "1/2"),
      ("5.", "5"),
      ("9223372036854775807", "9223372036854775807"), ("-9223372036854775808", "-9223372036854775808"),
    ])
  func reads(_ text: String, _ expected: String) { #expect(Rational(text)?.description == expected) }

  @Test("decimal exponents up to the limit, and no further")
  func exponents() {
    #expect(Rational("1e10000") == Rational(Integer(10).power(10_000)))
    #expect(Rational("1e-10000") == Rational(1, Integer(10).power(10_000)))
    for text in ["1e10001", "1e-10001", "0e10001", "1e99999999999999999999", "1e9223372036854775808"] {
      #expect(Rational(text) == nil, "\(text)")
    }
  }

  @Test(
    "rejects what is not a number",
    arguments: [
      "", "+", "-", ".", "-.", "1_0", "1/0", "1/", "/2", "1//2", "1/2/3", "1/-2", "1/+2", "1/2.5", "1.5/2",
      "1/1e3", "e5", "1e", "1e+", "1e1.5",
      "1e1e1", "nan", "NaN", "inf", "-inf", "infinity", "0x10", "٣", "１", "½", "1,5", " 1", "1 ", "1\n",
      "--1", "+-1", "1.2.3", "1e--1", "∞", "1d3",
      "1p3", "1e\u{FF11}", "−1",
    ])
  func rejects(_ text: String) { #expect(Rational(text) == nil) }
}

@Suite("Floating-point bits")
struct FloatingPointBitsTests {
  /// The rational that exponent and significand make: another route than the fields of the bit pattern.
  private func exact<Value: BinaryFloatingPoint>(_ value: Value) -> Rational? {
    if !value.isFinite { return nil }
    if value == 0 { return 0 }
    let width = Value.significandBitCount
    let significand = Integer(
      Int(value.significand * Value(sign: .plus, exponent: Value.Exponent(width), significand: 1)))
    let exponent = Int(value.exponent) - width
    let scale = Integer(2).power(Int(exponent.magnitude))
    let size = exponent >= 0 ? Rational(significand * scale) : Rational(significand, scale)
    return value.sign == .minus ? -size : size
  }

  @Test("all bfloat16 patterns")
  func bfloat16() {
    for bits in 0...UInt32(UInt16.max) {
      let value = Rational(bits: UInt64(bits), format: .bfloat16)
      check(value == exact(Float(bitPattern: bits << 16)), "bfloat16 \(String(bits, radix: 16))")
    }
  }

  #if !(os(macOS) && arch(x86_64))
    @Test("all binary16 patterns")
    func binary16() {
      for bits in 0...UInt16.max {
        let value = Rational(bits: UInt64(bits), format: .binary16)
        check(value == exact(Float(Float16(bitPattern: bits))), "binary16 \(String(bits, radix: 16))")
      }
    }
  #endif

  @Test("binary32: corner cases and random patterns")
  func binary32() {
    let corners: [Float] = [
      0, -0.0, 1, -1, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .infinity,
      .nan, 0.1, .pi,
    ]
    for value in corners + corners.map({ -$0 }) {
      check(Rational(bits: UInt64(value.bitPattern), format: .binary32) == exact(value), "\(value)")
    }
    withRandomCases(5_000) { generator in
      let bits = UInt32(truncatingIfNeeded: generator.next())
      let value = Rational(bits: UInt64(bits), format: .binary32)
      value.map { checkCanonical($0) }
      check(value == exact(Float(bitPattern: bits)), "\(Float(bitPattern: bits))")
    }
  }

  @Test("binary64: corner cases and random patterns")
  func binary64() {
    let corners: [Double] = [
      0, -0.0, 1, -1, .leastNonzeroMagnitude, .leastNormalMagnitude, .leastNormalMagnitude.nextDown,
      .greatestFiniteMagnitude, .infinity, .nan,
      .signalingNaN, 0.1, 9_007_199_254_740_993, 0x1p63, 0x1p-63, -0x1p62,
    ]
    for value in corners + corners.map({ -$0 }) {
      check(Rational(bits: value.bitPattern, format: .binary64) == exact(value), "\(value)")
    }
    withRandomCases(5_000) { generator in
      // Half of them with a middling exponent.
      let bits =
        generator.oneIn(2) ? generator.next() : Double.random(in: -1e6...1e6, using: &generator).bitPattern
      let value = Rational(bits: bits, format: .binary64)
      value.map { checkCanonical($0) }
      check(value == exact(Double(bitPattern: bits)), "\(Double(bitPattern: bits))")
    }
    #expect(
      Rational(bits: (0.1).bitPattern, format: .binary64)?.description == "3602879701896397/36028797018963968"
    )
  }
}
