// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TextLayout

extension Report {
  /// The best linear decoder of an encoder, and what it achieves.
  public static func access(
    _ name: String, _ encoder: ProofInput, _ result: AccessProver.Result, sparsity k: Int, epsilon: Rational?, relation: Relation,
    featureScale: (name: String, scale: FeatureScale)? = nil, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    let decoder = result.decoder
    report.title("The best linear decoder of an encoder (F7)")
    report.paragraph(
      "Statement. For every feature i, min_b max_j |(Aᵀb − e_i)_j| = max{v_i : Av = 0, ‖v‖₁ ≤ 1} = μ*_i(A). With μ* the largest of these, "
        + "the least worst-case error of any probes B on z with at most k nonzero entries in [-1, 1] is min(1, k·μ*).")
    report.separate()
    report.facts([("A (encoder)", "\(name), \(size(encoder))"), ("sparsity k", "\(k)")] + (epsilon.map { [("ε", $0.forPeople)] } ?? []))
    if let featureScale {
      report.paragraph("units: \(FeatureUnits.featureScale.encoderWords). s = \(featureScale.name).")
    } else {
      report.line("units: column a_j represents z_j = 1")
    }
    report.heading("μ*_i(A), each with a probe that attains it and a kernel vector that no probe beats")
    let sorted = decoder.mu.sorted()
    let binding = decoder.bindingFeature
    var facts = [
      ("least, median, largest", "\(sorted[0].forPeople), \(sorted[sorted.count / 2].forPeople), \(decoder.largestMu.forPeople)"),
      ("features with μ*_i = 0", "\(decoder.mu.filter(\.isZero).count) of \(decoder.mu.count)"),
    ]
    if !decoder.largestMu.isZero {
      facts.append(("binding feature", "\(binding)"))
      facts.append(("its kernel vector v", entries("v", decoder.kernelVectors[binding], limit: 8)))
    }
    report.facts(facts)
    report.heading("Error of the best decoder, by sparsity")
    report.table(["k", "min(1, k·μ*)"], errors(decoder, k), alignments: [.right, .left])
    report.line("at k = \(k): \(decoder.error(sparsity: k).forPeople); matched probes b_i = a_i/‖a_i‖²: \(matched(result))")
    report.heading("Largest k at which some decoder has error \(relation.symbol) ε")
    let epsilons = epsilon.map { [$0] } ?? [Rational(1, 10), Rational(1, 4), Rational(1, 2), Rational(1)]
    report.table(
      ["ε", "k"], epsilons.map { [$0.description, decoder.largestSparsity(relation, epsilon: $0)?.description ?? "every k"] },
      alignments: [.left, .right])
    add(result.outcome, to: &report)
    return report
  }

  private static func matched(_ result: AccessProver.Result) -> String {
    result.matchedError?.forPeople ?? "none, for a column is 0"
  }

  /// Rows for k = 1, 2, … up to where the error is 1, at most eight; and for the k asked for.
  private static func errors(_ decoder: BestDecoder, _ k: Int) -> [[String]] {
    var ks: [Int] = []
    for j in 1...8 {
      ks.append(j)
      if decoder.error(sparsity: j) == 1 || decoder.largestMu.isZero { break }
    }
    if let last = ks.last, k > last, decoder.error(sparsity: last) < 1, !decoder.largestMu.isZero { ks.append(k) }
    let rows = ks.map { ["\($0)", decoder.error(sparsity: $0).forPeople] }
    guard let last = ks.last, decoder.largestMu.isZero || decoder.error(sparsity: last) == 1 else { return rows }
    return rows + [["larger", decoder.error(sparsity: last).forPeople]]
  }
}
