// SPDX-License-Identifier: Apache-2.0
import CKernels

/// Inner products of vectors whose entries are integers of 16 bits times one power of two, by multiplying integers: exact by construction.
///
/// By Cauchy and Schwarz Σ_l |x_l·y_l| ≤ ‖x‖‖y‖. Where ‖x‖²‖y‖² < 2⁴⁸ for all x and y, which is computed in integers, every sum of products is
/// an integer below 2²⁴: it fits 32 bits, and is a float.
package struct IntegerProducts: Sendable {
  private var vectors: BlockVectors<Int16>
  /// The product of ones, in the floats' scale.
  private let unit: Float

  /// - Returns: nil when the entries are not such, or sums of products may reach 2²⁴.
  package init?(_ probe: VectorSet, _ encoder: VectorSet) {
    guard probe.isExact, encoder.isExact, let x = probe.words, let y = encoder.words, x.bits <= 15, y.bits <= 15 else { return nil }
    let (largest, other) = (
      IntegerProducts.largestSquare(x, probe.length), IntegerProducts.largestSquare(y, encoder.length)
    )
    let bound = largest.multipliedFullWidth(by: other)
    guard bound.high == 0, bound.low < 1 << 48 else { return nil }
    // The largest float is between 1/4 and 1, and its word between 1 and 2¹⁵: each of the two powers is between 2⁻¹⁶ and 1.
    let exponent = x.exponent - probe.scale + y.exponent - encoder.scale
    unit = Float(sign: .plus, exponent: exponent, significand: 1)
    vectors = BlockVectors(
      probe: IntegerProducts.padded(x, probe.length), encoder: IntegerProducts.padded(y, encoder.length),
      elements: encoder.length + encoder.length % 2)
  }

  /// The largest squared norm. It fits: d < 2²⁰ squares below 2³⁰.
  private static func largestSquare(_ words: DyadicWords, _ d: Int) -> UInt64 {
    var largest: UInt64 = 0
    for first in stride(from: 0, to: words.words.count, by: d) {
      var sum: UInt64 = 0
      for l in first..<first + d { sum += UInt64(words.words[l].magnitude * words.words[l].magnitude) }
      largest = max(largest, sum)
    }
    return largest
  }

  /// The words, with a 0 after each vector of odd length: integers are multiplied two at a time.
  private static func padded(_ words: DyadicWords, _ d: Int) -> [Int16] {
    let (elements, count) = (d + d % 2, words.words.count / d)
    var padded = [Int16](repeating: 0, count: count * elements)
    for j in 0..<count { for l in 0..<d { padded[j * elements + l] = Int16(words.words[j * d + l]) } }
    return padded
  }

  /// As in `BlockProducts`.
  func gathering(_ features: [Int]) -> IntegerProducts {
    var gathered = self
    gathered.vectors = vectors.gathering(features)
    return gathered
  }

  /// As in `BlockProducts`.
  package func callAsFunction(
    _ rows: Range<Int>, _ columns: Range<Int>, swapped: Bool, _ out: UnsafeMutablePointer<Float>, stride: Int, _ path: IntegerPath
  ) {
    vectors.withBlock(rows, columns, swapped: swapped) { x, y in
      lrh_integer_products(x, rows.count, y, columns.count, vectors.elements, unit, out, stride, path.kernel)
    }
  }
}
