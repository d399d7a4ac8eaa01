// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatLinearAlgebra
import LinearAlgebra
import Statements

/// The exact rank of a matrix, with its witness.
public struct RankProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// Certifies the rank.
  ///
  /// - Parameter factors: matrices whose product the input is, when it is known as one. If the product goes through as many dimensions as
  ///   its rank is, they prove the rank from above with far shorter numbers than the dependencies of rows have.
  public func prove(_ input: ProofInput, factors: MatrixFactors? = nil) throws -> Outcome {
    guard case .rational(let matrix)? = input.matrix else { preconditionFailure("the rank needs a rational matrix") }
    return try RankProver.withWitness(matrix, factors) { witness in
      let claim = RankClaim(rows: matrix.rows, columns: matrix.columns, rank: witness.lower.rows.count)
      return try certifier.certify(.rank(claim, witness), [.matrix: input])
    }
  }

  /// What `body` makes of the witness of a matrix.
  ///
  /// A large matrix's witness is not checked here before `body` has the kernel check it. When the kernel rejects it and the prime has
  /// shown too small a rank, the next prime is tried.
  static func withWitness<Result>(
    _ matrix: Matrix<Rational>, _ factors: MatrixFactors?, _ body: (RankWitness) throws -> Result
  ) throws -> Result {
    guard let cleared = ClearedVectors(matrix, .rows) else { preconditionFailure("clearing has no limit here") }
    let integers = (0..<matrix.rows).map { cleared.vector($0) }
    if min(matrix.rows, matrix.columns) < RankProver.blockSize {
      // Dependencies are found at once here: what is easier to check is written down.
      var witness = RankProver.witness(integers)
      let rank = witness.lower.rows.count
      func work(_ upper: RankWitness.Upper) -> Integer {
        upper.work(rows: matrix.rows, columns: matrix.columns, rank: rank, bitLength: cleared.bitLength)
      }
      if let upper = factors?.upper(rank), work(upper) < work(witness.upper) { witness.upper = upper }
      return try body(witness)
    }
    for prime in FloatField.descendingPrimes {
      guard let witness = RankProver.blockWitness(integers, prime, factors) else { continue }
      do {
        return try body(witness)
      } catch let rejection as KernelRejection {
        if RankByPrimes(integers).rank == witness.lower.rows.count { throw rejection }
      }
    }
    preconditionFailure("the rank drops modulo every prime below 2^23.49")
  }

  /// From this size on, elimination is done in blocks, in doubles, modulo smaller primes.
  private static let blockSize = 64

  /// The witness of a large matrix, which may be false when the rank drops modulo the prime; nil when that is seen at once.
  ///
  /// The portable path gives the same witness: the rows and columns of the minor are the first independent ones on both.
  private static func blockWitness(_ rows: [[Integer]], _ prime: UInt64, _ factors: MatrixFactors?) -> RankWitness? {
    let field = FloatField(prime)
    let profile: ModularRankProfile
    if portablePathRequested {
      profile = ModularRankProfile(rows.map { $0.map { $0.residue(modulo: prime) } }, modulo: prime)
    } else {
      profile = ModularRankProfile(rows, over: field)
    }
    let lower = RankWitness.Lower(rows: profile.rows, columns: profile.columns, prime: Int(prime))
    if profile.rank == min(rows.count, rows.first?.count ?? 0) { return RankWitness(lower: lower, upper: .full) }
    // The numbers of dependencies are as long as a minor: factors, where they serve, are not compared with them.
    if let upper = factors?.upper(profile.rank) { return RankWitness(lower: lower, upper: upper) }
    if portablePathRequested || profile.rank == 0 {
      return dependencies(rows, profile, prime).map { RankWitness(lower: lower, upper: .dependencies($0)) }
    }
    // The transposed system, as in `dependencies`, for all rows at once.
    let minor = profile.columns.map { column in profile.rows.map { rows[$0][column] } }
    let basis = Set(profile.rows)
    let others = rows.indices.filter { !basis.contains($0) }
    guard let solver = BlockDixonSolver(minor, over: field),
      let solutions = solver.solve(others.map { other in profile.columns.map { rows[other][$0] } })
    else { return dependencies(rows, profile, prime).map { RankWitness(lower: lower, upper: .dependencies($0)) } }
    let coefficients = solutions.flatMap { solution in solution.numerators.map { Rational($0, solution.denominator) } }
    return RankWitness(
      lower: lower, upper: .dependencies(Matrix(rows: others.count, columns: profile.rank, entries: coefficients)))
  }

  /// A largest nonsingular minor modulo a prime, and the dependencies of the other rows on its rows.
  ///
  /// A prime that divides too many minors would show a rank that is too small; then the dependencies do not exist, and the next prime
  /// is tried; only finitely many primes divide the minors of a matrix. The kernel checks the result in any case.
  private static func witness(_ integers: [[Integer]]) -> RankWitness {
    for prime in PrimeField.descendingPrimes {
      let profile = ModularRankProfile(integers.map { $0.map { $0.residue(modulo: prime) } }, modulo: prime)
      let lower = RankWitness.Lower(rows: profile.rows, columns: profile.columns, prime: Int(prime))
      if profile.rank == min(integers.count, integers.first?.count ?? 0) { return RankWitness(lower: lower, upper: .full) }
      if let combinations = dependencies(integers, profile, prime) {
        return RankWitness(lower: lower, upper: .dependencies(combinations))
      }
    }
    preconditionFailure("the rank drops modulo every prime below 2³¹")
  }

  /// The coefficients that give each row outside the minor from the minor's rows; nil when there are none.
  private static func dependencies(_ rows: [[Integer]], _ profile: ModularRankProfile, _ prime: UInt64) -> Matrix<Rational>? {
    let basis = Set(profile.rows)
    let others = rows.indices.filter { !basis.contains($0) }
    let r = profile.rank
    if r == 0 {
      return others.allSatisfy { rows[$0].allSatisfy(\.isZero) } ? Matrix(rows: others.count, columns: 0, entries: []) : nil
    }
    // x·minor = row restricted to the minor's columns: the transposed system.
    let minor = profile.columns.map { column in profile.rows.map { rows[$0][column] } }
    guard let solver = DixonSolver(minor, modulo: [prime]) else { return nil }
    let columns = rows.first?.count ?? 0
    var coefficients: [Rational] = []
    for other in others {
      let x = solver.solve(profile.columns.map { rows[other][$0] })
      // The other columns decide whether this is a dependency of whole rows.
      let common = x.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
      let scaled = x.map { $0.numerator * common.dividedExactly(by: $0.denominator) }
      for column in 0..<columns {
        var sum = Integer.zero
        for s in 0..<r where !scaled[s].isZero { sum += scaled[s] * rows[profile.rows[s]][column] }
        if sum != rows[other][column] * common { return nil }
      }
      coefficients += x
    }
    return Matrix(rows: others.count, columns: r, entries: coefficients)
  }
}
