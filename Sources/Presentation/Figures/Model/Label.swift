// SPDX-License-Identifier: Apache-2.0

/// Text in a figure: runs of roman and italic letters, subscripts and superscripts.
public struct Label: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// How a run is set.
  enum Style: Hashable { case roman, italic, `subscript`, superscript }

  /// Pieces of text with their style.
  var runs: [(text: String, style: Style)] = []

  /// Text as it stands, without markup: for what comes from outside.
  public init(plain text: String) { if !text.isEmpty { runs = [(text, .roman)] } }

  /// Text with markup: `*m*` italic, `_{i}` below, `^{2}` above. Only for text of this program.
  public init(stringLiteral text: String) {
    var rest = Substring(text)
    var roman = ""
    func flush() { if !roman.isEmpty { runs.append((roman, .roman)) } }
    while let character = rest.first {
      let (opening, closing, style): (String, Character, Style)
      if character == "*" {
        (opening, closing, style) = ("*", "*", .italic)
      } else if rest.hasPrefix("_{") {
        (opening, closing, style) = ("_{", "}", .subscript)
      } else if rest.hasPrefix("^{") {
        (opening, closing, style) = ("^{", "}", .superscript)
      } else {
        roman.append(character)
        rest.removeFirst()
        continue
      }
      rest.removeFirst(opening.count)
      let end = rest.firstIndex(of: closing) ?? rest.endIndex
      flush()
      roman = ""
      runs.append((String(rest[..<end]), style))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
    }
    flush()
  }

  /// Goes on with another label.
  mutating func append(_ other: Label) { runs += other.runs }

  /// The characters, without styles.
  public var text: String {
    runs.map { $0.text }.joined()
  }

  /// Whether an index is one or two variables, `i` or `ij`, rather than a word or a number.
  func isVariable(_ index: String) -> Bool { index.count <= 2 && index.allSatisfy { $0.isLetter } }

  var isEmpty: Bool { runs.isEmpty }

  /// Whether the runs and their styles are the same.
  public static func == (left: Label, right: Label) -> Bool {
    left.runs.count == right.runs.count && zip(left.runs, right.runs).allSatisfy { $0 == $1 }
  }

  /// Hashes the characters.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
