// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import MatrixAudit
import Statements
import TextLayout

/// Probes of one encoder side by side.
struct ProbeComparison {
  private let questions: MatrixAuditQuestions
  private var rows: [[String]] = []

  init(_ questions: MatrixAuditQuestions) { self.questions = questions }

  mutating func add(_ name: String, _ outcome: MatrixAuditRun.Outcome) {
    let errors = outcome.errors
    // The least error that this share of the features does not exceed.
    func quantile(_ percent: Int) -> String { errors[max(0, (errors.count * percent + 99) / 100 - 1)].approximation(4) }
    let recovered = questions.epsilon == nil ? [] : ["\(outcome.totals.sparsities.last ?? 0)"]
    rows.append([name] + [0, 10, 50, 90, 100].map(quantile) + recovered)
  }

  /// The table.
  func text(_ encoder: String, _ d: Int, _ m: Int) -> String {
    var report = TextReport(style: Diagnostics.wantsColour ? .terminal : .plain)
    report.title("Probes for \(m) features in \(d) dimensions")
    report.facts([("A (encoder)", "\(encoder), \(d)×\(m)"), ("z", "in \(questions.domain.interval)^m, at most \(questions.sparsity) nonzero entries")])
    report.heading("Worst-case errors |(BᵀAz − z)_i| of the features at k = \(questions.sparsity)")
    let recovered = questions.epsilon.map { ["recovered within \($0)"] } ?? []
    report.table(
      ["probe", "least", "10 %", "median", "90 %", "largest"] + recovered, rows,
      alignments: [.left] + Array(repeating: .right, count: 6))
    report.paragraph("10 %: the least error that a tenth of the features does not exceed; so on. Each is exact, and rounded here.")
    return report.text
  }
}
