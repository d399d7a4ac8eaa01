// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The thresholds a claim is about, over the feature scale if there is one (format §5.18).
struct Thresholds {
  private let values: [QuadraticSurd]
  private let isColumn: Bool
  private let radicand: Int?

  /// Those of the witness, or of the input. With a feature scale, anything but one for each of the m columns of the encoder is rejected
  /// here, before the work is computed.
  init(_ certificate: Certificate, witness: [QuadraticSurd]?, _ pair: InterferencePair) throws(Rejection) {
    radicand = pair.radicand
    var values: [QuadraticSurd]
    if let witness {
      (values, isColumn) = (witness, true)
    } else {
      let input = try certificate.matrix(.thresholds)
      isColumn = input.columns == 1
      values = (0..<input.rows).flatMap { i in (0..<input.columns).map { input[i, $0] } }
    }
    if let scale = try certificate.featureScale() {
      try require(isColumn && values.count == scale.count, "the thresholds are not \(scale.count) numbers in a column")
      for i in values.indices { values[i] = values[i] * QuadraticSurd(scale[i].reciprocal) }
    }
    self.values = values
  }

  /// Those of the input; nil when there is no such input.
  init?(given certificate: Certificate, _ pair: InterferencePair) throws(Rejection) {
    if certificate.inputs[.thresholds] == nil { return nil }
    try self.init(certificate, witness: nil, pair)
  }

  /// The work of reading them; nil when infinite.
  var work: Integer? {
    if values.isEmpty { return .zero }
    let parts = values.map(\.rational) + (radicand == nil ? [] : values.map(\.coefficient))
    var limits = ClearedVectors.formatLimits
    // The format counts an entry p + r√D once.
    if radicand != nil { limits.words *= 2 }
    guard let words = ClearedVectors(Matrix(rows: 1, columns: parts.count, entries: parts), .rows, limits: limits)?.wordCount
    else { return nil }
    return Integer(values.count) * words
  }

  func requireCount(_ m: Int) throws(Rejection) {
    try require(isColumn && values.count == m, "the thresholds are not \(m) numbers in a column")
  }

  /// The threshold of feature i, in the units of the claim.
  subscript(i: Int) -> QuadraticSurd { values[i] }
}

/// Format §5.18, `threshold`: every feature is read rightly.
struct ThresholdRule: Rule {
  let claim: ThresholdClaim
  let pair: InterferencePair
  let thresholds: Thresholds

  var work: Integer? {
    guard let products = pair.work, let reading = thresholds.work else { return nil }
    return products + reading
  }

  func check() throws(Rejection) {
    try pair.requireSize(claim.d, claim.m, claim.units)
    try thresholds.requireCount(claim.m)
    for i in 0..<claim.m {
      let (off, on) = try pair.feature(i).extremes(claim.k)
      try require(off <= thresholds[i], "feature \(i) fires at a z with z_i = 0")
      try require(thresholds[i] < on, "feature \(i) does not fire at a z with z_i = 1")
    }
  }
}
