// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The error of a pair of matrices at one feature and one z: nothing of C = BᵀA but what z touches.
struct AttainedError {
  let k: Int
  let domain: Domain
  let witness: RecoveryWitness
  let pair: InterferencePair

  init(_ k: Int, _ domain: Domain, _ witness: RecoveryWitness, _ pair: InterferencePair) {
    self.k = k
    self.domain = domain
    self.witness = witness
    self.pair = pair
  }

  private var values: Matrix<Rational> { Matrix(rows: 1, columns: witness.z.count, entries: witness.z.map(\.value)) }

  /// The work of reading z and multiplying; nil when infinite.
  var work: Integer? {
    guard let z = ClearedVectors(limited: values, .rows), let products = pair.work(entries: Integer(z.length + 1)) else { return nil }
    return products + Integer(z.length) * z.wordCount
  }

  /// The witness is admissible, and the error there is `value`.
  func requireValue(_ value: QuadraticSurd, _ m: Int) throws(Rejection) {
    let columns = witness.z.map(\.index)
    try require(witness.row < m && columns.allSatisfy { $0 < m }, "the witness speaks of a feature ≥ \(m)")
    try require(columns.count <= k, "the witness has more than \(k) nonzero entries")
    let least: Rational = domain == .signed ? -1 : 0
    try require(witness.z.allSatisfy { $0.value >= least && $0.value <= 1 }, "the witness lies outside the domain")
    if pair.radicand == nil {
      try requireSum(value, try pair.integerErrors(witness.row, columns))
    } else {
      try requireSum(value, try pair.surdErrors(witness.row, columns))
    }
  }

  private func requireSum<Number: ScaledNumber>(_ value: QuadraticSurd, _ errors: (row: [Number], scale: Integer)) throws(Rejection) {
    var sum = QuadraticSurd.zero
    for (error, entry) in zip(errors.row, witness.z) { sum += error.asSurd * QuadraticSurd(entry.value) }
    try require(sum.magnitude == value * QuadraticSurd(Rational(errors.scale)), "the witness does not attain the error")
  }
}

/// Format §5.7, `recovery-failure` with `attainedError`.
struct AttainedErrorRule: Rule {
  let claim: AttainedErrorClaim
  let witness: RecoveryWitness
  let pair: InterferencePair

  private var attained: AttainedError { AttainedError(claim.k, claim.domain, witness, pair) }

  var work: Integer? { attained.work }

  func check() throws(Rejection) {
    try pair.requireSize(claim.d, claim.m, claim.units, claim.probeRule)
    try attained.requireValue(claim.attainedError, claim.m)
    try RecoveryVerdict.failure(claim.relation, epsilon: claim.epsilon).requireComparison(of: claim.attainedError)
  }
}

extension RecoveryVerdict {
  /// The error compares with epsilon as the verdict says.
  func requireComparison(of error: QuadraticSurd) throws(Rejection) {
    switch self {
    case .recovery(let relation, let epsilon):
      try require(relation.holds(error, QuadraticSurd(epsilon)), "the error is not \(relation.symbol) epsilon")
    case .failure(let relation, let epsilon):
      try require(!relation.holds(error, QuadraticSurd(epsilon)), "the error is \(relation.symbol) epsilon")
    case .worstCaseError: break
    }
  }
}
