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
    let n = claim.n
    try require(matrix.rows == n && matrix.columns == n, "the matrix is \(matrix.rows)×\(matrix.columns), not \(n)×\(n)")
    guard let cleared = rankRule.cleared else { throw Rejection(reason: "a common denominator is too large") }
    try rankRule.check()
    try require(claim.lowerBound <= claim.rank, "the lower bound exceeds the rank")
    let bound = FamilyBound(family: claim.family, power: claim.power, mu: claim.mu, relation: claim.relation, lowerBound: claim.lowerBound)
    try bound.check((0..<n).map { cleared.vector($0) })
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
      try require(
        Integer(monomials.left.rows) == claim.family.monomialCount(power: s, rank: claim.rank), "the factorisation has not N(rank) rows")
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
