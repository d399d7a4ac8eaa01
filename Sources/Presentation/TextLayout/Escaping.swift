// SPDX-License-Identifier: Apache-2.0

/// Text made safe for other formats.
public enum Escaping {
  /// A field of a CSV file: quoted where a comma, a quote or a line end needs it.
  public static func csv(_ text: String) -> String {
    text.contains { $0 == "," || $0 == "\"" || $0 == "\n" } ? "\"" + text.replacingEach("\"", "\"\"") + "\"" : text
  }

  /// Text of a LaTeX document: special characters escaped, and the few mathematical ones used in names put into mathematics.
  public static func latex(_ text: String) -> String {
    let replacements: [Character: String] = [
      "%": "\\%", "&": "\\&", "#": "\\#", "$": "\\$", "_": "\\_", "{": "\\{", "}": "\\}", "^": "\\textasciicircum{}", "×": "$\\times$",
      "–": "--", "ℂ": "$\\mathbb{C}$", "≤": "$\\le$", "<": "$<$", ">": "$>$", "\\": "\\textbackslash{}", "~": "\\textasciitilde{}",
    ]
    return text.map { replacements[$0] ?? String($0) }.joined()
  }
}

extension String {
  fileprivate func replacingEach(_ character: Character, _ replacement: String) -> String {
    map { $0 == character ? replacement : String($0) }.joined()
  }
}
