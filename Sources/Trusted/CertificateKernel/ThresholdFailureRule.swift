// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.18, `threshold-failure` with given probes: Boolean z that are misread, by the thresholds or by any.
struct ThresholdFailureRule: Rule {
  let claim: ThresholdClaim
  let witness: ThresholdFailureWitness
  let pair: InterferencePair
  /// Nil when none are given.
  let thresholds: Thresholds?

  var work: Integer? {
    guard let words = pair.words, let reading = thresholds.map(\.work) ?? .zero else { return nil }
    let listed: Int
    switch witness.reason {
    case .misread(let z): listed = z.count
    case .inseparable(let on, let off): listed = on.count + off.count
    case .kernelVector: listed = 0
    }
    let (d, n) = (Integer(pair.encoder.rows), Integer(pair.encoder.columns + listed))
    return d * n * words.encoder * words.probe * (pair.radicand == nil ? 1 : 4) + reading
  }

  func check() throws(Rejection) {
    try pair.requireSize(claim.d, claim.m, claim.units)
    let i = witness.feature
    try require(i < claim.m, "there is no feature \(i)")
    switch witness.reason {
    case .misread(let z):
      guard let thresholds else { throw Rejection(reason: "no thresholds are given") }
      try thresholds.requireCount(claim.m)
      try requireAdmissible(z)
      let fires = thresholds[i] < (try pair.feature(i).value(at: z))
      try require(fires != z.contains(i), "feature \(i) is right about this z")
    case .inseparable(let on, let off):
      try requireAdmissible(on)
      try requireAdmissible(off)
      try require(on.contains(i) && !off.contains(i), "feature \(i) is not on in one and off in the other")
      let row = try pair.feature(i)
      try require(row.value(at: on) <= row.value(at: off), "a threshold tells the two apart")
    case .kernelVector: throw Rejection(reason: "a kernel vector says nothing about given probes")
    }
  }

  private func requireAdmissible(_ z: [Int]) throws(Rejection) {
    try require(z.count <= claim.k, "more than \(claim.k) features are on")
    try require(z.allSatisfy { $0 < claim.m }, "an index is out of range")
  }
}

/// Format §5.18, `threshold-failure` with the encoder alone: a kernel vector at which the hulls of the two classes of z meet.
struct ThresholdKernelRule: Rule {
  let claim: ThresholdClaim
  let witness: ThresholdFailureWitness
  let encoder: Matrix<Rational>
  let scale: [Rational]?
  private let columns: ClearedVectors?

  init(_ claim: ThresholdClaim, _ witness: ThresholdFailureWitness, _ encoder: Matrix<Rational>, scale: [Rational]?) {
    self.claim = claim
    self.witness = witness
    self.encoder = encoder
    self.scale = scale
    columns = ClearedVectors(encoder, .columnsSharingDenominator, columnsTimes: scale, limits: ClearedVectors.formatLimits)
  }

  private var vector: [(index: Int, value: Rational)] {
    if case .kernelVector(let vector) = witness.reason { return vector }
    return []
  }

  var work: Integer? {
    let values = Matrix(rows: 1, columns: vector.count, entries: vector.map(\.value))
    guard let words = columns?.wordCount, let own = wordCount(values, .rows) else { return nil }
    return Integer(encoder.rows) * Integer(vector.count) * words * own
  }

  func check() throws(Rejection) {
    try require(encoder.rows == claim.d && encoder.columns == claim.m, "A is not \(claim.d)×\(claim.m)")
    try require((scale != nil) == (claim.units == .featureScale), "the claim is in other units than the inputs")
    let vector = vector
    try require(vector.allSatisfy { $0.index < claim.m }, "an index is out of range")
    guard let largest = vector.first(where: { $0.index == witness.feature })?.value, largest.sign > 0 else {
      throw Rejection(reason: "v_\(witness.feature) is not positive")
    }
    try require(vector.allSatisfy { $0.value.magnitude <= largest }, "v_\(witness.feature) is not the largest entry")
    let positive = vector.reduce(Rational.zero) { $1.value.sign > 0 ? $0 + $1.value : $0 }
    let negative = vector.reduce(Rational.zero) { $1.value.sign < 0 ? $0 - $1.value : $0 }
    let limit = Rational(claim.k) * largest
    try require(positive <= limit && negative <= limit, "a part of v has a sum above k·v_i")
    try requireKernel(vector)
  }

  /// A·v = 0, in integers.
  private func requireKernel(_ vector: [(index: Int, value: Rational)]) throws(Rejection) {
    let values = Matrix(rows: 1, columns: vector.count, entries: vector.map(\.value))
    guard let columns, let cleared = ClearedVectors(limited: values, .rows) else {
      throw Rejection(reason: "a common denominator is too large")
    }
    var image = [Integer](repeating: .zero, count: claim.d)
    for ((index, _), factor) in zip(vector, cleared.vector(0)) {
      for (l, entry) in columns.vector(index).enumerated() where !entry.isZero { image[l] = image[l] + entry * factor }
    }
    try require(image.allSatisfy(\.isZero), "A·v is not 0")
  }
}
