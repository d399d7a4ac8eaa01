// SPDX-License-Identifier: Apache-2.0
import AuditReports
import ExactArithmetic
import MatrixAudit
import Statements
import TextLayout

/// Probes of one encoder side by side.
struct ProbeComparison {
  private let questions: MatrixAuditQuestions
  private var rows: [[String]] = []
  /// For single features: the probes and their errors, and the error of the best probe.
  private var single: [Int: [(probe: String, error: Rational)]] = [:]

  init(_ questions: MatrixAuditQuestions) { self.questions = questions }

  mutating func add(_ name: String, _ outcome: MatrixAuditRun.Outcome) {
    let errors = outcome.errors.sorted()
    // The least error that this share of the features does not exceed.
    func quantile(_ percent: Int) -> String { errors[max(0, (errors.count * percent + 99) / 100 - 1)].approximation(4) }
    let recovered = questions.epsilon == nil ? [] : ["\(outcome.totals.sparsities.last ?? 0)"]
    rows.append([name] + [0, 10, 50, 90, 100].map(quantile) + recovered)
  }

  mutating func add(_ name: String, feature: Int, _ outcome: MatrixAuditRun.Outcome) {
    single[feature, default: []].append((name, outcome.errors[feature]))
  }

  /// The least error that any probe has.
  mutating func add(best error: Rational, feature: Int) { single[feature, default: []].append(("best of all", error)) }

  /// The table.
  func text(_ encoder: String, _ d: Int, _ m: Int, _ labels: [String]?) -> String {
    var report = TextReport(style: Diagnostics.wantsColour ? .terminal : .plain)
    report.title("Probes for \(m) features in \(d) dimensions")
    report.facts([
      ("A (encoder)", "\(encoder), \(d)×\(m)"), ("z", "in \(questions.domain.interval)^m, at most \(questions.sparsity) nonzero entries"),
    ])
    report.heading("Worst-case errors |(BᵀAz − z)_i| of the features at k = \(questions.sparsity)")
    let recovered = questions.epsilon.map { ["recovered within \($0)"] } ?? []
    report.table(
      ["probe", "least", "10 %", "median", "90 %", "largest"] + recovered, rows,
      alignments: [.left] + Array(repeating: .right, count: 6))
    report.paragraph("10 %: the least error that a tenth of the features does not exceed; so on. Each is exact, and rounded here.")
    if let names = single.values.first?.map(\.probe) {
      report.heading("Single features: worst-case errors at k = \(questions.sparsity)")
      var notes = MatrixAuditNotes()
      notes.labels = labels
      report.table(
        ["feature"] + names, single.sorted { $0.key < $1.key }.map { [notes.name($0.key)] + $0.value.map { $0.error.approximation(4) } },
        alignments: [.left] + names.map { _ in .right })
      report.paragraph("best of all: no linear probe has a smaller error (F7); found by an exact linear program for each feature.")
    }
    return report.text
  }
}
