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
    let m = claim.m
    if radicand != nil {
      try checkErrors(a, b) { i in (0..<m).map { b.surdProduct(i, a, $0) } }
    } else if fitsWideWords(a, b) {
      try checkErrors(a, b) { b.vectors.wideProducts($0, a.vectors) ?? [] }
    } else {
      try checkErrors(a, b) { i in (0..<m).map { b.integerProduct(i, a, $0) } }
    }
    switch claim.verdict {
    case .recovery(let relation, let epsilon):
      try require(relation.holds(claim.worstError, QuadraticSurd(epsilon)), "the error is not \(relation.symbol) epsilon")
    case .failure(let relation, let epsilon):
      try require(!relation.holds(claim.worstError, QuadraticSurd(epsilon)), "the error is \(relation.symbol) epsilon")
    case .worstCaseError: break
    }
  }

  /// Whether sums of m products and denominators, each bounded by the bit lengths, have at most 120 bits.
  private func fitsWideWords(_ a: Columns, _ b: Columns) -> Bool {
    func bits(_ n: Int) -> Int { Integer(n).bitLength }
    let product = a.vectors.bitLength + b.vectors.bitLength + bits(claim.d)
    let scale = a.vectors.denominators[0].bitLength + (b.vectors.denominators.map(\.bitLength).max() ?? 0)
    return max(product, scale) + bits(claim.m) + 1 <= 120 && b.vectors.wideProducts(0, a.vectors) != nil
  }

  /// No row's error exceeds `worstError`, and the witness attains it; `products` gives row i of BᵀA times both denominators.
  private func checkErrors<Number: ScaledNumber>(_ a: Columns, _ b: Columns, _ products: (Int) -> [Number]) throws(Rejection) {
    let m = claim.m
    /// Row i of E = BᵀA − I times the product of both denominators, and that product.
    func scaledRow(_ i: Int) -> (entries: [Number], scale: Integer) {
      let scale = b.vectors.denominators[i] * a.vectors.denominators[0]
      var entries = products(i)
      entries[i] = entries[i] - Number(scaled: scale)
      return (entries, scale)
    }
    for i in 0..<m {
      let (entries, scale) = scaledRow(i)
      let error = largestError(entries).asSurd
      try require(error <= claim.worstError * QuadraticSurd(Rational(scale)), "feature \(i) has a larger error than worstError")
    }
    try require(witness.row < m && witness.z.allSatisfy { $0.index < m }, "the witness speaks of a feature ≥ \(m)")
    try require(witness.z.count <= claim.k, "the witness has more than \(claim.k) nonzero entries")
    let least: Rational = claim.domain == .signed ? -1 : 0
    try require(witness.z.allSatisfy { $0.value >= least && $0.value <= 1 }, "the witness lies outside the domain")
    let (entries, scale) = scaledRow(witness.row)
    let value = witness.z.reduce(QuadraticSurd.zero) { $0 + entries[$1.index].asSurd * QuadraticSurd($1.value) }
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
