// SPDX-License-Identifier: Apache-2.0
import COpenBLAS
import ExactArithmetic
import FloatNumerics
import TestSupport
import Testing

/// A format in which inner products are evaluated here in several ways.
protocol EvaluatedFormat: BinaryFloatingPoint {
  static var format: FloatingPointFormat { get }
  static func gemm(_ x: [Self], _ y: [Self]) -> Self
}

extension Float: EvaluatedFormat {
  static var format: FloatingPointFormat { .binary32 }
  static func gemm(_ x: [Float], _ y: [Float]) -> Float {
    var result: [Float] = [0]
    let n = Int32(x.count)
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, 1, 1, n, 1, x, n, y, 1, 0, &result, 1)
    return result[0]
  }
}

extension Double: EvaluatedFormat {
  static var format: FloatingPointFormat { .binary64 }
  static func gemm(_ x: [Double], _ y: [Double]) -> Double {
    var result: [Double] = [0]
    let n = Int32(x.count)
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, 1, 1, n, 1, x, n, y, 1, 0, &result, 1)
    return result[0]
  }
}

/// Evaluations of an inner product that the theorem covers.
private func evaluations<F: EvaluatedFormat>(_ x: [F], _ y: [F], _ generator: inout TestSupport.SplitMix64) -> [(String, F)] {
  let products = zip(x, y).map { $0 * $1 }
  func flushed(_ value: F) -> F { value.magnitude < F.leastNormalMagnitude ? 0 : value }
  // Any tree: two terms, chosen at random, are replaced by their sum.
  var terms = products
  while terms.count > 1 {
    let first = terms.remove(at: generator.int(0...terms.count - 1))
    let second = generator.int(0...terms.count - 1)
    terms[second] = first + terms[second]
  }
  func pairwise(_ terms: ArraySlice<F>) -> F {
    if terms.count <= 1 { return terms.first ?? 0 }
    let middle = terms.startIndex + terms.count / 2
    return pairwise(terms[..<middle]) + pairwise(terms[middle...])
  }
  let four = (0..<4).map { lane in stride(from: lane, to: x.count, by: 4).reduce(F(0)) { $0.addingProduct(x[$1], y[$1]) } }
  return [
    ("from the left", products.reduce(0, +)), ("from the right", products.reversed().reduce(0, +)), ("in pairs", pairwise(products[...])),
    ("in a random tree", terms[0]), ("fused", zip(x, y).reduce(F(0)) { $0.addingProduct($1.0, $1.1) }),
    ("fused in four lanes", (four[0] + four[2]) + (four[1] + four[3])), ("by OpenBLAS", F.gemm(x, y)),
    (
      "flushing to zero",
      zip(x, y).reduce(F(0)) { flushed(flushed($0) + flushed(flushed($1.0) * flushed($1.1))) }
    ),
  ]
}

/// Vectors that floating-point sums find hard.
private func vector<F: EvaluatedFormat>(_ count: Int, _ kind: Int, _ generator: inout TestSupport.SplitMix64) -> [F] {
  let lowest = Int(F.leastNormalMagnitude.exponent)
  func power(_ exponents: ClosedRange<Int>) -> F {
    F(sign: .plus, exponent: F.Exponent(generator.int(exponents)), significand: 1)
  }
  return (0..<count).map { l in
    let unit = F(generator.int(-(1 << 20)...(1 << 20))) / F(1 << 20)
    switch kind {
    case 0: return unit
    case 1: return unit * power(-40...20)
    // Products at the edge of underflow.
    case 2: return unit * power(lowest / 2 - 20...lowest / 2)
    case 3: return unit * F.leastNormalMagnitude
    case 4: return (l.isMultiple(of: 2) ? 1 : -1) * (1 + unit * F.ulpOfOne)
    default: return generator.oneIn(8) ? 0 : unit * power(lowest...(-lowest / 4))
    }
  }
}

