// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearAlgebra
import Statements

/// Lemma 7 and Corollary 8 on a matrix (F2, F3, F4).
public struct NearIdentityRankProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// What to try.
  public struct Options: Sendable {
    /// The μ the hypothesis is tested with; nil for the largest entry itself, with ≤.
    public var mu: Rational?
    /// Whether μ is a strict bound; without a μ of the user's it is not.
    public var relation = Relation.lt
    /// A single power, or nil for all up to `largestPower`.
    public var power: Int?
    /// Without a single power: the largest one tried.
    public var largestPower = 16
    /// A single family, or nil for all.
    public var family: BoundFamily?
    /// Write the projector and the factorisation into the certificate when n is at most this.
    public var explicitUpTo = 40

    /// The default options.
    public init() {}
  }

  /// The hypotheses and bounds, and the certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The matrix is n×n.
    public let n: Int
    /// The least diagonal entry γ of C, and where.
    public let leastDiagonal: (value: Rational, at: Int)
    /// The largest |C_ij|/C_ii, i ≠ j, and where; nil when n = 1 or the diagonal is not positive.
    public let largestOffDiagonal: (value: Rational, at: (Int, Int))?
    /// The μ and relation the claim speaks of.
    public let mu: Rational
    /// Whether the bound by μ is strict.
    public let relation: Relation
    /// Whether 1/√n < μ < 1/2: the range in which Lemma 7 is printed.
    public let printedRange: Bool
    /// All the bounds computed, by power, then family; empty when a hypothesis fails.
    public let bounds: [RankBound]
    /// The bound in the certificate.
    public let best: RankBound?
    /// The exact rank; nil when a hypothesis fails.
    public let rank: Int?
    /// F2's projector in the certificate, if n is small.
    public let projector: NearIdentityRankWitness.Projector?
    /// F3's factorisation in the certificate, if n is small.
    public let monomials: NearIdentityRankWitness.Monomials?
  }

  /// Tests the hypotheses, finds the best bound, and certifies it with the rank.
  ///
  /// - Parameter factors: matrices whose product the matrix is, when it is known as one (`RankProver`).
  /// - Precondition: the matrix is square and rational.
  public func prove(_ input: ProofInput, _ options: Options = Options(), factors: MatrixFactors? = nil) throws -> Result {
    guard case .rational(let matrix)? = input.matrix, matrix.rows == matrix.columns else {
      preconditionFailure("Lemma 7 needs a square rational matrix")
    }
    let n = matrix.rows
    let least = (0..<n).reduce(0) { matrix[$1, $1] < matrix[$0, $0] ? $1 : $0 }
    let leastDiagonal = (value: matrix[least, least], at: least)
    func refuted(_ hypothesis: Hypothesis, _ at: [Int], _ value: Rational, _ largest: (value: Rational, at: (Int, Int))?) throws -> Result {
      let claim = HypothesisFailureClaim(hypothesis)
      let outcome = try certifier.certify(
        .hypothesisFailure(claim, HypothesisFailureWitness(at: at, value: QuadraticSurd(value))), [.matrix: input])
      return Result(
        outcome: outcome, n: n, leastDiagonal: leastDiagonal, largestOffDiagonal: largest, mu: options.mu ?? 0,
        relation: options.relation, printedRange: false, bounds: [], best: nil, rank: nil, projector: nil, monomials: nil)
    }
    if leastDiagonal.value.sign <= 0 { return try refuted(.diagonal, [leastDiagonal.at], leastDiagonal.value, nil) }

    let scaled = Matrix(rows: n, columns: n) { matrix[$0, $1] / matrix[$0, $0] }
    var largest: (value: Rational, at: (Int, Int))?
    for i in 0..<n {
      for j in 0..<n where j != i {
        let size = scaled[i, j].magnitude
        if largest.map({ size > $0.value }) ?? true { largest = (size, (i, j)) }
      }
    }
    // Without a μ of the user's the largest entry serves, which it attains: only ≤ is true then.
    let mu = options.mu ?? largest?.value ?? 0
    let relation = options.mu == nil ? Relation.le : options.relation
    if let largest, !relation.holds(largest.value, mu) {
      let (i, j) = largest.at
      return try refuted(.offDiagonal(relation, mu: mu), [i, j], scaled[i, j], largest)
    }
    let bounds = bounds(scaled, mu, relation, options)
    guard let best = bounds.enumerated().max(by: { ($0.element.lowerBound, -$0.offset) < ($1.element.lowerBound, -$1.offset) })?.element
    else { preconditionFailure("the chosen family has no bound here") }

    return try RankProver.withWitness(matrix, factors) { rankWitness in
      let rank = rankWitness.lower.rows.count
      var witness = NearIdentityRankWitness(rank: rankWitness)
      if n <= options.explicitUpTo { addExplicitProof(&witness, scaled, mu, best, rank) }
      let claim = NearIdentityRankClaim(
        n: n, mu: mu, relation: relation, rank: rank, lowerBound: best.lowerBound, power: best.power, family: best.family)
      return Result(
        outcome: try certifier.certify(.nearIdentityRank(claim, witness), [.matrix: input]), n: n, leastDiagonal: leastDiagonal,
        largestOffDiagonal: largest, mu: mu, relation: relation,
        printedRange: mu * mu * Rational(n) > 1 && mu < Rational(1, 2), bounds: bounds, best: best, rank: rank,
        projector: witness.projector, monomials: witness.monomials)
    }
  }

  private func bounds(_ scaled: Matrix<Rational>, _ mu: Rational, _ relation: Relation, _ options: Options) -> [RankBound] {
    let n = scaled.rows
    let families = options.family.map { [$0] } ?? BoundFamily.allCases
    let powers = options.power.map { [$0] } ?? Array(1...options.largestPower)
    // Equal entries are common (equiangular lines): raise each value once.
    var multiplicities: [Rational: Int] = [:]
    if families.contains(.trace) {
      for entry in scaled.entries { multiplicities[entry.magnitude, default: 0] += 1 }
    }
    return powers.flatMap { s in
      families.compactMap { family in
        if family != .trace { return RankBound.fromCoherence(family, n: n, mu: mu, relation: relation, power: s) }
        return RankBound.fromTrace(n: n, sumOfPowers: sumOfPowers(scaled, multiplicities, 2 * s), power: s)
      }
    }
  }

  /// Σ |D_ij|^exponent. When the values are many, row by row: the entries of a row have much the same denominator.
  private func sumOfPowers(_ scaled: Matrix<Rational>, _ multiplicities: [Rational: Int], _ exponent: Int) -> Rational {
    if multiplicities.count <= scaled.rows {
      return multiplicities.reduce(Rational.zero) { $0 + Rational($1.value) * $1.key.power(exponent) }
    }
    return (0..<scaled.rows).reduce(Rational.zero) { sum, i in
      sum + scaled.row(i).reduce(Rational.zero) { $0 + $1.magnitude.power(exponent) }
    }
  }

  /// Adds F2's projector for the entrywise polynomial M of D, and F3's factorisation of M through monomials.
  private func addExplicitProof(
    _ witness: inout NearIdentityRankWitness, _ scaled: Matrix<Rational>, _ mu: Rational, _ bound: RankBound, _ rank: Int
  ) {
    let n = scaled.rows
    let s = bound.power
    let coefficients = bound.family == .chebyshev ? chebyshevCoefficients(s, mu) : [s: Rational(1)]
    let power = scaled.map { entry in coefficients.reduce(Rational.zero) { $0 + $1.value * entry.power($1.key) } }
    let projector = power.columnSpaceProjector
    let projectorRank = (0..<n).reduce(Rational.zero) { $0 + projector[$1, $1] }
    guard let r = projectorRank.numerator.asInt, projectorRank.isInteger else {
      preconditionFailure("the trace of a projector is its rank")
    }
    let trace = (0..<n).reduce(Rational.zero) { $0 + power[$1, $1] }
    let squares = power.entries.reduce(Rational.zero) { $0 + $1 * $1 }
    witness.projector = NearIdentityRankWitness.Projector(
      matrix: projector, rank: r, residual: squares - trace * trace / projectorRank)

    // D = XᵀY with X, Y of `rank` rows; its powers go through the monomials in the rows.
    let (form, pivots) = scaled.reducedRowEchelonForm()
    let x = scaled.submatrix(rows: Array(0..<n), columns: pivots).transpose
    let y = form.submatrix(rows: Array(0..<pivots.count), columns: Array(0..<n))
    guard bound.family.monomialCount(power: s, rank: rank) <= Integer(monomialLimit) else { return }
    var left: [Rational] = []
    var right: [Rational] = []
    for (degree, coefficient) in coefficients.sorted(by: { $0.key < $1.key }) {
      for exponents in compositions(of: degree, parts: rank) {
        let weight = coefficient * Rational(multinomial(exponents))
        left += (0..<n).map { monomial(x, exponents, $0) * weight }
        right += (0..<n).map { monomial(y, exponents, $0) }
      }
    }
    witness.monomials = NearIdentityRankWitness.Monomials(
      left: Matrix(rows: left.count / n, columns: n, entries: left),
      right: Matrix(rows: right.count / n, columns: n, entries: right))
  }

  /// More monomials than this are not written out.
  private var monomialLimit: Int { 2_000 }
}

