// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.7: the worst-case error of a pair of matrices (F1).
struct RecoveryRule: Rule {
  let claim: RecoveryClaim
  let witness: RecoveryWitness
  let pair: InterferencePair

  var work: Integer? {
    let values = Matrix(rows: 1, columns: witness.z.count, entries: witness.z.map(\.value))
    guard let products = pair.work, let z = ClearedVectors(limited: values, .rows) else { return nil }
    return products + Integer(z.length) * z.wordCount
  }

  func check() throws(Rejection) {
    try pair.requireSize(claim.d, claim.m, claim.units)
    if pair.radicand == nil {
      try checkErrors { (i) throws(Rejection) in try pair.integerErrors(i) }
    } else {
      try checkErrors { (i) throws(Rejection) in try pair.surdErrors(i) }
    }
    switch claim.verdict {
    case .recovery(let relation, let epsilon):
      try require(relation.holds(claim.worstError, QuadraticSurd(epsilon)), "the error is not \(relation.symbol) epsilon")
    case .failure(let relation, let epsilon):
      try require(!relation.holds(claim.worstError, QuadraticSurd(epsilon)), "the error is \(relation.symbol) epsilon")
    case .worstCaseError: break
    }
  }

  /// No row's error exceeds `worstError`, and the witness attains it.
  private func checkErrors<Number: ScaledNumber>(
    _ scaledErrors: (Int) throws(Rejection) -> (row: [Number], scale: Integer)
  ) throws(Rejection) {
    let m = claim.m
    for i in 0..<m {
      let (row, scale) = try scaledErrors(i)
      let error = largestError(row).asSurd
      try require(error <= claim.worstError * QuadraticSurd(Rational(scale)), "feature \(i) has a larger error than worstError")
    }
    try require(witness.row < m && witness.z.allSatisfy { $0.index < m }, "the witness speaks of a feature ≥ \(m)")
    try require(witness.z.count <= claim.k, "the witness has more than \(claim.k) nonzero entries")
    let least: Rational = claim.domain == .signed ? -1 : 0
    try require(witness.z.allSatisfy { $0.value >= least && $0.value <= 1 }, "the witness lies outside the domain")
    let (row, scale) = try scaledErrors(witness.row)
    let value = witness.z.reduce(QuadraticSurd.zero) { $0 + row[$1.index].asSurd * QuadraticSurd($1.value) }
    try require(value.magnitude == claim.worstError * QuadraticSurd(Rational(scale)), "the witness does not attain worstError")
  }

  /// The largest |Σ e_j z_j| over k-sparse z in the domain.
  private func largestError<Number: ScaledNumber>(_ row: [Number]) -> Number {
    let zero = Number(scaled: .zero)
    if claim.domain == .signed { return sumOfLargest(claim.k, row.map { $0.sign < 0 ? zero - $0 : $0 }) }
    return max(
      sumOfLargest(claim.k, row.map { max($0, zero) }), sumOfLargest(claim.k, row.map { max(zero - $0, zero) }))
  }
}

/// The sum of the min(k, count) largest values.
func sumOfLargest<Number: ScaledNumber>(_ k: Int, _ values: [Number]) -> Number {
  var largest: [Number]
  if k >= values.count {
    largest = values
  } else if k > 16 {
    largest = Array(values.sorted(by: >).prefix(k))
  } else {
    largest = values.prefix(k).sorted(by: >)
    for value in values.dropFirst(k) where value > largest[k - 1] {
      var place = k - 1
      while place > 0, largest[place - 1] < value {
        largest[place] = largest[place - 1]
        place -= 1
      }
      largest[place] = value
    }
  }
  return largest.reduce(Number(scaled: .zero), +)
}
