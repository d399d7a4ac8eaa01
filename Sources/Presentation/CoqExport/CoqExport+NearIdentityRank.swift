// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension CoqExport {
  /// The constructor of `family` in `Family.v`.
  static func term(_ family: BoundFamily) -> String {
    switch family {
    case .trace: "TracePower"
    case .alon: "AlonPower"
    case .chebyshev: "ChebyshevPolynomial"
    }
  }

  /// The theorem of a near-identity-rank certificate: diagonal, entries, rank, least bound, and the optional parts.
  static func nearIdentityRank(
    _ matrix: Matrix<Rational>, _ claim: NearIdentityRankClaim, _ witness: NearIdentityRankWitness
  ) -> String {
    let n = claim.n
    let (definitions, proof) = rankProof(witness.rank)
    var text = define("M", matrix) + definitions + define("mu", "frac", term(claim.mu))
    let family = term(claim.family)
    let relation = claim.relation == .lt ? "Lt" : "Le"
    var parts = ["True", "True"]
    var arguments = ["None", "None"]
    if let projector = witness.projector {
      text += define("P", projector.matrix) + define("residual", "frac", term(projector.residual))
      parts[0] = "projects (mx_of \(n) \(n) P) X \(projector.rank)%N (fr residual)"
      arguments[0] = "(Some (P, \(projector.rank)%N, residual))"
    }
    if let monomials = witness.monomials {
      text += define("U", monomials.left) + define("V", monomials.right)
      parts[1] =
        "size U = ncount \(family) \(claim.rank) \(claim.power)\n      "
        + "/\\ (mx_of (size U) \(n) U)^T *m mx_of (size U) \(n) V = X"
      arguments[1] = "(Some (U, V))"
    }
    return text
      + theorem(
        """
        (let A := mx_of \(n) \(n) M in
          let D := unit_rows A in (* row i of A divided by A i i *)
          let X := image \(family) \(claim.power) (fr mu) D in
          [/\\ (forall i, 0 < A i i) /\\
              (forall i j, i != j -> compares \(relation) `|D i j| (fr mu)),
              \\rank A = \(claim.rank)%N,
              least_bound \(family) \(relation) \(claim.power) (fr mu) D \(claim.lowerBound) /\\ (\(claim.lowerBound) <= \(claim.rank))%N,
              \(parts[0])
            & \(parts[1])])%R
        """,
        by:
          "@check_near_identity_rank_sound \(family) \(relation) \(n) M mu \(claim.power) \(claim.rank) \(claim.lowerBound) "
          + proof + " " + arguments.joined(separator: " "))
  }
}
