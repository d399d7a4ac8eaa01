// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension Construction {
  /// `ones`, `identity`, `simplex`, `plane`, `polygon`.
  func elementaryBounds() throws(Rejection) -> ConstructionBounds {
    switch self {
    case .ones(let n):
      try require(n >= 1, "no columns")
      return ConstructionBounds(.one, Integer(n), .one)
    case .identity(let n):
      try require(n >= 1, "no columns")
      return ConstructionBounds(Integer(n), Integer(n), .zero)
    case .simplex(let n):
      try require(n >= 2, "a simplex has two columns or more")
      return ConstructionBounds(Integer(n) - 1, Integer(n), Rational(1, Integer(n) - 1).power(2))
    case .plane(let n):
      try require(n >= 2, "two directions or more")
      // cos(π/n) < 1 − x²/2 + x⁴/24 for x = (333/106)/n, as 333/106 < π.
      let x = Rational(333, 106 * Integer(n))
      return ConstructionBounds(2, Integer(n), (1 - x.power(2) / 2 + x.power(4) / 24).power(2))
    case .polygon(let n):
      try require(n >= 4, "four columns or more")
      // tan(π/2n) < x/(1 − x²/2) for x = (355/113)/2n, as 355/113 > π.
      let x = Rational(355, 226 * Integer(n))
      let u = x / (1 - x.power(2) / 2)
      return ConstructionBounds(Integer(n) - 2, Integer(n), (u / (1 - u)).power(2))
    default: preconditionFailure("not an elementary construction")
    }
  }
}

/// `gilbert-varshamov`: columns − 1 times the sign vectors with |Σ| > product are fewer than all sign vectors.
func countingBounds(columns: Int, dimension d: Int, product a: Int) throws(Rejection) -> ConstructionBounds {
  try require(d >= 1 && d <= 65_536 && columns >= 1 && a <= d, "parameters out of range")
  var (binomial, far) = (Integer.one, Integer.zero)
  var i = 0
  while d - 2 * i > a {
    far += binomial
    binomial = (binomial * Integer(d - i)).dividedExactly(by: Integer(i + 1))
    i += 1
  }
  try require(2 * far * Integer(columns - 1) < Integer.one.shiftedLeft(by: d), "the counting argument does not give so many columns")
  return ConstructionBounds(Integer(d), Integer(columns), Rational(Integer(a), Integer(d)).power(2))
}
