// SPDX-License-Identifier: Apache-2.0
import Catalogue
import Certification
import ExactArithmetic
import FloatNumerics
import Geometry
import LinearSensing
import Statements
import TestSupport
import Testing
import Thresholds
import UpperBound

/// Every example of every erratum, recomputed exactly; the numbers must be those in the text.
@Suite("Errata")
struct ErrataTests {
  typealias Check = @Sendable () throws -> Void

  static let checks: [String: Check] = [
    "1a": ErrataTests.independence, "1b": ErrataTests.vertices, "1c": ErrataTests.strictGraph, "1d": ErrataTests.rounding,
    "2a": ErrataTests.largeEpsilon, "2b": ErrataTests.bounded, "2c": ErrataTests.logarithm, "2d": ErrataTests.corollaryRange,
    "3a": ErrataTests.oneTail, "3b": ErrataTests.atMu, "3c": ErrataTests.emptySum, "4a": ErrataTests.printedMu,
    "4b": ErrataTests.cancellation, "4c": ErrataTests.wrongSide, "4d": ErrataTests.notVanishing, "5a": ErrataTests.shortVectors,
    "5b": ErrataTests.step47, "5c": ErrataTests.leastNorm, "6a": ErrataTests.likeSigned, "6b": ErrataTests.repaired,
    "6c": ErrataTests.printedRange, "6d": ErrataTests.symbol,
  ]

