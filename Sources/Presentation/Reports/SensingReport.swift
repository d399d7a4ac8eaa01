// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import KernelLadder
import Statements
import TextLayout

extension Report {
  /// Basis pursuit for all k-sparse vectors; with the ladder, all kinds of decoders beside it.
  public static func sensing(
    _ name: String, _ encoder: ProofInput, _ result: BasisPursuitProver.Result, sparsity k: Int, ladder: Ladder? = nil,
    style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Basis pursuit for every k-sparse vector (Theorem 1; F9)")
    report.paragraph(
      "Statement. Every z with at most k nonzero entries is the only x of least ‖x‖₁ with Ax = Az exactly when any k entries of any v ≠ 0 with "
        + "Av = 0 make up less than half of ‖v‖₁. For every set of k columns and all signs on it a vector y proves this; one v refutes it.")
    report.separate()
    let m = encoder.matrix?.columns ?? 0
    report.facts([
      ("A (encoder)", "\(name), \(size(encoder))"), ("sparsity k", "\(k)"), ("kernel of A", "dimension \(m - result.rank)"),
      ("sets of columns with signs", result.patterns.map(String.init) ?? "more than 2^40"),
    ])
    report.heading("Witness")
    report.facts(witness(result, sparsity: k))
    if let ladder { add(ladder, sparsity: k, to: &report) }
    add(result.outcome, to: &report)
    return report
  }

  private static func witness(_ result: BasisPursuitProver.Result, sparsity k: Int) -> [(String, String)] {
    var facts: [(String, String)] = []
    let decided = result.decided
    if decided.count > 0 {
      facts.append(
        (
          "vectors y found",
          "\(decided.leastSquares) by least squares, \(decided.reweighted) by weighted least squares, \(decided.exact) by exact linear programs"
        ))
      facts.append(("largest multiplier N", "\(decided.largestMultiplier)"))
    }
    if let vector = result.concentrated {
      let share = vector.concentration(k)
      facts.append(
        (
          "most concentrated kernel vector",
          "\(share.forPeople) of ‖v‖₁ on \(min(k, vector.entries.count)) of its \(vector.entries.count) entries"
            + (2 * share < 1 ? " (found, perhaps not the worst)" : ", at least half")
        ))
      if 2 * share >= 1 { facts.append(("v", entries("v", vector))) }
    } else {
      facts.append(("kernel vectors", "0 only"))
    }
    return facts
  }

  private static func add(_ ladder: Ladder, sparsity k: Int, to report: inout TextReport) {
    report.heading("The kernel ladder at k = \(k): what each decoder asks of every v ≠ 0 with Av = 0")
    report.table(
      ["decoder", "asks", "verdict", "witness"], ladder.rungs.map { row($0) }, alignments: [.left, .left, .left, .left])
    report.separate()
    let (mu, feature) = (ladder.probes.largestMu, ladder.probes.bindingFeature)
    report.paragraph(
      "The best linear probes have error \(ladder.probes.error(sparsity: k).forPeople) = min(1, k·μ*), μ* = \(mu.forPeople) at feature \(feature)."
    )
  }

  private static func row(_ rung: Ladder.Rung) -> [String] {
    let (name, condition): (String, String)
    switch rung.decoder {
    case .any: (name, condition) = ("any decoder, exactly", "‖v‖₀ > 2k")
    case .basisPursuit: (name, condition) = ("basis pursuit, exactly", "k largest |v_j| < ½‖v‖₁")
    case .linear(let epsilon?, let relation):
      (name, condition) = ("linear probes, error \(relation.symbol) \(epsilon)", "k‖v‖_∞ \(relation.symbol) \(epsilon)·‖v‖₁")
    case .linear(nil, _): (name, condition) = ("linear probes, least error", "k‖v‖_∞ ≤ error·‖v‖₁")
    case .thresholds: (name, condition) = ("linear probes with thresholds, z ∈ {0,1}^m", "k‖v‖_∞ < max(‖v₊‖₁, ‖v₋‖₁)")
    }
    switch rung.outcome {
    case .proved(let certificate): return [name, condition, "holds", witness(certificate.assertion)]
    case .refuted(let certificate): return [name, condition, "fails", witness(certificate.assertion)]
    case .undecided(let tried): return [name, condition, "undecided", tried.last ?? ""]
    }
  }

  private static func witness(_ assertion: Assertion) -> String {
    switch assertion {
    case .exactDecoding(let claim, .prime(let prime)):
      return "any \(min(claim.m, 2 * claim.k)) columns independent modulo \(prime)"
    case .exactDecoding(_, .kernelVector(let vector)): return "v with \(vector.entries.count) entries"
    case .basisPursuit(_, .certificates(let certificates)): return "\(certificates.count) vectors y"
    case .basisPursuit(let claim, .kernelVector(let vector)):
      return "v with \(vector.concentration(claim.k).forPeople) of ‖v‖₁ on \(min(claim.k, vector.entries.count)) entries"
    case .access(let claim, .probes): return "probes with error \(claim.worstError.forPeople)"
    case .access(let claim, .kernelVector): return "v: every B has error ≥ \(claim.worstError.forPeople)"
    case .threshold: return "probes and thresholds"
    case .thresholdFailure(_, let witness):
      if case .kernelVector(let vector) = witness.reason { return "v with \(vector.entries.count) entries, at feature \(witness.feature)" }
      return "feature \(witness.feature)"
    case .optimalAccess(let claim, _): return "probes and vectors: exactly \(claim.worstError.forPeople)"
    default: return ""
    }
  }
}
