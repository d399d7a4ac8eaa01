// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A value that a claim states for a ratio of inner products, over one denominator and with its numerator in their ring.
struct StatedValue<Number: ScaledNumber> {
  let numerator: Number
  let denominator: Number

  init(_ value: QuadraticSurd) throws(Rejection) {
    let common = Integer.leastCommonMultiple(value.rational.denominator, value.coefficient.denominator)
    let scaled = value * QuadraticSurd(Rational(common))
    denominator = Number(scaled: common)
    if let number = scaled as? Number {
      numerator = number
    } else {
      try require(scaled.coefficient.isZero, "an irrational value for rational columns")
      numerator = Number(scaled: scaled.rational.numerator)
    }
  }

  /// The sign of value/product − this, for a product > 0.
  func compare(_ value: Number, over product: Number) -> Int { (value * denominator - numerator * product).sign }
}
