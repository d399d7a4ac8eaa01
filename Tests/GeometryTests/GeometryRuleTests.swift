// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import Geometry
import Statements
import TestSupport
import Testing

@Suite("The rule of geometry certificates")
struct GeometryRuleTests {
  static func verdict(_ certificate: Certificate, limit: Integer = CertificateKernel.defaultWorkLimit) -> String {
    switch CertificateKernel.check(certificate, workLimit: limit) {
    case .accepted: return "accepted"
    case .rejected: return "rejected"
    case .undecided: return "undecided"
    }
  }

  @Test("certificates are read back as written")
  func roundTrip() throws {
    var count = 0
    try withRandomCases(TestEnvironment.scaled(150), seed: 1200) { generator in
      let below = Rational(generator.int(2...4))
      let result = try generator.geometryInstance().prove(.init(selfCosineBelow: generator.oneIn(2) ? below : nil, pairCosineAbove: 0))
      guard case .proved(let certificate) = result.outcome else { return }
      let bytes = CertificateWriter.bytes(of: certificate)
      let read = try CertificateReader.read(bytes) { _, _ in throw FileGone() }
      checkEqual(CertificateWriter.bytes(of: read), bytes, "bytes")
      checkEqual(read.assertion.sentence, certificate.assertion.sentence, "sentence")
      checkEqual(GeometryRuleTests.verdict(read), "accepted", "verdict")
      count += 1
    }
    #expect(count > 30)
  }

  private struct FileGone: Error {}

  @Test("every field changed: the kernel accepts exactly what a naive checker accepts")
  func tampering() throws {
    var (accepted, rejected, names) = (0, 0, Set<String>())
    try withRandomCases(TestEnvironment.scaled(120), seed: 1201) { generator in
      let instance = generator.geometryInstance()
      guard case .proved(let certificate) = try instance.prove().outcome,
        case .geometry(let claim, let witness) = certificate.assertion
      else { return }
      let naive = instance.naive
      func vary(_ name: String, _ change: (inout GeometryClaim, inout GeometryWitness) -> Void) {
        var (c, w) = (claim, witness)
        change(&c, &w)
        var changed = certificate
        changed.assertion = .geometry(c, w)
        let expected = naive.accepts(c, w) ? "accepted" : "rejected"
        checkEqual(GeometryRuleTests.verdict(changed), expected, name)
        if expected == "accepted" { accepted += 1 } else { rejected += 1 }
        if expected == "rejected" { names.insert(name) }
      }
      let m = claim.m
      let hair = QuadraticSurd(Rational(1, Integer(10).power(40)))
      for step in [QuadraticSurd.one, -.one, hair, -hair] {
        vary("worstError") { c, _ in c.worstError += step }
        vary("gammaSquared") { c, _ in c.gammaSquared += step }
        vary("selfBound") { c, _ in c.selfBound += step }
        vary("base") { c, _ in c.pairBound.base += step }
        vary("rootOf") { c, _ in c.pairBound.rootOf += step }
        vary("selfCosines.least") { c, _ in c.selfCosines.least += step }
        vary("selfCosines.largest") { c, _ in c.selfCosines.largest += step }
        vary("encoderCosines.least") { c, _ in c.encoderCosines?.least += step }
        vary("probeCosines.largest") { c, _ in c.probeCosines?.largest += step }
      }
      for step in [-1, 1] {
        vary("d") { c, _ in c.d += step }
        vary("m") { c, _ in c.m += step }
        if claim.k + step >= 1 { vary("k") { c, _ in c.k += step } }
        vary("epsilon") { c, _ in c.epsilon += Rational(Integer(step), 1000) }
      }
      vary("epsilon 1") { c, _ in c.epsilon = 1 }
      vary("relation") { c, _ in c.relation = c.relation == .lt ? .le : .lt }
      vary("no encoder cosines") { c, _ in c.encoderCosines = nil }
      vary("no probe places") { _, w in w.probe = nil }
      vary("neither") { c, w in (c.encoderCosines, c.probeCosines, w.encoder, w.probe) = (nil, nil, nil, nil) }
      vary("encoder cosines where there are none") { c, w in
        c.encoderCosines = c.encoderCosines ?? CosineRange(least: .one, largest: .one)
        w.encoder = w.encoder ?? .init(least: (0, 1), largest: (0, 1))
      }
      for i in 0...m {
        vary("self.least") { _, w in w.own.least = i }
        vary("self.largest") { _, w in w.own.largest = i }
        for j in i + 1..<m + 2 {
          vary("encoder.least") { _, w in w.encoder?.least = (i, j) }
          vary("probe.largest") { _, w in w.probe?.largest = (i, j) }
        }
      }
      for value in [Rational(1, 100), Rational(1, 2), Rational(99, 100), 1, 2] {
        vary("selfCosineBelow") { c, _ in c.selfCosineBelow = value }
        vary("pairCosineAbove") { c, _ in c.pairCosineAbove = value }
      }
      if claim.selfCosines.largestSquare.coefficient.isZero, let root = claim.selfCosines.largestSquare.rational.exactSquareRoot {
        vary("selfCosineBelow, at equality") { c, _ in c.selfCosineBelow = root }
      }
      if let least = claim.encoderCosines?.least, least.sign >= 0, least.coefficient.isZero, let root = least.rational.exactSquareRoot {
        vary("pairCosineAbove, at equality") { c, _ in c.pairCosineAbove = root }
      }
      vary("units") { c, _ in c.units = .columns }
    }
    #expect(accepted > 300 && rejected > 2000, "\((accepted, rejected))")
    #expect(names.count == 28, "\(names.sorted())")
  }

