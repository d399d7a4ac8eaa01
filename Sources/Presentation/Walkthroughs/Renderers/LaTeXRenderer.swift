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
    text += "\n\\noindent Again: \(code(command))\n"
    if !proofs.isEmpty { text += "\n\\noindent Proofs: " + proofs.map { code("proofs/\($0)") }.joined(separator: ", ") + "\n" }
    return text + "\\end{document}\n"
  }
}

private func words(_ text: String) -> String { LaTeXMathematics.latex(text) }

/// Typewriter that may break at spaces.
private func code(_ text: String) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false)
    .map { "\\texttt{\(LaTeXMathematics.typewriter(String($0)))}" }.joined(separator: " ")
}

/// A table; a long one may run over pages. Where it is too wide for a line, the columns share the line as their longest cells ask for.
private func lines(of table: WalkthroughStep.Table) -> String {
  let count = table.header.isEmpty ? 2 : table.header.count
  let rows = ([table.header] + table.rows).filter { !$0.isEmpty }
  let lengths = (0..<count).map { column in max(3, rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0) }
  let total = lengths.reduce(0, +)
  // A line holds about 86 characters, and the space between two columns takes two.
  let isWide = total + 2 * count > 86
  let columns = (0..<count).map { column -> String in
    let isWords = table.wordColumns.contains(column)
    guard isWide else { return isWords ? "l" : "r" }
    let share = (970 - 25 * count) * lengths[column] / total
    return ">{\\\(isWords ? "raggedright" : "raggedleft")\\arraybackslash}p{\(Double(share) / 1000)\\linewidth}"
  }
  func row(_ cells: [String]) -> String { cells.map(words).joined(separator: " & ") + " \\\\\n" }
  let header = table.header.isEmpty ? "" : row(table.header) + "\\hline\n"
  let body = table.rows.map(row).joined() + "\\hline\n"
  let layout = "{@{}\(columns.joined())@{}}\n\\hline\n"
  if table.rows.count <= 20 {
    return "\\begin{center}\n\\begin{tabular}\(layout)\(header)\(body)\\end{tabular}\n\\end{center}\n"
  }
  return "\\begin{longtable}\(layout)\(header)\(header.isEmpty ? "" : "\\endhead\n")\(body)\\end{longtable}\n"
}
