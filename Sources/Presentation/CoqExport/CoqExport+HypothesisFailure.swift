// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension CoqExport {
  /// The theorem of a hypothesis-failure certificate: which hypothesis fails, where, with what value.
  static func hypothesisFailure(
    _ matrix: Matrix<Rational>, _ claim: HypothesisFailureClaim, _ witness: HypothesisFailureWitness
  ) -> String {
    var text = define("M", matrix) + define("v", "frac", term(witness.value.rational))
    let at = witness.at.map { "\($0)%N" }.joined(separator: " ")
    let hypothesis: String
    switch claim.hypothesis {
    case .diagonal: hypothesis = "Diagonal \(at)"
    case .offDiagonal(let relation, let mu):
      text += define("mu", "frac", term(mu))
      hypothesis = "OffDiagonal \(term(relation)) mu \(at)"
    case .nonzeroColumns: hypothesis = "NonzeroColumns \(at)"
    case .unitColumns: hypothesis = "UnitColumns \(at)"
    case .equalNorms: hypothesis = "EqualNorms \(at)"
    case .coherence(let relation, let mu):
      text += define("mu", "frac", term(mu))
      hypothesis = "Coherence \(term(relation)) mu \(at)"
    }
    let size = "\(matrix.rows) \(matrix.columns)"
    return text
      + theorem(
        "fails (\(hypothesis)) (mx_of \(size) M) (fr v)",
        by: "@check_hypothesis_failure_sound (\(hypothesis)) \(size) M v")
  }
}
