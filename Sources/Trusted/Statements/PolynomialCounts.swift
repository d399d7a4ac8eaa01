// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension BoundFamily {
  /// N(ρ): how many monomials in ρ variables the family's polynomial of degree s needs. The entrywise polynomial of a matrix of
  /// rank ρ has at most this rank.
  ///
  /// C(ρ+s−1, s) for `trace` and `alon`; the sum of C(ρ+j−1, j) over 0 ≤ j ≤ s, j ≡ s mod 2, for `chebyshev`. For ρ = 0 only j = 0 counts.
  public func monomialCount(power s: Int, rank: Int) -> Integer {
    let degrees = self == .chebyshev ? Array(stride(from: s % 2, through: s, by: 2)) : [s]
    return degrees.reduce(.zero) { sum, degree in
      if degree == 0 { return sum + .one }
      return rank == 0 ? sum : sum + Integer.binomial(Integer(rank + degree - 1), degree)
    }
  }
}

/// The Chebyshev polynomial T_s at x.
///
/// - Precondition: s ≥ 0.
/// - Complexity: s multiplications, of numbers that grow to s times the size of x.
public func chebyshevPolynomial(_ s: Int, _ x: Rational) -> Rational {
  var (previous, current) = (Rational.one, x)
  if s == 0 { return previous }
  for _ in 1..<s { (previous, current) = (current, 2 * x * current - previous) }
  return current
}
