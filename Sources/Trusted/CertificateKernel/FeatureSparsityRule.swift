// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.18, `feature-sparsity`: how far each feature goes on its own.
struct FeatureSparsityRule: Rule {
  let claim: FeatureSparsityClaim
  let pair: InterferencePair
  /// Nil when none are given.
  let thresholds: Thresholds?

  var work: Integer? {
    guard let products = pair.work, let reading = thresholds.map(\.work) ?? .zero else { return nil }
    return products + reading
  }

  func check() throws(Rejection) {
    try pair.requireSize(claim.d, claim.m, claim.units, claim.probeRule)
    try thresholds?.requireCount(claim.m)
    try require(claim.k <= claim.m, "k exceeds the number of features")
    try require(claim.sparsities.count == claim.m, "there are not \(claim.m) sparsities")
    for (i, sparsity) in claim.sparsities.enumerated() {
      try require(sparsity <= claim.k, "the sparsity of feature \(i) exceeds k")
      let row = try pair.feature(i)
      // What holds at s holds at every smaller one, so the two places around the largest decide.
      if sparsity > 0 { try require(try holds(i, row, sparsity), "feature \(i) fails at \(sparsity)") }
      if sparsity < claim.k { try require(try !holds(i, row, sparsity + 1), "feature \(i) holds at \(sparsity + 1) too") }
    }
  }

  private func holds(_ i: Int, _ row: any FeatureRow, _ s: Int) throws(Rejection) -> Bool {
    switch claim.criterion {
    case .recovery(let domain, let relation, let epsilon):
      return relation.holds(row.largestError(s, domain), QuadraticSurd(epsilon))
    case .separable:
      let (off, on) = row.extremes(s)
      return off < on
    case .thresholds:
      guard let thresholds else { throw Rejection(reason: "no thresholds are given") }
      let (off, on) = row.extremes(s)
      return off <= thresholds[i] && thresholds[i] < on
    }
  }
}
