// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// A rational encoder A with the feature scale applied: column j is s_j·a_j.
struct ScaledEncoder {
  let rows, columns: Int
  let units: FeatureUnits
  /// The columns over one denominator; nil when it is too large.
  let cleared: Columns?

  /// The encoder of a certificate; a feature scale that does not fit it is rejected here, before the work is computed.
  init(_ certificate: Certificate) throws(Rejection) {
    let scale = try certificate.featureScale()
    self.init(try certificate.rationalMatrix(.encoder), times: scale)
  }

  /// The matrix with its columns times these factors, if any.
  init(_ matrix: Matrix<Rational>, times scale: [Rational]? = nil) {
    (rows, columns) = (matrix.rows, matrix.columns)
    units = scale == nil ? .columns : .featureScale
    cleared = Columns(.rational(matrix), .columnsSharingDenominator, times: scale, radicand: nil)
  }

  func requireSize(_ d: Int, _ m: Int) throws(Rejection) {
    try require(rows == d && columns == m, "A is \(rows)×\(columns)")
  }

  func requireUnits(_ units: FeatureUnits) throws(Rejection) {
    try require(units == self.units, "the claim is in other units than the inputs")
  }
}

extension Certificate {
  /// s_0, …, s_{m−1} > 0 for the m columns of the encoder; nil when there is no such input.
  func featureScale() throws(Rejection) -> [Rational]? {
    if inputs[.featureScale] == nil { return nil }
    let (matrix, m) = (try rationalMatrix(.featureScale), try matrix(.encoder).columns)
    try require(matrix.rows == m && matrix.columns == 1, "featureScale is \(matrix.rows)×\(matrix.columns), not \(m)×1")
    try require(matrix.entries.allSatisfy { $0.sign > 0 }, "an entry of featureScale is not positive")
    return matrix.entries
  }
}
