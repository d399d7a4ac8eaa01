// SPDX-License-Identifier: Apache-2.0

/// Text made safe for other formats.
public enum Escaping {
  /// A field of a CSV file: quoted where a comma, a quote or a line end needs it.
  public static func csv(_ text: String) -> String {
    text.contains { $0 == "," || $0 == "\"" || $0.isNewline } ? "\"" + text.replacingEach("\"", "\"\"") + "\"" : text
  }

  /// Text of a LaTeX document: special characters escaped, mathematical ones put into mathematics, letters of Latin-1 as they are. What
  /// pdflatex has no sign for becomes its code, `U+1F600`.
  public static func latex(_ text: String) -> String {
    text.map { character in
      if let plain = plainReplacements[character] { return plain }
      if let formula = formulaReplacements[character] { return "$\(formula)$" }
      return printable(character)
    }.joined()
  }

  /// The same inside a formula.
  public static func latexFormula(_ text: String) -> String {
    text.map { character in
      if let formula = formulaReplacements[character] { return formula.last?.isLetter == true ? formula + " " : formula }
      if let plain = plainReplacements[character] { return "\\text{\(plain)}" }
      return character.isASCII ? printable(character) : "\\text{\(printable(character))}"
    }.joined()
  }

  private static func printable(_ character: Character) -> String {
    if character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first {
      if (0x20...0x7E).contains(scalar.value) { return String(character) }
      // Ð, Þ, ð, þ are not in every font.
      if (0xC0...0xFF).contains(scalar.value), scalar.properties.isAlphabetic, !"ÐÞðþ".unicodeScalars.contains(scalar) {
        return String(character)
      }
    }
    if character.isWhitespace { return " " }
    return character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
  }

  private static let plainReplacements: [Character: String] = [
    "%": "\\%", "&": "\\&", "#": "\\#", "$": "\\$", "_": "\\_", "{": "\\{", "}": "\\}", "^": "\\textasciicircum{}", "–": "--", "—": "---",
    "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "’": "'", "“": "``", "”": "''", "…": "\\dots{}", "\"": "''",
  ]

  private static let formulaReplacements: [Character: String] = [
    "×": "\\times", "ℂ": "\\mathbb{C}", "ℝ": "\\mathbb{R}", "ℚ": "\\mathbb{Q}", "≤": "\\le", "≥": "\\ge", "<": "<", ">": ">", "−": "-",
    "·": "\\cdot", "∞": "\\infty", "‖": "\\|", "|": "|", "√": "\\surd", "∈": "\\in", "≠": "\\ne", "≈": "\\approx", "∑": "\\sum",
    "Σ": "\\Sigma",
    "⟨": "\\langle", "⟩": "\\rangle", "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta", "ε": "\\varepsilon", "η": "\\eta",
    "λ": "\\lambda", "μ": "\\mu", "π": "\\pi", "σ": "\\sigma", "Ω": "\\Omega", "ᵀ": "^{\\mathsf{T}}", "d̄": "\\bar{d}", "²": "^2", "ᵐ": "^m",
    "ᵈ": "^d", "±": "\\pm", "∗": "*",
  ]
}

extension String {
  fileprivate func replacingEach(_ character: Character, _ replacement: String) -> String {
    map { $0 == character ? replacement : String($0) }.joined()
  }
}
