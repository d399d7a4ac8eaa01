// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.4: Lemma 7 and Corollary 8 on an instance (F2, F3, F4).
struct NearIdentityRankRule: Rule {
  let claim: NearIdentityRankClaim
  let witness: NearIdentityRankWitness
  let matrix: Matrix<Rational>
  let rankRule: RankRule

  init(_ claim: NearIdentityRankClaim, _ witness: NearIdentityRankWitness, _ matrix: Matrix<Rational>) {
    self.claim = claim
    self.witness = witness
    self.matrix = matrix
    rankRule = RankRule(RankClaim(rows: claim.n, columns: claim.n, rank: claim.rank), witness.rank, matrix)
  }

  var work: Integer? {
    guard let rankWork = rankRule.work, let cleared = rankRule.cleared else { return nil }
    let (n, s) = (Integer(matrix.rows), Integer(claim.power))
    let bits = max(cleared.bitLength, claim.mu.numerator.bitLength, claim.mu.denominator.bitLength)
    let words = Integer(ClearedVectors.words(bitLength: 2 * claim.power * bits))
    var work = rankWork + n * n * words * words + n * n * n * words + s * s * words
    if let projector = witness.projector {
      guard let w = wordCount(projector.matrix, .rows) else { return nil }
      work += Integer(2) * n * n * n * w * (w + n * words)
    }
    if let monomials = witness.monomials {
      guard let left = wordCount(monomials.left, .columns), let right = wordCount(monomials.right, .columns) else { return nil }
      work += Integer(monomials.left.rows) * n * n * left * right
    }
    return work
  }

  func check() throws(Rejection) {
    let (n, s, mu) = (claim.n, claim.power, claim.mu)
    try require(matrix.rows == n && matrix.columns == n, "the matrix is \(matrix.rows)×\(matrix.columns), not \(n)×\(n)")
    guard let cleared = rankRule.cleared else { throw Rejection(reason: "a common denominator is too large") }
    // Sum of D_ij^{2s}: row i, cleared, is divided by its own diagonal entry.
    var squares = Rational.zero
    for i in 0..<n {
      let row = cleared.vector(i)
      try require(row[i].sign > 0, "the diagonal entry (\(i), \(i)) is not positive")
      for j in 0..<n where j != i {
        try require(
          claim.relation.holds(row[j].magnitude * mu.denominator, mu.numerator * row[i]),
          "entry (\(i), \(j)), divided by the diagonal, is not \(claim.relation.symbol) \(mu) in absolute value")
      }
      if claim.family == .trace {
        squares += Rational(row.reduce(Integer.zero) { $0 + $1.power(2 * s) }, row[i].power(2 * s))
      }
    }
    try rankRule.check()
    try require(claim.lowerBound <= claim.rank, "the lower bound exceeds the rank")
    let needed: Rational
    let count = Rational(n)
    switch claim.family {
    case .trace: needed = count * count / squares
    case .alon: needed = count / (1 + (count - 1) * mu.power(2 * s))
    case .chebyshev:
      try require(mu > 0 && mu < 1 && n >= 2, "the chebyshev family needs 0 < mu < 1 and n ≥ 2")
      let t = chebyshevPolynomial(s, mu.reciprocal)
      needed = count * t * t / (t * t + count - 1)
    }
    let strict = claim.family == .alon && claim.relation == .lt && n >= 2
    func suffices(_ rho: Int) -> Bool {
      let dimension = Rational(claim.family.monomialCount(power: s, rank: rho))
      return strict ? dimension > needed : dimension >= needed
    }
    try require(suffices(claim.lowerBound), "the bound forces a rank above \(claim.lowerBound)")
    try require(claim.lowerBound == 0 || !suffices(claim.lowerBound - 1), "the bound does not force rank \(claim.lowerBound)")
    if witness.projector != nil || witness.monomials != nil { try checkExplicitProof() }
  }

  /// The optional parts: F2's projector and F3's factorisation, on the entrywise polynomial M of D.
  private func checkExplicitProof() throws(Rejection) {
    let (n, s, mu) = (claim.n, claim.power, claim.mu)
    let power = Matrix(rows: n, columns: n) { i, j in
      let entry = matrix[i, j] / matrix[i, i]
      return claim.family == .chebyshev ? chebyshevPolynomial(s, entry / mu) / chebyshevPolynomial(s, mu.reciprocal) : entry.power(s)
    }
    if let monomials = witness.monomials {
      try require(Integer(monomials.left.rows) == claim.family.monomialCount(power: s, rank: claim.rank), "the factorisation has not N(rank) rows")
      try require(isProduct(monomials.left.transpose, monomials.right, power), "leftᵀ·right is not the entrywise power")
    }
    if let projector = witness.projector {
      let p = projector.matrix
      try require(p.rows == n && p.columns == n && projector.rank >= 1, "the projector is not \(n)×\(n) of rank ≥ 1")
      let rank = Rational(projector.rank)
      func trace(_ matrix: Matrix<Rational>) -> Rational { (0..<n).reduce(.zero) { $0 + matrix[$1, $1] } }
      func squaredNorm(_ matrix: Matrix<Rational>) -> Rational { matrix.entries.reduce(.zero) { $0 + $1 * $1 } }
      try require(p == p.transpose && isProduct(p, p, p) && trace(p) == rank, "P is not a projector of its rank")
      try require(isProduct(p, power, power), "P does not fix the entrywise power")
      let scale = trace(power) / rank
      let difference = Matrix(rows: n, columns: n) { i, j in power[i, j] - scale * p[i, j] }
      try require(squaredNorm(difference) == projector.residual, "‖M − (tr M/r)P‖² is not the residual")
      try require(squaredNorm(power) - trace(power) * scale == projector.residual, "‖M‖² − (tr M)²/r is not the residual")
    }
  }
}
