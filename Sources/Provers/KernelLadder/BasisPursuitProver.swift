// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements

/// Basis pursuit for all k-sparse vectors at once (Theorem 1; F9): the null space property, or a kernel vector against it.
///
/// A few runs of an ascent look for a kernel vector first. Then every set of k columns and all signs on it get a certificate: from
/// weighted least squares in doubles, rounded to small integers and checked; or, where that does not decide, from an exact linear program.
public struct BasisPursuitProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The rank of A.
    public let rank: Int
    /// How many sets with signs there are; nil beyond 2^40.
    public let patterns: Int?
    /// How many of them were decided, and how.
    public let decided: Decided
    /// The kernel vector found with the largest share of ‖v‖₁ on k columns; nil when the kernel is 0.
    public let concentrated: SparseVector?
  }

  /// How signs on sets were decided.
  public struct Decided: Sendable {
    /// By one least-squares problem.
    public var leastSquares = 0
    /// By several, with weights.
    public var reweighted = 0
    /// By an exact linear program.
    public var exact = 0
    /// The largest N of a certificate.
    public var largestMultiplier = Integer.zero
    /// All of them.
    public var count: Int { leastSquares + reweighted + exact }
  }

  /// Decides whether every k-sparse z is the only minimiser of ‖x‖₁ subject to Ax = Az.
  ///
  /// - Precondition: A is rational; k ≥ 1.
  public func prove(
    encoder: ProofInput, sparsity k: Int, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Result {
    guard case .rational(let matrix)? = encoder.matrix else { preconditionFailure("the encoder is not a rational matrix") }
    precondition(k >= 1, "sparsity \(k)")
    return try prove(encoder, KernelSpace(matrix), k, progress)
  }

  /// The failure that a kernel vector proves.
  ///
  /// - Precondition: its k largest entries make up at least half of ‖v‖₁.
  func refute(_ encoder: ProofInput, _ space: KernelSpace, _ k: Int, _ vector: SparseVector) throws -> Result {
    let claim = BasisPursuitClaim(d: space.matrix.rows, m: space.m, k: k)
    return Result(
      outcome: try certifier.certify(.basisPursuit(claim, .kernelVector(vector)), [.encoder: encoder]), rank: space.rank,
      patterns: SignPattern.count(m: space.m, k: k), decided: Decided(), concentrated: vector)
  }

  func prove(_ encoder: ProofInput, _ space: KernelSpace, _ k: Int, _ progress: (Int, Int) -> Void) throws -> Result {
    let (d, m) = (space.matrix.rows, space.m)
    let patterns = SignPattern.count(m: m, k: k)
    let claim = BasisPursuitClaim(d: d, m: m, k: k)
    let concentrated = KernelAscent(space: space, k: k).search()
    func result(_ outcome: Outcome, _ decided: Decided = Decided(), _ vector: SparseVector? = nil) -> Result {
      Result(outcome: outcome, rank: space.rank, patterns: patterns, decided: decided, concentrated: vector ?? concentrated)
    }
    func failure(_ vector: SparseVector, _ decided: Decided = Decided()) throws -> Result {
      result(
        try certifier.certify(.basisPursuit(claim, .kernelVector(vector)), [.encoder: encoder]), decided, vector)
    }
    if let concentrated, 2 * concentrated.concentration(k) >= 1 { return try failure(concentrated) }
    let least = Integer(patterns ?? 1 << 40) * Integer(d + 1) * Integer(m)
    guard let patterns, least <= certifier.workLimit, patterns * (d + 1) <= 1 << 25 else {
      let count = patterns.map(String.init) ?? "more than 2^40"
      return result(
        .undecided([
          "an ascent found no kernel vector against basis pursuit",
          "budget: a proof needs \(count) certificates of \(d + 1) numbers",
        ]))
    }
    var decided = Decided()
    var certificates: [[Integer]] = []
    certificates.reserveCapacity(patterns)
    guard let search = SignSearch(space) else { return result(.undecided(["a common denominator of A is too large"])) }
    let size = min(k, m)
    for set in Combinations(size, of: m) {
      for pattern in 0..<(1 << (size - 1)) {
        switch search.decide(set, SignPattern.signs(pattern, size: size), &decided) {
        case .member(let member): certificates.append(member)
        case .kernelVector(let vector): return try failure(vector, decided)
        }
      }
      progress(certificates.count, patterns)
    }
    return result(
      try certifier.certify(.basisPursuit(claim, .certificates(certificates)), [.encoder: encoder]), decided)
  }
}

/// Decides one set with signs after the other.
struct SignSearch {
  private let space: KernelSpace
  private let interpolation: SignInterpolation
  private let separation: SignSeparation

  init?(_ space: KernelSpace) {
    guard let separation = SignSeparation(space.matrix) else { return nil }
    self.space = space
    self.separation = separation
    interpolation = SignInterpolation(space)
  }

  enum Decision {
    /// N, y_1, …, y_d.
    case member([Integer])
    /// At least half of it lies on the set.
    case kernelVector(SparseVector)
  }

  func decide(_ set: [Int], _ signs: [Int], _ decided: inout BasisPursuitProver.Decided) -> Decision {
    for (target, steps) in [(0.75, 30), (0.99, 1000)] {
      let result = interpolation.run(set, signs: signs, target: target, ceiling: 1 - 1e-7, steps: steps)
      if result.largest < 1 - 1e-9,
        let member = separation.rounded(space.preimage(result.values), largest: result.largest, set, signs)
      {
        if result.steps == 1 { decided.leastSquares += 1 } else { decided.reweighted += 1 }
        decided.largestMultiplier = max(decided.largestMultiplier, member[0])
        return .member(member)
      }
      if result.bound >= 1 - 1e-7 { break }
    }
    decided.exact += 1
    switch ExactSeparation.decide(space.matrix, set, signs: signs) {
    case .kernelVector(let vector): return .kernelVector(vector)
    case .separated(let y):
      guard let member = separation.cleared(y, set, signs) else { preconditionFailure("an exact solution does not separate") }
      decided.largestMultiplier = max(decided.largestMultiplier, member[0])
      return .member(member)
    }
  }
}
