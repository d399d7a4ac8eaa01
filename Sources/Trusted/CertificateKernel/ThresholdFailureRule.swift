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
    let (d, m) = pair.encoderSize
    return d * (m + Integer(listed)) * words.encoder * words.probe * (pair.radicand == nil ? 1 : 4) + reading
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
  let feature: Int
  let vector: KernelVector

  var work: Integer? { vector.work }

  func check() throws(Rejection) {
    try vector.encoder.requireUnits(claim.units)
    try vector.check(claim.d, claim.m)
    let entries = vector.vector.entries
    guard let largest = entries.first(where: { $0.index == feature })?.value, largest.sign > 0 else {
      throw Rejection(reason: "v_\(feature) is not positive")
    }
    try require(entries.allSatisfy { $0.value.magnitude <= largest }, "v_\(feature) is not the largest entry")
    let positive = entries.reduce(Rational.zero) { $1.value.sign > 0 ? $0 + $1.value : $0 }
    let limit = Rational(claim.k) * largest
    try require(positive <= limit, "the positive part of v has a sum above k·v_\(feature)")
    try require(vector.vector.norm - positive <= limit, "the negative part of v has a sum above k·v_\(feature)")
  }
}
