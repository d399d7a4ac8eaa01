// SPDX-License-Identifier: Apache-2.0
import TextLayout

extension Walkthrough {
  /// The walkthrough as text for a terminal.
  public func text(style: TextStyle = .plain) -> String {
    var report = TextReport(style: style)
    report.title(title)
    for paragraph in introduction { report.paragraph(paragraph) }
    for (index, step) in steps.enumerated() {
      report.heading("Step \(index + 1). \(step.title)  [\(step.reference)]")
      report.paragraph(step.statement)
      for table in step.tables {
        report.separate()
        if table.header.isEmpty {
          report.facts(table.rows.map { ($0.first ?? "", $0.dropFirst().joined(separator: " ")) })
        } else {
          report.table(
            table.header, table.rows,
            alignments: table.header.indices.map { table.wordColumns.contains($0) ? .left : .right })
        }
      }
      report.separate()
      report.paragraph("Why: \(step.why)")
      for note in step.notes { report.paragraph("\(note.kind.rawValue): \(note.text)") }
      report.paragraph("→ \(step.verdict.label): \(step.verdict.sentence)")
    }
    let words: TextReport.Verdict
    switch conclusion.verdict {
    case .proved: words = .proved
    case .refuted: words = .refuted
    case .undecided: words = .undecided
    }
    report.verdict(words, conclusion.sentences.first ?? "")
    for sentence in conclusion.sentences.dropFirst() { report.paragraph(sentence) }
    return report.text
  }

  /// The walkthrough as Markdown (CommonMark with tables).
  public func markdown() -> String {
    func escaped(_ text: String) -> String {
      var result = ""
      for character in text {
        if "\\`*_{}[]<>#|~".contains(character) { result.append("\\") }
        result.append(character)
      }
      return result
    }
    func row(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |\n" }
    var text = "# \(escaped(title))\n"
    for paragraph in introduction { text += "\n\(escaped(paragraph))\n" }
    for (index, step) in steps.enumerated() {
      text +=
        "\n## Step \(index + 1). \(escaped(step.title))\n\n*\(escaped(step.reference))*\n\n\(escaped(step.statement))\n"
      for table in step.tables {
        let header = table.header.isEmpty ? ["", ""] : table.header
        text +=
          "\n" + row(header) + "|"
          + header.indices.map { table.wordColumns.contains($0) ? " :-- |" : " --: |" }.joined() + "\n"
        for cells in table.rows { text += row(cells) }
      }
      text += "\n**Why:** \(escaped(step.why))\n"
      for note in step.notes { text += "\n> **\(note.kind.rawValue):** \(escaped(note.text))\n" }
      text += "\n**\(escaped(step.verdict.label)):** \(escaped(step.verdict.sentence))\n"
    }
    text += "\n## \(conclusion.verdict.rawValue.uppercased())\n"
    for sentence in conclusion.sentences { text += "\n\(escaped(sentence))\n" }
    return text
  }
}
