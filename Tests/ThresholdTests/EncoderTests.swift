// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TestSupport
import Testing
import Thresholds

/// Separation of finite sets of integer points in space, by trying every direction in which two disjoint hulls can be closest.
enum Hulls {
  typealias Point = SIMD3<Int>

  static func dot(_ p: Point, _ q: Point) -> Int { p.x * q.x + p.y * q.y + p.z * q.z }

  static func cross(_ p: Point, _ q: Point) -> Point {
    Point(p.y * q.z - p.z * q.y, p.z * q.x - p.x * q.z, p.x * q.y - p.y * q.x)
  }

  /// Whether the hulls are disjoint. Closest points lie on a vertex, an edge or a face of each hull: their difference is a difference of
  /// points, its part orthogonal to an edge, or orthogonal to two edges.
  static func areDisjoint(_ on: Set<Point>, _ off: Set<Point>) -> Bool {
    func separates(_ axis: Point) -> Bool {
      let (x, y) = (on.map { dot($0, axis) }, off.map { dot($0, axis) })
      guard let low = x.min(), let high = x.max(), let bottom = y.min(), let top = y.max() else { return true }
      return top < low || high < bottom
    }
    let across = Set(on.flatMap { p in off.map { p &- $0 } })
    func edges(_ points: Set<Point>) -> Set<Point> { Set(points.flatMap { p in points.map { p &- $0 } }).filter { $0 != .zero } }
    let all = edges(on).union(edges(off))
    if across.contains(where: separates) { return true }
    for edge in all {
      let square = dot(edge, edge)
      if across.contains(where: { separates($0 &* square &- edge &* dot($0, edge)) }) { return true }
      if all.contains(where: { separates(cross(edge, $0)) }) { return true }
    }
    return false
  }

  /// Whether each feature of the encoder with these columns has a probe and a threshold.
  static func separable(_ columns: [Point], _ k: Int) -> Bool {
    let inputs = (0..<1 << columns.count).filter { $0.nonzeroBitCount <= k }
    func image(_ z: Int) -> Point { columns.indices.reduce(.zero) { z >> $1 & 1 == 1 ? $0 &+ columns[$1] : $0 } }
    return columns.indices.allSatisfy { i in
      areDisjoint(Set(inputs.filter { $0 >> i & 1 == 1 }.map(image)), Set(inputs.filter { $0 >> i & 1 == 0 }.map(image)))
    }
  }
}

@Suite("Thresholds for any probes")
struct EncoderTests {
  @Test("an encoder alone: the decision is that of the hulls of its Boolean activations")
  func hulls() throws {
    var (proved, refuted) = (0, 0)
    try withRandomCases(400, seed: 30_000) { generator in
      let (d, m) = (generator.int(1...3), generator.int(1...5))
      let a = Matrix(rows: d, columns: m) { _, _ in Rational(generator.int(-2...2)) }
      let k = generator.int(1...min(3, m + 1))
      let columns = (0..<m).map { j in
        func entry(_ i: Int) -> Int { i < d ? a[i, j].numerator.asInt ?? 0 : 0 }
        return Hulls.Point(entry(0), entry(1), entry(2))
      }
      let separable = Hulls.separable(columns, k)
      let result = try ThresholdProver().prove(encoder: ProofInput(a), sparsity: k)
      if separable {
        proved += 1
        let certificate = try #require(result.outcome.proof, "\(a), k = \(k)")
        check(try certificate.isAcceptedWhenReadBack())
        guard case .threshold(_, let witness) = certificate.assertion, let probes = witness.probes, let t = witness.thresholds else {
          check(false, "no probes")
          return
        }
        let pair = SmallPair(a: .rational(a), b: .rational(probes), scale: nil)
        for i in 0..<m { check(pair.isRight(i, k, threshold: t[i]), "feature \(i) with \(probes), \(t)") }
        // The width tells where it ends.
        if let largest = result.largestSparsity?.asInt {
          check(largest >= k, "\(largest)")
          if largest < 4 { check(!Hulls.separable(columns, largest + 1), "beyond \(largest)") }
        } else {
          check(Hulls.separable(columns, min(m, 3)), "the columns of \(a) are independent")
        }
      } else {
        refuted += 1
        let certificate = try #require(result.outcome.refutation, "\(a), k = \(k)")
        check(try certificate.isAcceptedWhenReadBack())
      }
    }
    #expect(min(proved, refuted) > TestEnvironment.scaled(80), "\(proved) \(refuted)")
  }

