// SPDX-License-Identifier: Apache-2.0

extension Walkthrough {
  /// The walkthrough as Markdown (CommonMark with tables).
  public func markdown() -> String {
    var text = "# \(escaped(title))\n"
    for paragraph in introduction { text += "\n\(escaped(paragraph))\n" }
    if !terms.isEmpty {
      text += "\n" + terms.map { "- **\(escaped($0.word))**: \(escaped($0.meaning))\n" }.joined()
    }
    for (index, step) in steps.enumerated() {
      text +=
        "\n## Step \(index + 1). \(escaped(step.title))\n\n*\(escaped(step.reference))*\n\n\(escaped(step.statement))\n"
      for table in step.comparisonTables + step.tables { text += "\n" + lines(of: table) }
      text += "\n**Why:** \(escaped(step.why))\n"
      for note in step.notes { text += "\n> **\(note.kind.rawValue):** \(escaped(note.text))\n" }
      text += "\n**\(escaped(step.verdict.label)):** \(escaped(step.verdict.sentence))\n"
      if let command = step.command { text += "\nTry it: \(code(command))\n" }
    }
    text += "\n## \(conclusion.verdict.rawValue.uppercased())\n"
    for sentence in conclusion.sentences { text += "\n\(escaped(sentence))\n" }
    text += "\nAgain: \(code(command))\n"
    return proofs.isEmpty ? text : text + "\nProofs: " + proofs.map { "[\($0.dropLast(3))](proofs/\($0))" }.joined(separator: ", ") + "\n"
  }
}

private func lines(of table: WalkthroughStep.Table) -> String {
  func row(_ cells: [String]) -> String { "| " + cells.map(escaped).joined(separator: " | ") + " |\n" }
  let header = table.header.isEmpty ? ["", ""] : table.header
  let rule = "|" + header.indices.map { table.wordColumns.contains($0) ? " :-- |" : " --: |" }.joined() + "\n"
  return row(header) + rule + table.rows.map(row).joined()
}

private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    if "\\`*_{}[]<>#|~".contains(character) { result.append("\\") }
    result.append(character)
  }
  return result
}

/// A code span; its fence is longer than any run of backticks inside.
private func code(_ text: String) -> String {
  let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
  let fence = String(repeating: "`", count: longest + 1)
  return longest == 0 ? fence + text + fence : "\(fence) \(text) \(fence)"
}
