// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TestSupport

/// A pair with everything that can be said about it by trying all Boolean z.
struct SmallPair {
  let a, b: InputMatrix
  let scale: [Rational]?

  var m: Int { a.columns }
  var encoder: ProofInput { ProofInput(.matrix(a)) }
  var probe: ProofInput { ProofInput(.matrix(b)) }
  var featureScale: FeatureScale? {
    scale.flatMap { try? FeatureScale(ProofInput(Matrix(rows: m, columns: 1, entries: $0)), count: m) }
  }

  /// The Boolean z with at most k ones.
  func inputs(_ k: Int) -> [Int] { (0..<1 << m).filter { $0.nonzeroBitCount <= k } }

  /// ⟨b_i, x⟩ at x = Σ z_j s_j a_j, product by product, b_i as it stands.
  func reading(_ i: Int, _ z: Int) -> QuadraticSurd {
    let (a, b) = (a.asSurds, b.asSurds)
    return (0..<a.rows).reduce(.zero) { sum, l in
      let x = (0..<m).filter { z >> $0 & 1 == 1 }.reduce(QuadraticSurd.zero) {
        $0 + a[l, $1] * QuadraticSurd(scale?[$1] ?? .one)
      }
      return sum + b[l, i] * x
    }
  }

  /// Whether feature i fires at t exactly when it is on, for every z.
  func isRight(_ i: Int, _ k: Int, threshold t: QuadraticSurd) -> Bool {
    inputs(k).allSatisfy { (reading(i, $0) > t) == ($0 >> i & 1 == 1) }
  }

  /// Whether some threshold is right: every reading of an on is above every reading of an off.
  func isSeparable(_ i: Int, _ k: Int) -> Bool {
    let all = inputs(k)
    let on = all.filter { $0 >> i & 1 == 1 }.map { reading(i, $0) }
    let off = all.filter { $0 >> i & 1 == 0 }.map { reading(i, $0) }
    return on.allSatisfy { x in off.allSatisfy { $0 < x } }
  }

  /// The largest |(BᵀAz − z)_i| over corners, in the units of the scale.
  func error(_ i: Int, _ k: Int, _ domain: Domain) -> QuadraticSurd {
    var worst = QuadraticSurd.zero
    let own = QuadraticSurd(scale?[i] ?? .one)
    func visit(_ z: [Int]) {
      if z.count < m {
        for value in domain == .signed ? [-1, 0, 1] : [0, 1] where value == 0 || z.count(where: { $0 != 0 }) < k { visit(z + [value]) }
        return
      }
      let sum = (0..<m).reduce(QuadraticSurd.zero) { $0 + reading(i, 1 << $1) * QuadraticSurd(Rational(z[$1])) }
      worst = max(worst, (sum / own - QuadraticSurd(Rational(z[i]))).magnitude)
    }
    visit([])
    return worst
  }
}

extension SplitMix64 {
  /// Small pairs whose entries are small integers, so that ties abound; now and then fractions, surds and scales.
  mutating func smallPair() -> SmallPair {
    let (d, m) = (int(1...3), int(1...5))
    // Close to the identity, half of the time, that something may hold.
    let near = oneIn(2)
    let surd = oneIn(8)
    func matrix(_ surd: Bool, _ generator: inout SplitMix64) -> InputMatrix {
      if surd {
        return .surd(Matrix(rows: d, columns: m) { _, _ in generator.surd(2, small: true) }, radicand: 2)
      }
      let fraction = generator.oneIn(6)
      return .rational(
        Matrix(rows: d, columns: m) { i, j in
          if fraction { return generator.smallRational(3) }
          return Rational(near && i == j % d ? generator.int(2...4) : near ? generator.int(-1...1) : generator.int(-2...2))
        })
    }
    let scale = oneIn(5) ? (0..<m).map { _ in Rational(Integer(int(1...4)), Integer(int(1...3))) } : nil
    return SmallPair(a: matrix(surd, &self), b: matrix(surd && oneIn(2), &self), scale: scale)
  }
}

/// A certificate names an object file though it should not.
struct UnexpectedObject: Error {
  let name: String
}

extension Certificate {
  /// The same certificate after writing and reading.
  func readBack() throws -> Certificate {
    try CertificateReader.read(CertificateWriter.bytes(of: self)) { name, _ in throw UnexpectedObject(name: name) }
  }

  /// What the kernel says of the certificate after writing and reading.
  func isAcceptedWhenReadBack() throws -> Bool { CertificateKernel.check(try readBack()) == .accepted }
}
