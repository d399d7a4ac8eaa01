// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics

/// How far a computed inner product of two vectors of floats is from the exact one of the vectors they stand for.
///
/// The rounding of the products and sums is `DotProductBound`'s. Where floats x̃ are not the vectors x themselves, |x_l − x̃_l| ≤ v|x̃_l| +
/// 2⁻¹⁴⁸ with v = 2⁻²⁴(1 + 2⁻²⁰), entries of absolute value at most 1: x̃·ỹ is then off x·y by at most (2v + v²)‖x̃‖‖ỹ‖ + 5d·2⁻¹⁴⁸.
struct RoundingBound {
  private let products: DotProductBound
  private let conversion: Double
  private let absolute: Double

  /// The bound for products computed in a format, of floats that are the vectors or near to them.
  ///
  /// - Precondition: d < 2²⁰.
  init(length d: Int, format: FloatingPointFormat, exact: Bool) {
    guard let products = DotProductBound(length: d, format: format) else { preconditionFailure("vectors of length \(d)") }
    self.products = products
    conversion = exact ? 0 : 0x1p-22
    absolute = exact ? 0 : Double(d) * 0x1p-145
  }

  /// An upper bound, from upper bounds of ‖x̃‖ and ‖ỹ‖.
  func callAsFunction(_ x: Double, _ y: Double) -> Double {
    products.error(x, y).addingUp(conversion.multipliedUp(by: x).multipliedUp(by: y)).addingUp(absolute)
  }
}
