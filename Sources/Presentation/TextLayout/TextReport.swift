// SPDX-License-Identifier: Apache-2.0

/// A report in plain text: a title, paragraphs, aligned tables, a verdict.
public struct TextReport: Sendable {
  /// How many characters a paragraph's lines may have.
  public static let width = 100

  private let style: TextStyle
  private let width: Int
  /// Whether headings, tables and values are folded to the width too.
  private let folds: Bool
  /// The text so far.
  public private(set) var text = ""

  /// An empty report.
  ///
  /// - Parameter width: everything is folded to so many columns, at least 20; by default paragraphs only, to `TextReport.width`.
  public init(style: TextStyle = .plain, width: Int? = nil) {
    self.style = style
    self.width = max(width ?? TextReport.width, 20)
    folds = width != nil
  }

  /// A title, underlined, preceded by an empty line unless it is the first thing.
  public mutating func title(_ title: String) {
    separate()
    let title = title.withoutControls
    let lines = folds ? wrapped(title, to: width) : [title]
    for line in lines { text += style.bold(line) + "\n" }
    text += String(repeating: "═", count: lines.map { displayWidth($0) }.max() ?? 0) + "\n"
  }

  /// A heading within the report.
  public mutating func heading(_ heading: String) {
    separate()
    for line in folds ? wrapped(heading, to: width) : [heading] { text += style.bold(line) + "\n" }
  }

  /// A paragraph, wrapped; every line indented.
  public mutating func paragraph(_ words: String, indent: Int = 2) {
    for line in wrapped(words, to: width - indent) { self.line(line, indent: indent) }
  }

  /// The words in lines of at most so many columns, unless a word is longer.
  private func wrapped(_ words: some StringProtocol, to columns: Int) -> [String] {
    var lines: [String] = []
    var (line, length) = ("", 0)
    for word in words.split(separator: " ") {
      let size = displayWidth(word)
      if length > 0 && length + 1 + size > columns {
        lines.append(line)
        (line, length) = ("", 0)
      }
      line += (length == 0 ? "" : " ") + word
      length += size + (length == 0 ? 0 : 1)
    }
    return length > 0 ? lines + [line] : lines
  }

  /// A line as it stands, indented.
  public mutating func line(_ line: String = "", indent: Int = 2) {
    text += (line.isEmpty ? "" : String(repeating: " ", count: indent)) + line + "\n"
  }

  /// Pairs of a label and a value, the values aligned; they may name files, so control characters in them are replaced.
  public mutating func facts(_ facts: [(String, String)]) {
    let column = (facts.map { displayWidth($0.0) }.max() ?? 0) + 2
    for (label, value) in facts.map({ ($0, $1.withoutControls) }) {
      if folds, 2 + column + displayWidth(value) > width {
        definition(label, value, column: column)
      } else {
        line(pad(label, column) + value)
      }
    }
  }

  /// Words and their meanings, these folded and aligned.
  public mutating func definitions(_ definitions: [(String, String)]) {
    let column = (definitions.map { displayWidth($0.0) }.max() ?? 0) + 2
    for (word, meaning) in definitions { definition(word, meaning, column: column) }
  }

  /// A label with its text in a column of its own, or below it when too little room is left.
  private mutating func definition(_ label: String, _ words: String, column: Int) {
    if 2 + column > width / 2 {
      for line in wrapped(label, to: width - 2) { self.line(line) }
      for line in wrapped(words, to: width - 6) { self.line(line, indent: 6) }
      return
    }
    for (index, line) in wrapped(words, to: width - 2 - column).enumerated() {
      self.line(pad(index == 0 ? label : "", column) + line)
    }
  }

  /// How a column of a table is aligned.
  public enum Alignment: Sendable { case left, right }

  /// A table with a header and aligned columns.
  public mutating func table(_ header: [String], _ rows: [[String]], alignments: [Alignment]) {
    let widths = header.indices.map { column in
      ([header] + rows).map { column < $0.count ? displayWidth($0[column]) : 0 }.max() ?? 0
    }
    func render(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        alignments[column] == .left ? pad(cell, widths[column]) : pad(cell, widths[column], left: true)
      }
      var line = padded.joined(separator: "   ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
    if folds, 2 + widths.reduce(0, +) + 3 * (widths.count - 1) > width {
      stack(header, rows)
      return
    }
    line(render(header))
    line(widths.map { String(repeating: "─", count: $0) }.joined(separator: "───"))
    for row in rows { line(render(row)) }
  }

  /// A table too wide for the lines: each row as a list of its cells, under their headers.
  private mutating func stack(_ header: [String], _ rows: [[String]]) {
    for (index, row) in rows.enumerated() {
      if index > 0 { line() }
      facts(zip(header, row).filter { !($0.isEmpty && $1.isEmpty) }.map { ($0, $1) })
    }
  }

  /// The verdict line: PROVED, REFUTED or UNDECIDED, and a sentence.
  public mutating func verdict(_ verdict: Verdict, _ sentence: String) {
    separate()
    text += style.paint(verdict.word, verdict) + "\n"
    paragraph(sentence)
  }

  /// The three outcomes.
  public enum Verdict: Sendable {
    case proved, refuted, undecided

    /// The word for people.
    public var word: String {
      switch self {
      case .proved: return "PROVED"
      case .refuted: return "REFUTED"
      case .undecided: return "UNDECIDED"
      }
    }
  }

  /// An empty line, unless nothing was written yet.
  public mutating func separate() {
    if !text.isEmpty && !text.hasSuffix("\n\n") { text += "\n" }
  }

  private func pad(_ cell: String, _ width: Int, left: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - displayWidth(cell)))
    return left ? spaces + cell : cell + spaces
  }
}

/// The terminal columns a text takes: combining marks take none; every other character here takes one.
func displayWidth(_ text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ((0x300...0x36F).contains($1.value) ? 0 : 1) }
}

/// Whether a report may use a terminal's colours.
public struct TextStyle: Sendable {
  private let colours: Bool

  /// No escape sequences at all.
  public static let plain = TextStyle(colours: false)
  /// Bold titles and coloured verdicts.
  public static let terminal = TextStyle(colours: true)

  func bold(_ text: String) -> String { colours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func paint(_ text: String, _ verdict: TextReport.Verdict) -> String {
    guard colours else { return text }
    let code: String
    switch verdict {
    case .proved: code = "32"
    case .refuted: code = "31"
    case .undecided: code = "33"
    }
    return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
  }
}
