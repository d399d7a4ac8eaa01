// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NearIdentityRank
import Statements

/// What F8 forces of every pair of matrices that recovers all k-sparse z within ε, whatever the pair: the rank of a near-identity matrix.
public enum CapacityBound {
  /// The best of the bounds of F3 and F4 with n = m and μ = η = ε/(k − ε), strict, over powers up to the limit.
  ///
  /// - Returns: nil unless 0 < ε ≤ 1, ε < k and m ≥ 2.
  public static func best(features m: Int, sparsity k: Int, epsilon: Rational, largestPower: Int = 12) -> RankBound? {
    guard epsilon > 0, epsilon <= 1, epsilon < Rational(k), m >= 2 else { return nil }
    let eta = epsilon / (Rational(k) - epsilon)
    var best: RankBound?
    for family in [BoundFamily.alon, .chebyshev] {
      for power in 1...largestPower {
        let bound = RankBound.fromCoherence(family, n: m, mu: eta, relation: .lt, power: power)
        if let bound, bound.lowerBound > best?.lowerBound ?? -1 { best = bound }
      }
    }
    return best
  }
}
