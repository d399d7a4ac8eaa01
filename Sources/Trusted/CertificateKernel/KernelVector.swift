// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// A vector that is claimed to be a nonzero one in the kernel of A (format §5.12).
struct KernelVector {
  let vector: SparseVector
  let encoder: ScaledEncoder
  /// v over its denominator; nil when that is too large.
  private let values: ClearedVectors?

  init(_ vector: SparseVector, _ encoder: Matrix<Rational>) { self.init(vector, ScaledEncoder(encoder)) }

  init(_ vector: SparseVector, _ encoder: ScaledEncoder) {
    self.vector = vector
    self.encoder = encoder
    values = ClearedVectors(limited: Matrix(rows: 1, columns: vector.entries.count, entries: vector.entries.map(\.value)), .rows)
  }

  var work: Integer? {
    guard let columns = encoder.cleared?.vectors, let values else { return nil }
    return Integer(encoder.rows) * Integer(vector.entries.count) * columns.wordCount * values.wordCount
  }

  /// Throws unless A is d×m, v ≠ 0 and A·v = 0.
  func check(_ d: Int, _ m: Int) throws(Rejection) {
    try encoder.requireSize(d, m)
    try require(!vector.entries.isEmpty, "the kernel vector is 0")
    try require(vector.entries.allSatisfy { $0.index < m }, "the kernel vector speaks of a feature ≥ \(m)")
    guard let columns = encoder.cleared?.vectors, let values else { throw Rejection(reason: "a common denominator is too large") }
    let image = columns.combination(vector.entries.map(\.index), values.vector(0))
    try require(image.allSatisfy(\.isZero), "A·v is not 0")
  }
}