/// The coefficients of T_s(x/μ)/T_s(1/μ), all degrees j ≡ s mod 2 from 0 to s.
func chebyshevCoefficients(_ s: Int, _ mu: Rational) -> [Int: Rational] {
  var (previous, current): ([Rational], [Rational]) = ([1], [0, 1])
  if s == 0 { current = previous }
  for _ in 1..<max(s, 1) {
    var next = [Rational(0)] + current.map { 2 * $0 }
    for (j, coefficient) in previous.enumerated() { next[j] -= coefficient }
    (previous, current) = (current, next)
  }
  let scale = chebyshevPolynomial(s, mu.reciprocal)
  var coefficients: [Int: Rational] = [:]
  for j in stride(from: s % 2, through: s, by: 2) { coefficients[j] = current[j] / mu.power(j) / scale }
  return coefficients
}

/// All ways to write `total` as an ordered sum of `parts` numbers ≥ 0.
func compositions(of total: Int, parts: Int) -> [[Int]] {
  if parts == 0 { return total == 0 ? [[]] : [] }
  if parts == 1 { return [[total]] }
  return (0...total).reversed().flatMap { first in
    compositions(of: total - first, parts: parts - 1).map { [first] + $0 }
  }
}

/// (Σ e)! / Π e!.
func multinomial(_ exponents: [Int]) -> Integer {
  var (total, product) = (0, Integer.one)
  for exponent in exponents {
    total += exponent
    product *= Integer.binomial(Integer(total), exponent)
  }
  return product
}

/// Π x_l^{e_l} for column j of x.
private func monomial(_ x: Matrix<Rational>, _ exponents: [Int], _ j: Int) -> Rational {
  exponents.enumerated().reduce(Rational(1)) { $1.element == 0 ? $0 : $0 * x[$1.offset, j].power($1.element) }
}
