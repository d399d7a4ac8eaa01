// SPDX-License-Identifier: Apache-2.0
import Capacity
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import Statements
import Testing

/// What the kernel says of a claim with a witness.
func verdict(_ claim: CapacityClaim, _ witness: CapacityWitness) -> Verdict {
  CertificateKernel.check(
    Certificate(assertion: .capacity(claim, witness), inputs: [:], claimedDigests: [:], producer: Certifier.producer))
}

func isRejected(_ verdict: Verdict) -> Bool {
  if case .rejected = verdict { return true }
  return false
}

@Suite struct KernelTests {
  @Test func falseClaimsAreRejected() throws {
    for (m, k, decoder) in [
      (28, 2, CapacityDecoder.linear(.lt, epsilon: Rational(13, 25))), (276, 3, .linear(.le, epsilon: Rational(1, 2))),
      (10_000, 5, .linear(.lt, epsilon: Rational(1, 4))), (1, 1, .linear(.lt, epsilon: 1)), (5, 1, .linear(.lt, epsilon: 2)),
      (3, 2, .threshold), (1000, 4, .threshold), (7, 1, .threshold),
    ] {
      let result = try CapacityProver().prove(m: m, k: k, decoder: decoder)
      #expect(verdict(result.claim, result.witness) == .accepted)
      var claim = result.claim
      claim.lower += 1
      #expect(isRejected(verdict(claim, result.witness)), "lower + 1 of \(claim.name)")
      claim = result.claim
      if claim.upper > 0 {
        claim.upper -= 1
        #expect(isRejected(verdict(claim, result.witness)), "upper − 1 of \(claim.name)")
      }
    }
  }

  @Test func strictAndNonStrictAreDifferent() throws {
    // 28 lines with cosines exactly ⅓ prove d̄ = 7, not d = 7.
    let witness = CapacityWitness(lower: .alon(power: 1), upper: .construction(.unitary(PrimePower(prime: 3, exponent: 1))))
    let half = Rational(1, 2)
    #expect(verdict(CapacityClaim(m: 28, k: 2, decoder: .linear(.le, epsilon: half), lower: 7, upper: 7), witness) == .accepted)
    #expect(isRejected(verdict(CapacityClaim(m: 28, k: 2, decoder: .linear(.lt, epsilon: half), lower: 7, upper: 7), witness)))
    #expect(isRejected(verdict(CapacityClaim(m: 29, k: 2, decoder: .linear(.le, epsilon: half), lower: 7, upper: 7), witness)))
  }

  /// The bounds of the kernel at random parameters, against sums of products and a linear search.
  @Test func lowerBoundsAgainstANaiveEvaluation() {
    func binomial(_ n: Int, _ k: Int) -> Rational {
      (0..<max(k, 0)).reduce(Rational.one) { $0 * Rational(n - $1) / Rational($1 + 1) }
    }
    for m in [2, 3, 8, 30, 1000] {
      for k in [1, 2, 3, 7] {
        for epsilon in [Rational(1, 4), Rational(1, 2), Rational(2, 5), Rational(9, 10)] {
          for s in 1...5 {
            for relation in Relation.allCases {
              let eta = epsilon / (Rational(k) - epsilon)
              let q = Rational(m) / (1 + Rational(m - 1) * eta.power(2 * s))
              let least = (0...m).first { relation == .lt ? binomial($0 + s - 1, s) > q : binomial($0 + s - 1, s) >= q } ?? -1
              let claim = CapacityClaim(m: m, k: k, decoder: .linear(relation, epsilon: epsilon), lower: least, upper: m)
              let upper = CapacityUpperBound.construction(.identity(columns: m))
              #expect(verdict(claim, CapacityWitness(lower: .alon(power: s), upper: upper)) == .accepted)
              guard eta < 1 else { continue }
              // T_s(1/η) = ((x + √(x²−1))^s + (x − √(x²−1))^s)/2, expanded.
              let x = eta.reciprocal
              let t = stride(from: 0, through: s, by: 2).reduce(Rational.zero) {
                $0 + binomial(s, $1) * (x * x - 1).power($1 / 2) * x.power(s - $1)
              }
              let needed = Rational(m) * t * t / (t * t + Rational(m - 1))
              func count(_ rho: Int) -> Rational {
                stride(from: s % 2, through: s, by: 2).reduce(Rational.zero) {
                  $0 + ($1 == 0 ? 1 : rho == 0 ? 0 : binomial(rho + $1 - 1, $1))
                }
              }
              let forced = (0...m).first { count($0) >= needed } ?? -1
              let other = CapacityClaim(m: m, k: k, decoder: .linear(relation, epsilon: epsilon), lower: forced, upper: m)
              #expect(verdict(other, CapacityWitness(lower: .chebyshev(power: s), upper: upper)) == .accepted)
            }
          }
        }
      }
    }
  }

  @Test func certificatesReadBack() throws {
    let q = PrimePower(prime: 5, exponent: 1)
    let all: [Construction] = [
      .ones(columns: 3), .identity(columns: 3), .simplex(columns: 3), .plane(columns: 3), .polygon(columns: 5), .paley(q), .unitary(q),
      .unitaryComplement(q), .quadric(rank: 2, sign: .plus), .delsarteGoethals(defect: 0, rank: 2), .gold(defect: 1, rank: 3),
      .net(classes: 2, q), .chirps(q),
      .devore(degree: 1, q), .reedSolomon(dimension: 2, length: 3, q),
      .signedReedSolomon(dimension: 2, length: 4, q, hadamard: [PrimePower(prime: 3, exponent: 1)]),
      .gilbertVarshamov(columns: 3, dimension: 9, product: 5), .code(dimension: 2, positions: [1, 2, 3]),
      .matrix(encoder: Matrix.identity(2), probe: Matrix.identity(2)),
      .directSum([.kronecker([.ones(columns: 2), .identity(columns: 2)])]),
    ]
    for construction in all {
      for lower in [CapacityLowerBound.none, .positive, .threePoints, .alon(power: 2), .chebyshev(power: 3)] {
        let claim = CapacityClaim(m: 2, k: 1, decoder: .linear(.lt, epsilon: Rational(1, 3)), lower: 1, upper: 2)
        let certificate = Certificate(
          assertion: .capacity(claim, CapacityWitness(lower: lower, upper: .construction(construction))), inputs: [:], claimedDigests: [:],
          producer: Certifier.producer)
        let bytes = CertificateWriter.bytes(of: certificate)
        let read = try CertificateReader.read(bytes) { _, _ in [] }
        guard case .capacity(_, let witness) = read.assertion else {
          Issue.record("another kind")
          return
        }
        #expect(witness.lower == lower && witness.upper == .construction(construction))
        #expect(CertificateWriter.bytes(of: read) == bytes)
      }
    }
  }

  @Test func manyFeaturesAreFast() throws {
    let clock = ContinuousClock()
    for m in [1_000_000_000, (1 << 53) - 1] {
      for k in [1, 3, 30] {
        let time = try clock.measure { _ = try interval(m, k, Rational(1, 2)) }
        #expect(time < .seconds(2))
      }
    }
  }
}
