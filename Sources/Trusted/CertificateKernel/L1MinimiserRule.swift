// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.15: a solution of Ax = a, and a dual vector that shows that no solution has a smaller ‖x‖₁ (F9).
struct L1MinimiserRule: Rule {
  let claim: L1MinimiserClaim
  let witness: L1MinimiserWitness
  let encoder, activation: Matrix<Rational>
  /// Each over one denominator; nil when too large.
  private let columns, target, x, dual: ClearedVectors?

  init(_ claim: L1MinimiserClaim, _ witness: L1MinimiserWitness, encoder: Matrix<Rational>, activation: Matrix<Rational>) {
    func row(_ values: [Rational]) -> ClearedVectors? {
      ClearedVectors(limited: Matrix(rows: 1, columns: values.count, entries: values), .rows)
    }
    self.claim = claim
    self.witness = witness
    self.encoder = encoder
    self.activation = activation
    columns = ClearedVectors(limited: encoder, .columnsSharingDenominator)
    target = ClearedVectors(limited: activation, .columnsSharingDenominator)
    x = row(witness.x.entries.map(\.value))
    dual = row(witness.dual)
  }

  var work: Integer? {
    guard let columns, let target, let x, let dual else { return nil }
    let (d, m, z) = (Integer(encoder.rows), Integer(encoder.columns), Integer(witness.x.entries.count))
    return (d * m * columns.wordCount + z * d) * (dual.wordCount + x.wordCount) + d * target.wordCount * dual.wordCount + z * z * z
  }

  func check() throws(Rejection) {
    let (d, m) = (claim.d, claim.m)
    try require(encoder.rows == d && encoder.columns == m, "A is \(encoder.rows)×\(encoder.columns)")
    try require(activation.rows == d && activation.columns == 1, "a is \(activation.rows)×\(activation.columns), not \(d)×1")
    let support = witness.x.entries.map(\.index)
    try require(support.allSatisfy { $0 < m }, "x speaks of a feature ≥ \(m)")
    try require(witness.dual.count == d, "the dual vector has \(witness.dual.count) members, not \(d)")
    guard let columns, let target, let x, let dual, let scale = columns.denominators.first else {
      throw Rejection(reason: "a common denominator is too large")
    }
    // Σ x_j a_j = a, all over the product of the denominators of A and x.
    var image = [Integer](repeating: .zero, count: d)
    for (j, value) in zip(support, x.vector(0)) {
      for (i, entry) in columns.vector(j).enumerated() { image[i] += entry * value }
    }
    let (left, right) = (target.denominators[0], scale * x.denominators[0])
    try require(zip(image, target.vector(0)).allSatisfy { $0 * left == $1 * right }, "Ax is not a")
    try require(witness.x.norm == claim.norm, "‖x‖₁ is not norm")
    // |⟨a_j, y⟩| ≤ 1, and < 1 off the support for uniqueness.
    let one = scale * dual.denominators[0]
    let isUnique = claim.unique == .yes
    var place = 0
    for j in 0..<m {
      let size = dual.dot(0, columns, j).magnitude
      let isSupport = place < support.count && support[place] == j
      if isSupport { place += 1 }
      try require(isUnique && !isSupport ? size < one : size <= one, "|⟨a_\(j), y⟩| is too large")
    }
    try require(Rational(dual.dot(0, target, 0), dual.denominators[0] * left) == claim.norm, "⟨y, a⟩ is not norm")
    if isUnique { try checkIndependence(support) }
  }

  private func checkIndependence(_ support: [Int]) throws(Rejection) {
    guard let independent = witness.independent, let cleared = ClearedVectors(limited: encoder, .rows) else {
      throw Rejection(reason: "uniqueness without independence")
    }
    try require(independent.rows.count == support.count && independent.rows.allSatisfy { $0 < claim.d }, "the minor is not square")
    try require(isPrime(independent.prime), "\(independent.prime) is not a prime")
    let p = UInt64(independent.prime)
    let minor = independent.rows.map { i in
      let row = cleared.vector(i)
      return support.map { row[$0].residue(modulo: p) }
    }
    try require(isNonsingular(minor, modulo: p), "the columns of x are not shown to be independent modulo \(p)")
  }
}
