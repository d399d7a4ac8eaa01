// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// A pair A, B with the feature scale applied, and the rows of its interference matrix C = BᵀA (format §5.7).
struct InterferencePair {
  let radicand: Int?
  /// Rows and columns of A, and of B.
  private let sizes: (a: [Int], b: [Int])
  private let units: FeatureUnits
  let probeRule: ProbeRule?
  /// The columns s_j·a_j over one denominator, and the columns b_j/s_j; nil when a common denominator is too large. With matched probes
  /// b is a, and column i of it stands for itself divided by its squared norm.
  private let a, b: Columns?

  /// The pair of a certificate, its probes those of the witness if there are such; a feature scale that does not fit it is rejected here,
  /// before the work is computed.
  init(_ certificate: Certificate, witnessProbes: Matrix<Rational>? = nil) throws(Rejection) {
    let encoder = try certificate.matrix(.encoder)
    let probe: InputMatrix
    if case .probe(let rule, _)? = certificate.inputs[.probe]?.object { probeRule = rule } else { probeRule = nil }
    if let witnessProbes {
      probe = .rational(witnessProbes)
    } else {
      probe = probeRule == nil ? try certificate.matrix(.probe) : encoder
    }
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
    if probeRule == .matched {
      try require(radicand == nil, "matched probes of an encoder that is not rational")
      // (a_i/‖a_i‖²)/s_i = s_i·a_i/‖s_i·a_i‖².
      b = a
    } else if let witnessProbes, witnessProbes.entries.isEmpty {
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
    probeRule = nil
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
    let m = encoderSize.m
    return work(entries: m * m)
  }

  /// The work of computing so many entries of C.
  func work(entries: Integer, perEntry: Integer = 16) -> Integer? {
    guard let words else { return nil }
    return entries * (encoderSize.d * words.encoder * words.probe + perEntry) * (radicand == nil ? 1 : 4)
  }

  func requireSize(_ d: Int, _ m: Int, _ units: FeatureUnits, _ probeRule: ProbeRule? = nil) throws(Rejection) {
    try require(sizes.a == [d, m] && sizes.b == [d, m], "A and B are not both \(d)×\(m)")
    try require(units == self.units, "the claim is in other units than the inputs")
    try require(probeRule == self.probeRule, "the claim is about other probes than the inputs")
    if probeRule == .matched, let a, let zero = (0..<a.count).first(where: { a.vectors.isZero($0) }) {
      throw Rejection(reason: "column \(zero) of the encoder is zero, so there is no matched probe")
    }
  }

  /// Row i of E = C − I times a positive scale, and that scale.
  func integerErrors(_ i: Int) throws(Rejection) -> (row: [Integer], scale: Integer) {
    try errors(i, 0..<encoderColumns) { $0.integerProduct(i, $1, $2) }
  }

  /// The same of the columns named, all below m.
  func integerErrors(_ i: Int, _ columns: [Int]) throws(Rejection) -> (row: [Integer], scale: Integer) {
    try errors(i, columns) { $0.integerProduct(i, $1, $2) }
  }

  /// Row i of `integerErrors` and its scale, divided by what the scale and the content of column i of B have in common; nil unless sums of m entries have at most
  /// 120 bits.
  func wideErrors(_ i: Int) -> (row: [Int128], scale: Integer)? {
    guard let first = self.a, let second = self.b else { return nil }
    let (a, b, scale) = (first.vectors, second.vectors, scale(i, first, second))
    let common = Integer.greatestCommonDivisor(b.content(i), scale)
    let (factor, rest) = (b.content(i).dividedExactly(by: common), scale.dividedExactly(by: common))
    let bits = max(b.wideBitLength(a) + factor.bitLength, rest.bitLength) + Integer(a.count).bitLength + 1
    guard bits <= 120, var row = b.wideProducts(i, a) else { return nil }
    if !factor.isOne { for j in row.indices { row[j] *= Int128(scaled: factor) } }
    row[i] -= Int128(scaled: rest)
    return (row, rest)
  }

  /// `integerErrors` over ℚ(√D).
  func surdErrors(_ i: Int) throws(Rejection) -> (row: [QuadraticSurd], scale: Integer) {
    try errors(i, 0..<encoderColumns) { $0.surdProduct(i, $1, $2) }
  }

  /// The same of the columns named, all below m.
  func surdErrors(_ i: Int, _ columns: [Int]) throws(Rejection) -> (row: [QuadraticSurd], scale: Integer) {
    try errors(i, columns) { $0.surdProduct(i, $1, $2) }
  }

  private var encoderColumns: Int { sizes.a[1] }

  /// What the integer products with column i of B are to be divided by.
  func scale(_ i: Int, _ a: Columns, _ b: Columns) -> Integer {
    probeRule == .matched ? a.integerProduct(i, a, i) : b.vectors.denominators[i] * a.vectors.denominators[0]
  }

  private func errors<Number: ScaledNumber>(
    _ i: Int, _ columns: some Collection<Int>, _ product: (Columns, Columns, Int) -> Number
  ) throws(Rejection) -> (row: [Number], scale: Integer) {
    guard let a, let b else { throw Rejection(reason: "a common denominator is too large") }
    let scale = scale(i, a, b)
    let diagonal = Number(scaled: scale)
    return (columns.map { $0 == i ? product(b, a, $0) - diagonal : product(b, a, $0) }, scale)
  }
}
