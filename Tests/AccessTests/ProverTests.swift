// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TestSupport
import Testing

@Suite("Access: the prover")
struct AccessProverTests {
  /// Edge cases by name, each with few columns.
  private static let encoders: [(name: String, matrix: Matrix<Rational>)] = [
    ("kernel 0", .identity(3)), ("kernel 0, more neurons", integers([[1, 2], [3, 4], [5, 7]])), ("one feature", integers([[2], [1]])),
    ("one feature, zero", integers([[0], [0]])), ("A = 0", integers([[0, 0, 0], [0, 0, 0]])),
    ("a zero column", integers([[1, 0, 2], [0, 0, 1]])),
    ("repeated columns", integers([[1, 1, 0], [2, 2, 1]])), ("opposite columns", integers([[1, -1, 0], [2, -2, 1]])),
    ("m ≤ d, rank deficient", integers([[1, 2, 3], [2, 4, 6], [1, 1, 1]])), ("dependent rows", integers([[1, 2, 3, 4], [2, 4, 6, 8]])),
    ("kernel (3, 2, 2, 2, 2)", integers([[-2, 3, 0, 0, 0], [-2, 0, 3, 0, 0], [-2, 0, 0, 3, 0], [-2, 0, 0, 0, 3]])),
    ("coherent pair", integers([[1, 1]])), ("four lines in the plane", integers([[1, 0, 1, 1], [0, 1, 1, -1]])),
  ]

  private static let epsilons: [Rational] = [
    Rational(1, 10), Rational(1, 3), Rational(1, 2), Rational(6, 11), Rational(2, 3), 1, Rational(11, 10), 2,
  ]

  @Test("edge cases: right verdicts at every (k, ε), and the kernel refuses each false one", arguments: encoders.indices)
  func edges(_ index: Int) throws {
    let (name, a) = AccessProverTests.encoders[index]
    let mu = muByCircuits(a)
    let largest = mu.max() ?? 0
    let prover = AccessProver()
    let decoder = BestDecoder(a)
    #expect(decoder.mu == mu, "\(name)")
    #expect(BestDecoder(a, portable: true).mu == mu, "\(name)")
    // Vectors that someone might try: those of the decoder, and unit vectors.
    let vectors = decoder.kernelVectors + (0..<a.columns).map { sparse([($0, 1)]) } + [sparse([])]
    for k in [1, 2, 3, a.columns, a.columns + 1, 1000] {
      let error = min(1, Rational(k) * largest)
      guard case .proved(let optimal) = try prover.prove(ProofInput(a), sparsity: k, epsilon: nil).outcome else {
        Issue.record("\(name): no optimum")
        continue
      }
      guard case .optimalAccess(let claim, _) = optimal.assertion else { return #expect(Bool(false)) }
      #expect(claim.worstError == error && claim.featureMu == mu, "\(name), k = \(k)")
      for epsilon in AccessProverTests.epsilons {
        for relation in Relation.allCases {
          let what = "\(name), k = \(k), ε = \(epsilon), \(relation)"
          let outcome = try prover.prove(ProofInput(a), sparsity: k, epsilon: epsilon, relation: relation).outcome
          let claim = AccessClaim(d: a.rows, m: a.columns, k: k, epsilon: epsilon, relation: relation, worstError: error)
          if relation.holds(error, epsilon) {
            guard case .proved(let proof) = outcome else {
              Issue.record("\(what): not proved")
              continue
            }
            #expect(proof.assertion.kind == "access", "\(what)")
            for vector in vectors {
              for lie in [error, 1, epsilon, 2] {
                var claim = claim
                claim.worstError = lie
                #expect(isRejected(try verdict(.access(claim, .kernelVector(vector)), a)), "\(what): no-access of \(vector), \(lie)")
              }
            }
          } else {
            guard case .refuted(let proof) = outcome else {
              Issue.record("\(what): not refuted")
              continue
            }
            #expect(proof.assertion.kind == "no-access", "\(what)")
            for probes in [decoder.probes, decoder.probes.map { _ in 0 }] {
              for lie in [error, epsilon / 2, 0] {
                var claim = claim
                claim.worstError = lie
                #expect(isRejected(try verdict(.access(claim, .probes(probes)), a)), "\(what): access")
              }
            }
          }
        }
      }
    }
  }

  @Test("the largest k")
  func largestSparsity() {
    let decoder = BestDecoder(integers([[-2, 3, 0, 0, 0], [-2, 0, 3, 0, 0], [-2, 0, 0, 3, 0], [-2, 0, 0, 0, 3]]))
    #expect(decoder.largestMu == Rational(3, 11))
    #expect(decoder.largestSparsity(.lt, epsilon: Rational(6, 11)) == 1 && decoder.largestSparsity(.le, epsilon: Rational(6, 11)) == 2)
    #expect(decoder.largestSparsity(.lt, epsilon: 1) == 3 && decoder.largestSparsity(.le, epsilon: 1) == nil)
    #expect(decoder.largestSparsity(.lt, epsilon: Rational(1, 9)) == 0 && decoder.largestSparsity(.lt, epsilon: Rational(101, 100)) == nil)
    for epsilon in AccessProverTests.epsilons {
      for relation in Relation.allCases {
        let ks = (1...12).filter { relation.holds(decoder.error(sparsity: $0), epsilon) }
        let expected: Integer? = ks.count == 12 ? nil : Integer(ks.count)
        #expect(decoder.largestSparsity(relation, epsilon: epsilon) == expected, "\(epsilon) \(relation)")
      }
    }
    #expect(BestDecoder(.identity(2)).largestSparsity(.lt, epsilon: Rational(1, 10)) == nil)
  }

  @Test("random encoders agree with the circuits of the kernel, on both paths")
  func circuits() {
    var generator = SplitMix64(seed: 71)
    for trial in 0..<TestEnvironment.scaled(30) {
      let a = generator.encoder(1...4, 1...7)
      let mu = muByCircuits(a)
      checkEqual(BestDecoder(a).mu, mu, "trial \(trial)")
      checkEqual(BestDecoder(a, portable: true).mu, mu, "trial \(trial), portable")
    }
  }

  @Test("the feature scale: as if the columns were scaled")
  func featureScale() throws {
    var generator = SplitMix64(seed: 72)
    for _ in 0..<10 {
      let a = generator.encoder(2...4, 3...8)
      let factors = (0..<a.columns).map { _ in Rational(generator.int(1...5), Integer(generator.int(1...3))) }
      let scale = try FeatureScale(ProofInput(Matrix(rows: a.columns, columns: 1, entries: factors)), count: a.columns)
      let scaled = Matrix(rows: a.rows, columns: a.columns) { a[$0, $1] * factors[$1] }
      for epsilon in [nil, Rational(1, 2)] {
        let result = try AccessProver().prove(ProofInput(a), sparsity: 2, epsilon: epsilon, featureScale: scale)
        let plain = try AccessProver().prove(ProofInput(scaled), sparsity: 2, epsilon: epsilon)
        checkEqual(result.decoder.mu, plain.decoder.mu, "μ* in other units")
        switch (result.outcome, plain.outcome) {
        case (.proved(let one), .proved(let other)), (.refuted(let one), .refuted(let other)):
          checkEqual(one.assertion.kind, other.assertion.kind, "kind")
          check(one.inputs[.featureScale] != nil, "the scale is an input")
        default: check(false, "outcomes differ")
        }
      }
    }
  }
}

extension Rational {
  fileprivate init(_ numerator: Int, _ denominator: Integer) { self.init(Integer(numerator), denominator) }
}
