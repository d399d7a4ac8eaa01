// SPDX-License-Identifier: Apache-2.0
import CGMP
import ExactArithmetic
import TestSupport
import Testing

/// Integers around every end of a machine word.
private let corners: [Integer] = [
  0, 1, -1, 2, -2, 3, Integer(Int.max), Integer(Int.min), Integer(Int.max - 1), Integer(Int.min + 1),
  Integer(UInt64.max),
  Integer(UInt64(1) << 63), -Integer(UInt64(1) << 63), -Integer(UInt64(1) << 63) - 1, Integer(UInt64.max) + 1,
  Integer(1 << 32),
  Integer(1 << 31), Integer(Int128.max), Integer(Int128.min), Integer(Int128.max) + 1,
]

@Suite("Integer")
struct IntegerTests {
  private func pair(_ generator: inout SplitMix64) -> (Integer, RawInteger) {
    let parts = generator.integerParts()
    let size = parts.words.reversed().reduce(Integer.zero) { $0.shiftedLeft(by: 64) + Integer($1) }
    return (parts.negative ? -size : size, RawInteger(parts))
  }

  /// (1) Sum, difference, product, (2) quotient and remainder towards zero, (3) gcd, lcm, (4) order, all as GMP's.
  private func compare(_ a: Integer, _ x: RawInteger, _ b: Integer, _ y: RawInteger) {
    checkSame(a, x, "value")
    checkSame(a + b, x.with(y, __gmpz_add), "(1) \(a) + \(b)")
    checkSame(a - b, x.with(y, __gmpz_sub), "(1) \(a) - \(b)")
    checkSame(a * b, x.with(y, __gmpz_mul), "(1) \(a) * \(b)")
    if !b.isZero {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      checkSame(quotient, x.with(y, __gmpz_tdiv_q), "(2) \(a) / \(b)")
      checkSame(remainder, x.with(y, __gmpz_tdiv_r), "(2) \(a) % \(b)")
      checkSame((a * b).dividedExactly(by: b), x, "(2) exact division by \(b)")
    }
    checkSame(Integer.greatestCommonDivisor(a, b), x.with(y, __gmpz_gcd), "(3) gcd(\(a), \(b))")
    checkSame(Integer.leastCommonMultiple(a, b), x.with(y, __gmpz_lcm), "(3) lcm(\(a), \(b))")
    let order = __gmpz_cmp(x.value, y.value)
    check(
      (a < b) == (order < 0) && (a == b) == (order == 0) && (a > b) == (order > 0), "(4) order of \(a), \(b)")
    if a == b { check(a.hashValue == b.hashValue, "(4) hash of \(a)") }
  }

  @Test("agrees with GMP on random pairs")
  func random() {
    withRandomCases(4_000) { generator in
      let (a, x) = pair(&generator)
      let (b, y) = pair(&generator)
      compare(a, x, b, y)
    }
  }

  @Test("agrees with GMP on all pairs of corner cases")
  func cornerCases() {
    for a in corners {
      for b in corners { compare(a, RawInteger(a.description), b, RawInteger(b.description)) }
    }
  }

