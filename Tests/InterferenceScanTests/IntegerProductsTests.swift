// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import InterferenceScan
import TestSupport
import Testing

@Suite("Products of small integers")
struct IntegerProductsTests {
  /// Integers, times 2^exponent.
  private static func set(_ values: [Int], _ length: Int, _ exponent: Int = 0) -> VectorSet {
    VectorSet(
      doubles: values.map { Double(sign: .plus, exponent: exponent, significand: Double($0)) }, count: values.count / length,
      length: length)
  }

  /// Vectors of sizes whose products stay below 2²⁴; extreme ones have their entries at the ends of the range.
  private static func integers(_ count: Int, _ d: Int, _ size: Int, extreme: Bool, _ random: inout SplitMix64) -> [Int] {
    (0..<count * d).map { _ in extreme ? (random.oneIn(2) ? size : -size) : random.int(-size...size) }
  }

  @Test("every path gives the exact products, in blocks of any place and size, and writes nothing beside them", arguments: [false, true])
  func paths(extreme: Bool) {
    let lengths = [1, 2, 3, 7, 8, 15, 16, 17, 31, 64, 65, 255, 256, 257, 300, 513, 1025]
    let counts = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 47, 48, 49, 97]
    withRandomCases(150, seed: extreme ? 7100 : 7500) { random in
      let d = random.pick(lengths)
      let (m, n) = (random.pick(counts), random.pick(counts))
      // d·x·y < 2²⁴, and by chance x = 32767, the largest there is.
      let x = random.pick([1, 2, 100, 1023, 4095, 32767].filter { $0 * d < 1 << 24 })
      let y = min(32767, ((1 << 24) - 1) / (d * x))
      let count = max(m, n)
      let (b, a) = (
        Self.integers(count, d, x, extreme: extreme, &random), Self.integers(count, d, y, extreme: extreme, &random)
      )
      let exponents = (random.int(-40...40), random.int(-40...40))
      let (probe, encoder) = (Self.set(b, d, exponents.0), Self.set(a, d, exponents.1))
      guard let products = IntegerProducts(probe, encoder) else { return check(false, "no integers: \(x), \(y), d = \(d)") }
      let (from, to) = (random.int(0...m - 1), random.int(0...n - 1))
      let (rows, columns, stride) = (from..<m, to..<n, n - to + random.int(0...3))
      // All products are one power of two times the integers'.
      var units: Set<Float> = []
      withEvery("swapped", in: [false, true]) { swapped in
        let (left, right) = swapped ? (a, b) : (b, a)
        withEvery("path", in: IntegerPath.allCases.filter(\.isAvailable)) { path in
          var out = [Float](repeating: .nan, count: rows.count * stride)
          out.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            products(rows, columns, swapped: swapped, start, stride: stride, path)
          }
          var wrong = 0
          for i in rows {
            for j in 0..<stride {
              let found = out[(i - from) * stride + j]
              guard j < columns.count else {
                wrong += found.isNaN ? 0 : 1
                continue
              }
              let sum = (0..<d).reduce(0) { $0 + left[i * d + $1] * right[(to + j) * d + $1] }
              if sum == 0 { wrong += found == 0 ? 0 : 1 } else { units.insert(found / Float(sum)) }
            }
          }
          check(wrong == 0 && units.count <= 1, "\(m)×\(n), d = \(d): \(wrong) wrong, units \(units)")
          check(units.allSatisfy { $0 > 0 && $0.significand == 1 }, "units \(units)")
        }
      }
    }
  }

  @Test("integers of 16 bits with sums below 2²⁴, and no others")
  func limits() {
    func fits(_ b: [Int], _ a: [Int], _ d: Int) -> Bool { IntegerProducts(Self.set(b, d), Self.set(a, d)) != nil }
    #expect(fits([32767], [-511], 1) && fits([-32767], [512], 1))
    // 32769 is odd and has 16 bits; 32768 is a power of two.
    #expect(!fits([32769], [1], 1) && fits([32768], [1], 1))
    // ‖x‖² = 4095² + 8190 = 2²⁴ − 1, and one more.
    #expect(fits([4095] + [Int](repeating: 1, count: 8190), [4095] + [Int](repeating: 1, count: 8190), 8191))
    #expect(!fits([4095] + [Int](repeating: 1, count: 8191), [4095] + [Int](repeating: 1, count: 8191), 8192))
    #expect(!fits([4097], [4097], 1))
    // The longest vector decides, wherever it is.
    #expect(!fits([1, 1, 4095, 4095], [1, 1, 3000, 3000], 2) && fits([1, 1, 3000, 2000], [1, 1, 3000, 2000], 2))
    #expect(fits([0, 0, 0], [0, 0, 0], 3))
    #expect(IntegerProducts(VectorSet(floats: [0.1, 1], count: 2, length: 1), Self.set([1, 1], 1)) == nil)
  }

  @Test("a pair says how it is multiplied; a scan of integers is that in exact arithmetic, whichever way", arguments: VectorPath.allCases)
  func pairs(_ path: VectorPath) throws {
    guard path.isAvailable else { return }
    var random = SplitMix64(seed: 73)
    // Sums of 300 products of 200·200 are below 2²⁴; 65537 has 17 bits, so that BLAS multiplies it.
    let cases: [(b: [Int]?, a: [Int], d: Int, integers: Bool)] = [
      (nil, Self.integers(60, 300, 200, extreme: false, &random), 300, true),
      (Self.integers(60, 301, 1, extreme: false, &random), Self.integers(60, 301, 9, extreme: false, &random), 301, true),
      (
        Self.integers(70, 5, 1, extreme: false, &random), Self.integers(69, 5, 4000, extreme: false, &random) + [65537, 1, 2, 3, 4], 5,
        false
      ),
    ]
    for (b, a, d, integers) in cases {
      let encoder = Self.set(a, d, -7)
      let pair = try #require(InterferencePair(encoder: encoder, probe: b.map { .vectors(Self.set($0, d)) } ?? .matched))
      #expect(pair.usesIntegers == integers && pair.isExactInFloats && !pair.countsSigns)
      var questions = InterferenceScan.Questions(rows: 0..<pair.count, largest: 4)
      questions.levels = b == nil ? [Rational(1, 9), Rational(1, 20)] : [Rational(3), Rational(1)]
      var options = InterferenceScan.Options()
      (options.path, options.block) = (path, 37)
      var full = InterferenceScan.Options()
      full.full = true
      let (found, expected) = (InterferenceScan(pair, options).run(questions), InterferenceScan(pair, full).run(questions))
      #expect(found.statistics.doubleEntries == 0)
      for (row, other) in zip(found.rows, expected.rows) {
        #expect(row.degrees == other.degrees && row.largest.map(\.other) == other.largest.map(\.other), "row \(row.feature)")
      }
      let degrees = expected.rows.map { $0.degrees[1] }
      let sets = [options, full].map { NonInterferingFeatures(pair, level: questions.levels[1], includesLevel: true, $0) }
      #expect(sets[0].greedy(degrees: degrees) == sets[1].greedy(degrees: degrees))
    }
  }
}
