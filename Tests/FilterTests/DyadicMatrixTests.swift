// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements
import TestSupport
import Testing

/// A random dyadic matrix, with zeros of both signs, subnormal numbers and a choice of ranges.
func dyadicMatrix(_ rows: Int, _ columns: Int, _ generator: inout SplitMix64) throws -> DyadicMatrix {
  let count = rows * columns
  let spread = generator.pick([0, 3, 20, 60, 250])
  func exponent() -> Int { generator.int(-spread...spread) }
  switch generator.int(0...2) {
  case 0:
    let bits = (0..<count).map { _ -> UInt32 in
      if generator.oneIn(6) { return generator.pick([0, 0x8000_0000, 1, 0x807F_FFFF]) }
      return (Float(generator.int(-4096...4096)) * Float(sign: .plus, exponent: max(-120, min(100, exponent())), significand: 1)).bitPattern
    }
    return try DyadicMatrix(rows: rows, columns: columns, binary32: bits)
  case 1:
    let bits = (0..<count).map { _ -> UInt64 in
      if generator.oneIn(6) { return generator.pick([0, 1 << 63, 1]) }
      return (Double(generator.int(-4096...4096)) * Double(sign: .plus, exponent: exponent(), significand: 1)).bitPattern
    }
    return try DyadicMatrix(rows: rows, columns: columns, .binary64, bits: bits)
  default:
    let bits = (0..<count).map { _ -> UInt64 in
      let ends: [Int64] = [.min, .max, 0, -1]
      return UInt64(bitPattern: generator.oneIn(5) ? generator.pick(ends) : Int64(6 * generator.int(-50...50)))
    }
    return try DyadicMatrix(rows: rows, columns: columns, .int64, bits: bits)
  }
}

@Suite("Dyadic matrices")
struct DyadicMatrixTests {
  @Test("entries, digests and cleared columns are those of the rational matrix")
  func sameAsRational() throws {
    try withRandomCases(300, seed: 1) { generator in
      let matrix = try dyadicMatrix(generator.int(1...9), generator.int(1...5), &generator)
      let rational = matrix.rational
      checkEqual(
        CertificateKernel.digest(of: .matrix(.dyadic(matrix))), CertificateKernel.digest(of: .matrix(.rational(rational))), "digest")
      for layout in [ClearedVectors.Layout.columns, .columnsSharingDenominator, .rows] {
        let (x, y) = (try #require(ClearedVectors(matrix, layout)), try #require(ClearedVectors(rational, layout)))
        checkEqual(x.denominators, y.denominators, "denominators")
        checkEqual(x.bitLength, y.bitLength, "bits")
        for i in 0..<y.count {
          checkEqual(x.vector(i), y.vector(i), "vector")
          checkEqual(x.content(i), y.content(i), "content")
          checkEqual(x.isZero(i), y.vector(i).allSatisfy(\.isZero), "zero")
          for j in 0..<y.count { checkEqual(x.dot(i, x, j), y.dot(i, y, j), "product") }
        }
      }
    }
  }

  @Test("numbers that are not finite are found")
  func notFinite() {
    #expect(throws: DyadicMatrix.NotFinite.self) {
      try DyadicMatrix(rows: 1, columns: 2, binary32: [0, Float.infinity.bitPattern])
    }
    #expect(throws: DyadicMatrix.NotFinite.self) { try DyadicMatrix(rows: 1, columns: 1, .binary64, bits: [Double.nan.bitPattern]) }
  }

  @Test("rounded vectors never settle an inner product that exceeds the limit, and settle most that do not")
  func rounded() throws {
    var (settled, within) = (0, 0)
    try withRandomCases(150, seed: 5) { generator in
      let (d, m) = (generator.pick([1, 2, 5, 40, 300]), generator.int(1...6))
      let size = generator.pick([1, 3, 1000, 1 << 30, 1 << 58])
      let multiples = (0..<m).map { _ in Rational(generator.pick([1, 1, 2, 3, 8, 1 << 40])) }
      let x = Matrix<Rational>(rows: d, columns: m) { _, j in Rational(generator.int(-size...size)) * multiples[j] }
      let cleared = try #require(ClearedVectors(x, .columns))
      let rounded = try #require(RoundedVectors(cleared))
      // Limits near what there is.
      let limits = (0..<m).map { i in
        max(0, (cleared.dot(i, cleared, generator.int(0...m - 1)) + Integer(generator.int(-2...2))).magnitude)
      }
      let open = rounded.unsettled(0..<m, rounded, limits: limits)
      for i in 0..<m {
        for j in 0..<m where cleared.dot(i, cleared, j).magnitude > limits[i] {
          check(open[i].contains(j), "(\(i), \(j)) exceeds \(limits[i])")
        }
        // A limit of twice the norms is never in doubt for vectors with bits to spare.
        let room = (cleared.dot(i, cleared, i) + 1) * 4 * Integer(m)
        let largest = (0..<m).map { cleared.dot(i, cleared, $0).magnitude }.max() ?? 0
        if size > 1000, largest * 8 < room {
          within += m
          settled += m - rounded.unsettled(i..<i + 1, rounded, limits: [room])[0].count
        }
      }
    }
    #expect(settled * 10 > within * 9, "\(settled) of \(within)")
  }
}
