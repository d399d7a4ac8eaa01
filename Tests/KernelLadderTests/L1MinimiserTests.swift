// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import KernelLadder
import Statements
import TestSupport
import Testing

@Suite struct L1MinimiserProverTests {
  private func column(_ a: [Rational]) -> ProofInput { ProofInput(Matrix(rows: a.count, columns: 1, entries: a)) }

  private func norm(_ x: [Rational]) -> Rational { x.reduce(.zero) { $0 + $1.magnitude } }

  private func image(_ matrix: Matrix<Rational>, _ x: [Rational]) -> [Rational] {
    (0..<matrix.rows).map { i in x.indices.reduce(.zero) { $0 + matrix[i, $1] * x[$1] } }
  }

  @Test func agreesWithAllBasicSolutions() throws {
    var (unique, several, none) = (0, 0, 0)
    try withRandomCases(400, seed: 21) { generator in
      let (d, m) = (generator.int(1...4), generator.int(1...7))
      let size = generator.pick([1, 2, 5])
      var matrix = Matrix<Rational>(rows: d, columns: m) { _, _ in Rational(generator.int(-size...size)) }
      if generator.oneIn(4) { matrix = matrix.map { $0 / 4 } }
      // An image of a sparse vector, or anything.
      let z = (0..<m).map { _ in generator.oneIn(3) ? generator.smallRational() : Rational.zero }
      let a = generator.oneIn(5) ? (0..<d).map { _ in generator.smallRational() } : image(matrix, z)
      let solutions = basicSolutions(matrix, a)
      switch try L1MinimiserProver().prove(encoder: ProofInput(matrix), activation: column(a)) {
      case .noSolution(let y):
        none += 1
        check(solutions.isEmpty, "A = \(matrix), a = \(a)")
        let products = (0..<m).map { j in (0..<d).reduce(Rational.zero) { $0 + matrix[$1, j] * y[$1] } }
        check(products.allSatisfy(\.isZero) && zip(a, y).reduce(Rational.zero) { $0 + $1.0 * $1.1 } > 0, "yᵀA = \(products)")
      case .minimiser(let result):
        let least = solutions.map(norm).min()
        check(result.norm == least && image(matrix, result.x) == a, "A = \(matrix), a = \(a): \(result.norm), \(String(describing: least))")
        // The minimisers are the hull of the basic ones (‖x‖₁ has no lines in its level sets).
        let count = Set(solutions.filter { norm($0) == least }).count
        check((result.other == nil) == (count == 1), "A = \(matrix), a = \(a): \(count) basic minimisers")
        if let other = result.other {
          several += 1
          check(other != result.x && norm(other) == result.norm && image(matrix, other) == a, "A = \(matrix), a = \(a): \(other)")
        } else {
          unique += 1
        }
        guard case .proved(let certificate) = result.outcome, case .l1Minimiser(let claim, _) = certificate.assertion else {
          check(false, "not proved")
          return
        }
        check((claim.unique == .yes) == (result.other == nil), "uniqueness")
        let read = try CertificateReader.read(CertificateWriter.bytes(of: certificate)) { name, _ in throw UnexpectedObject(name: name) }
        check(CertificateKernel.check(read) == .accepted, "read back")
      }
    }
    #expect(unique >= 100 && several >= 20 && none >= 20, "\(unique), \(several), \(none)")
  }

  /// Basis pursuit is proved for all k-sparse z of the gap's matrix; so it finds each of them again.
  @Test func findsSparseVectorsAgain() throws {
    guard let rows = GapData.instances?["A_11x19_k3"] else { return }
    let matrix = integers(rows)
    var generator = SplitMix64(seed: 3)
    for _ in 0..<20 {
      var z = [Rational](repeating: .zero, count: 19)
      for _ in 0..<3 { z[generator.int(0...18)] = generator.smallRational() }
      guard case .minimiser(let result) = try L1MinimiserProver().prove(encoder: ProofInput(matrix), activation: column(image(matrix, z)))
      else {
        Issue.record("no solution")
        return
      }
      #expect(result.x == z && result.other == nil)
    }
  }

  @Test func leastSquares() throws {
    try withRandomCases(200, seed: 22) { generator in
      let (d, m) = (generator.int(1...4), generator.int(1...6))
      let matrix = Matrix<Rational>(rows: d, columns: m) { _, _ in generator.smallRational(3) }
      let a =
        generator.oneIn(2) ? (0..<d).map { _ in generator.smallRational() } : image(matrix, (0..<m).map { _ in generator.smallRational() })
      let x = LeastSquaresDecoder.decode(matrix, a)
      let solutions = basicSolutions(matrix, a)
      check((x == nil) == solutions.isEmpty, "A = \(matrix), a = \(a)")
      guard let x else { return }
      // Least among the solutions: orthogonal to the kernel, so ⟨x, s − x⟩ = 0 for every solution s.
      check(image(matrix, x) == a, "Ax = a")
      for s in solutions { check(zip(x, s).reduce(Rational.zero) { $0 + $1.0 * ($1.1 - $1.0) }.isZero, "A = \(matrix), a = \(a)") }
    }
  }
}
