// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.7 with a filter: the worst-case error of a pair of matrices, from a few entries of each row (F1).
struct FilteredRecoveryRule: Rule {
  let claim: RecoveryClaim
  let witness: RecoveryWitness
  let rows: FilteredRows

  private var attained: AttainedError { AttainedError(claim.k, claim.domain, witness, rows.pair) }

  var work: Integer? { sum(rows.work, attained.work) }

  var fullWork: Integer? { sum(rows.fullWork, attained.work) }

  func check() throws(Rejection) {
    try rows.pair.requireSize(claim.d, claim.m, claim.units, claim.probeRule)
    try rows.requireShape(claim.m)
    try require(claim.worstError.coefficient.isZero, "an irrational error of rational matrices")
    try attained.requireValue(claim.worstError, claim.m)
    let worst = claim.worstError.rational
    for i in 0..<claim.m {
      let most = try rows.row(i).largestErrorAtMost(claim.k, claim.domain)
      try require(most <= worst, "the listed entries and the bound of feature \(i) allow an error larger than worstError")
    }
    try claim.verdict.requireComparison(of: claim.worstError)
  }

  func checkAssumptions() throws(Rejection) { try rows.checkUnlisted() }
}

/// The sum of two works, infinite when one is.
func sum(_ first: Integer?, _ second: Integer?) -> Integer? {
  guard let first, let second else { return nil }
  return first + second
}

/// Format §5.18, `feature-sparsity` with a filter: how far each feature is recovered, from a few entries of each row.
struct FilteredSparsityRule: Rule {
  let claim: FeatureSparsityClaim
  let rows: FilteredRows

  var work: Integer? { rows.work }

  var fullWork: Integer? { rows.fullWork }

  func check() throws(Rejection) {
    try rows.pair.requireSize(claim.d, claim.m, claim.units, claim.probeRule)
    try rows.requireShape(claim.m)
    try require(claim.k <= claim.m, "k exceeds the number of features")
    try require(claim.sparsities.count == claim.m, "there are not \(claim.m) sparsities")
    guard case .recovery(let domain, let relation, let epsilon) = claim.criterion else {
      throw Rejection(reason: "a filter decides nothing about thresholds")
    }
    for (i, sparsity) in claim.sparsities.enumerated() {
      try require(sparsity <= claim.k, "the sparsity of feature \(i) exceeds k")
      let row = try rows.row(i)
      if sparsity > 0 {
        try require(
          relation.holds(row.largestErrorAtMost(sparsity, domain), epsilon),
          "the listed entries and the bound of feature \(i) do not show that it holds at \(sparsity)")
      }
      if sparsity < claim.k {
        try require(
          !relation.holds(row.largestErrorAtLeast(sparsity + 1, domain), epsilon),
          "the listed entries of feature \(i) do not show that it fails at \(sparsity + 1)")
      }
    }
  }

  func checkAssumptions() throws(Rejection) { try rows.checkUnlisted() }
}
