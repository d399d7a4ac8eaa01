// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.8: the coherence of the columns of a matrix (Definition 4).
struct IncoherenceRule: Rule {
  let claim: IncoherenceClaim
  let witness: IncoherenceWitness
  let encoder: InputMatrix
  let columns: Columns?

  init(_ claim: IncoherenceClaim, _ witness: IncoherenceWitness, encoder: InputMatrix) {
    self.claim = claim
    self.witness = witness
    self.encoder = encoder
    columns = Columns(encoder, .columns, radicand: encoder.radicand)
  }

  var work: Integer? { witness.filter.map { filteredWork($0) } ?? workOfAllPairs }

  var workOfAllPairs: Integer? {
    guard let columns else { return nil }
    let (d, m, words) = (Integer(encoder.rows), Integer(encoder.columns), columns.vectors.wordCount)
    return m * m * d * words * words * (encoder.radicand == nil ? 1 : 4)
  }

  var fullWork: Integer? { witness.filter == nil ? work : sum(work, workOfAllPairs) }

  func check() throws(Rejection) {
    try require(encoder.rows == claim.d && encoder.columns == claim.m, "the matrix is not \(claim.d)×\(claim.m)")
    guard let columns else { throw Rejection(reason: "a common denominator is too large") }
    try witness.filter?.requireShape(claim.m)
    if encoder.radicand == nil {
      try checkCosines(columns) { columns.integerProduct($0, columns, $1) }
    } else {
      try checkCosines(columns) { columns.surdProduct($0, columns, $1) }
    }
    if let coherence = claim.coherence {
      try require(QuadraticSurd(coherence * coherence) == claim.coherenceSquared, "coherence² is not coherenceSquared")
    }
    if let (relation, mu) = claim.bound, claim.m > 1 {
      try require(
        relation.holds(claim.coherenceSquared, QuadraticSurd(mu * mu)), "the coherence is not \(relation.symbol) mu")
    }
  }

  // Clearing denominators scales a column by a positive number, which no cosine notices.
  private func checkCosines<Number: ScaledNumber>(_ columns: Columns, _ product: (Int, Int) -> Number) throws(Rejection) {
    let m = claim.m
    let norms = (0..<m).map { product($0, $0) }
    for j in 0..<m {
      try require(norms[j].sign > 0, "column \(j) is zero")
      let scale = columns.vectors.denominators[j]
      let squared = norms[j].asSurd / QuadraticSurd(Rational(scale * scale))
      switch claim.columns {
      case .unit(let stated): try require(squared == .one && stated == .one, "column \(j) is not a unit vector")
      case .equal(let expected): try require(squared == expected, "column \(j) has squared norm \(squared)")
      case .any: break
      }
    }
    // cos² = g²/(n_i n_j) ≤ coherenceSquared.
    let coherence = try StatedValue<Number>(claim.coherenceSquared)
    func excess(_ i: Int, _ j: Int) -> Int {
      let g = product(i, j)
      return coherence.compare(g * g, over: norms[i] * norms[j])
    }
    // First, so that the number stated is no longer than the matrix makes it when all pairs are compared with it.
    if let (i, j) = witness.pair {
      try require(i < j && j < m, "the pair (\(i), \(j)) is out of range")
      try require(excess(i, j) == 0, "the pair does not attain the coherence")
    } else {
      try require(m == 1 && claim.coherenceSquared.isZero, "no pair attains the coherence")
    }
    for i in 0..<m {
      for j in witness.filter?.listed[i] ?? Array(i + 1..<max(m, i + 1)) {
        try require(i < j, "row \(i) of the filter lists \(j)")
        try require(excess(i, j) <= 0, "columns \(i), \(j) have a larger squared cosine")
      }
      guard let bound = witness.filter?.bounds[i] else { continue }
      // |⟨a_i,a_j⟩| ≤ β‖a_j‖ with β² ≤ coherenceSquared·‖a_i‖²: no larger squared cosine.
      let (numerator, denominator) = (bound.numerator * columns.vectors.denominators[i], Number(scaled: bound.denominator))
      try require(
        coherence.compare(Number(scaled: numerator * numerator), over: denominator * denominator * norms[i]) <= 0,
        "the bound of row \(i) allows a larger squared cosine")
    }
  }
}
