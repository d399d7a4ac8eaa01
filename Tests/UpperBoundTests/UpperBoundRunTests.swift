// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import ExactArithmetic
import FloatNumerics
import Statements
import TestSupport
import Testing
import UpperBound

extension Outcome {
  /// Whether it is undecided.
  var isUndecided: Bool {
    if case .undecided = self { return true }
    return false
  }
}

@Suite struct UpperBoundRunTests {
  /// The values come from 60-digit decimal arithmetic in Python.
  @Test func dimensionsMatchTheFormulas() throws {
    let cases: [(m: Int, k: Int, epsilon: Rational, delta: Rational, paper: Int, sharper: Int?, recentred: Int?)] = [
      (64, 2, Rational(1, 2), Rational(1, 10), 340, 340, 192),
      (1, 1, Rational(1, 2), Rational(1, 10), 19, nil, 5),
      (2, 3, Rational(1, 2), Rational(1, 100), 432, 382, 300),
      (2000, 2, Rational(1, 2), Rational(1, 10), 561, 561, 316),
      (1000, 5, Rational(1, 3), Rational(1, 1000), 9326, 9326, 8124),
    ]
    for value in cases {
      let (m, k) = (Rational(value.m), Rational(value.k))
      let mu = value.epsilon / k
      #expect(try Dimensions.least(mu: mu, ratio: m * m / value.delta) == value.paper)
      if let sharper = value.sharper {
        #expect(try Dimensions.least(mu: mu, ratio: m * (m - 1) / value.delta) == sharper)
      }
      if let recentred = value.recentred {
        #expect(
          try Dimensions.least(mu: value.epsilon / (k - value.epsilon), ratio: m * m / value.delta)
            == recentred)
      }
    }
  }

  /// Where the formula starts to ask for fewer neurons than features.
  @Test func superpositionStarts() throws {
    for (k, epsilon) in [(2, Rational(1, 2)), (1, Rational(1, 3)), (3, Rational(9, 10))] {
      let run = try UpperBoundRun(
        UpperBoundParameters(features: 3, sparsity: k, epsilon: epsilon, neurons: 5, attempts: 1))
      let features = Int(try #require(run.dimensions.featuresForSuperposition).rounded(.up))
      func formula(_ m: Int) throws -> Int {
        try Dimensions.least(mu: run.dimensions.mu, ratio: Rational(m) * Rational(m) * 10)
      }
      #expect(try formula(features + 2) < features + 2)
      #expect(try formula(features - 2) >= features - 2)
    }
    let tiny = try UpperBoundRun(UpperBoundParameters(features: 3, sparsity: 1, epsilon: 100))
    #expect(tiny.dimensions.featuresForSuperposition == nil)
  }

  /// Packed inner products against the definition, for lengths around the word size.
  @Test func gramIsExact() {
    for (d, m) in [(1, 5), (2, 1), (63, 7), (64, 7), (65, 7), (128, 6), (200, 9)] {
      let sample = SignMatrix(rows: d, columns: m, seed: UInt64(d))
      let gram = GramStatistics(sample)
      var counts = [Int](repeating: 0, count: d + 1)
      var largest = 0
      for i in 0..<m {
        for j in 0..<m {
          let naive = (0..<d).reduce(0) { $0 + sample[$1, i] * sample[$1, j] }
          #expect(sample.innerProduct(i, j) == naive, "d = \(d), columns \(i), \(j)")
          #expect((naive - d).isMultiple(of: 2))
          if i < j {
            counts[abs(naive)] += 1
            largest = max(largest, abs(naive))
          }
        }
      }
      #expect(gram.counts == counts)
      #expect(gram.largest == largest)
      if let pair = gram.pair {
        #expect(abs(sample.innerProduct(pair.0, pair.1)) == largest)
      } else {
        #expect(m == 1)
      }
      let s = sample.matrix()
      let product = sample.matrix(scale: Rational(1, Integer(d))).transpose * s
      for i in 0..<m {
        for j in 0..<m { #expect(product[i, j] == Rational(Integer(sample.innerProduct(i, j)), Integer(d))) }
      }
    }
  }

  @Test func statisticsIdentities() {
    let sample = SignMatrix(rows: 100, columns: 30, seed: 11)
    let gram = GramStatistics(sample)
    #expect(gram.counts.reduce(0, +) == gram.pairs && gram.pairs == 435)
    #expect(gram.pairs(atLeast: 0) == 435 && gram.pairs(atLeast: 2) == 0)
    #expect(gram.pairs(atLeast: gram.coherence) >= 1)
    #expect(gram.pairs(atLeast: gram.coherence + Rational(1, 100_000)) == 0)
    var sum = 0
    for i in 0..<30 { for j in 0..<i { sum += sample.innerProduct(i, j) * sample.innerProduct(i, j) } }
    #expect(gram.meanSquare == Rational(Integer(sum), Integer(435 * 10_000)))
    // A value known from the Python implementation of the same rules.
    let small = GramStatistics(SignMatrix(rows: 20, columns: 10, seed: 5))
    #expect(small.largest == 10)
    #expect(small.meanSquare == Rational(912, 45 * 400))
  }

  @Test func tailsAreExact() throws {
    #expect(SignTail.probability(length: 10, atLeast: Rational(4, 10)) == Rational(11, 32))
    #expect(SignTail.probability(length: 11, atLeast: Rational(3, 11)) == Rational(281, 512))
    // ⌈td⌉ of the wrong parity: 3 for d = 10 is as rare as 4.
    #expect(SignTail.probability(length: 10, atLeast: Rational(3, 10)) == Rational(11, 32))
    #expect(SignTail.probability(length: 10, atLeast: 0) == 1)
    #expect(SignTail.probability(length: 10, atLeast: 1) == Rational(1, 512))
    #expect(SignTail.probability(length: 10, atLeast: Rational(11, 10)) == 0)
    #expect(SignTail.probability(length: SignTail.lengthLimit + 1, atLeast: Rational(1, 2)) == nil)
    let tail = try #require(SignTail.probability(length: 340, atLeast: Rational(1, 4)))
    #expect(abs(tail.nearestDouble - 3.6008205358903692e-06) < 1e-18)
    // Brute force over all pairs of sign vectors of length 6: by symmetry, all vectors against (+, …, +).
    for size in 1...6 {
      let count = (0..<64).filter { abs(6 - 2 * $0.nonzeroBitCount) >= size }.count
      #expect(
        SignTail.probability(length: 6, atLeast: Rational(Integer(size), 6)) == Rational(Integer(count), 64))
    }
  }

  @Test func theStandardExample() throws {
    let run = try UpperBoundRun(UpperBoundParameters(features: 64, sparsity: 2, epsilon: Rational(1, 2)))
    #expect(run.dimensions.used == 340 && run.dimensions.paper == 340)
    #expect(run.attempts.count == 1 && run.succeeded)
    // Python, same rules: largest inner product 60, largest sum of two in a row 110.
    #expect(run.gram.largest == 60)
    #expect(run.gram.meanSquare == Rational(680_320, 2016 * 340 * 340))
    let worst = try #require(run.worst)
    #expect(worst.error.rational == Rational(110, 340))
    #expect(run.worstDecoding?.error == Rational(110, 340))
    let incoherence = try #require(run.incoherence.proof)
    guard case .incoherence(let claim, _) = incoherence.assertion else {
      Issue.record("not an incoherence certificate")
      return
    }
    #expect(claim.coherence == Rational(60, 340) && claim.d == 340 && claim.m == 64)
    #expect(claim.bound?.mu == Rational(1, 4) && claim.bound?.relation == .lt)
    if case .equal(let squared) = claim.columns {
      #expect(squared.rational == 340)
    } else {
      Issue.record("norms")
    }
    let recovery = try #require(run.recovery.proof)
    guard case .recovery(let recovered, _) = recovery.assertion else {
      Issue.record("not a recovery certificate")
      return
    }
    #expect(recovered.worstError.rational == Rational(110, 340) && recovered.k == 2)
    #expect(
      CertificateKernel.check(incoherence) == .accepted && CertificateKernel.check(recovery) == .accepted)
    #expect(run.union.suffices && run.union.exactSuffices == true)
    #expect(run.tails.count == 5 && run.tails.allSatisfy { $0.isBounded == true })
    #expect(run.tails.last?.observed == 0)
    for decoding in run.decodings {
      #expect(decoding.z.count == 2 && decoding.error <= 2 * run.gram.coherence)
      #expect(decoding.z.allSatisfy { $0.value.magnitude <= 1 && !$0.value.isZero })
    }
  }

  /// Decoding through S and Sᵀ agrees with the Gram matrix, entry by entry (eq. 8).
  @Test func decodingsSatisfyEquation8() throws {
    let run = try UpperBoundRun(
      UpperBoundParameters(
        features: 12, sparsity: 3, epsilon: Rational(9, 10), seed: 8, neurons: 40, decodings: 20))
    #expect(run.decodings.count == 20)
    for decoding in run.decodings {
      let errors = (0..<12).map { i in
        decoding.z.reduce(Rational.zero) { sum, entry in
          entry.index == i
            ? sum : sum + entry.value * Rational(Integer(run.sample.innerProduct(i, entry.index)), 40)
        }
      }
      #expect(errors.map(\.magnitude).max() == decoding.error)
      #expect(errors[decoding.row].magnitude == decoding.error)
    }
  }

  @Test func seedsReproduce() throws {
    func run(_ seed: UInt64) throws -> UpperBoundRun {
      try UpperBoundRun(UpperBoundParameters(features: 8, sparsity: 1, epsilon: Rational(9, 10), seed: seed))
    }
    let (first, again, other) = (try run(5), try run(5), try run(6))
    #expect(first.sample == again.sample && first.sample != other.sample)
    #expect(first.decodings.map(\.error) == again.decodings.map(\.error))
    #expect(try run(.max).attempts[0].seed == .max)
  }

  /// Too few neurons on purpose: every sample fails, and nothing is called proved.
  @Test func tooFewNeuronsFailHonestly() throws {
    let run = try UpperBoundRun(
      UpperBoundParameters(features: 40, sparsity: 2, epsilon: Rational(1, 2), seed: 1, neurons: 20))
    #expect(!run.succeeded && run.attempts.count == 20)
    #expect(run.attempts.map(\.seed) == (1...20).map(UInt64.init))
    #expect(run.attempts[run.kept].coherence == run.attempts.map(\.coherence).min())
    #expect(run.attempts.allSatisfy { $0.coherence >= Rational(1, 4) && !$0.succeeds })
    #expect(!run.union.suffices)
    let refutation = try #require(run.incoherence.refutation)
    guard case .hypothesisFailure(_, let witness) = refutation.assertion else {
      Issue.record("not a hypothesis failure")
      return
    }
    #expect(abs(run.sample.innerProduct(witness.at[0], witness.at[1])) == run.gram.largest)
    #expect(run.recovery.refutation != nil)
    #expect(run.worst?.error.rational == run.worstDecoding?.error)
  }

  /// A dimension at which some samples fail and a later one succeeds.
  @Test func resamplingSucceedsLater() throws {
    var found = false
    for seed in UInt64(0)..<40 where !found {
      let run = try UpperBoundRun(
        UpperBoundParameters(
          features: 6, sparsity: 1, epsilon: Rational(1, 2), seed: seed, neurons: 24, attempts: 10))
      guard run.succeeded, run.attempts.count > 1 else { continue }
      found = true
      #expect(run.attempts.dropLast().allSatisfy { !$0.succeeds } && run.kept == run.attempts.count - 1)
      #expect(run.attempts.last?.seed == seed + UInt64(run.attempts.count - 1))
      #expect(run.sample == SignMatrix(rows: 24, columns: 6, seed: seed + UInt64(run.kept)))
      #expect(run.incoherence.proof != nil && run.recovery.proof != nil)
    }
    #expect(found)
  }

  /// μ-incoherence is strict: a coherence equal to μ fails.
  @Test func equalityFails() throws {
    let sample = GramStatistics(SignMatrix(rows: 20, columns: 10, seed: 5))
    #expect(sample.coherence == Rational(1, 2))
    let run = try UpperBoundRun(
      UpperBoundParameters(
        features: 10, sparsity: 1, epsilon: Rational(1, 2), seed: 5, neurons: 20, attempts: 1))
    #expect(!run.succeeded && run.incoherence.refutation != nil && run.recovery.refutation != nil)
  }

  @Test func smallCases() throws {
    for (m, k) in [(1, 1), (1, 4), (2, 1), (2, 2), (2, 5), (3, 3), (5, 9)] {
      let run = try UpperBoundRun(UpperBoundParameters(features: m, sparsity: k, epsilon: Rational(3, 4)))
      #expect(run.succeeded, "m = \(m), k = \(k)")
      #expect(run.incoherence.proof != nil && run.recovery.proof != nil, "m = \(m), k = \(k)")
      #expect(run.worst?.error.rational == run.worstDecoding?.error)
      #expect((run.dimensions.sharper == nil) == (m == 1))
      #expect(run.decodings.allSatisfy { $0.z.count == min(k, m) })
      if m == 1 {
        #expect(run.gram.coherence == 0 && run.gram.pair == nil && run.worst?.error.isZero == true)
      }
    }
    let single = try UpperBoundRun(
      UpperBoundParameters(features: 1, sparsity: 1, epsilon: Rational(1, 2), neurons: 1))
    #expect(single.incoherence.proof != nil && single.recovery.proof != nil)
  }

  /// ε ≥ 1 asks for little, and the construction still works; for ε ≥ k there is no η.
  @Test func largeEpsilon() throws {
    for (k, epsilon) in [
      (2, Rational(1)), (2, Rational(3, 2)), (1, Rational(1)), (1, Rational(7)),
      (3, Rational(Integer(10).power(40))),
    ] {
      let run = try UpperBoundRun(UpperBoundParameters(features: 10, sparsity: k, epsilon: epsilon))
      #expect(run.succeeded && run.recovery.proof != nil, "k = \(k), ε = \(epsilon)")
      #expect((run.dimensions.eta == nil) == (epsilon >= Rational(k)))
    }
  }

  /// The re-centred probes, built and measured, stay within the bound the run states, and the bound is < ε exactly when c < η.
  @Test func recentredProbes() throws {
    for seed in UInt64(1)...6 {
      let run = try UpperBoundRun(
        UpperBoundParameters(
          features: 9, sparsity: 2, epsilon: Rational(3, 4), seed: seed, neurons: 30, attempts: 1))
      let factor = (1 + run.gram.coherence).reciprocal
      var worst = Rational.zero
      for i in 0..<9 {
        let errors = (0..<9).map { j -> Rational in
          let entry = factor * Rational(Integer(run.sample.innerProduct(i, j)), 30)
          return (i == j ? entry - 1 : entry).magnitude
        }
        worst = max(worst, errors.sorted(by: >).prefix(2).reduce(.zero, +))
      }
      #expect(worst <= run.recentredError)
      let eta = try #require(run.dimensions.eta)
      #expect((run.recentredError < Rational(3, 4)) == (run.gram.coherence < eta))
    }
  }

  @Test func badParametersAreRejected() {
    func message(_ change: (inout UpperBoundParameters) -> Void) -> String? {
      var parameters = UpperBoundParameters(features: 4, sparsity: 1, epsilon: Rational(1, 2))
      change(&parameters)
      do {
        _ = try UpperBoundRun(parameters)
        return nil
      } catch { return "\(error)" }
    }
    #expect(message { $0.delta = 0 }?.hasPrefix("delta: δ = 0") == true)
    #expect(message { $0.delta = 1 }?.hasPrefix("delta: δ = 1") == true)
    #expect(message { $0.delta = Rational(-1, 2) }?.hasPrefix("delta: δ = -1/2") == true)
    #expect(message { $0.epsilon = 0 }?.hasPrefix("epsilon") == true)
    #expect(message { $0.epsilon = -1 }?.hasPrefix("epsilon") == true)
    #expect(message { $0.features = 0 }?.hasPrefix("features") == true)
    #expect(message { $0.features = 1_000_000 }?.hasPrefix("features") == true)
    #expect(message { $0.sparsity = 0 }?.hasPrefix("sparsity") == true)
    #expect(message { $0.neurons = 0 }?.hasPrefix("neurons") == true)
    #expect(message { $0.neurons = Int.max }?.hasPrefix("the matrix would be") == true)
    #expect(message { $0.attempts = 0 }?.hasPrefix("attempts") == true)
    #expect(message { $0.decodings = -1 }?.hasPrefix("decodings") == true)
    #expect(
      message { $0.epsilon = Rational(1, Integer(10).power(30)) }?.hasPrefix("the formula asks") == true)
    #expect(
      message { $0.epsilon = Rational(1, Integer(10).power(400)) }?.hasPrefix("the formula asks") == true)
    #expect(message { $0.sparsity = Int.max }?.hasPrefix("the formula asks") == true)
    #expect(message { $0.delta = Rational(1, Integer(10).power(300)) } == nil)
  }

  @Test func aSmallBudgetIsUndecided() throws {
    let run = try UpperBoundRun(
      UpperBoundParameters(features: 10, sparsity: 1, epsilon: Rational(1, 2)),
      certifier: Certifier(workLimit: 1000))
    #expect(run.succeeded && run.incoherence.isUndecided && run.recovery.isUndecided && run.worst == nil)
  }
}