  @Test("unary operations, powers, shifts, roots and residues agree with GMP")
  func unary() {
    withRandomCases(1_500, seed: 10_000) { generator in
      let (a, x) = pair(&generator)
      checkSame(-a, RawInteger("0").with(x, __gmpz_sub), "negation")
      checkSame(a.magnitude, a.sign < 0 ? RawInteger("0").with(x, __gmpz_sub) : x, "magnitude")
      checkEqual(a.sign, Int(__gmpz_cmp_si(x.value, 0).signum()), "sign")
      checkEqual(a.bitLength, a.isZero ? 0 : __gmpz_sizeinbase(x.value, 2), "bit length")
      let exponent = generator.int(0...9)
      checkSame(
        a.power(exponent), x.with(x) { result, x, _ in __gmpz_pow_ui(result, x, UInt(exponent)) },
        "power \(exponent)")
      let count = generator.int(0...200)
      checkSame(
        a.shiftedLeft(by: count),
        x.with(x) { result, x, _ in __gmpz_mul_2exp(result, x, mp_bitcnt_t(count)) }, "shift \(count)")
      if a.sign >= 0 {
        checkSame(a.squareRoot, x.with(x) { result, x, _ in __gmpz_sqrt(result, x) }, "square root")
      }
      checkSame((a * a).squareRoot, RawInteger(a.magnitude.description), "root of a square")
      let moduli: [UInt64] = [1, 2, 3, 2_147_483_647, .max, 0x8000_0000_0000_0000, generator.next() | 1]
      let modulus = generator.pick(moduli)
      checkEqual(
        a.residue(modulo: modulus), UInt64(__gmpz_fdiv_ui(x.value, UInt(modulus))),
        "residue modulo \(modulus)")
    }
  }

  @Test("binomial coefficients obey Pascal's rule")
  func binomials() {
    for n in 0...40 {
      checkEqual(Integer.binomial(Integer(n), 0), 1, "C(\(n), 0)")
      for k in 1...42 {
        let expected =
          n == 0 ? 0 : Integer.binomial(Integer(n - 1), k - 1) + Integer.binomial(Integer(n - 1), k)
        checkEqual(Integer.binomial(Integer(n), k), expected, "C(\(n), \(k))")
      }
    }
    #expect(Integer.binomial(Integer(UInt64.max), 2).description == "170141183460469231704017187605319778305")
  }

  @Test("conversions at the ends of Int")
  func conversions() {
    for value in corners {
      checkCanonical(value)
      checkEqual(value.asInt, Int(value.description), "\(value) as Int")
    }
    #expect(Integer(Int128.min).description == "-170141183460469231731687303715884105728")
    #expect(Integer(UInt64.max).description == "18446744073709551615")
    #expect(Integer(Int.min).dividedExactly(by: -1).description == "9223372036854775808")
    #expect((-Integer(Int.min)).description == "9223372036854775808")
    #expect((Integer(Int.max) + 1 - 1).asInt == Int.max)
    #expect(Integer.greatestCommonDivisor(Integer(Int.min), 0).description == "9223372036854775808")
    #expect(Integer(Int.min).residue(modulo: 10) == 2)
    for value in [
      Int128.min, .max, 0, -1, Int128(Int.max) + 1, Int128(Int.min) - 1, Int128(UInt64.max),
      -Int128(UInt64.max),
    ] {
      checkCanonical(Integer(value))
      checkEqual(Integer(value).description, value.description, "Int128")
    }
  }

  @Test("equality, hashing and order")
  func laws() {
    let classes = Set(corners).sorted().map {
      [$0, $0 + 1 - 1, $0 * 3 - $0 - $0, Integer($0.description) ?? 7]
    }
    checkHashable(equivalenceClasses: classes)
    checkComparable(sortedEquivalenceClasses: classes)
  }

  @Test("text: round trips and rejects")
  func text() throws {
    withRandomCases(500) { generator in
      let value = generator.integer()
      checkEqual(Integer(value.description), value, "round trip")
      if value.sign >= 0 {
        checkEqual(Integer(digits: ("000" + value.description).utf8), value, "leading zeros")
      }
    }
    for text in [
      "", "-", "+", "1_0", "1 ", " 1", "0x1", "١", "²", "１", "1.0", "1e1", "--1", "-+1",
      "9223372036854775808a", "\u{0}1", "1\u{301}",
    ] {
      #expect(Integer(text) == nil, "\(text)")
    }
    #expect(Integer("+5") == 5)
    #expect(Integer("-0") == 0)
    #expect(Integer(digits: [] as [UInt8]) == nil)
    let long = String(repeating: "123456789", count: 2_000)
    #expect(Integer(long)?.description == long)
  }
}
