// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.9: a hypothesis fails at a place.
struct HypothesisFailureRule: Rule {
  let claim: HypothesisFailureClaim
  let witness: HypothesisFailureWitness
  let input: InputMatrix

  var work: Integer? {
    guard let words = Columns(input, .columns, radicand: input.radicand)?.vectors.wordCount else { return nil }
    return Integer(input.rows) * Integer(input.columns) * words * words * (input.radicand == nil ? 1 : 4)
  }

  func check() throws(Rejection) {
    let at = witness.at
    try require(at.count == claim.hypothesis.indexCount, "\(at.count) indices")
    try require(at.allSatisfy { $0 < input.columns }, "an index is out of range")
    if claim.hypothesis.statement == "near-identity-rank" {
      try require(input.rows == input.columns, "the matrix is not square")
    }
    let value = witness.value
    func entry(_ i: Int, _ j: Int) -> QuadraticSurd { input[i, j] }
    func product(_ i: Int, _ j: Int) -> QuadraticSurd { (0..<input.rows).reduce(.zero) { $0 + entry($1, i) * entry($1, j) } }
    func same(_ actual: QuadraticSurd) throws(Rejection) { try require(actual == value, "the value there is \(actual)") }
    switch claim.hypothesis {
    case .diagonal:
      try same(entry(at[0], at[0]))
      try require(value.sign <= 0, "the diagonal entry is positive")
    case .offDiagonal(let relation, let mu):
      try require(at[0] != at[1] && entry(at[0], at[0]).sign > 0, "not an off-diagonal entry of a row with positive diagonal")
      try same(entry(at[0], at[1]) / entry(at[0], at[0]))
      try require(!relation.holds(value.magnitude, QuadraticSurd(mu)), "the entry is \(relation.symbol) mu in absolute value")
    case .nonzeroColumns:
      try same(.zero)
      try require((0..<input.rows).allSatisfy { entry($0, at[0]).isZero }, "the column is not zero")
    case .unitColumns:
      try same(product(at[0], at[0]))
      try require(value != .one, "the column is a unit vector")
    case .equalNorms:
      try require(at[0] < at[1], "not an increasing pair")
      try same(product(at[1], at[1]))
      try require(product(at[0], at[0]) != value, "the two columns have the same norm")
    case .coherence(let relation, let mu):
      try require(at[0] < at[1], "not an increasing pair")
      let norms = product(at[0], at[0]) * product(at[1], at[1])
      try require(norms.sign > 0, "a column is zero")
      let g = product(at[0], at[1])
      try same(g * g / norms)
      try require(!relation.holds(value, QuadraticSurd(mu * mu)), "the squared cosine is \(relation.symbol) mu²")
    }
  }
}
