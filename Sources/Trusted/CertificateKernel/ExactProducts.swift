// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Whether left·right = product, exactly, with all sizes matching.
///
/// - Complexity: rows·inner·columns integer multiplications.
func isProduct(_ left: Matrix<Rational>, _ right: Matrix<Rational>, _ product: Matrix<Rational>) -> Bool {
  guard let rows = ClearedVectors(left, .rows) else { return false }
  return isProduct(rows, right, product)
}

/// The same of a matrix with these rows.
func isProduct(_ rows: ClearedVectors, _ right: Matrix<Rational>, _ product: Matrix<Rational>) -> Bool {
  guard rows.count == product.rows, right.columns == product.columns, rows.length == right.rows,
    let columns = ClearedVectors(right, .columns)
  else { return false }
  for i in 0..<product.rows {
    for j in 0..<product.columns {
      let entry = product[i, j]
      let (dot, scale) = (rows.dot(i, columns, j), rows.denominators[i] * columns.denominators[j])
      if (entry.isInteger ? dot : dot * entry.denominator) != entry.numerator * scale { return false }
    }
  }
  return true
}

extension ClearedVectors {
  /// The limits of format §6.
  static let formatLimits = Limits(denominatorBits: 65_536, words: 268_435_456)

  /// Cleared within the limits of format §6; nil beyond them.
  init?(limited matrix: Matrix<Rational>, _ layout: Layout) {
    self.init(matrix, layout, limits: ClearedVectors.formatLimits)
  }

  /// The format's `words` of these vectors.
  var wordCount: Integer { Integer(ClearedVectors.words(bitLength: bitLength)) }
}

/// The format's `words` of a matrix; nil when a common denominator is too large.
///
/// An empty matrix has words 1 and is not cleared: a witness may state any number of columns of no rows.
func wordCount(_ matrix: Matrix<Rational>, _ layout: ClearedVectors.Layout) -> Integer? {
  matrix.entries.isEmpty ? .one : ClearedVectors(limited: matrix, layout)?.wordCount
}