@Suite("Bounds of floating-point inner products")
struct DotProductBoundTests {
  private func exact(_ value: some BinaryFloatingPoint) throws -> Rational { try #require(Rational(exactly: Double(value))) }

  private func run<F: EvaluatedFormat>(_: F.Type, seed: Int) throws {
    try withRandomCases(150, seed: seed) { generator in
      let d = generator.pick([1, 2, 3, 7, 16, 33, 100])
      let kind = generator.int(0...5)
      let x: [F] = vector(d, kind, &generator)
      // Often nearly orthogonal: everything cancels.
      var y: [F] = vector(d, generator.oneIn(2) ? kind : generator.int(0...5), &generator)
      if d > 1, generator.oneIn(2) {
        for l in stride(from: 0, to: d - 1, by: 2) { (y[l], y[l + 1]) = (x[l + 1], -x[l]) }
      }
      let product = try zip(x, y).reduce(Rational.zero) { try $0 + exact($1.0) * exact($1.1) }
      let bound = try #require(DotProductBound(length: d, format: F.format))
      let norms = [x, y].map { SquaredNormEnclosure(of: $0.map { Double($0) }).upperNorm }
      let error = bound.error(norms[0], norms[1])
      for (name, value) in evaluations(x, y, &generator) where value.isFinite {
        let difference = try (exact(value) - product).magnitude
        try check(
          error == .infinity || difference <= exact(error),
          "\(F.self), d = \(d), kind \(kind), \(name): \(value) for \(product.nearestDouble)")
        let magnitude = bound.magnitude(computed: Double(value), norms[0], norms[1])
        try check(magnitude == .infinity || product.magnitude <= exact(magnitude), "\(name): magnitude")
      }
    }
  }

  @Test("binary32: any order, fused or not, OpenBLAS, flushing; cancellation, subnormal numbers, huge ratios")
  func single() throws { try run(Float.self, seed: 1) }

  @Test("binary64: the same")
  func double() throws { try run(Double.self, seed: 2) }

  @Test("the bound is nearly attained, so it cannot be much smaller")
  func sharp() throws {
    // 1 + 2⁻²⁴ + 2⁻²⁴ + … from the left: each term is lost, to even.
    for d in [50, 384] {
      let x = [Float](repeating: 0x1p-12, count: d - 1)
      let value = ([1] + x).reduce(Float(0)) { $0 + $1 * $1 }
      #expect(value == 1)
      let error = Double(d - 1) * 0x1p-24
      let norm = SquaredNormEnclosure(of: ([1] + x).map { Double($0) }).upperNorm
      let bound = try #require(DotProductBound(length: d, format: .binary32)).error(norm, norm)
      #expect(error <= bound && error > 0.9 * bound, "\(error), \(bound)")
    }
  }

  @Test("the constants are at least what they stand for")
  func constants() throws {
    for (format, unit, least) in [
      (FloatingPointFormat.binary32, Rational(1, Integer(2).power(24)), Rational(1, Integer(2).power(126))),
      (.binary64, Rational(1, Integer(2).power(53)), Rational(1, Integer(2).power(1022))),
    ] {
      for d in [0, 1, 2, 384, 4096, 1_000_003, 8_000_000] {
        let relative = Rational(d + 2) * unit
        guard let bound = DotProductBound(length: d, format: format) else {
          #expect(relative > Rational(49, 100))
          continue
        }
        let gamma = relative / (1 - relative)
        #expect(try exact(bound.gamma) >= gamma && exact(bound.gamma) <= gamma * Rational(1_000_001, 1_000_000))
        #expect(try exact(bound.underflow) >= Rational(d) * least)
        #expect(bound.error(.infinity, 1) == .infinity && bound.magnitude(computed: .nan, 1, 1) == .infinity)
      }
    }
    #expect(DotProductBound(length: 1 << 24, format: .binary32) == nil && DotProductBound(length: 4, format: .bfloat16) == nil)
    #expect(try #require(DotProductBound(length: 384, format: .binary32)).gamma < 2.31e-5)
  }

  @Test("enclosures of squared norms, and directed rounding")
  func norms() throws {
    try withRandomCases(200, seed: 3) { generator in
      let x: [Double] = vector(generator.int(0...20), generator.int(0...4), &generator)
      let squared = try x.reduce(Rational.zero) { try $0 + exact($1) * exact($1) }
      let enclosure = SquaredNormEnclosure(of: x)
      try check(exact(enclosure.lower) <= squared && squared <= exact(enclosure.upper), "\(x)")
      let (low, high) = (try exact(enclosure.lowerNorm), try exact(enclosure.upperNorm))
      check(low.sign >= 0 && low * low <= squared && squared <= high * high, "norm of \(x)")
      check(squared.isZero || enclosure.upper <= enclosure.lower * (1 + 1e-13) + 1e-300, "as wide as \(enclosure)")
      let value: [Double] = vector(1, generator.int(0...4), &generator)
      let float = try #require(Rational(floatAtLeast: value[0]))
      try check(float >= exact(value[0]) && float.nearestDouble <= Double(Float(value[0]).nextUp), "\(value)")
    }
    #expect(Rational(floatAtLeast: .infinity) == nil && Rational(floatAtLeast: 1e40) == nil && Rational(floatAtLeast: 0) == 0)
    #expect(1.0.addingDown(1e-30) <= 1 && 1.0.dividedUp(by: 3) > 1.0 / 3 && 2.0.squareRootDown < 2.0.squareRoot())
  }
}
