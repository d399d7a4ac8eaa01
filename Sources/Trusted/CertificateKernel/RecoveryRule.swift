// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.7: the worst-case error of a pair of matrices (F1).
struct RecoveryRule: Rule {
  let claim: RecoveryClaim
  let witness: RecoveryWitness
  let encoder, probe: InputMatrix
  let radicand: Int?
  let encoderColumns, probeColumns: Columns?

  init(_ claim: RecoveryClaim, _ witness: RecoveryWitness, encoder: InputMatrix, probe: InputMatrix) {
    self.claim = claim
    self.witness = witness
    self.encoder = encoder
    self.probe = probe
    radicand = encoder.radicand ?? probe.radicand
    encoderColumns = Columns(encoder, .columnsSharingDenominator, radicand: radicand)
    probeColumns = Columns(probe, .columns, radicand: radicand)
  }

  var work: Integer? {
    let values = Matrix(rows: 1, columns: witness.z.count, entries: witness.z.map(\.value))
    guard let a = encoderColumns?.vectors, let b = probeColumns?.vectors, let z = ClearedVectors(limited: values, .rows) else { return nil }
    let (d, m) = (Integer(encoder.rows), Integer(encoder.columns))
    return m * m * (d * a.wordCount * b.wordCount + 16) * (radicand == nil ? 1 : 4) + Integer(z.length) * z.wordCount
  }

  func check() throws(Rejection) {
    let sizes = [encoder.rows, probe.rows, encoder.columns, probe.columns]
    try require(sizes == [claim.d, claim.d, claim.m, claim.m], "A and B are not both \(claim.d)×\(claim.m)")
    guard let a = encoderColumns, let b = probeColumns else { throw Rejection(reason: "a common denominator is too large") }
    for i in 0..<claim.m {
      if radicand != nil {
        try checkRow(i, scaledRow(i, a, b) { b.surdProduct(i, a, $0) })
      } else if let row = wideRow(i, a, b) {
        try checkRow(i, row)
      } else {
        try checkRow(i, scaledRow(i, a, b) { b.integerProduct(i, a, $0) })
      }
    }
    let row = witness.row
    try require(row < claim.m && witness.z.allSatisfy { $0.index < claim.m }, "the witness speaks of a feature ≥ \(claim.m)")
    if radicand != nil {
      try checkWitness(scaledRow(row, a, b) { b.surdProduct(row, a, $0) })
    } else {
      try checkWitness(scaledRow(row, a, b) { b.integerProduct(row, a, $0) })
    }
    switch claim.verdict {
    case .recovery(let relation, let epsilon):
      try require(relation.holds(claim.worstError, QuadraticSurd(epsilon)), "the error is not \(relation.symbol) epsilon")
    case .failure(let relation, let epsilon):
      try require(!relation.holds(claim.worstError, QuadraticSurd(epsilon)), "the error is \(relation.symbol) epsilon")
    case .worstCaseError: break
    }
  }

  /// Row i of E = BᵀA − I times a positive integer `scale`.
  private typealias Row<Number> = (entries: [Number], scale: Integer)

  /// The row times the product of both denominators, from the products of the cleared columns.
  private func scaledRow<Number: ScaledNumber>(_ i: Int, _ a: Columns, _ b: Columns, _ product: (Int) -> Number) -> Row<Number> {
    let scale = b.vectors.denominators[i] * a.vectors.denominators[0]
    return ((0..<claim.m).map { j in j == i ? product(j) - Number(scaled: scale) : product(j) }, scale)
  }

  /// The same, divided by what the scale and the content of column i of B have in common; nil unless sums of m entries have at most
  /// 120 bits.
  private func wideRow(_ i: Int, _ a: Columns, _ b: Columns) -> Row<Int128>? {
    let scale = b.vectors.denominators[i] * a.vectors.denominators[0]
    let common = Integer.greatestCommonDivisor(b.vectors.content(i), scale)
    let (factor, rest) = (b.vectors.content(i).dividedExactly(by: common), scale.dividedExactly(by: common))
    let bits = max(b.vectors.wideBitLength(a.vectors) + factor.bitLength, rest.bitLength) + Integer(claim.m).bitLength + 1
    guard bits <= 120, var entries = b.vectors.wideProducts(i, a.vectors) else { return nil }
    if !factor.isOne { for j in entries.indices { entries[j] *= Int128(scaled: factor) } }
    entries[i] -= Int128(scaled: rest)
    return (entries, rest)
  }

  private func checkRow<Number: ScaledNumber>(_ i: Int, _ row: Row<Number>) throws(Rejection) {
    let error = largestError(row.entries).asSurd
    try require(error <= claim.worstError * QuadraticSurd(Rational(row.scale)), "feature \(i) has a larger error than worstError")
  }

  /// The witness is admissible and attains `worstError` in the row it names.
  private func checkWitness<Number: ScaledNumber>(_ row: Row<Number>) throws(Rejection) {
    try require(witness.z.count <= claim.k, "the witness has more than \(claim.k) nonzero entries")
    let least: Rational = claim.domain == .signed ? -1 : 0
    try require(witness.z.allSatisfy { $0.value >= least && $0.value <= 1 }, "the witness lies outside the domain")
    let value = witness.z.reduce(QuadraticSurd.zero) { $0 + row.entries[$1.index].asSurd * QuadraticSurd($1.value) }
    try require(value.magnitude == claim.worstError * QuadraticSurd(Rational(row.scale)), "the witness does not attain worstError")
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
