// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Which pairs certainly have a cosine below what is looked for, told by integers of 30 bits rounded up or down: no float has a part in it.
///
/// The squared cosine is I_ij²/(I_ii·I_jj), I_ij = ⟨a_i, a_j⟩ in a common unit. With I_ij rounded up, and I_ii·t and I_jj rounded down, I_ij² <
/// I_ii·t·I_jj shows that it is below t.
struct CoherenceScreen {
  /// A number is at most, or at least, mantissa·2^exponent; the mantissa is at most 2³⁰.
  private struct Short {
    let mantissa: UInt64
    let exponent: Int

    init(_ value: UInt128, roundedUp: Bool) {
      let shift = max(0, UInt128.bitWidth - value.leadingZeroBitCount - 30)
      let quotient = UInt64(truncatingIfNeeded: value >> UInt128(shift))
      mantissa = quotient + (roundedUp && shift > 0 ? 1 : 0)
      exponent = shift
    }
  }

  private let squares: [UInt128]
  private let lower: [Short]
  private var scaled = Short(0, roundedUp: false)

  /// Screens the vectors whose products are words; nil for others.
  init?(_ pair: InterferencePair) {
    guard case .words = pair.products else { return nil }
    squares = (0..<pair.count).map { pair.products.wide($0, $0).magnitude }
    lower = squares.map { Short($0, roundedUp: false) }
  }

  /// Goes to row i, to screen for squared cosines below t ≥ 0.
  mutating func start(_ i: Int, below t: Rational) {
    let product = Integer(Int128(clamping: squares[i])) * t.numerator
    let value = product.quotientAndRemainder(dividingBy: t.denominator).quotient
    scaled = Short(value.asInt128?.magnitude ?? 0, roundedUp: false)
  }

  /// Whether I_ij, j another column, is certainly too small.
  func isBelow(_ product: Int128, _ j: Int) -> Bool {
    let size = Short(product.magnitude, roundedUp: true)
    let (left, right) = (size.mantissa * size.mantissa, scaled.mantissa * lower[j].mantissa)
    // left·2^(2·size.exponent) < right·2^(…)
    let shift = scaled.exponent + lower[j].exponent - 2 * size.exponent
    if shift >= 0 { return shift > 62 ? right > 0 : UInt128(left) < UInt128(right) << UInt128(shift) }
    return left < (shift < -62 ? 0 : right >> UInt64(-shift))
  }
}
