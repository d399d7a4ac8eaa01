// SPDX-License-Identifier: Apache-2.0
import Audit
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TextLayout
import Thresholds

extension Report {
  /// An audit, section by section.
  ///
  /// - Parameters:
  ///   - subject: facts about what was audited.
  ///   - checks: what became of each certificate that was written, in the order of the statements; empty when none was.
  public static func audit(
    _ subject: [(String, String)], notes: [String], _ questions: AuditQuestions, _ audit: Audit,
    featureScale: (name: String, scale: FeatureScale)? = nil, checks: [String] = [], style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Audit of a sparse autoencoder (Remark 10)")
    report.paragraph(
      "The decoder's rows are the representation vectors a_i, the encoder's columns the probe vectors b_i. Numbers are exact; those that are long "
        + "are rounded here and exact in the certificates. A floating-point run of the autoencoder may differ by its rounding.")
    report.separate()
    report.facts(subject)
    for note in notes { report.paragraph(note) }
    add(featureScale, to: &report)
    addRecovery(audit, questions, to: &report)
    addFeatures(audit, to: &report)
    addThresholds(audit, questions, to: &report)
    addGeometry(audit, to: &report)
    report.heading("Statements")
    let rows = audit.statements.enumerated().map { index, statement in
      [statement.title, word(statement.outcome), "\(statement.stem).json"] + (checks.isEmpty ? [] : [checks[index]])
    }
    report.table(
      ["statement", "outcome", "certificate"] + (checks.isEmpty ? [] : ["read back and checked"]), rows,
      alignments: [.left, .left, .left, .left])
    return report
  }

  /// An outcome in a word.
  public static func word(_ outcome: Outcome) -> String {
    switch outcome {
    case .proved: return "proved"
    case .refuted: return "refuted"
    case .undecided(let tried): return "undecided: \(tried.joined(separator: "; "))"
    }
  }

  private static func addRecovery(_ audit: Audit, _ questions: AuditQuestions, to report: inout TextReport) {
    let asked = questions.epsilon.map { ", to be \(questions.relation.symbol) ε = \($0.forPeople)" } ?? ""
    report.heading("Worst-case error of |(BᵀAz − z)_i|, z in \(questions.domain.interval)^m with at most k nonzero entries\(asked)")
    let rows = audit.recovery.enumerated().map { index, result in
      let z = result.worst.z.prefix(6).map { "z_\($0.index) = \($0.value)" }.joined(separator: ", ")
      return [
        "\(index + 1)", result.worst.error.forPeople, "\(result.worst.row)", z + (result.worst.z.count > 6 ? ", …" : ""),
        questions.epsilon == nil ? "" : word(result.outcome),
      ]
    }
    report.table(
      ["k", "error", "feature", "at", questions.epsilon == nil ? "" : "within ε"], rows, alignments: [.right, .right, .right, .left, .left])
  }

  private static func addFeatures(_ audit: Audit, to report: inout TextReport) {
    report.heading("Feature by feature: for how many features is s the largest sparsity")
    let shown = 12
    for (name, result) in audit.features {
      let counts = result.sparsities.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }.sorted { $0.key < $1.key }
      let words = counts.prefix(shown).map { "s = \($0.key): \($0.value)" }.joined(separator: "; ")
      report.paragraph("\(name): \(words)\(counts.count > shown ? "; …" : "")")
      let weakest = result.sparsities.indices.filter { result.sparsities[$0] == 0 }
      if !weakest.isEmpty, weakest.count < result.sparsities.count {
        report.paragraph("not even at s = 1: features \(indices(weakest, limit: 16))", indent: 4)
      }
    }
  }

  private static func addThresholds(_ audit: Audit, _ questions: AuditQuestions, to report: inout TextReport) {
    report.heading("Thresholds on Boolean z with at most k = \(questions.sparsity) ones: feature i fires exactly if z_i = 1")
    for (name, result) in audit.thresholds {
      report.line("\(name): \(word(result.outcome))" + (result.failures > 0 ? ", \(result.failures) features fail" : ""))
      let (binding, extremes) = (result.binding, result.binding.extremes)
      report.facts([
        ("  tightest feature", "\(binding.feature)"), ("  P_k", "\(extremes.off.forPeople), at z = \(set(extremes.offOnes))"),
        ("  C_ii − N_{k−1}", "\(extremes.on.forPeople), at z = \(set(extremes.onOnes))"), ("  t_i", binding.threshold.forPeople),
      ])
    }
    guard let any = audit.anyProbes else { return }
    report.line("any probes and thresholds: \(word(any.outcome))")
    if case .refuted(let certificate) = any.outcome, case .thresholdFailure(_, let witness) = certificate.assertion {
      report.facts(thresholdFacts(witness).map { ("  \($0.0)", $0.1) })
    } else {
      report.facts([("  largest k with probes and thresholds", any.largestSparsity.map(\.description) ?? "any")])
    }
  }

  private static func addGeometry(_ audit: Audit, to report: inout TextReport) {
    report.heading("Geometry")
    for (name, result) in audit.coherence {
      let value = result.coherenceSquared.map { "largest squared cosine \($0.forPeople)" } ?? "a column is zero"
      report.facts([("columns of \(name)", value + (result.pair.map { " at (\($0.0), \($0.1))" } ?? ""))])
    }
    if let (k, epsilon, relation, result) = audit.geometry {
      report.line("recovers at k = \(k) with error \(relation.symbol) \(epsilon.forPeople)")
      if let geometry = result.geometry {
        let own = geometry.own
        report.facts([
          ("  least cos(a_i, b_i)", "\(own.range.least.cosineForPeople) at \(own.leastAt.0)"),
          ("  Proposition 11 (i) asks for at least", result.bounds?.own.forPeople ?? ""),
        ])
      }
    } else {
      report.line("Proposition 11 does not apply: no recovery with an error below 1 on z in [-1, 1]^m, or a zero column")
    }
    if let rank = audit.rank {
      if let best = rank.best, let exact = rank.rank {
        report.facts([
          ("rank of BᵀA", "\(exact)"),
          ("bound forced by its near-identity", "≥ \(best.lowerBound) (\(best.family.rawValue), power \(best.power))"),
        ])
      } else {
        report.line("no rank bound: BᵀA has the diagonal entry \(rank.leastDiagonal.value.forPeople) at \(rank.leastDiagonal.at)")
      }
    } else {
      report.line("rank bounds: left out for this many features; lrh prove alon computes them")
    }
  }
}
