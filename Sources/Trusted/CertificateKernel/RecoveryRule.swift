// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.7: the worst-case error of a pair of matrices (F1).
struct RecoveryRule: Rule {
  let claim: RecoveryClaim
  let witness: RecoveryWitness
  let pair: InterferencePair

  private var attained: AttainedError { AttainedError(claim.k, claim.domain, witness, pair) }

  var work: Integer? {
    let values = Matrix(rows: 1, columns: witness.z.count, entries: witness.z.map(\.value))
    guard let products = pair.work, let z = ClearedVectors(limited: values, .rows) else { return nil }
    return products + Integer(z.length) * z.wordCount
  }

  func check() throws(Rejection) {
    try pair.requireSize(claim.d, claim.m, claim.units, claim.probeRule)
    // First, so that the number stated is no longer than A, B and z make it when every row is compared with it.
    try attained.requireValue(claim.worstError, claim.m)
    for i in 0..<claim.m {
      if pair.radicand != nil {
        try checkRow(i, try pair.surdErrors(i))
      } else if let row = pair.wideErrors(i) {
        try checkRow(i, row)
      } else {
        try checkRow(i, try pair.integerErrors(i))
      }
    }
    try claim.verdict.requireComparison(of: claim.worstError)
  }

  private func checkRow<Number: ScaledNumber>(_ i: Int, _ errors: (row: [Number], scale: Integer)) throws(Rejection) {
    let error = largestErrorOfRow(claim.k, claim.domain, errors.row).asSurd
    try require(error <= claim.worstError * QuadraticSurd(Rational(errors.scale)), "feature \(i) has a larger error than worstError")
  }
}

/// The largest |Σ e_j z_j| over k-sparse z in the domain.
func largestErrorOfRow<Number: ScaledNumber>(_ k: Int, _ domain: Domain, _ row: [Number]) -> Number {
  let zero = Number(scaled: .zero)
  if domain == .signed { return sumOfLargest(k, row.map { $0.sign < 0 ? zero - $0 : $0 }) }
  return max(sumOfLargest(k, row.map { max($0, zero) }), sumOfLargest(k, row.map { max(zero - $0, zero) }))
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
