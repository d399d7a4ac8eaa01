// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// How far a floating-point inner product of two vectors is from the exact one (`proofs/floating-point-filter.md`).
///
/// For x, y of this length and format, and fl(x·y) any evaluation that multiplies the entries pairwise and adds the products in any order,
/// with or without fused multiply–add, rounding to nearest, with gradual underflow or with subnormal numbers flushed to zero anywhere, and
/// whose result is finite:
///
/// |fl(x·y) − x·y| ≤ γ·‖x‖‖y‖ + d·λ·(16 + ‖x‖ + ‖y‖),  γ = nu/(1 − nu),  n = d + 2,
///
/// u the unit roundoff, λ the least normal number. What is given is that bound from upper bounds of the norms, rounded upwards.
public struct DotProductBound: Sendable {
  /// At least γ.
  public let gamma: Double
  /// At least d·λ.
  public let underflow: Double

  /// The bound for vectors of this length.
  ///
  /// - Parameter format: binary32 or binary64; others are not computed in by the libraries in use.
  /// - Returns: nil when the vectors are so long that n·u > 1/2, or for another format.
  public init?(length: Int, format: FloatingPointFormat) {
    precondition(length >= 0, "a vector of length \(length)")
    let unit: Double
    let least: Double
    switch format {
    case .binary32: (unit, least) = (0x1p-24, 0x1p-126)
    case .binary64: (unit, least) = (0x1p-53, 0x1p-1022)
    case .binary16, .bfloat16: return nil
    }
    let d = Double(length).nextUp
    let relative = d.addingUp(2).multipliedUp(by: unit)
    guard relative <= 0.5 else { return nil }
    gamma = relative.dividedUp(by: (1 - relative).nextDown)
    underflow = d.multipliedUp(by: least)
  }

  /// At least |fl(x·y) − x·y|.
  ///
  /// - Parameters: upper bounds of ‖x‖ and ‖y‖.
  public func error(_ x: Double, _ y: Double) -> Double {
    let rounding = gamma.multipliedUp(by: x).multipliedUp(by: y)
    return rounding.addingUp(underflow.multipliedUp(by: x.addingUp(y).addingUp(16)))
  }

  /// At least |x·y|, from |fl(x·y)| and upper bounds of ‖x‖ and ‖y‖; infinity when |fl(x·y)| is not finite.
  public func magnitude(computed: Double, _ x: Double, _ y: Double) -> Double {
    computed.isFinite ? computed.magnitude.addingUp(error(x, y)) : .infinity
  }
}

extension Rational {
  /// The dyadic rational with at most 24 significant bits that is the least such `Float` ≥ value; nil when that is not finite.
  ///
  /// Short to write in a certificate, and still an upper bound.
  public init?(floatAtLeast value: Double) {
    guard !value.isNaN else { return nil }
    self.init(exactly: Double(value.roundedUpToFloat))
  }
}
