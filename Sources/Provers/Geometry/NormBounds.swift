// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// What norms ≤ γ and recovery within ε force (Proposition 11; F13).
public struct NormBounds: Sendable {
  /// (1 − ε)/γ² ≤ cos(a_i, b_i).
  public let own: QuadraticSurd
  /// |cos(a_i, a_j)|, |cos(b_i, b_j)| ≤ εγ²/(1 − ε) + √(1 − (1 − ε)²/γ⁴).
  public let pair: RootBound
  /// The sharper ε/γ² + √((1 − (1−ε)²/γ⁴)(1 − ε²/(1−ε)²)), when εγ² < (1 − ε)² (F13, part 3); nil otherwise.
  public let sharperPair: RootBound?

  /// The bounds.
  ///
  /// - Precondition: 0 < ε < 1, γ² ≥ 1.
  public init(epsilon: Rational, gammaSquared: QuadraticSurd) {
    precondition(epsilon.sign > 0 && epsilon < 1 && gammaSquared >= .one, "ε = \(epsilon), γ² = \(gammaSquared)")
    let (e, kept) = (QuadraticSurd(epsilon), QuadraticSurd(1 - epsilon))
    own = kept / gammaSquared
    let rootOf = QuadraticSurd.one - own * own
    pair = RootBound(base: e * gammaSquared / kept, rootOf: rootOf)
    let ratio = e / kept
    sharperPair =
      e * gammaSquared < kept * kept ? RootBound(base: e / gammaSquared, rootOf: rootOf * (.one - ratio * ratio)) : nil
  }
}

extension RootBound {
  /// Whether √q ≤ base + √rootOf, decided by squares.
  ///
  /// - Precondition: q ≥ 0.
  public func isAtLeastRoot(of q: QuadraticSurd) -> Bool {
    let t = q - base * base - rootOf
    return t.sign <= 0 || t * t <= QuadraticSurd(4) * base * base * rootOf
  }

  /// Whether base + √rootOf ≥ 1: then it bounds no cosine.
  public var isVacuous: Bool { isAtLeastRoot(of: .one) }
}
