// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension QuadraticSurd {
  /// p + q√D rounded down to a multiple of 10^−digits, or one such multiple less. For people only.
  public func rounded(_ digits: Int) -> Rational {
    // |q|·√D·10^(digits+2), to an integer below; two more digits than asked for.
    let unit = Rational(Integer(10).power(digits + 2))
    let square = coefficient * coefficient * Rational(radicand) * unit * unit
    let root = Rational(square.floor.squareRoot)
    return (rational + (coefficient.sign < 0 ? -root : root) / unit)
  }

  /// √self for people: the root itself when it is rational, else `√(19/100) ≈ 0.4359`.
  ///
  /// - Precondition: self ≥ 0.
  public var squareRootForPeople: String { cosineForPeople }

  /// √self to about eight digits after the point. For people only.
  ///
  /// - Precondition: self ≥ 0.
  public var squareRootApproximation: Rational {
    let unit = Integer(10).power(8)
    let square = rounded(18) * Rational(unit * unit)
    return Rational(max(square.floor, .zero).squareRoot, unit)
  }

  /// The number c that has this signed square c·|c|, for people: rational, or `-√(3/4) ≈ -0.8660`.
  public var cosineForPeople: String {
    if coefficient.isZero, let root = rational.magnitude.exactSquareRoot { return (sign < 0 ? -root : root).forPeople }
    let root = magnitude.squareRootApproximation
    let decimal = (sign < 0 ? -root : root).approximation(4)
    let text = magnitude.description
    return text.count <= 24 ? "\(sign < 0 ? "-" : "")√(\(text)) \(decimal)" : decimal
  }
}