  @Test("a claim about a pair that does not recover, or has a zero column, is rejected")
  func hostile() {
    func claim(_ error: Rational, _ epsilon: Rational) -> GeometryClaim {
      GeometryClaim(
        d: 2, m: 2, k: 1, epsilon: epsilon, relation: .le, worstError: surd(error), gammaSquared: .one, selfBound: surd(1 - epsilon),
        pairBound: RootBound(
          base: epsilon == 1 ? .zero : surd(epsilon / (1 - epsilon)), rootOf: surd(1 - (1 - epsilon) * (1 - epsilon))),
        selfCosines: CosineRange(least: .one, largest: .one), encoderCosines: CosineRange(least: .zero, largest: .zero),
        probeCosines: CosineRange(least: .zero, largest: .zero))
    }
    let places = GeometryWitness.PairPlaces(least: (0, 1), largest: (0, 1))
    let witness = GeometryWitness(own: (0, 0), encoder: places, probe: places)
    let unit = columns([[Rational(1), 0], [0, 1]])
    let zero = columns([[Rational(0), 0], [0, 1]])
    #expect(GeometryRuleTests.verdict(certificate(claim(0, Rational(1, 2)), witness, unit, unit)) == "accepted")
    #expect(GeometryRuleTests.verdict(certificate(claim(0, Rational(1, 2)), witness, zero, unit)) == "rejected")
    #expect(GeometryRuleTests.verdict(certificate(claim(1, 1), witness, zero, unit)) == "rejected")
    #expect(GeometryRuleTests.verdict(certificate(claim(0, 1), witness, unit, unit)) == "rejected")
    #expect(GeometryRuleTests.verdict(certificate(claim(0, 2), witness, unit, unit)) == "rejected")
    let other = columns([[Rational(1), 0, 0], [0, 1, 0]])
    #expect(GeometryRuleTests.verdict(certificate(claim(0, Rational(1, 2)), witness, unit, other)) == "rejected")
    let more = columns([[Rational(1), 0], [0, 1], [1, 1]])
    #expect(GeometryRuleTests.verdict(certificate(claim(0, Rational(1, 2)), witness, unit, more)) == "rejected")
  }

  @Test("work is the format's formula")
  func work() throws {
    let third = columns([[Rational(1, 3), 0], [0, Rational(1, 3)]])
    let big = Integer(2).power(64)
    let wide = columns([[Rational(big), 0], [0, 3]])
    let surdUnit = InputMatrix.surd(Matrix(rows: 2, columns: 2) { $0 == $1 ? .one : .zero }, radicand: 2)
    func limit(_ a: InputMatrix, _ b: InputMatrix) -> Integer? {
      let certificate = certificate(
        GeometryClaim(
          d: 2, m: 2, k: 1, epsilon: Rational(1, 2), relation: .lt, worstError: .zero, gammaSquared: .one, selfBound: .one,
          pairBound: RootBound(base: .one, rootOf: .one), selfCosines: CosineRange(least: .one, largest: .one), encoderCosines: nil,
          probeCosines: nil), GeometryWitness(own: (0, 0), encoder: nil, probe: nil), a, b)
      var (low, high) = (Integer(0), Integer(1_000_000))
      guard GeometryRuleTests.verdict(certificate, limit: high) != "undecided" else { return nil }
      while low < high {
        let middle = Rational(low + high, 2).floor
        if GeometryRuleTests.verdict(certificate, limit: middle) == "undecided" { low = middle + 1 } else { high = middle }
      }
      return low
    }
    // m²·(d·w·w' + 16) + m²·d·(w² + w'²), all times 4 with a radicand.
    func formula(_ w: Int, _ v: Int) -> Int { 4 * (2 * w * v + 16) + 4 * 2 * (w * w + v * v) }
    for (a, b, expected) in [
      (third, third, formula(1, 1)), (wide, third, formula(2, 1)), (third, wide, formula(1, 2)), (surdUnit, third, 4 * formula(1, 1)),
    ] {
      #expect(limit(a, b) == Integer(expected))
    }
  }
}
