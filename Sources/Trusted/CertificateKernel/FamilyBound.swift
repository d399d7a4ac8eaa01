// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The bound of a family with a power on a matrix close to the identity, as format §5.4 states it (F2, F3, F4).
struct FamilyBound {
  let family: BoundFamily
  let power: Int
  let mu: Rational
  let relation: Relation
  let lowerBound: Int

  /// Throws unless, with D_ij = rows[i][j]/rows[i][i]: the diagonal of the rows is positive, |D_ij| ⋖ mu off it, and `lowerBound` is the
  /// least ρ with N(ρ) ≥ Q (strict: N(ρ) > Q).
  func check(_ rows: [[Integer]]) throws(Rejection) {
    let (n, s) = (rows.count, power)
    // Sum of D_ij^{2s}, for `trace`.
    var squares = Rational.zero
    for (i, row) in rows.enumerated() {
      try require(row[i].sign > 0, "the diagonal entry (\(i), \(i)) is not positive")
      for j in 0..<n where j != i {
        try require(
          relation.holds(row[j].magnitude * mu.denominator, mu.numerator * row[i]),
          "entry (\(i), \(j)), divided by the diagonal, is not \(relation.symbol) \(mu) in absolute value")
      }
      if family == .trace {
        squares += Rational(row.reduce(Integer.zero) { $0 + $1.power(2 * s) }, row[i].power(2 * s))
      }
    }
    let needed: Rational
    let count = Rational(n)
    switch family {
    case .trace: needed = count * count / squares
    case .alon: needed = count / (1 + (count - 1) * mu.power(2 * s))
    case .chebyshev:
      try require(mu > 0 && mu < 1 && n >= 2, "the chebyshev family needs 0 < mu < 1 and n ≥ 2")
      let t = chebyshevPolynomial(s, mu.reciprocal)
      needed = count * t * t / (t * t + count - 1)
    }
    let strict = family == .alon && relation == .lt && n >= 2
    func suffices(_ rho: Int) -> Bool {
      let dimension = Rational(family.monomialCount(power: s, rank: rho))
      return strict ? dimension > needed : dimension >= needed
    }
    try require(suffices(lowerBound), "the bound forces more than \(lowerBound)")
    try require(lowerBound == 0 || !suffices(lowerBound - 1), "the bound does not force \(lowerBound)")
  }
}
