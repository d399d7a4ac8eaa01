// SPDX-License-Identifier: Apache-2.0
import TextLayout

extension Walkthrough {
  /// The walkthrough as text for a terminal.
  ///
  /// - Parameter width: how many columns there are; tables and labels are then folded to fit. By default paragraphs have 100 and tables
  ///   what they need.
  public func text(style: TextStyle = .plain, width: Int? = nil) -> String {
    textSections(style: style, width: width).joined(separator: "\n")
  }

  /// The text in parts that belong together: what comes before the first step, each step, the conclusion. An empty line parts them.
  public func textSections(style: TextStyle = .plain, width: Int? = nil) -> [String] {
    func section(_ write: (inout TextReport) -> Void) -> String {
      var report = TextReport(style: style, width: width)
      write(&report)
      return report.text
    }
    let opening = section { report in
      report.title(title)
      for paragraph in introduction { report.paragraph(paragraph) }
      if !terms.isEmpty {
        report.separate()
        report.definitions(terms.map { ($0.word, $0.meaning) })
      }
    }
    let closing = section { report in
      report.verdict(conclusion.verdict.word, conclusion.sentences.first ?? "")
      for sentence in conclusion.sentences.dropFirst() { report.paragraph(sentence) }
      report.separate()
      report.paragraph("Again: \(command)")
      if !proofs.isEmpty { report.paragraph("Proofs: " + proofs.map { "proofs/\($0)" }.joined(separator: ", ")) }
    }
    return [opening] + steps.indices.map { index in section { write(step: index, to: &$0) } } + [closing]
  }

  private func write(step index: Int, to report: inout TextReport) {
    let step = steps[index]
    report.heading("Step \(index + 1). \(step.title)  [\(step.reference)]")
    report.paragraph(step.statement)
    for table in step.comparisonTables + step.tables {
      report.separate()
      if table.header.isEmpty {
        report.facts(table.rows.map { ($0.first ?? "", $0.dropFirst().joined(separator: " ")) })
      } else {
        report.table(
          table.header, table.rows, alignments: table.header.indices.map { table.wordColumns.contains($0) ? .left : .right })
      }
    }
    report.separate()
    report.paragraph("Why: \(step.why)")
    for note in step.notes { report.paragraph("\(note.kind.rawValue): \(note.text)") }
    report.paragraph("→ \(step.verdict.label): \(step.verdict.sentence)")
    if let command = step.command { report.paragraph("Try it: \(command)") }
  }
}

extension Walkthrough.Verdict {
  fileprivate var word: TextReport.Verdict {
    switch self {
    case .proved: return .proved
    case .refuted: return .refuted
    case .undecided: return .undecided
    }
  }
}

extension WalkthroughStep {
  /// The comparisons as a table, in a list of none or one.
  var comparisonTables: [Table] {
    if comparisons.isEmpty { return [] }
    let rows = comparisons.map { comparison in
      [
        WalkthroughStep.words(comparison.left), comparison.holds ? comparison.sign.rawValue : "not \(comparison.sign.rawValue)",
        WalkthroughStep.words(comparison.right), comparison.slackText,
      ]
    }
    return [Table(["left side", "", "right side", "slack"], rows, wordColumns: [0, 1, 2])]
  }

  private static func words(_ side: Comparison.Side) -> String { side.name.isEmpty ? side.text : "\(side.name): \(side.text)" }
}