  @Test("there are six groups, and every erratum has its check")
  func complete() {
    #expect(Catalogue.errata.map(\.number) == [1, 2, 3, 4, 5, 6])
    let all = Catalogue.errata.flatMap(\.errata)
    #expect(Set(all.map(\.id)) == Set(ErrataTests.checks.keys) && all.count == ErrataTests.checks.count)
    for group in Catalogue.errata { #expect(group.errata.allSatisfy { $0.group == group.number }) }
    for erratum in all { #expect(!erratum.printed.isEmpty && !erratum.correct.isEmpty && !erratum.example.isEmpty) }
    // Only Theorem 3 (and 12, at k = 1) is wrong for some of its parameters.
    #expect(all.filter { $0.effect == .range }.map(\.id) == ["2a", "2b", "2c"])
  }

  @Test("the example is as stated", arguments: checks.keys.sorted())
  func example(_ id: String) throws { try ErrataTests.checks[id]?() }
}

extension ErrataTests {
  // MARK: 1

  @Sendable static func independence() throws {
    let edge = [[false, true], [true, false]]
    func has(_ joined: Bool) -> Bool { (0..<2).contains { i in (0..<i).contains { edge[i][$0] == joined } } }
    #expect(has(true) && !has(false))
  }

  @Sendable static func vertices() throws {
    // The 4-cycle: bipartite, so without triangle.
    let edges = [(0, 1), (1, 2), (2, 3), (0, 3)]
    #expect(edges.allSatisfy { $0.0 % 2 != $0.1 % 2 })
    #expect(turanNumber(4, parts: 2) == edges.count && (1 - Rational(1, 2)) * 16 / 2 == Rational(edges.count))
  }

  @Sendable static func strictGraph() throws {
    let (epsilon, k) = (Rational(1, 2), 2)
    let c = Matrix<Rational>(rows: 2, columns: 2) { $0 == $1 ? 1 : Rational(1, 4) }
    let result = try recovery(.identity(2), c.transpose, k, epsilon)
    #expect(result == ("proved", Rational(1, 4)) && c[0, 1] == epsilon / Rational(k))
    let bound = epsilon / Rational(k) / (1 - epsilon)
    #expect(c[0, 1] / c[0, 0] < bound)
    expectStated("1c", epsilon, c[0, 1], bound)
    // In general: |C_ij| ≤ ε/k and C_ii > 1 − ε leave the quotient strictly below.
    withRandomCases(200, seed: 13) { generator in
      let epsilon = Rational(Integer(generator.int(1...99)), 100)
      let entry = epsilon / Rational(generator.int(1...6))
      let diagonal = 1 - epsilon + Rational(1, Integer(generator.int(1...1_000_000)))
      check(entry / diagonal < entry / (1 - epsilon), "quotient")
    }
  }

  @Sendable static func rounding() throws {
    func parts(_ m: Int, _ k: Int) -> Int { (m + 4 * k) / (4 * k + 1) }
    func printed(_ m: Int, _ k: Int) -> Rational { Rational(Integer(m), Integer(2 * parts(m, k))) - Rational(1, 2) }
    #expect(parts(6, 1) == 2 && printed(6, 1) == 1 && (1...5).allSatisfy { parts($0, 1) < 2 })
    #expect(Rational(Integer(6), Integer(2 * (parts(6, 1) - 1))) - Rational(1, 2) == Rational(5, 2))
    expectStated("1d", Rational(6, 5), Rational(5, 2))
    // What is true: with r − 1 parts the mean is at least 2k whenever r ≥ 2, and the count of edges behind it is Turán's.
    for k in 1...5 {
      for m in 1...120 where parts(m, k) >= 2 {
        let r = parts(m, k)
        #expect(Rational(Integer(m), Integer(2 * (r - 1))) - Rational(1, 2) >= Rational(2 * k))
        let edges = m * (m - 1) / 2 - turanNumber(m, parts: r - 1)
        #expect(Rational(edges) >= Rational(Integer(m * m), Integer(2 * (r - 1))) - Rational(Integer(m), 2))
      }
    }
  }

  // MARK: 2

  @Sendable static func largeEpsilon() throws {
    for (m, isListed) in [(11, true), (12, false), (200, false)] {
      let zero = Matrix<Rational>(rows: 1, columns: m) { _, _ in 0 }
      #expect(try recovery(zero, zero, 2, 2) == ("proved", 1))
      #expect(4 * m > 5 * 8)
      if isListed { expectStated("2a", 44, 40, Rational(m)) }
    }
    #expect(4 * 10 <= 5 * 8)  // m = 10 is not in the printed range.
  }

  @Sendable static func bounded() throws {
    for m in [2, 3, 41, 42, 60] {
      // Directions of angle 2·arctan(j/m), all within a right angle.
      let lines = (0..<m).map { j -> [Rational] in
        let t = Rational(Integer(j), Integer(m))
        return [(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)]
      }
      let largest = (0..<m).flatMap { i in (0..<i).map { dot(lines[i], lines[$0]).magnitude } }.max() ?? 0
      #expect(lines.allSatisfy { dot($0, $0) == 1 } && largest < 1)
      // Between 1/2 and 1/(2·largest): both 1 − c and c·largest are below 1/2.
      let factor = (Rational(1, 2) + min(1, 1 / (2 * largest))) / 2
      let result = try recovery(columns(lines), columns(lines.map { $0.map { $0 * factor } }), 2, 1)
      #expect(result.verdict == "proved", "m = \(m): \(result.error)")
    }
    #expect(41 > 5 * 8 && 40 <= 5 * 8)
    expectStated("2b", 41, 40)
    for m in [1, 2, 7] {
      let ones = Matrix<Rational>(rows: 1, columns: m) { _, _ in 1 }
      #expect(try recovery(ones, ones.map { $0 / 2 }, 1, Rational(51, 100)) == ("proved", Rational(1, 2)))
    }
    expectStated("2b", Rational(51, 100), Rational(1, 2))
  }

  @Sendable static func logarithm() throws { #expect(Rational(1).naturalLogarithm == 0) }

  @Sendable static func corollaryRange() throws {
    let k = Rational(2)
    let limit = k / (k + 2)
    #expect(limit / k == (1 - limit) / 2)
    expectStated("2d", limit, limit / k)
    for n in 1...20 {
      let epsilon = Rational(Integer(n), 21)
      #expect((epsilon / k < (1 - epsilon) / 2) == (epsilon < limit))
    }
  }

  // MARK: 3

  @Sendable static func oneTail() throws {
    let signs = columns([[1], [-1]])
    for mu in [Rational(1, 100), Rational(1, 2), 1] {
      #expect(dot(signs.column(0), signs.column(1)) < mu)
      guard case .refuted = try IncoherenceProver().prove(ProofInput(signs), mu: mu).outcome else {
        Issue.record("(1), (−1) counted as \(mu)-incoherent")
        return
      }
    }
  }

  @Sendable static func atMu() throws {
    // All sign pairs: the products of two columns are all sign vectors, equally often.
    func sums(_ d: Int) -> [Int] { (0..<1 << d).map { abs(d - 2 * $0.nonzeroBitCount) } }
    for d in 1...2 { #expect(sums(d).allSatisfy { $0 == 0 || $0 == d }) }
    let above = Rational(sums(3).filter { $0 > 1 }.count) / 8
    let atLeast = Rational(sums(3).filter { $0 >= 1 }.count) / 8
    #expect(above == Rational(1, 4) && atLeast == 1)
    #expect(SignTail.probability(length: 3, atLeast: Rational(1, 3)) == atLeast)
    expectStated("3b", Rational(1, 3), above)
    // Hoeffding's bound is above the larger of the two: 2·exp(−1/6) ≥ 1.
    #expect(!ExponentialEnclosure.exponential(of: Rational(1, 6), isAtLeast: 2))
  }

  @Sendable static func emptySum() throws {
    #expect(try recovery(.identity(1), .identity(1), 1, Rational(1, 2)) == ("proved", 0))
  }

  // MARK: 4

  /// c_1, …, c_m, a*, b* with inner products 6/25, and the pair with λ = 1.
  private static func printedPair(_ m: Int) -> (vectors: [[Rational]], a: [[Rational]], b: [[Rational]]) {
    let vectors = equiangular(m + 2)
    return (vectors, (0..<m).map { sum(vectors[$0], vectors[m]) }, (0..<m).map { sum(vectors[$0], vectors[m + 1]) })
  }

  @Sendable static func printedMu() throws {
    let (g, epsilon) = (Rational(6, 25), Rational(1, 2))
    let (printed, needed) = (epsilon / (1 + 1), epsilon / 4)
    for (m, expected) in [(1, 3 * g), (2, 4 * g), (3, 4 * g)] {
      let (vectors, a, b) = printedPair(m)
      guard case .proved = try IncoherenceProver().prove(ProofInput(columns(vectors)), mu: printed, norms: .unit).outcome,
        case .refuted = try IncoherenceProver().prove(ProofInput(columns(vectors)), mu: needed, norms: .unit).outcome
      else {
        Issue.record("coherence")
        return
      }
      #expect(try recovery(columns(a), columns(b), 1, epsilon) == ("refuted", expected))
      #expect(GeometryConstruction.equiangularError(features: m, sparsity: 1, lambda: 1, g: g) == expected)
      expectStated("4a", g, printed, expected)
    }
  }

  @Sendable static func cancellation() throws {
    func scaled(_ numbers: [Int]) -> [Rational] { numbers.map { Rational(Integer($0), 5) } }
    let c = scaled([1, 1, 2, 1, 1, 2, 3, 2, 0, 0, 0, 0, 0, 0])
    let a = scaled([1, 1, 2, 0, 0, 0, 0, 0, 1, 3, 3, 0, 0, 0])
    let b = scaled([0, 0, 0, -1, -1, -2, 0, 0, 0, 0, 0, 1, 3, 3])
    #expect([c, a, b].allSatisfy { dot($0, $0) == 1 })
    #expect((dot(c, a), dot(c, b), dot(a, b)) == (Rational(6, 25), Rational(-6, 25), 0))
    #expect(dot(sum(c, b), sum(c, a)) - 1 == 0)
    let bound = dot(c, a).magnitude + dot(c, b).magnitude + dot(a, b).magnitude
    expectStated("4b", dot(c, a), bound)
  }

  @Sendable static func wrongSide() throws {
    let a = printedPair(2).a
    let wrong = 1 + 1 - 2 * Rational(1, 4)
    #expect(a.allSatisfy { dot($0, $0) == Rational(62, 25) && dot($0, $0) > wrong })
    expectStated("4c", Rational(62, 25), wrong)
  }

  @Sendable static func notVanishing() throws {
    for m in [2, 5, 20] {
      let run = try GeometryConstruction(GeometryParameters(features: m, sparsity: 1, epsilon: Rational(1, 2), delta: Rational(1, 2)))
      #expect(run.thresholds.selfCosineBelow == Rational(11, 14) && run.mu == Rational(1, 8))
    }
    expectStated("4d", Rational(11, 14), Rational(11, 14) - Rational(1, 2), Rational(1, 8))
  }

  // MARK: 5

  @Sendable static func shortVectors() throws {
    let epsilon = Rational(1, 2)
    for (common, own, scale) in [([10, 6], [4, 1], 17), ([70, 9, 3], [10, 3, 1], 100)] {
      let vectors = (0..<2).map { i in
        (common + (i == 0 ? own : own.map { _ in 0 }) + (i == 1 ? own : own.map { _ in 0 })).map { Rational(Integer($0), Integer(scale)) }
      }
      let (norm, inner) = (dot(vectors[0], vectors[0]), dot(vectors[0], vectors[1]))
      #expect(dot(vectors[1], vectors[1]) == norm && norm < 1)
      #expect(try recovery(columns(vectors), columns(vectors), 1, epsilon).verdict == "proved")
      let bound = RootBound(
        base: QuadraticSurd(epsilon * norm / (1 - epsilon)), rootOf: QuadraticSurd(1 - (1 - epsilon) * (1 - epsilon) / (norm * norm)))
      #expect(!bound.isAtLeastRoot(of: QuadraticSurd(inner * inner / (norm * norm))))
      expectStated("5a", norm, inner)
      if scale == 17 {
        expectStated("5a", inner / norm)
        #expect(bound.base.rational == norm && bound.rootOf.rational == Rational(35, 324))
        #expect(!bound.isAtLeastRoot(of: QuadraticSurd(Rational(86, 100) * Rational(86, 100))))
      }
      // With γ = 1, as the proposition has it, the same pair obeys it.
      let result = try GeometryProver().prove(
        encoder: ProofInput(columns(vectors)), probe: ProofInput(columns(vectors)), sparsity: 1, epsilon: epsilon)
      guard case .proved = result.outcome else {
        Issue.record("not proved")
        return
      }
    }
  }

  @Sendable static func step47() throws {
    func fraction(_ n: Int, _ d: Int) -> Rational { Rational(Integer(n), Integer(d)) }
    for (epsilon, gamma, x, y) in [
      (fraction(1, 3), Rational(1), fraction(7, 10), fraction(1, 5)), (fraction(1, 10), 2, fraction(23, 50), fraction(27, 250)),
    ] {
      let (a, b) = ([[gamma, 0], [y, x]], [[x, y], [0, gamma]])
      #expect((a + b).allSatisfy { dot($0, $0) <= gamma * gamma })
      #expect(try recovery(columns(a), columns(b), 1, epsilon).verdict == "proved")
      #expect(dot(b[0], b[0]) == dot(a[1], a[1]))
      let cosine = dot(b[0], a[1]) / dot(a[1], a[1])
      let printed = epsilon * gamma * gamma / (1 - epsilon)
      #expect(cosine > printed && cosine <= printed / (1 - epsilon))
      expectStated("5b", epsilon, cosine, printed)
      #expect(try recovery(columns(a), columns(b), 2, epsilon).verdict == "refuted")
    }
    // For k ≥ 2 the step is right.
    var tried = 0
    withRandomCases(3000, seed: 47) { generator in
      func vector(_ x: Rational, _ y: Rational) -> [Rational] {
        [x + fraction(generator.int(-30...30), 100), y + fraction(generator.int(-30...30), 100)]
      }
      let (a, b) = ([vector(1, 0), vector(0, 1)], [vector(1, 0), vector(0, 1)])
      let epsilon = fraction(generator.int(10...60), 100)
      let errors = (0..<2).map { i in (0..<2).map { j in (dot(b[i], a[j]) - (i == j ? 1 : 0)).magnitude }.reduce(0, +) }
      guard errors.allSatisfy({ $0 < epsilon }) else { return }
      tried += 1
      let gammaSquared = (a + b).map { dot($0, $0) }.reduce(1, max)
      let bound = epsilon * gammaSquared / (1 - epsilon)
      for (i, j) in [(0, 1), (1, 0)] {
        let product = dot(b[i], a[j])
        check(product * product <= bound * bound * dot(b[i], b[i]) * dot(a[j], a[j]), "(47) for k = 2")
      }
    }
    #expect(tried > 200)
  }

  @Sendable static func leastNorm() throws {
    let b: [Rational] = [Rational(23, 50), Rational(27, 250)]
    let least = (1 - Rational(1, 10)) / 2
    #expect(dot(b, b) > least * least)
    expectStated("5c", dot(b, b), least * least)
  }

  // MARK: 6

  @Sendable static func likeSigned() throws {
    let (m, k) = (5, 2)
    let entry = Rational(-3, 5)
    for i in 0..<m {
      let row = (0..<m).map { $0 == i ? Rational(1) : entry }
      #expect(row.filter { $0 == entry && $0.magnitude > Rational(1, Integer(k)) }.count == 2 * k)
      let result = isSeparable(row, i, k)
      // t = 0: (Cz)_i ≤ 0 whenever z_i = 0, and > 0 whenever z_i = 1.
      #expect(result.separable && result.off == 0 && result.on == Rational(2, 5))
    }
    expectStated("6a", entry.magnitude)
    let c = Matrix<Rational>(rows: m, columns: m) { $0 == $1 ? 1 : entry }
    #expect(try threshold(c, k, at: 0) == "proved")
    #expect(m > 2 * k && k * k < m)
  }

  @Sendable static func repaired() throws {
    func signs(_ n: Int) -> [[Rational]] { (0..<1 << n).map { word in (0..<n).map { word >> $0 & 1 == 1 ? 1 : -1 } } }
    for row in signs(2) {
      #expect(!isSeparable([1] + row, 0, 2).separable)
      let c = Matrix<Rational>(rows: 3, columns: 3) { i, j in i == 0 && j > 0 ? row[j - 1] : i == j ? 1 : 0 }
      #expect(try threshold(c, 2) == "refuted")
    }
    #expect(isSeparable([1, 1, 1], 0, 2).off == 2 && isSeparable([1, 1, -1], 0, 2).off == 1 && isSeparable([1, 1, -1], 0, 2).on == 0)
    #expect(isSeparable([1, -1, -1], 0, 2).off == 0 && isSeparable([1, -1, -1], 0, 2).on == 0)
    withRandomCases(300, seed: 62) { generator in
      let k = generator.int(2...4)
      let large = (0..<2 * k - 2).map { _ in
        (Rational(1, Integer(k - 1)) + Rational(Integer(generator.int(0...3)), 7)) * Rational(generator.pick([-1, 1]))
      }
      let small = (0..<generator.int(0...2)).map { _ in Rational(Integer(generator.int(-9...9)), 30) }
      check(!isSeparable([1] + large + small, 0, k).separable, "2k − 2 entries ≥ 1/(k−1)")
    }
    // One entry fewer is not enough.
    #expect(isSeparable([1, -1], 0, 1).separable && isSeparable([1, Rational(-1, 2), Rational(-2, 5)], 0, 2).separable)
  }

  @Sendable static func printedRange() throws {
    #expect(4 < 5 && !(Rational(1, 2) < Rational(1, 2)))
    #expect(9 < 10 && 9 * (4 * 3 + 1) == 117)
    expectStated("6c", 5, 10, 117)
    // 1/√r < 1/k with r = m/(4k+1) is m > k²(4k+1).
    for k in 1...6 {
      for m in 1...800 { #expect((Rational(Integer(m), Integer(4 * k + 1)) > Rational(k * k)) == (m > k * k * (4 * k + 1))) }
    }
  }

  @Sendable static func symbol() throws { #expect(erratum("6d")?.effect == .misprint) }
}
