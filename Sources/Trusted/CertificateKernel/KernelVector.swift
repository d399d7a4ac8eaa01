// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// A vector that is claimed to be a nonzero one in the kernel of A, its columns scaled if there is a feature scale (format §5.12).
struct KernelVector {
  let vector: SparseVector
  let encoder: Matrix<Rational>
  /// The columns of A over one denominator, and v; nil when a common denominator is too large.
  private let columns, values: ClearedVectors?

  init(_ vector: SparseVector, _ encoder: Matrix<Rational>, scale: [Rational]? = nil) {
    self.vector = vector
    self.encoder = encoder
    columns = ClearedVectors(
      encoder, .columnsSharingDenominator, columnsTimes: scale, limits: ClearedVectors.formatLimits)
    values = ClearedVectors(limited: Matrix(rows: 1, columns: vector.entries.count, entries: vector.entries.map(\.value)), .rows)
  }

  var work: Integer? {
    guard let columns, let values else { return nil }
    return Integer(encoder.rows) * Integer(vector.entries.count) * columns.wordCount * values.wordCount
  }

  /// Throws unless A is d×m, v ≠ 0 and A·v = 0.
  func check(_ d: Int, _ m: Int) throws(Rejection) {
    try require(encoder.rows == d && encoder.columns == m, "A is \(encoder.rows)×\(encoder.columns)")
    try require(!vector.entries.isEmpty, "the kernel vector is 0")
    try require(vector.entries.allSatisfy { $0.index < m }, "the kernel vector speaks of a feature ≥ \(m)")
    guard let columns, let values else { throw Rejection(reason: "a common denominator is too large") }
    var image = [Integer](repeating: .zero, count: d)
    for (entry, value) in zip(vector.entries, values.vector(0)) {
      for (i, a) in columns.vector(entry.index).enumerated() { image[i] += a * value }
    }
    try require(image.allSatisfy(\.isZero), "A·v is not 0")
  }
}
