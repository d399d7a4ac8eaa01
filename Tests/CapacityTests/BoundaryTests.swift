// SPDX-License-Identifier: Apache-2.0
import Capacity
import CertificateKernel
import Certification
import ExactArithmetic
import Statements
import Testing

/// The interval the prover certifies.
func interval(_ m: Int, _ k: Int, _ epsilon: Rational, _ relation: Relation = .lt) throws -> [Int] {
  let result = try CapacityProver().prove(m: m, k: k, decoder: .linear(relation, epsilon: epsilon))
  guard case .proved = result.outcome else { throw KernelRejection(description: "undecided") }
  return [result.claim.lower, result.claim.upper]
}

/// The interval for thresholds.
func thresholdInterval(_ m: Int, _ k: Int) throws -> [Int] {
  let result = try CapacityProver().prove(m: m, k: k, decoder: .threshold)
  guard case .proved = result.outcome else { throw KernelRejection(description: "undecided") }
  return [result.claim.lower, result.claim.upper]
}

@Suite struct BoundaryTests {
  let half = Rational(1, 2)

  @Test func edgeCasesOfF8() throws {
    // ε > 1: nothing is needed; ε ≥ 1 when it may be reached.
    for (m, k) in [(1, 1), (5, 1), (1000, 7)] {
      #expect(try interval(m, k, Rational(11, 10)) == [0, 0])
      #expect(try interval(m, k, 1, .le) == [0, 0])
    }
    // k = ε = 1: one dimension.
    #expect(try interval(1, 1, 1) == [1, 1])
    #expect(try interval(1_000_000, 1, 1) == [1, 1])
    // η > 1: k = 1, ½ < ε < 1.
    #expect(try interval(1_000_000, 1, Rational(2, 3)) == [1, 1])
    #expect(try interval(1_000_000, 1, Rational(2, 3), .le) == [1, 1])
    // η = 1: (1, ½) and (2, 1).
    #expect(try interval(2, 1, half) == [2, 2])
    #expect(try interval(1_000_000, 1, half) == [2, 2])
    #expect(try interval(1_000_000, 2, 1) == [2, 2])
    #expect(try interval(1_000_000, 1, half, .le) == [1, 1])
    // m = 1.
    #expect(try interval(1, 5, half) == [1, 1])
    #expect(try interval(1, 1, 1) == [1, 1])
    #expect(try interval(1, 5, Rational(1, 1000), .le) == [1, 1])
    // k ≥ m, and d(k+1, k, ½) = k + 1 for k ≥ 2.
    #expect(try interval(3, 7, half) == [3, 3])
    for k in 2...9 { #expect(try interval(k + 1, k, half) == [k + 1, k + 1]) }
  }

  @Test func equiangularTightFramesAreExact() throws {
    #expect(try interval(10, 2, half, .le) == [5, 5])
    #expect(try interval(16, 2, half, .le) == [6, 6])
    #expect(try interval(28, 2, half, .le) == [7, 7])
    #expect(try interval(36, 3, half, .le) == [15, 15])
    #expect(try interval(276, 3, half, .le) == [23, 23])
    #expect(try interval(28, 2, Rational(13, 25)) == [7, 7])
    // The strict one is larger: never mix them.
    #expect(try interval(28, 2, half)[0] == 8)
  }

  @Test func packingsOfTheKernelSideAreExact() throws {
    let quarter = Rational(1, 4)
    #expect(try interval(32, 2, quarter) == [20, 20])
    #expect(try interval(32, 3, half) == [15, 15])
    #expect(try interval(64, 3, quarter) == [43, 43])
    #expect(try interval(64, 2, quarter) == [29, 30])
    // Entries attained: not strict.
    #expect(try interval(32, 1, quarter, .le) == [8, 8])
    #expect(try interval(32, 1, quarter)[1] == 9)
    #expect(try interval(32, 3, quarter, .le) == [26, 26])
    #expect(try interval(32, 3, quarter)[1] == 27)
    #expect(try interval(256, 5, quarter, .le) == [151, 151])
  }

  @Test func thresholds() throws {
    #expect(try thresholdInterval(1, 1) == [1, 1])
    #expect(try thresholdInterval(2, 1) == [1, 1])
    #expect(try thresholdInterval(3, 1) == [2, 2])
    #expect(try thresholdInterval(1_000_000, 1) == [2, 2])
    #expect(try thresholdInterval(3, 2) == [2, 2])
    // With error ½ three features need three dimensions.
    #expect(try interval(3, 2, half) == [3, 3])
  }
}
