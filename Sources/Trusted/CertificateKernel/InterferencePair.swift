// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// A pair A, B with the feature scale applied, and the rows of its interference matrix C = BᵀA (format §5.7).
struct InterferencePair {
  let radicand: Int?
  /// Rows and columns of A, and of B.
  private let sizes: (a: [Int], b: [Int])
  private let units: FeatureUnits
  /// The columns s_j·a_j over one denominator, and the columns b_j/s_j; nil when a common denominator is too large.
  private let a, b: Columns?

  /// The pair of a certificate, its probes those of the witness if there are such; a feature scale that does not fit it is rejected here,
  /// before the work is computed.
  init(_ certificate: Certificate, witnessProbes: Matrix<Rational>? = nil) throws(Rejection) {
    let encoder = try certificate.matrix(.encoder)
    let probe: InputMatrix
    if let witnessProbes { probe = .rational(witnessProbes) } else { probe = try certificate.matrix(.probe) }
    sizes = ([encoder.rows, encoder.columns], [probe.rows, probe.columns])
    var radicand = encoder.radicand ?? probe.radicand
    if radicand == nil, certificate.inputs[.thresholds] != nil { radicand = try certificate.matrix(.thresholds).radicand }
    self.radicand = radicand
    let scale = try certificate.featureScale()
    if let scale {
      try require(probe.columns == scale.count, "featureScale has \(scale.count) entries, the probe \(probe.columns) columns")
    }
    units = scale == nil ? .columns : .featureScale
    a = Columns(encoder, .columnsSharingDenominator, times: scale, radicand: radicand)
    if let witnessProbes, witnessProbes.entries.isEmpty {
      // It may state any number of columns of no rows; `requireSize` will reject it.
      b = Columns(.rational(Matrix(rows: 0, columns: 0, entries: [])), .columns, radicand: radicand)
    } else {
      b = Columns(probe, .columns, times: scale?.map(\.reciprocal), radicand: radicand)
    }
  }

  /// The scaled encoder beside probes, which are not scaled (format §5.12).
  init(_ encoder: ScaledEncoder, probes: Matrix<Rational>) {
    sizes = ([encoder.rows, encoder.columns], [probes.rows, probes.columns])
    radicand = nil
    units = encoder.units
    a = encoder.cleared
    b = Columns(.rational(probes), .columns, radicand: nil)
  }

  /// The columns s_j·a_j, all over one denominator, and b_j/s_j; nil when a common denominator is too large.
  var columns: (encoder: Columns, probe: Columns)? {
    guard let a, let b else { return nil }
    return (a, b)
  }

  /// words(A; all) and words(B; columns); nil when infinite.
  var words: (encoder: Integer, probe: Integer)? {
    guard let a, let b else { return nil }
    return (a.vectors.wordCount, b.vectors.wordCount)
  }

  /// d and m, those of the encoder.
  var encoderSize: (d: Integer, m: Integer) { (Integer(sizes.a[0]), Integer(sizes.a[1])) }

  /// The work of computing C.
  var work: Integer? {
    guard let words else { return nil }
    let (d, m) = encoderSize
    return m * m * (d * words.encoder * words.probe + 16) * (radicand == nil ? 1 : 4)
  }

  func requireSize(_ d: Int, _ m: Int, _ units: FeatureUnits) throws(Rejection) {
    try require(sizes.a == [d, m] && sizes.b == [d, m], "A and B are not both \(d)×\(m)")
    try require(units == self.units, "the claim is in other units than the inputs")
  }

  /// Row i of E = C − I times the product of both denominators, and that product.
  func integerErrors(_ i: Int) throws(Rejection) -> (row: [Integer], scale: Integer) {
    try errors(i) { $0.integerProduct(i, $1, $2) }
  }

  /// The same, divided by what the scale and the content of column i of B have in common; nil unless sums of m entries have at most
  /// 120 bits.
  func wideErrors(_ i: Int) -> (row: [Int128], scale: Integer)? {
    guard let a = a?.vectors, let b = b?.vectors else { return nil }
    let scale = b.denominators[i] * a.denominators[0]
    let common = Integer.greatestCommonDivisor(b.content(i), scale)
    let (factor, rest) = (b.content(i).dividedExactly(by: common), scale.dividedExactly(by: common))
    let bits = max(b.wideBitLength(a) + factor.bitLength, rest.bitLength) + Integer(a.count).bitLength + 1
    guard bits <= 120, var row = b.wideProducts(i, a) else { return nil }
    if !factor.isOne { for j in row.indices { row[j] *= Int128(scaled: factor) } }
    row[i] -= Int128(scaled: rest)
    return (row, rest)
  }

  /// The same over ℚ(√D).
  func surdErrors(_ i: Int) throws(Rejection) -> (row: [QuadraticSurd], scale: Integer) {
    try errors(i) { $0.surdProduct(i, $1, $2) }
  }

  private func errors<Number: ScaledNumber>(
    _ i: Int, _ product: (Columns, Columns, Int) -> Number
  ) throws(Rejection) -> (row: [Number], scale: Integer) {
    guard let a, let b else { throw Rejection(reason: "a common denominator is too large") }
    let scale = b.vectors.denominators[i] * a.vectors.denominators[0]
    var row = (0..<a.count).map { product(b, a, $0) }
    row[i] = row[i] - Number(scaled: scale)
    return (row, scale)
  }
}
