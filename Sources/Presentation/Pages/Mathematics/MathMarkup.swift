// SPDX-License-Identifier: Apache-2.0

/// Formulas in Unicode (`C_ij`, `k^{3/2}/√m`, `‖E_i‖₍ₖ₎ < ε`) as MathML.
///
/// A recursive descent that accepts every text: what it does not know is an operator. Complexity: linear.
struct MathMarkup {
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  /// Inside an index or an exponent, where quotients stay on one line.
  private var isScript = false
  /// Nothing of the formula has been read: a relation here has the sentence's space before it.
  private var beginsFormula = false

  private init(_ text: String) { characters = Array(text) }

  /// The formula as `math` elements: browsers break lines only between these, so each relation begins a new one.
  static func math(_ text: String) -> [String] {
    parts(text).enumerated().map { index, part in
      var parser = MathMarkup(part)
      parser.beginsFormula = index == 0
      return "<math>\(parser.sequence(until: nil))</math>"
    }
  }

  private static let relations = Set("=<>≤≥≠≈∈⟺≡")

  /// The formula cut before its relations, and a long part before `+`, `−`, `·` and after `,`; never inside brackets.
  private static func parts(_ text: String) -> [String] {
    if text.count <= 16 { return [text] }
    var parts: [String] = []
    var part = ""
    var depth = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let isCut =
        depth <= 0 && !part.isEmpty && word.first.map { relations.contains($0) || part.count > 18 && "+−·".contains($0) } ?? false
      if isCut {
        parts.append(part)
        part = ""
      }
      part += (part.isEmpty ? "" : " ") + word
      for character in word { depth += opening.contains(character) ? 1 : closing.contains(character) ? -1 : 0 }
    }
    return parts + [part]
  }

  private static let opening = Set("([{⟨⌈⌊")
  private static let closing = Set(")]}⟩⌉⌋")
  private static let raised: [Character: String] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "−", "⁺": "+", "ᵀ": "T",
    "ᵐ": "m", "ᵈ": "d", "ˢ": "s", "ʳ": "r", "ⁿ": "n", "ᵏ": "k",
  ]
  private static let lowered: [Character: String] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9", "₍": "(", "₎": ")", "ₖ": "k",
    "ᵢ": "i", "ⱼ": "j", "₊": "+", "₋": "−", "ₛ": "s",
  ]

  private var current: Character? { position < characters.count ? characters[position] : nil }
  private func character(at index: Int) -> Character? { index >= 0 && index < characters.count ? characters[index] : nil }

  // MARK: Grammar

  /// Items up to a closing character, which is not consumed.
  private mutating func sequence(until end: Character?) -> String {
    depth += 1
    defer { depth -= 1 }
    var result = ""
    var isOperand = false
    while let character = current, character != end || end == nil {
      if character == " " {
        position += 1
        // Two operands side by side need a gap.
        if isOperand, let next = current, startsOperand(next) { result += "<mspace width=\"0.35em\"></mspace>" }
        continue
      }
      let (item, operand) = scripted(afterOperand: isOperand)
      result += item
      isOperand = operand
    }
    return result
  }

  private func startsOperand(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "√|‖".contains(character) || MathMarkup.opening.contains(character)
  }

  /// An atom with what is below and above it.
  private mutating func scripted(afterOperand: Bool) -> (markup: String, isOperand: Bool) {
    let (base, isOperand) = atom(afterOperand: afterOperand)
    var below: String?
    var above: String?
    loop: while let character = current {
      if character == "_", below == nil, position + 1 < characters.count {
        position += 1
        below = script()
      } else if character == "^", above == nil, position + 1 < characters.count {
        position += 1
        above = script()
      } else if character == "*", above == nil, base.hasPrefix("<mi>") {
        position += 1
        above = "<mo>*</mo>"
      } else if above == nil, let text = collect(MathMarkup.raised) {
        above = MathMarkup.flat(text)
      } else if below == nil, let text = collect(MathMarkup.lowered) {
        below = MathMarkup.flat(text)
      } else {
        break loop
      }
    }
    switch (below, above) {
    case (let below?, let above?): return ("<msubsup>\(base)<mrow>\(below)</mrow><mrow>\(above)</mrow></msubsup>", true)
    case (let below?, nil): return ("<msub>\(base)<mrow>\(below)</mrow></msub>", isOperand)
    case (nil, let above?): return ("<msup>\(base)<mrow>\(above)</mrow></msup>", true)
    case (nil, nil): return (base, isOperand)
    }
  }

  /// Raised or lowered characters of Unicode, as plain ones; nil when there are none here.
  private mutating func collect(_ table: [Character: String]) -> String? {
    var text = ""
    while let character = current, let plain = table[character] {
      text += plain
      position += 1
    }
    return text.isEmpty ? nil : text
  }

  /// What follows `_` or `^`: a group in braces, or letters and digits.
  private mutating func script() -> String {
    if current == "{", depth < 16 {
      position += 1
      let outer = isScript
      isScript = true
      defer { isScript = outer }
      let inner = sequence(until: "}")
      if current == "}" { position += 1 }
      return inner
    }
    var text = ""
    if let sign = current, "−-∘∞*".contains(sign) {
      text.append(sign)
      position += 1
      if sign == "∞" || sign == "*" { return MathMarkup.flat(text) }
    }
    while let character = current, character.isLetter && !MathMarkup.isScript(character) || character.isNumber && character.isASCII {
      text.append(character)
      position += 1
    }
    // An index of three letters or more is a name: a_cat.
    if text.count > 2, text.allSatisfy(\.isLetter) { return "<mi>\(Markup.escaped(text))</mi>" }
    return MathMarkup.flat(text)
  }

  private static func isScript(_ character: Character) -> Bool { raised[character] != nil || lowered[character] != nil }

  private mutating func atom(afterOperand: Bool) -> (markup: String, isOperand: Bool) {
    guard let character = current else { return ("", false) }
    if character.isASCII, character.isNumber { return (number(afterOperand: afterOperand), true) }
    if character == "√" {
      position += 1
      return ("<msqrt>\(radicand())</msqrt>", true)
    }
    if character.isLetter, character != "Σ", !MathMarkup.isScript(character) { return (letters(), true) }
    position += 1
    switch character {
    case "∞", "…", "⋯": return ("<mi>\(character)</mi>", true)
    case "-", "−": return ("<mo\(afterOperand ? "" : " form=\"prefix\"")>−</mo>", false)
    case "+", "±": return ("<mo\(afterOperand ? "" : " form=\"prefix\"")>\(character)</mo>", false)
    case "/": return ("<mo lspace=\"0\" rspace=\"0\">/</mo>", false)
    case "|", "‖":
      return (
        "<mo stretchy=\"false\" lspace=\"0.06em\" rspace=\"0.06em\" form=\"\(afterOperand ? "postfix" : "prefix")\">\(character)</mo>",
        afterOperand
      )
    case "Σ", "∑": return ("<mo movablelimits=\"false\">∑</mo>", false)
    case _ where MathMarkup.opening.contains(character):
      return ("<mo stretchy=\"false\" form=\"prefix\">\(Markup.escaped(String(character)))</mo>", false)
    case _ where MathMarkup.closing.contains(character):
      return ("<mo stretchy=\"false\" form=\"postfix\">\(Markup.escaped(String(character)))</mo>", true)
    case "'", "′": return ("<mo>′</mo>", true)
    case "*": return ("<mo>*</mo>", true)
    default:
      // A raised character without a base, a sign, or anything unknown.
      let text = MathMarkup.raised[character] ?? MathMarkup.lowered[character] ?? String(character)
      let space = beginsFormula && position == 1 ? " lspace=\"0\"" : ""
      return ("<mo\(space)>\(Markup.escaped(text))</mo>", false)
    }
  }

  /// Digits; with a slash and more digits a fraction, if neither neighbour is part of a longer quotient.
  private mutating func number(afterOperand: Bool) -> String {
    let start = position
    let first = digits()
    let before = character(at: start - 1)
    if current == "/", let next = character(at: position + 1), next.isASCII, next.isNumber, before != "/", !isScript {
      let slash = position
      position += 1
      let second = digits()
      let after = current
      if after.map({ !$0.isLetter && !"(^_/√".contains($0) || $0 == " " }) ?? true {
        return "<mfrac><mn>\(first)</mn><mn>\(second)</mn></mfrac>"
      }
      position = slash
    }
    return "<mn>\(first)</mn>"
  }

  /// Digits with a decimal point and an exponent `e+05`.
  private mutating func digits() -> String {
    var text = ""
    while let character = current, character.isASCII,
      character.isNumber || character == "." && (self.character(at: position + 1)?.isNumber ?? false)
    {
      text.append(character)
      position += 1
    }
    if current == "e", let sign = character(at: position + 1), "+-".contains(sign), character(at: position + 2)?.isNumber ?? false {
      text += "e\(sign)"
      position += 2
      while let character = current, character.isASCII, character.isNumber {
        text.append(character)
        position += 1
      }
    }
    return text
  }

  private mutating func radicand() -> String {
    guard let character = current else { return "" }
    if character == "(", depth < 16 {
      position += 1
      let inner = sequence(until: ")")
      if current == ")" { position += 1 }
      return "<mrow>\(inner)</mrow>"
    }
    if character.isASCII, character.isNumber { return "<mn>\(digits())</mn>" }
    position += 1
    return character.isLetter ? "<mi>\(character)</mi>" : "<mo>\(Markup.escaped(String(character)))</mo>"
  }

  /// A function or a name as one identifier, other letters one by one.
  private mutating func letters() -> String {
    var text = ""
    while let character = current, character.isLetter, !MathMarkup.isScript(character),
      text.isEmpty || character.isASCII == text.last?.isASCII
    {
      text.append(character)
      position += 1
    }
    if MathText.functions.contains(text) {
      return "<mi>\(text)</mi>"
    }
    if text.count > 2 { return "<mi>\(Markup.escaped(text))</mi>" }
    // The last letter takes the scripts.
    position -= text.count - 1
    return "<mi>\(Markup.escaped(String(text.prefix(1))))</mi>"
  }

  /// Letters, digits and signs, one element each.
  private static func flat(_ text: String) -> String {
    var result = ""
    var digits = ""
    func isolated(_ character: Character) -> String {
      character.isLetter ? "<mi>\(character)</mi>" : character == "∞" ? "<mi>∞</mi>" : "<mo>\(Markup.escaped(String(character)))</mo>"
    }
    for character in text {
      if character.isNumber {
        digits.append(character)
        continue
      }
      if !digits.isEmpty { result += "<mn>\(digits)</mn>" }
      digits = ""
      result += isolated(character)
    }
    return digits.isEmpty ? result : result + "<mn>\(digits)</mn>"
  }
}
