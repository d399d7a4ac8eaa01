// SPDX-License-Identifier: Apache-2.0

/// How far a float may be from the exact inner product it stands for.
///
/// x̃, ỹ are vectors of d floats with entries of absolute value at most 1, near to vectors x, y: |x_l − x̃_l| ≤ 2⁻²⁴(1 + 2⁻²⁰)|x_l| + 2⁻¹⁴⁸,
/// or equal to them. Whatever the order of summation, with or without fused operations, and with subnormal numbers kept or flushed to
/// zero, the computed x̃·ỹ is off x̃·ỹ by at most γ‖x̃‖‖ỹ‖ + 2d·2⁻¹²⁶(1 + γ), γ = du/(1 − du), u the unit roundoff; and x̃·ỹ is off x·y by at
/// most (2v + v²)‖x̃‖‖ỹ‖ and terms below 4d·2⁻¹⁴⁷, v = 2⁻²⁴(1 + 2⁻¹⁹) for each that is not equal.
struct RoundingBound {
  /// The bound is relative·‖x̃‖‖ỹ‖ + absolute.
  let relative, absolute: Double

  /// The bound for floats or for doubles computed from floats.
  ///
  /// - Parameter unitRoundoff: 2⁻²⁴ or 2⁻⁵³; d·unitRoundoff < 1/2.
  init(length d: Int, unitRoundoff: Double, exact: Bool) {
    let small = Double(d) * unitRoundoff
    precondition(small < 0.5, "vectors of length \(d)")
    let gamma = small / (1 - small)
    let conversion = exact ? 0 : 0x1p-23 * 1.001
    // The last factor is larger than all roundings of these few operations.
    relative = (gamma + conversion) * (1 + 0x1p-40)
    absolute = Double(d) * 0x1p-124
  }

  /// An upper bound for vectors of floats with these bounds of their norms.
  func callAsFunction(_ x: Double, _ y: Double) -> Double { (relative * x * y + absolute) * (1 + 0x1p-40) }
}
