// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// B = the probes of a witness beside the encoder (format §5.12).
struct WitnessProbes {
  let probes: Matrix<Rational>
  let encoder: ScaledEncoder
  /// The pair; nil when the probes are not d×m.
  private let pair: InterferencePair?

  init(_ probes: Matrix<Rational>, _ encoder: ScaledEncoder) {
    self.probes = probes
    self.encoder = encoder
    let fits = probes.rows == encoder.rows && probes.columns == encoder.columns
    pair = fits ? InterferencePair(encoder, probes: probes) : nil
  }

  var work: Integer? {
    if let pair { return pair.work }
    guard let a = encoder.cleared?.vectors, let words = wordCount(probes, .columns) else { return nil }
    let m = Integer(encoder.columns)
    return m * m * (Integer(encoder.rows) * a.wordCount * words + 16)
  }

  /// Throws unless A and B are both d×m.
  func requireSize(_ d: Int, _ m: Int) throws(Rejection) {
    try encoder.requireSize(d, m)
    try require(pair != nil, "the probes are \(probes.rows)×\(probes.columns)")
  }

  /// |E_i|ₖ, E = BᵀA − I.
  func largestError(_ i: Int, sparsity k: Int) throws(Rejection) -> Rational {
    guard let pair else { throw Rejection(reason: "the probes are not of A's size") }
    if let (row, scale) = pair.wideErrors(i) {
      return Rational(Integer(sumOfLargest(k, row.map { $0 < 0 ? -$0 : $0 })), scale)
    }
    let (row, scale) = try pair.integerErrors(i)
    return Rational(sumOfLargest(k, row.map(\.magnitude)), scale)
  }
}

/// Format §5.12, `access`: the worst-case error of the probes given (F1).
struct AccessRule: Rule {
  let claim: AccessClaim
  let probes: WitnessProbes

  var work: Integer? { probes.work }

  func check() throws(Rejection) {
    try probes.requireSize(claim.d, claim.m)
    try probes.encoder.requireUnits(claim.units)
    var worst = Rational.zero
    for i in 0..<claim.m { worst = max(worst, try probes.largestError(i, sparsity: claim.k)) }
    try require(worst == claim.worstError, "the error of the probes is \(worst), not worstError")
    try require(claim.relation.holds(worst, claim.epsilon), "the error is not \(claim.relation.symbol) epsilon")
  }
}

/// Format §5.12, `no-access`: one kernel vector against all probes (F7).
struct NoAccessRule: Rule {
  let claim: AccessClaim
  let vector: KernelVector

  var work: Integer? { vector.work }

  func check() throws(Rejection) {
    try vector.check(claim.d, claim.m)
    try vector.encoder.requireUnits(claim.units)
    let largest = vector.vector.entries.reduce(Rational.zero) { max($0, $1.value.magnitude) }
    let bound = min(1, Rational(claim.k) * largest / vector.vector.norm)
    try require(bound == claim.worstError, "the kernel vector shows \(bound), not worstError")
    try require(!claim.relation.holds(bound, claim.epsilon), "the bound is \(claim.relation.symbol) epsilon")
  }
}

/// Format §5.12, `optimal-access`: for every feature a probe and a kernel vector of equal values (F7).
struct OptimalAccessRule: Rule {
  let claim: OptimalAccessClaim
  let probes: WitnessProbes
  let vectors: [KernelVector]

  var work: Integer? {
    vectors.reduce(probes.work) { total, vector in
      guard let total, let work = vector.work else { return nil }
      return total + work
    }
  }

  func check() throws(Rejection) {
    let m = claim.m
    try probes.requireSize(claim.d, m)
    try probes.encoder.requireUnits(claim.units)
    try require(claim.featureMu.count == m && vectors.count == m, "not one featureMu and one kernel vector for each of the \(m) features")
    for (i, mu) in claim.featureMu.enumerated() {
      try require(try probes.largestError(i, sparsity: 1) == mu, "feature \(i): the largest error of its probe is not featureMu")
      let vector = vectors[i].vector
      if vector.entries.isEmpty && mu.isZero { continue }
      try vectors[i].check(claim.d, m)
      guard let entry = vector.entries.first(where: { $0.index == i }) else {
        throw Rejection(reason: "feature \(i): its kernel vector is 0 there")
      }
      try require(entry.value.magnitude == mu * vector.norm, "feature \(i): its kernel vector does not show featureMu")
    }
    try require(claim.worstError == min(1, Rational(claim.k) * claim.mu), "worstError is not min(1, k·max featureMu)")
  }
}
