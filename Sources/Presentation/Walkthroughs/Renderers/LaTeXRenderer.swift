// SPDX-License-Identifier: Apache-2.0
import TextLayout

extension Walkthrough {
  /// The walkthrough as a LaTeX document that needs nothing beyond the base packages; for pdflatex.
  public func latex() -> String {
    var text = LaTeXMathematics.preamble
    text += "\\title{\(words(title))}\n\\author{}\n\\date{}\n\\begin{document}\n\\maketitle\n"
    for paragraph in introduction { text += "\n\(words(paragraph))\n" }
    if !terms.isEmpty {
      text += "\n\\begin{description}\n"
      for term in terms { text += "\\item[\(words(term.word))] \(words(term.meaning))\n" }
      text += "\\end{description}\n"
    }
    for (index, step) in steps.enumerated() {
      text +=
        "\n\\section*{Step \(index + 1). \(words(step.title))}\n\\noindent\\emph{\(words(step.reference))}\n\n\(words(step.statement))\n"
      for table in step.comparisonTables + step.tables { text += "\n" + lines(of: table) }
      text += "\n\\noindent\\textbf{Why:} \(words(step.why))\n"
      for note in step.notes {
        text += "\n\\begin{quote}\\textbf{\(note.kind.rawValue):} \(words(note.text))\\end{quote}\n"
      }
      text += "\n\\noindent\\textbf{\(words(step.verdict.label)):} \(words(step.verdict.sentence))\n"
      if let command = step.command { text += "\n\\noindent Try it: \(code(command))\n" }
    }
    text += "\n\\section*{\(conclusion.verdict.rawValue.uppercased())}\n"
    for sentence in conclusion.sentences { text += "\n\(words(sentence))\n" }
    return text + "\n\\noindent Again: \(code(command))\n\\end{document}\n"
  }
}

private func words(_ text: String) -> String { LaTeXMathematics.latex(text) }

/// Typewriter that may break at spaces.
private func code(_ text: String) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false)
    .map { "\\texttt{\(LaTeXMathematics.typewriter(String($0)))}" }.joined(separator: " ")
}

/// A table that may run over pages. Columns of words share the room that is left by the numbers.
private func lines(of table: WalkthroughStep.Table) -> String {
  let count = table.header.isEmpty ? 2 : table.header.count
  let rows = ([table.header] + table.rows).filter { !$0.isEmpty }
  // A column takes room as its longest cell does, within reason; lines hold about 90 characters.
  let lengths = (0..<count).map { column in Double(max(4, rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0)) }
  let scale = 92 / max(lengths.reduce(0, +), 92)
  let columns = (0..<count).map { column -> String in
    let share = Int(lengths[column] * scale / 100 * 1000)
    let side = table.wordColumns.contains(column) ? "\\raggedright" : "\\raggedleft"
    return ">{\(side)\\arraybackslash}p{0.\(String(repeating: "0", count: 3 - "\(share)".count))\(share)\\linewidth}"
  }
  func row(_ cells: [String]) -> String { cells.map(words).joined(separator: " & ") + " \\\\\n" }
  var text = "\\begin{longtable}{@{}\(columns.joined())@{}}\n\\hline\n"
  if !table.header.isEmpty { text += row(table.header) + "\\hline\n\\endhead\n" }
  return text + table.rows.map(row).joined() + "\\hline\n\\end{longtable}\n"
}
