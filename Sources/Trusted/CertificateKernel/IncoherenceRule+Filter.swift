// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// What a filter leaves out of the coherence (format §5.19).
extension IncoherenceRule {
  func filteredWork(_ filter: EntryFilter) -> Integer? {
    guard let columns else { return nil }
    let words = columns.vectors.wordCount
    let entries = filter.listedCount + Integer(encoder.columns)
    return entries * (Integer(encoder.rows) * words * words + 16 * filter.boundWords)
  }

  /// Throws unless |⟨a_i, a_j⟩| ≤ β_i‖a_j‖ for all i < j with j not listed in row i.
  func checkAssumptions() throws(Rejection) {
    guard let filter = witness.filter else { return }
    guard let columns else { throw Rejection(reason: "a common denominator is too large") }
    let norms = (0..<claim.m).map { columns.integerProduct($0, columns, $0) }
    for (i, bound) in filter.bounds.enumerated() {
      // ⟨v_i, v_j⟩² q² ≤ p² D_i²‖v_j‖² for columns v_j/D_j and β_i = p/q.
      let factor = bound.numerator * columns.vectors.denominators[i]
      let (square, scale) = (factor * factor, bound.denominator * bound.denominator)
      var listed = filter.listed[i][...]
      for j in i + 1..<max(claim.m, i + 1) {
        if listed.first == j {
          listed.removeFirst()
          continue
        }
        let product = columns.integerProduct(i, columns, j)
        try require(product * product * scale <= square * norms[j], "columns \(i), \(j) are not listed, and beyond the bound of row \(i)")
      }
    }
  }
}
