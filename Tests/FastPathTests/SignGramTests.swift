// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import SignGram
import Statements
import TestSupport
import Testing

@Suite("Gram matrices of signs by popcount")
struct SignGramTests {
  private static func signs(_ d: Int, _ m: Int, _ generator: inout SplitMix64) -> [[Int]] {
    (0..<m).map { _ in (0..<d).map { _ in generator.oneIn(2) ? 1 : -1 } }
  }

  private static func gram(_ vectors: [[Int]], _ d: Int) -> SignGram {
    let perVector = (d + 63) / 64
    var words = [UInt64](repeating: 0, count: vectors.count * perVector)
    for (j, vector) in vectors.enumerated() {
      for (i, sign) in vector.enumerated() where sign < 0 {
        words[j * perVector + i / 64] |= 1 << UInt64(i % 64)
      }
    }
    return SignGram(words: words, count: vectors.count, length: d)
  }

  @Test(
    "every path available agrees with plain inner products",
    arguments: PopcountPath.allCases.filter(\.isAvailable))
  func naive(path: PopcountPath) {
    var generator = SplitMix64(seed: 1)
    // Lengths around words, the 31 words of a byte counter and the 256 words of a tile; counts around lanes and blocks.
    for (d, m) in [
      (1, 1), (1, 2), (5, 9), (63, 13), (64, 70), (65, 67), (1_984, 9), (2_048, 11), (16_384, 5), (16_448, 9),
      (40_000, 6), (40, 600),
    ] {
      let vectors = SignGramTests.signs(d, m, &generator)
      let gram = SignGramTests.gram(vectors, d)
      var seen = [Int](repeating: 0, count: m * m)
      var histogram = [Int](repeating: 0, count: d + 1)
      var best: (size: Int, pair: (Int, Int))?
      for i in 0..<m {
        for j in i + 1..<max(m, i + 1) {
          let product = zip(vectors[i], vectors[j]).reduce(0) { $0 + $1.0 * $1.1 }
          histogram[abs(product)] += 1
          if best.map({ abs(product) > $0.size }) ?? true { best = (abs(product), (i, j)) }
          seen[i * m + j] = product
        }
      }
      gram.forEachRun(path) { i, from, differences in
        for (l, difference) in differences.enumerated() {
          checkEqual(
            d - 2 * Int(difference), seen[i * m + from + l], "⟨\(i), \(from + l)⟩, d = \(d), \(path)")
          seen[i * m + from + l] = .min
        }
      }
      for i in 0..<m {
        for j in i + 1..<max(m, i + 1) { checkEqual(seen[i * m + j], .min, "pair \(i), \(j) comes once") }
      }
      checkEqual(gram.histogram(path), histogram, "histogram, d = \(d), m = \(m), \(path)")
      let found = gram.largestProduct(path)
      checkEqual(found?.size, best?.size, "largest, d = \(d), m = \(m), \(path)")
      check(
        found.map { pair in best.map { $0.pair == pair.pair } ?? false } ?? (m < 2),
        "first pair, d = \(d), m = \(m), \(path)")
    }
  }

  @Test("columns that are multiples of signs are recognised, others not")
  func columns() {
    let third = Rational(1, 3)
    #expect(SignGram(columns: Matrix(rows: 2, columns: 2, entries: [third, -5, -third, -5])) != nil)
    #expect(SignGram(columns: Matrix(rows: 2, columns: 2, entries: [third, 5, -third, 4])) == nil)
    #expect(SignGram(columns: Matrix(rows: 2, columns: 1, entries: [0, 0])) == nil)
    #expect(SignGram(columns: Matrix(rows: 2, columns: 1, entries: [1, 0])) == nil)
  }

  @Test("the coherence by popcount is the one certified, with scaled and with equal columns")
  func coherence() throws {
    withRandomCases(20) { generator in
      let (d, m) = (generator.int(1...80), generator.int(2...12))
      let scales = (0..<m).map { _ in Rational(Integer(generator.int(1...9)), Integer(generator.int(1...9))) }
      let matrix = Matrix<Rational>(rows: d, columns: m) { _, j in generator.oneIn(2) ? scales[j] : -scales[j]
      }
      var best = (value: Rational.zero, pair: (0, 1))
      for i in 0..<m {
        for j in i + 1..<m {
          let product = (0..<d).reduce(Rational.zero) { $0 + matrix[$1, i] * matrix[$1, j] }
          let cosine = product * product / (scales[i] * scales[i] * scales[j] * scales[j] * Rational(d * d))
          if cosine > best.value { best = (cosine, (i, j)) }
        }
      }
      guard let result = try? IncoherenceProver().prove(ProofInput(matrix)) else {
        return check(false, "the kernel accepts")
      }
      checkEqual(result.coherenceSquared, QuadraticSurd(best.value), "coherence")
      check(result.pair.map { $0 == best.pair } ?? false, "pair")
    }
  }
}
