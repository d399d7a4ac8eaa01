// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements
import TestSupport
import Testing

/// The kernel's rules on certificates made by hand.
@Suite struct KernelLadderRuleTests {
  /// Kernel spanned by (1, 1, −1).
  private let plane = integers([[1, 0, 1], [0, 1, 1]])
  /// One member for each column.
  private let good: [[Integer]] = [[2, 2, -1], [2, -1, 2], [2, 1, 1]]

  private func basisPursuit(
    _ encoder: Matrix<Rational>, k: Int, _ members: [[Integer]], d: Int? = nil, m: Int? = nil
  ) throws -> Verdict {
    try check(
      .basisPursuit(BasisPursuitClaim(d: d ?? encoder.rows, m: m ?? encoder.columns, k: k), .certificates(members)), encoder)
  }

  @Test func basisPursuitByHand() throws {
    #expect(try basisPursuit(plane, k: 1, good) == .accepted)
    #expect(try basisPursuit(plane, k: 1, good.map { $0.map { 3 * $0 } }) == .accepted)
    // A scaled by 1/3: y three times as long.
    let scaled = good.map { [$0[0]] + $0[1...].map { 3 * $0 } }
    #expect(try basisPursuit(plane.map { $0 / 3 }, k: 1, scaled) == .accepted)
    // T is everything: no maximum outside.
    let identity = Matrix<Rational>.identity(2)
    for k in [2, 5, (1 << 53) - 1] { #expect(try basisPursuit(identity, k: k, [[1, 1, 1], [1, 1, -1]]) == .accepted) }
    // Larger than words, by far.
    let huge = Integer(10).power(60)
    #expect(try basisPursuit(plane, k: 1, good.map { $0.map { huge * $0 } }) == .accepted)
  }

  @Test func basisPursuitRejected() throws {
    var bad: [(String, [[Integer]])] = [
      ("none", []), ("one short", Array(good.dropLast())), ("one too many", good + [good[2]]), ("exchanged", [good[1], good[0], good[2]]),
      ("equality", [[1, 1, 0], good[1], good[2]]),
    ]
    for i in 0..<3 {
      for (name, member) in [
        ("N = 0", [0] + good[i][1...]), ("N < 0", [-2] + good[i][1...]), ("all negated", good[i].map { -$0 }),
        ("sign", [good[i][0]] + good[i][1...].map { -$0 }), ("zero", [1, 0, 0]), ("short", Array(good[i].dropLast())),
        ("long", good[i] + [0]), ("empty", []),
      ] as [(String, [Integer])] {
        var members = good
        members[i] = member
        bad.append(("\(name) at \(i)", members))
      }
    }
    for (name, members) in bad { #expect(isRejected(try basisPursuit(plane, k: 1, members)), "\(name)") }
    #expect(isRejected(try basisPursuit(plane, k: 2, good)))
    #expect(isRejected(try basisPursuit(plane, k: 1, good, d: 3)))
    #expect(isRejected(try basisPursuit(plane, k: 1, good, m: 4)))
    let identity = Matrix<Rational>.identity(2)
    #expect(isRejected(try basisPursuit(identity, k: 2, [[1, 1, -1], [1, 1, 1]])))
    #expect(isRejected(try basisPursuit(identity, k: 2, [[1, 1, 1]])))
    #expect(isRejected(try basisPursuit(identity, k: 2, [[1, 1, 1], [1, 1, -1], [1, -1, 1], [1, -1, -1]])))
    // F9: (1) holds for one sign vector although z = (1, 1, 0) is no minimiser; all together cannot be had.
    let tilted = integers([[22, 20, 0], [1, 0, -20]])
    #expect(isRejected(try basisPursuit(tilted, k: 2, [[21, 1, 0], [21, 1, 0]])))
  }

  @Test func countsOfSetsThatAreHuge() throws {
    // C(4000, 2000)·2^1999 certificates are asked for; the answer comes at once.
    let wide = Matrix<Rational>(rows: 1, columns: 4000) { _, _ in 1 }
    #expect(isRejected(try basisPursuit(wide, k: 2000, [[1, 1]])))
    #expect(Combinations.count(2000, of: 4000, limit: 1 << 62) == nil)
    #expect(Combinations.count(3, of: 19, limit: 969) == 969 && Combinations.count(3, of: 19, limit: 968) == nil)
    #expect(Combinations.count(1 << 40, of: 1 << 40, limit: 1) == 1)
    for n in 0...7 {
      for size in 0...n {
        let sets = Array(Combinations(size, of: n))
        #expect(sets.count == Combinations.count(size, of: n, limit: 1000))
        #expect(zip(sets, sets.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        #expect(sets.allSatisfy { $0.count == size && zip($0, $0.dropFirst()).allSatisfy { $0 < $1 } && $0.allSatisfy { $0 < n } })
      }
    }
    if case .undecided(let reason) = try check(
      .exactDecoding(ExactDecodingClaim(d: 1, m: 4000, k: 1000), .prime(7)), wide, workLimit: Integer(10).power(1000))
    {
      #expect(reason.hasPrefix("budget"))
    } else {
      Issue.record("an infinite work was done")
    }
  }

  private func failure(_ encoder: Matrix<Rational>, k: Int, _ vector: [(Int, Rational)]) throws -> Verdict {
    try check(
      .basisPursuit(BasisPursuitClaim(d: encoder.rows, m: encoder.columns, k: k), .kernelVector(sparse(vector))), encoder)
  }

  @Test func basisPursuitFailure() throws {
    // Kernel spanned by (3, 2, 2, 2, 2).
    let five = integers([[2, -3, 0, 0, 0], [0, 1, -1, 0, 0], [0, 0, 1, -1, 0], [0, 0, 0, 1, -1]])
    let kernel: [(Int, Rational)] = [(0, 3), (1, 2), (2, 2), (3, 2), (4, 2)]
    for k in 1...2 { #expect(isRejected(try failure(five, k: k, kernel))) }
    for k in [3, 4, 5, 6, (1 << 53) - 1] { #expect(try failure(five, k: k, kernel) == .accepted) }
    #expect(try failure(five, k: 3, kernel.map { ($0.0, $0.1 / -7) }) == .accepted)
    for vector in [[], [(0, 1)], [(0, 3), (1, 2), (2, 2), (3, 2)], [(0, 3), (1, 2), (2, 2), (3, 2), (5, 2)]] as [[(Int, Rational)]] {
      #expect(isRejected(try failure(five, k: 5, vector)))
    }
    // Exactly half suffices.
    let line = integers([[1, -1, 0, 0], [0, 1, -1, 0], [0, 0, 1, -1]])
    let ones: [(Int, Rational)] = (0..<4).map { ($0, 1) }
    #expect(try failure(line, k: 2, ones) == .accepted)
    #expect(isRejected(try failure(line, k: 1, ones)))
  }

  private func decoding(_ encoder: Matrix<Rational>, k: Int, _ witness: ExactDecodingWitness) throws -> Verdict {
    try check(.exactDecoding(ExactDecodingClaim(d: encoder.rows, m: encoder.columns, k: k), witness), encoder)
  }

  @Test func exactDecoding() throws {
    // Vandermonde: any 4 columns are independent, 5 are not.
    let vandermonde = integers((0..<4).map { power in (1...6).map { base in (0..<power).reduce(1) { product, _ in product * base } } })
    #expect(try decoding(vandermonde, k: 2, .prime(1_009)) == .accepted)
    #expect(try decoding(vandermonde, k: 1, .prime(1_009)) == .accepted)
    #expect(try decoding(vandermonde.map { $0 / 6 }, k: 2, .prime(1_009)) == .accepted)
    // 5 divides 6 − 1, so two columns agree modulo 5; 1001 = 7·11·13 is no prime; five columns depend.
    #expect(isRejected(try decoding(vandermonde, k: 1, .prime(5))))
    #expect(isRejected(try decoding(vandermonde, k: 2, .prime(1_001))))
    #expect(isRejected(try decoding(vandermonde, k: 3, .prime(1_009))))
    #expect(try decoding(.identity(3), k: 7, .prime(2)) == .accepted)
    // Differences of order 4 of 1…5 are a kernel vector with 5 entries.
    let vector = SparseVector(dense: [1, -4, 6, -4, 1])
    #expect(isRejected(try decoding(vandermonde, k: 2, .kernelVector(vector))))
    #expect(try decoding(vandermonde, k: 3, .kernelVector(vector)) == .accepted)
    #expect(isRejected(try decoding(vandermonde, k: 3, .kernelVector(SparseVector([])))))
    #expect(isRejected(try decoding(vandermonde, k: 3, .kernelVector(SparseVector(dense: [1, -4, 6, -4, 2])))))
  }

  private func minimiser(
    _ encoder: Matrix<Rational>, _ a: [Rational], _ x: [(Int, Rational)], norm: Rational, _ dual: [Rational],
    unique independent: L1MinimiserWitness.Independence? = nil
  ) throws -> Verdict {
    let claim = L1MinimiserClaim(d: encoder.rows, m: encoder.columns, norm: norm, unique: independent == nil ? .notClaimed : .yes)
    return try check(
      .l1Minimiser(claim, L1MinimiserWitness(x: sparse(x), dual: dual, independent: independent)), encoder, activation: a)
  }

  @Test func l1MinimiserByHand() throws {
    // (1, 0, 0) and (0, −1, 1) have the same image (1, 0).
    let both = L1MinimiserWitness.Independence(rows: [0, 1], prime: 7)
    let first = L1MinimiserWitness.Independence(rows: [0], prime: 7)
    #expect(try minimiser(plane, [1, 0], [(0, 1)], norm: 1, [1, 0]) == .accepted)
    #expect(try minimiser(plane, [1, 0], [(0, 1)], norm: 1, [1, Rational(-1, 2)], unique: first) == .accepted)
    // ⟨a_2, y⟩ = 1 is not < 1.
    #expect(isRejected(try minimiser(plane, [1, 0], [(0, 1)], norm: 1, [1, 0], unique: first)))
    #expect(isRejected(try minimiser(plane, [1, 0], [(1, -1), (2, 1)], norm: 2, [1, -1])))
    #expect(isRejected(try minimiser(plane, [1, 0], [(1, -1), (2, 1)], norm: 2, [2, 0])))
    #expect(isRejected(try minimiser(plane, [1, 0], [(0, 1)], norm: 2, [1, 0])))
    #expect(isRejected(try minimiser(plane, [1, 0], [(0, 1)], norm: 1, [1])))
    #expect(isRejected(try minimiser(plane, [1, 0], [(0, 1)], norm: 1, [1, 0, 0])))
    #expect(isRejected(try minimiser(plane, [1, 1], [(0, 1)], norm: 1, [1, 0])))
    #expect(isRejected(try minimiser(plane, [1, 0], [(3, 1)], norm: 1, [1, 0])))
    // Denominators everywhere: A/2, a = (1/3, 0), x = 2/3.
    let half = plane.map { $0 / 2 }
    #expect(
      try minimiser(half, [Rational(1, 3), 0], [(0, Rational(2, 3))], norm: Rational(2, 3), [2, Rational(-1, 5)], unique: first)
        == .accepted)
    // a = 0: x = 0, with the empty minor.
    let none = L1MinimiserWitness.Independence(rows: [], prime: 2)
    #expect(try minimiser(plane, [0, 0], [], norm: 0, [0, 0], unique: none) == .accepted)
    // Two columns; their minor must be square, in range, and nonsingular modulo a prime.
    let dual: [Rational] = [1, -1]
    let x: [(Int, Rational)] = [(0, 2), (1, -3)]
    #expect(try minimiser(plane, [2, -3], x, norm: 5, dual, unique: both) == .accepted)
    for bad in [([0], 7), ([0, 2], 7), ([0, 1], 9), ([], 7)] as [([Int], Int)] {
      let independent = L1MinimiserWitness.Independence(rows: bad.0, prime: bad.1)
      #expect(isRejected(try minimiser(plane, [2, -3], x, norm: 5, dual, unique: independent)))
    }
    // x on dependent columns is a minimiser but not the only one: (1, 1, 0) and (2, 0, 0) for equal columns.
    let twins = integers([[1, 1, 0], [1, 1, 1]])
    let onTwins: [(Int, Rational)] = [(0, 1), (1, 1)]
    #expect(try minimiser(twins, [2, 2], onTwins, norm: 2, [1, 0]) == .accepted)
    #expect(isRejected(try minimiser(twins, [2, 2], onTwins, norm: 2, [1, 0], unique: both)))
  }

  @Test func worksByHand() throws {
    func work(_ assertion: Assertion, activation: [Rational]? = nil) throws -> Int? {
      guard case .undecided(let reason) = try check(assertion, plane, activation: activation, workLimit: 0) else { return nil }
      return reason.firstMatch(of: /^budget: work ([0-9]+)/).flatMap { Int($0.1) }
    }
    let claim = BasisPursuitClaim(d: 2, m: 3, k: 1)
    let decoding = ExactDecodingClaim(d: 2, m: 3, k: 1)
    let vector = SparseVector(dense: [1, 1, -1])
    // (p + 1)·(d·m·words(A)·words(Y) + m); a member of another length makes words(Y) 1.
    #expect(try work(.basisPursuit(claim, .certificates(good))) == 4 * (6 + 3))
    let long = good.map { $0.map { Integer(2).power(64) * $0 } }
    #expect(try work(.basisPursuit(claim, .certificates(long))) == 4 * (12 + 3))
    #expect(try work(.basisPursuit(claim, .certificates(long + [[]]))) == 5 * (6 + 3))
    // d·z.
    #expect(try work(.basisPursuit(claim, .kernelVector(vector))) == 6)
    #expect(try work(.exactDecoding(decoding, .kernelVector(vector))) == 6)
    // (C(3, 2) + 1)·d·t².
    #expect(try work(.exactDecoding(decoding, .prime(7))) == 4 * 2 * 4)
    // (d·m + z·d)·(1 + 1) + d + z³.
    let witness = L1MinimiserWitness(x: sparse([(0, 1)]), dual: [1, 0])
    #expect(
      try work(.l1Minimiser(L1MinimiserClaim(d: 2, m: 3, norm: 1, unique: .notClaimed), witness), activation: [1, 0]) == 8 * 2 + 2 + 1)
  }
}
