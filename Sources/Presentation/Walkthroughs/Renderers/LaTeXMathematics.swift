// SPDX-License-Identifier: Apache-2.0

/// Plain text with Unicode mathematics, as the walkthroughs write it, in LaTeX.
enum LaTeXMathematics {
  /// The beginning of a document, up to the title.
  static let preamble = """
    \\documentclass[11pt,a4paper]{article}
    \\usepackage[utf8]{inputenc}
    % Latin Modern, where it is installed: Computer Modern has its letters in fewer fonts.
    \\IfFileExists{lmodern.sty}{\\usepackage[T1]{fontenc}\\usepackage{lmodern}}{}
    \\usepackage{textcomp,amsmath,array,longtable}
    \\usepackage[margin=27mm]{geometry}
    \\setlength{\\parindent}{0pt}
    \\setlength{\\parskip}{4pt plus 2pt}
    \\setlength{\\LTpre}{6pt}
    \\setlength{\\LTpost}{6pt}
    \\sloppy

    """

  /// Running text: indices and exponents (`C_ij`, `z_{i}`, `2^{−s}`) are raised and lowered, special characters escaped.
  static func latex(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    var position = 0
    while position < characters.count {
      let character = characters[position]
      position += 1
      if character == "_" || character == "^", let script = script(characters, &position) {
        result += "\\ensuremath{\(character){\(mathematics(script))}}"
      } else if let variable = variable(characters, &position) {
        result += variable
      } else {
        result += self.character(character)
      }
    }
    return result
  }

  /// A letter before the position that stands alone but for what is lowered and raised behind it, in italics with these.
  private static func variable(_ characters: [Character], _ position: inout Int) -> String? {
    let letter = characters[position - 1]
    guard letter.isASCII, letter.isLetter, position < 2 || !characters[position - 2].isLetter else { return nil }
    var text = ""
    var signs: Set<Character> = ["_", "^"]
    while position < characters.count, signs.remove(characters[position]) != nil {
      var end = position + 1
      guard let script = script(characters, &end) else { break }
      text += "\(characters[position]){\(mathematics(script))}"
      position = end
    }
    return text.isEmpty ? nil : "\\ensuremath{\(letter)\(text)}"
  }

  /// What is lowered or raised: a group in braces, or a run of letters and digits, perhaps with a sign, an asterisk or ∞.
  private static func script(_ characters: [Character], _ position: inout Int) -> String? {
    guard position < characters.count else { return nil }
    if characters[position] == "{" {
      guard let end = characters[position...].firstIndex(of: "}") else { return nil }
      defer { position = end + 1 }
      return String(characters[position + 1..<end])
    }
    var end = position
    if "−-".contains(characters[end]) { end += 1 }
    while end < characters.count, characters[end].isLetter || characters[end].isNumber || "∞*".contains(characters[end]) { end += 1 }
    guard end > position else { return nil }
    defer { position = end }
    return String(characters[position..<end])
  }

