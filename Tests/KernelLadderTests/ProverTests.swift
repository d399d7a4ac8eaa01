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

@Suite struct BasisPursuitProverTests {
  /// The verdict; the certificate is written, read back and checked again.
  private func verdict(_ outcome: Outcome) throws -> Bool? {
    switch outcome {
    case .proved(let certificate), .refuted(let certificate):
      let bytes = CertificateWriter.bytes(of: certificate)
      let read = try CertificateReader.read(bytes) { name, _ in throw UnexpectedObject(name: name) }
      check(CertificateKernel.check(read) == .accepted, "read back")
      if case .proved = outcome { return true }
      return false
    case .undecided: return nil
    }
  }

  /// An integer matrix of a random kind: small entries, signs, with repeated or zero columns, of low rank, more rows than columns.
  private func randomMatrix(_ generator: inout SplitMix64) -> Matrix<Rational> {
    let (d, m) = (generator.int(1...4), generator.int(1...8))
    let size = generator.pick([1, 1, 2, 5])
    var matrix = Matrix<Rational>(rows: d, columns: m) { _, _ in Rational(generator.int(-size...size)) }
    if generator.oneIn(6), d > 1 { for j in 0..<m { matrix[d - 1, j] = matrix[0, j] - 2 * matrix[d / 2, j] } }
    if generator.oneIn(8) { for i in 0..<d { matrix[i, m - 1] = matrix[i, 0] } }
    if generator.oneIn(5) { matrix = matrix.map { $0 / 6 } }
    return matrix
  }

  @Test func agreesWithElementaryVectors() throws {
    var (holds, fails, cases) = (0, 0, 0)
    try withRandomCases(400, seed: 11) { generator in
      let matrix = randomMatrix(&generator)
      let vectors = elementaryVectors(matrix)
      for k in 1...(matrix.columns > 6 ? 2 : matrix.columns + 1) {
        let result = try BasisPursuitProver().prove(encoder: ProofInput(matrix), sparsity: k)
        let expected = hasNullSpaceProperty(vectors, k)
        check(try verdict(result.outcome) == expected, "A = \(matrix), k = \(k)")
        cases += 1
        if expected { holds += 1 } else { fails += 1 }
      }
    }
    #expect(cases >= 1000 && holds >= 150 && fails >= 150, "\(cases), \(holds), \(fails)")
  }

  @Test func exactDecodingAgreesWithElementaryVectors() throws {
    try withRandomCases(300, seed: 12) { generator in
      let matrix = randomMatrix(&generator)
      let least = elementaryVectors(matrix).map { $0.filter { !$0.isZero }.count }.min() ?? .max
      for k in 1...matrix.columns + 1 {
        let outcome = try ExactDecodingProver().prove(encoder: ProofInput(matrix), sparsity: k)
        check(try verdict(outcome) == (least > 2 * k), "A = \(matrix), k = \(k)")
      }
    }
  }

  /// F9: kernel spanned by (t, 1, …, 1): basis pursuit iff t < m − 2k + 1, exact decoding iff m > 2k.
  @Test func strictnessOfTheLadder() throws {
    for (m, k) in [(5, 2), (6, 2), (7, 2), (7, 3), (4, 1)] {
      for twice in 2...2 * m {
        let t = Rational(Integer(twice), 2)
        let matrix = Matrix<Rational>(rows: m - 1, columns: m) { i, j in
          i == 0 ? (j == 0 ? 1 : j == 1 ? -t : 0) : (j == i ? 1 : j == i + 1 ? -1 : 0)
        }
        let input = ProofInput(matrix)
        let pursuit = try verdict(try BasisPursuitProver().prove(encoder: input, sparsity: k).outcome)
        #expect(pursuit == (t < Rational(m - 2 * k + 1)), "t = \(t), m = \(m), k = \(k)")
        #expect(try verdict(try ExactDecodingProver().prove(encoder: input, sparsity: k)) == (m > 2 * k))
      }
    }
  }

  /// A kernel that fails by a hair, or holds by one: beyond what doubles see.
  @Test func closeToTheBoundary() throws {
    let tiny = Rational(Integer(1), Integer(10).power(30))
    for (shift, expected) in [(tiny, false), (-tiny, true), (0, false)] as [(Rational, Bool)] {
      let t = 2 + shift
      let matrix = Matrix<Rational>(rows: 4, columns: 5) { i, j in
        i == 0 ? (j == 0 ? 1 : j == 1 ? -t : 0) : (j == i ? 1 : j == i + 1 ? -1 : 0)
      }
      let result = try BasisPursuitProver().prove(encoder: ProofInput(matrix), sparsity: 2)
      #expect(try verdict(result.outcome) == expected)
      if expected { #expect(result.decided.exact > 0 && result.decided.largestMultiplier > Integer(10).power(25)) }
    }
  }

  @Test func gapInstances() throws {
    guard let instances = GapData.instances else { return }
    let known = [
      ("k1_trivial_3_1_2", 1, 3), ("k2_all_matrices_5_2_4_eps<=2/5", 2, 20), ("k2_ownkernel_5_2_4_refutes_all_eps<=6/11", 2, 20),
      ("k2_ownkernel_6_2_5_entries_0pm1", 2, 30), ("A_6x14_k2", 2, 182), ("A_11x19_k3", 3, 3876),
    ]
    for (name, k, count) in known {
      let input = ProofInput(integers(try #require(instances[name])))
      let result = try BasisPursuitProver().prove(encoder: input, sparsity: k)
      #expect(try verdict(result.outcome) == true && result.decided.count == count)
      #expect(try verdict(try BasisPursuitProver().prove(encoder: input, sparsity: k + 1).outcome) == false)
    }
  }

  @Test func tooManySets() throws {
    var generator = SplitMix64(seed: 5)
    let matrix = Matrix<Rational>(rows: 60, columns: 90) { _, _ in generator.oneIn(2) ? 1 : -1 }
    let result = try BasisPursuitProver().prove(encoder: ProofInput(matrix), sparsity: 4)
    guard case .undecided(let tried) = result.outcome else {
      Issue.record("not undecided")
      return
    }
    #expect(tried.contains { $0.hasPrefix("budget") })
    // The same with a repeated column is refuted at once.
    let twin = Matrix(rows: 60, columns: 90) { matrix[$0, $1 == 89 ? 3 : $1] }
    #expect(try verdict(try BasisPursuitProver().prove(encoder: ProofInput(twin), sparsity: 4).outcome) == false)
  }
}
