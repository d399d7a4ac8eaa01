// SPDX-License-Identifier: Apache-2.0

/// A report in plain text: a title, paragraphs, aligned tables, a verdict.
public struct TextReport: Sendable {
  /// How many characters a paragraph's lines may have.
  public static let width = 100

  private let style: TextStyle
  /// The text so far.
  public private(set) var text = ""

  /// An empty report.
  public init(style: TextStyle = .plain) { self.style = style }

  /// A title, underlined, preceded by an empty line unless it is the first thing.
  public mutating func title(_ title: String) {
    separate()
    text += style.bold(title) + "\n" + String(repeating: "═", count: displayWidth(title)) + "\n"
  }

  /// A heading within the report.
  public mutating func heading(_ heading: String) {
    separate()
    text += style.bold(heading) + "\n"
  }

  /// A paragraph, wrapped; every line indented.
  public mutating func paragraph(_ words: String, indent: Int = 2) {
    let margin = String(repeating: " ", count: indent)
    var line = ""
    var length = 0
    for word in words.split(separator: " ") {
      let size = displayWidth(word)
      if length > 0 && indent + length + 1 + size > TextReport.width {
        text += margin + line + "\n"
        (line, length) = ("", 0)
      }
      line += (length == 0 ? "" : " ") + word
      length += size + (length == 0 ? 0 : 1)
    }
    if length > 0 { text += margin + line + "\n" }
  }

  /// A line as it stands, indented.
  public mutating func line(_ line: String = "", indent: Int = 2) {
    text += (line.isEmpty ? "" : String(repeating: " ", count: indent)) + line + "\n"
  }

  /// Pairs of a label and a value, the values aligned.
  public mutating func facts(_ facts: [(String, String)]) {
    let column = (facts.map { displayWidth($0.0) }.max() ?? 0) + 2
    for (label, value) in facts { line(pad(label, column) + value) }
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
    line(render(header))
    line(widths.map { String(repeating: "─", count: $0) }.joined(separator: "───"))
    for row in rows { line(render(row)) }
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
