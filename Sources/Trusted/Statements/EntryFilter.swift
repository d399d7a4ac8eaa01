// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What a floating-point filter says of the entries of a matrix, one row at a time: only the listed ones may be large.
///
/// Listed entries are computed exactly when a certificate is checked. Of an entry (i, j) that is not listed a filter *states*
/// - for C = BᵀA: |C_ij| ≤ `bounds`[i], for every j ≠ i not listed in row i;
/// - for the Gram matrix of the columns of A: |⟨a_i, a_j⟩| ≤ `bounds`[i]·‖a_j‖, for every j > i not listed in row i.
///
/// The statement is the assumption `ieee754-dot-product` (`proofs/floating-point-filter.md`); a full check proves it.
public struct EntryFilter: Hashable, Sendable {
  /// One bound a row; ≥ 0.
  public var bounds: [Rational]
  /// The columns listed in each row, increasing.
  public var listed: [[Int]]

  /// A filter.
  public init(bounds: [Rational], listed: [[Int]]) {
    self.bounds = bounds
    self.listed = listed
  }
}
