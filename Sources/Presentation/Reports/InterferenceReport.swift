// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import LowerBound
import NearIdentityRank
import Statements
import TextLayout

extension Report {
  /// Theorem 3's chain on a pair.
  public static func interference(
    _ names: (encoder: String, probe: String), _ encoder: ProofInput, _ probe: ProofInput,
    _ result: InterferenceChainProver.Result, sparsity k: Int, epsilon: Rational, relation: Relation,
    featureScale: (name: String, scale: FeatureScale)? = nil, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Theorem 3 on an instance: recovery, interference graph, rank (F6)")
    report.paragraph(
      "Statement. If A and B recover every k-sparse z ∈ [-1, 1]^m with error \(relation.symbol) ε < 1, then C = BᵀA has at most m(k−1) pairs of "
        + "features that interfere (|C_ij| or |C_ji| not \(relation.symbol) ε/k); at least m/(2k−1) features do not interfere with each other; "
        + "and C on these, rows divided by the diagonal, is so close to the identity that its rank, hence d, is at least the bound below."
    )
    report.separate()
    report.facts([
      ("A (encoder)", "\(names.encoder), \(size(encoder))"), ("B (probe)", "\(names.probe), \(size(probe))"),
      ("sparsity k", "\(k)"), ("ε", epsilon.forPeople),
    ])
    add(featureScale, to: &report)
    report.heading("Recovery (eq. 4)")
    let worst = result.worst
    report.facts([
      ("worst-case error", "\(worst.error.forPeople) at feature \(worst.row)"),
      ("claimed", "\(relation.symbol) ε = \(epsilon.forPeople)"),
      ("slack ε − error", (QuadraticSurd(epsilon) - worst.error).forPeople),
    ])
    if let chain = result.chain {
      add(chain, result, k, relation, to: &report)
    } else {
      report.line("the z that is not recovered: \(nonzeros(worst.z))")
    }
    add(result.outcome, to: &report)
    return report
  }

  private static func add(
    _ chain: InterferenceChainProver.Chain, _ result: InterferenceChainProver.Result, _ k: Int,
    _ relation: Relation,
    to report: inout TextReport
  ) {
    let (d, m) = result.size
    report.heading("Interference graph (eq. 10)")
    report.facts([
      ("threshold ε/k", chain.threshold.forPeople),
      (
        "most large entries in a row",
        "\(chain.interference.largeEntries.max() ?? 0), at most k − 1 = \(k - 1)"
      ),
      ("edges", "\(chain.interference.graph.edges.count), at most m(k−1) = \(Integer(m) * Integer(k - 1))"),
    ])
    report.heading("Features that do not interfere (Turán, greedy on the complement)")
    report.facts([
      ("found", "\(chain.independentSet.count), at least ⌈m/(2k−1)⌉ = \(chain.guaranteedSize)"),
      ("features", indices(chain.independentSet)),
    ])
    report.heading("C on these features, row i divided by C_ii (Lemma 7, Corollary 8)")
    var facts = [
      ("least C_ii", "\(chain.leastDiagonal.value.forPeople) at feature \(chain.leastDiagonal.at)")
    ]
    if let ratio = chain.largestRatio {
      facts.append(("largest |C_ij|/C_ii", "\(ratio.value.forPeople) at (\(ratio.at.0), \(ratio.at.1))"))
    }
    facts.append(
      (
        "μ = (ε/k)/(1−ε)",
        "\(chain.mu.forPeople)\(chain.mu >= 1 ? " ≥ 1: μ alone forces next to nothing" : "")"
      ))
    report.facts(facts)
    guard let best = chain.best else { return }
    report.heading("Bounds, power by power")
    addBounds(chain.bounds, upTo: best.power, to: &report)
    report.line(
      "best: \(best.family.rawValue), s = \(best.power): d ≥ \(best.lowerBound); d = \(d), slack \(d - best.lowerBound)"
    )
  }
}
