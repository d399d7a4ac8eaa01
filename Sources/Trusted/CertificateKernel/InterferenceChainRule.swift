// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.11: the chain of Theorem 3's proof (F6).
struct InterferenceChainRule: Rule {
  let claim: InterferenceChainClaim
  let witness: InterferenceChainWitness
  let pair: InterferencePair

  var work: Integer? {
    guard let products = pair.work, let words = pair.words else { return nil }
    let bits = claim.mu.map { max($0.numerator.bitLength, $0.denominator.bitLength) } ?? 1
    let (r, s) = (Integer(claim.independentSetSize), Integer(claim.power))
    let w = 1 + 2 * s * (words.encoder + words.probe + 2 + Integer(bits / 64))
    return products + r * r * w * w + r * r * r * w + s * s * w
  }

  func check() throws(Rejection) {
    let (m, k, epsilon, relation) = (claim.m, Integer(claim.k), claim.epsilon, claim.relation)
    try pair.requireSize(claim.d, m, claim.units)
    guard let mu = claim.mu else { throw Rejection(reason: "epsilon is not < 1") }
    let set = witness.independentSet
    try require(
      set.count == claim.independentSetSize && set.allSatisfy { $0 < m },
      "not a set of \(claim.independentSetSize) features")
    try require((2 * k - 1) * Integer(set.count) >= Integer(m), "fewer than m/(2k−1) features")
    try require(claim.lowerBound <= claim.d, "the lower bound exceeds d")

    /// Whether |C_ij| ⋖ epsilon/k fails, for an entry of `integerErrors`, which off the diagonal is C_ij times the scale.
    func interferes(_ entry: Integer, _ scale: Integer) -> Bool {
      !relation.holds(entry.magnitude * k * epsilon.denominator, epsilon.numerator * scale)
    }
    // Bit (i, j) of m² tells whether |C_ij| ⋖ epsilon/k fails: a list of the pairs could be many times longer.
    let width = (m + 63) / 64
    var large = [UInt64](repeating: 0, count: m * width)
    for i in 0..<m {
      let (row, scale) = try pair.integerErrors(i)
      let error = sumOfLargest(claim.k, row.map(\.magnitude))
      try require(
        relation.holds(error * epsilon.denominator, epsilon.numerator * scale),
        "feature \(i) has an error not \(relation.symbol) epsilon")
      for j in 0..<m where j != i && interferes(row[j], scale) {
        large[i * width + j / 64] |= 1 << UInt64(j % 64)
      }
    }
    func isLarge(_ i: Int, _ j: Int) -> Bool { large[i * width + j / 64] >> UInt64(j % 64) & 1 == 1 }
    var edges = 0
    for i in 0..<m { for j in 0..<i where isLarge(i, j) || isLarge(j, i) { edges += 1 } }
    try require(edges == witness.edges, "the interference graph has \(edges) edges")
    try require(Integer(edges) <= Integer(m) * (k - 1), "the interference graph has more than m(k−1) edges")

    var submatrix: [[Integer]] = []
    for i in set {
      try require(
        set.allSatisfy { $0 == i || !isLarge(i, $0) }, "feature \(i) interferes with another of the set")
      var (row, scale) = try pair.integerErrors(i)
      row[i] += scale
      submatrix.append(set.map { row[$0] })
    }
    try FamilyBound(
      family: claim.family, power: claim.power, mu: mu, relation: relation, lowerBound: claim.lowerBound
    ).check(submatrix)
  }
}
