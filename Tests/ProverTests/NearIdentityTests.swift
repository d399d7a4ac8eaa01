// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import NearIdentityRank
import Statements
import TestSupport
import Testing

@Suite("Near-identity rank prover")
struct NearIdentityTests {
  private func result(
    _ matrix: Matrix<Rational>, mu: Rational? = nil, relation: Relation = .lt, family: BoundFamily? = nil,
    power: Int? = nil, explicitUpTo: Int = 40
  ) throws -> NearIdentityRankProver.Result {
    var options = NearIdentityRankProver.Options()
    options.mu = mu
    options.relation = relation
    options.family = family
    options.power = power
    options.largestPower = 4
    options.explicitUpTo = explicitUpTo
    return try NearIdentityRankProver().prove(ProofInput(matrix), options)
  }

  @Test("28 equiangular lines: the trace bound 7 is the rank; F4 with s = 1 too")
  func lines28() throws {
    let gram = Lines.gram(Lines.lines28, 24)
    let trace = try result(gram, mu: Rational(1, 3), relation: .le, family: .trace, power: 1)
    #expect(trace.outcome.proof != nil && trace.rank == 7 && trace.best?.lowerBound == 7)
    #expect(trace.projector?.residual == 0, "the Gram matrix of a tight frame is a multiple of a projector")
    let chebyshev = try result(gram, family: .chebyshev, power: 1)
    #expect(
      chebyshev.mu == Rational(1, 3) && chebyshev.relation == .le && chebyshev.best?.lowerBound == 7
        && chebyshev.outcome.proof != nil)
  }

  @Test("120 lines of E8: F4 with s = 2 gives 8, the rank")
  func e8() throws {
    let e8 = try result(Lines.gram(Lines.e8, 8), family: .chebyshev, power: 2, explicitUpTo: 0)
    #expect(e8.rank == 8 && e8.best?.lowerBound == 8 && e8.outcome.proof != nil && e8.mu == Rational(1, 2))
  }

  @Test("n = 5, μ = 7/11: F3 forces 3, F4 at most 2")
  func fivePoints() throws {
    let mu = Rational(7, 11)
    let alon = (1...16).compactMap {
      RankBound.fromCoherence(.alon, n: 5, mu: mu, relation: .lt, power: $0)?.lowerBound
    }
    let chebyshev = (1...16).compactMap {
      RankBound.fromCoherence(.chebyshev, n: 5, mu: mu, relation: .lt, power: $0)?.lowerBound
    }
    #expect(alon.max() == 3 && chebyshev.max() == 2)
  }

  @Test("Kerdock: F3 and F4 give 15, the true Frobenius norm 16", .enabled(if: TestEnvironment.hasData))
  func kerdock() throws {
    let packing = try #require(Packing.all.first { $0.name == "kerdock_128_in_R16" })
    let gram = Lines.gram(try packing.matrix(), packing.normSquared)
    let bounds = [BoundFamily.alon, .chebyshev].flatMap { family in
      (1...6).compactMap {
        RankBound.fromCoherence(family, n: 128, mu: Rational(1, 4), relation: .le, power: $0)?.lowerBound
      }
    }
    #expect(bounds.max() == 15)
    let sums = (1...4).map { s in gram.entries.reduce(Rational.zero) { $0 + $1.power(2 * s) } }
    #expect(
      sums.enumerated().map { RankBound.fromTrace(n: 128, sumOfPowers: $1, power: $0 + 1).lowerBound }.max()
        == 16)
  }

  @Test(
    "trace bounds of the packings", .enabled(if: TestEnvironment.hasData),
    arguments: ["lines28_in_R7", "E8_120_in_R8"])
  func oracle(_ name: String) throws {
    let values = try #require(try TestEnvironment.dataObject("oracle_values.json")[name] as? [String: Any])
    let packing = try #require(Packing.all.first { $0.name == name })
    let gram = Lines.gram(try packing.matrix(), packing.normSquared)
    let squares = gram.entries.reduce(Rational.zero) { $0 + $1 * $1 }
    let bound = RankBound.fromTrace(n: packing.m, sumOfPowers: squares, power: 1)
    #expect(bound.required == Rational(try #require(values["trace_frobenius_rank_bound"] as? String)))
    #expect(packing.rank == values["rank"] as? Int)
  }

  @Test("hypotheses that fail are refuted at their place")
  func hypotheses() throws {
    let negative = try result(integers([[1, 0], [0, -2]]))
    guard case .hypothesisFailure(let claim, let witness)? = negative.outcome.refutation?.assertion else {
      Issue.record("a negative diagonal entry is not refuted")
      return
    }
    #expect(claim.hypothesis.name == "diagonal" && witness.at == [1] && witness.value == QuadraticSurd(-2))
    #expect(try result(integers([[0]])).outcome.refutation != nil)
    let matrix = Matrix<Rational>(rows: 2, columns: 2, entries: [2, -1, 0, 1])
    guard
      case .hypothesisFailure(let claim, let witness)? = try result(matrix, mu: Rational(1, 2)).outcome
        .refutation?.assertion
    else {
      Issue.record("an entry of size μ is not refuted though strict")
      return
    }
    #expect(
      claim.hypothesis.name == "off-diagonal" && witness.at == [0, 1]
        && witness.value == QuadraticSurd(Rational(-1, 2)))
    #expect(try result(matrix, mu: Rational(1, 2), relation: .le).outcome.proof != nil)
    #expect(try result(matrix, mu: Rational(49, 100), relation: .le).outcome.refutation != nil)
  }

  @Test("on random matrices no bound exceeds the true rank, and each is the least that its inequality leaves")
  func bounds() throws {
    try withRandomCases(25) { generator in
      let n = generator.int(1...6)
      let (rank, scale) = (generator.int(1...n), generator.int(1...8))
      // Gram-like matrices of low rank, or the identity with noise.
      let x = generator.matrix(rank, n, size: 4)
      var matrix =
        generator.oneIn(2)
        ? x.transpose * x : generator.matrix(n, n, size: 3).map { $0 / Rational(4 * scale) }
      for i in 0..<n where matrix[i, i].sign <= 0 || generator.oneIn(3) {
        matrix[i, i] = generator.smallRational().magnitude + 1
      }
      let trueRank = naiveRank(matrix)
      let explicit = generator.oneIn(3)
      for relation in [Relation.lt, .le] {
        let scaled = Matrix(rows: n, columns: n) { matrix[$0, $1] / matrix[$0, $0] }
        let largest =
          (0..<n).flatMap { i in (0..<n).filter { $0 != i }.map { scaled[i, $0].magnitude } }.max() ?? 0
        let mu = relation == .lt ? largest + Rational(1, 100) : largest
        let found = try result(matrix, mu: mu, relation: relation, explicitUpTo: explicit ? 4 : 0)
        check(found.outcome.proof != nil, "proved")
        checkEqual(found.rank, trueRank, "rank")
        for bound in found.bounds {
          check(
            bound.lowerBound <= trueRank,
            "\(bound.family) \(bound.power): \(bound.lowerBound) of a matrix of rank \(trueRank)")
          checkEqual(
            bound.lowerBound, naiveBound(bound, scaled, mu, relation),
            "least for \(bound.family), \(bound.power)")
        }
        checkEqual(found.best?.lowerBound, found.bounds.map(\.lowerBound).max(), "the best bound")
      }
    }
  }

  /// The least ρ, counted up from 0, with the monomials counted one by one.
  private func naiveBound(
    _ bound: RankBound, _ scaled: Matrix<Rational>, _ mu: Rational, _ relation: Relation
  ) -> Int {
    let (n, s) = (Rational(scaled.rows), bound.power)
    var needed = Rational.zero
    switch bound.family {
    case .trace: needed = n * n / scaled.entries.reduce(Rational.zero) { $0 + $1.power(2 * s) }
    case .alon: needed = n / (1 + (n - 1) * mu.power(2 * s))
    case .chebyshev:
      let t = chebyshevByDoubling(s, 1 / mu)
      needed = n * t * t / (t * t + n - 1)
    }
    let strict = bound.family == .alon && relation == .lt && scaled.rows >= 2
    var rho = 0
    while true {
      let degrees = bound.family == .chebyshev ? (0...s).filter { ($0 - s).isMultiple(of: 2) } : [s]
      let count = Rational(degrees.reduce(0) { $0 + monomials($1, rho) })
      if strict ? count > needed : count >= needed { return rho }
      rho += 1
    }
  }

  /// Monomials of this degree in so many variables, by recursion on the last variable.
  private func monomials(_ degree: Int, _ variables: Int) -> Int {
    if variables == 0 { return degree == 0 ? 1 : 0 }
    return (0...degree).reduce(0) { $0 + monomials(degree - $1, variables - 1) }
  }

  /// T_{2s} = 2T_s² − 1 and T_{2s+1} = 2 T_s T_{s+1} − x.
  private func chebyshevByDoubling(_ s: Int, _ x: Rational) -> Rational {
    if s == 0 { return 1 }
    if s == 1 { return x }
    let half = chebyshevByDoubling(s / 2, x)
    if s.isMultiple(of: 2) { return 2 * half * half - 1 }
    return 2 * half * chebyshevByDoubling(s / 2 + 1, x) - x
  }

  @Test("Chebyshev polynomials")
  func chebyshev() {
    for x in [Rational(0), 1, -1, Rational(1, 2), 3, Rational(-7, 5)] {
      for s in 0...20 { checkEqual(chebyshevPolynomial(s, x), chebyshevByDoubling(s, x), "T_\(s)(\(x))") }
    }
  }

  @Test("bounds grow no larger when μ does")
  func monotone() {
    for family in [BoundFamily.alon, .chebyshev] {
      for s in 1...5 {
        let bounds = (1...19).compactMap {
          RankBound.fromCoherence(family, n: 50, mu: Rational(Integer($0), 20), relation: .lt, power: s)?
            .lowerBound
        }
        check(zip(bounds, bounds.dropFirst()).allSatisfy { $0 >= $1 }, "\(family) \(s): \(bounds)")
      }
    }
  }
}