  /// Text inside mathematics: words of several letters upright.
  private static func mathematics(_ text: String) -> String {
    let isWord = text.count > 3 && text.allSatisfy { $0.isASCII && $0.isLetter }
    if isWord { return "\\mathrm{\(text)}" }
    return text.map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? String(character) : self.character(character)
    }.joined()
  }

  /// Text in typewriter.
  static func typewriter(_ text: String) -> String {
    text.map { $0 == "-" ? "-{}" : $0 == "\"" ? "{\\char34}" : character($0) }.joined()
  }

  /// One character; one that is not known is told by its number.
  private static func character(_ character: Character) -> String {
    if let text = escapes[character] { return text }
    if let text = symbols[character] { return "\\ensuremath{\(text)}" }
    if character.isASCII { return String(character) }
    let scalars = character.unicodeScalars
    if let first = scalars.first, scalars.dropFirst().allSatisfy({ combining[$0.value] != nil }), scalars.count > 1 {
      let base = self.character(Character(first))
      return scalars.dropFirst().reduce(base) { base, mark in
        "\\ensuremath{\(combining[mark.value] ?? ""){\(base == "i" || base == "j" ? "\\\(base)math" : base)}}"
      }
    }
    // Letters of western languages that are an ASCII letter with an accent.
    if scalars.count == 1, let first = scalars.first, (0xC0...0xFF).contains(first.value), !"ÐÞðþ×÷".contains(character) {
      return String(character)
    }
    return "[" + scalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ") + "]"
  }

  private static let combining: [UInt32: String] = [0x302: "\\hat", 0x304: "\\bar", 0x303: "\\tilde", 0x301: "\\acute"]

  private static let escapes: [Character: String] = [
    "%": "\\%", "&": "\\&", "#": "\\#", "$": "\\$", "_": "\\_", "{": "\\{", "}": "\\}", "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "–": "--", "—": "---", "§": "\\S{}", "ő": "\\H{o}", "…": "\\ldots{}", "\"": "''",
    "'": "\\textquotesingle{}", "`": "\\textasciigrave{}", "’": "'", "“": "``", "”": "''", "\t": " ", "\n": " ", "\r\n": " ",
    "ẑ": "\\ensuremath{\\hat z}", "₍": "\\ensuremath{_{(}}", "₎": "\\ensuremath{_{)}}",
  ]

  private static let symbols: [Character: String] = [
    "<": "<", ">": ">", "|": "|", "−": "-", "×": "\\times ", "·": "\\cdot ", "≤": "\\le ", "≥": "\\ge ", "≠": "\\ne ", "≈": "\\approx ",
    "≡": "\\equiv ", "⋖": "\\lessdot ", "∈": "\\in ", "∉": "\\notin ", "∖": "\\setminus ", "∩": "\\cap ", "∪": "\\cup ", "∅": "\\emptyset ",
    "⊂": "\\subset ", "⊆": "\\subseteq ", "∞": "\\infty ", "∑": "\\textstyle\\sum ", "∏": "\\textstyle\\prod ", "√": "\\surd ",
    "→": "\\to ", "⟶": "\\longrightarrow ", "⇒": "\\Rightarrow ", "⟸": "\\Longleftarrow ", "⟺": "\\Longleftrightarrow ",
    "⟨": "\\langle ", "⟩": "\\rangle ", "‖": "\\|", "⌈": "\\lceil ", "⌉": "\\rceil ", "⌊": "\\lfloor ", "⌋": "\\rfloor ",
    "±": "\\pm ", "∓": "\\mp ", "⊥": "\\perp ", "∘": "\\circ ", "ᵀ": "^{\\mathsf T}", "ᵐ": "^{m}", "ⁿ": "^{n}", "ˢ": "^{s}", "ᵈ": "^{d}",
    "⁰": "^{0}", "¹": "^{1}", "²": "^{2}", "³": "^{3}", "⁴": "^{4}", "⁵": "^{5}", "⁶": "^{6}", "⁷": "^{7}", "⁸": "^{8}", "⁹": "^{9}",
    "⁺": "^{+}", "⁻": "^{-}", "₀": "_{0}", "₁": "_{1}", "₂": "_{2}", "₃": "_{3}", "₄": "_{4}", "₅": "_{5}", "₆": "_{6}", "₇": "_{7}",
    "₈": "_{8}", "₉": "_{9}", "₊": "_{+}", "₋": "_{-}", "ₖ": "_{k}", "ₛ": "_{s}", "ₘ": "_{m}", "ₙ": "_{n}", "ᵢ": "_{i}", "ⱼ": "_{j}",
    "½": "\\tfrac12 ", "¼": "\\tfrac14 ", "¾": "\\tfrac34 ", "ℝ": "\\mathbf{R}", "ℚ": "\\mathbf{Q}", "ℂ": "\\mathbf{C}", "ℤ": "\\mathbf{Z}",
    "ℓ": "\\ell ", "°": "^{\\circ}", "∀": "\\forall ", "∃": "\\exists ", "⁄": "/", "⊗": "\\otimes ", "⊕": "\\oplus ",
    "α": "\\alpha ", "β": "\\beta ", "γ": "\\gamma ", "δ": "\\delta ", "ε": "\\varepsilon ", "ζ": "\\zeta ", "η": "\\eta ", "θ": "\\theta ",
    "κ": "\\kappa ", "λ": "\\lambda ", "μ": "\\mu ", "ν": "\\nu ", "ξ": "\\xi ", "π": "\\pi ", "ρ": "\\rho ", "σ": "\\sigma ",
    "τ": "\\tau ",
    "φ": "\\varphi ", "χ": "\\chi ", "ψ": "\\psi ", "ω": "\\omega ", "Γ": "\\Gamma ", "Δ": "\\Delta ", "Θ": "\\Theta ", "Λ": "\\Lambda ",
    "Π": "\\Pi ", "Σ": "\\Sigma ", "Φ": "\\Phi ", "Ψ": "\\Psi ", "Ω": "\\Omega ",
  ]
}