  @Test("with a feature scale: the decision is that of the scaled encoder")
  func scaled() throws {
    var (proved, refuted) = (0, 0)
    try withRandomCases(150, seed: 40_000) { generator in
      let (d, m) = (generator.int(1...3), generator.int(2...5))
      let a = Matrix(rows: d, columns: m) { _, _ in Rational(generator.int(-2...2)) }
      let scale = (0..<m).map { _ in Rational(Integer(generator.int(1...4)), Integer(generator.int(1...3))) }
      let scaled = Matrix(rows: d, columns: m) { a[$0, $1] * scale[$1] }
      let k = generator.int(1...3)
      let units = SmallPair(a: .rational(a), b: .rational(a), scale: scale)
      let result = try ThresholdProver().prove(encoder: units.encoder, sparsity: k, featureScale: units.featureScale)
      let plain = try ThresholdProver().prove(encoder: ProofInput(scaled), sparsity: k)
      check((result.outcome.proof == nil) == (plain.outcome.proof == nil), "\(a), \(scale), k = \(k)")
      let certificate = try #require(result.outcome.proof ?? result.outcome.refutation)
      check(try certificate.isAcceptedWhenReadBack())
      if case .threshold(_, let witness) = certificate.assertion, let probes = witness.probes, let t = witness.thresholds {
        proved += 1
        let pair = SmallPair(a: .rational(a), b: .rational(probes), scale: scale)
        for i in 0..<m { check(pair.isRight(i, k, threshold: t[i]), "feature \(i) with \(probes), \(t)") }
      } else {
        refuted += 1
      }
    }
    #expect(min(proved, refuted) > TestEnvironment.scaled(20), "\(proved) \(refuted)")
  }

  /// F11's example: kernel (1, 1, 1), so that two neurons do for three features at k = 2, though not with B = A.
  @Test("the example of F11")
  func example() throws {
    let a = Matrix<Rational>(rows: 2, columns: 3, entries: [1, 0, -1, 0, 1, -1])
    let input = ProofInput(a)
    #expect(try ThresholdProver().prove(encoder: input, sparsity: 2).outcome.proof != nil)
    #expect(try ThresholdProver().prove(encoder: input, sparsity: 2).largestSparsity == 2)
    #expect(try ThresholdProver().prove(encoder: input, sparsity: 3).outcome.refutation != nil)
    #expect(try ThresholdProver().prove(encoder: input, probe: input, sparsity: 2).outcome.refutation != nil)
    let b = Matrix<Rational>(rows: 2, columns: 3, entries: [2, -1, -1, -1, 2, -1])
    #expect(try ThresholdProver().prove(encoder: input, probe: ProofInput(b), sparsity: 2).outcome.proof != nil)
    let zero = ProofInput(Matrix<Rational>(rows: 3, columns: 1, entries: [0, 0, 0]))
    #expect(try ThresholdProver().prove(encoder: input, probe: ProofInput(b), thresholds: zero, sparsity: 2).outcome.proof != nil)
  }

  @Test("independent columns are read at every sparsity; a zero column at none")
  func extremes() throws {
    let identity = try ThresholdProver().prove(encoder: ProofInput(.identity(3)), sparsity: 1 << 40)
    #expect(identity.outcome.proof != nil && identity.largestSparsity == nil)
    let zero = try ThresholdProver().prove(encoder: ProofInput(Matrix<Rational>(rows: 1, columns: 1, entries: [0])), sparsity: 1)
    #expect(zero.outcome.refutation != nil)
    let one = try ThresholdProver().prove(encoder: ProofInput(Matrix<Rational>(rows: 1, columns: 1, entries: [-3])), sparsity: 7)
    #expect(one.outcome.proof != nil)
  }
}
