// SPDX-License-Identifier: Apache-2.0

/// Sentences with Unicode mathematics, as HTML: words escaped, formulas as MathML.
///
/// Only how a sentence looks depends on what is taken for a formula; every character of it is shown either way.
package enum MathText {
  /// The sentence as HTML.
  package static func html(_ sentence: String) -> String {
    // The words, with the spaces between them as they stand.
    let words = sentence.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let kinds = words.indices.map { kind(words[$0], isFirst: startsSentence(words, $0), next: words[safe: $0 + 1]) }
    var pieces: [String] = []
    var index = 0
    while index < words.count {
      let end = endOfFormula(words, kinds, from: index)
      if end > index {
        pieces.append(formula(words[index..<end].joined(separator: " ")))
        index = end
      } else {
        pieces.append(plain(words[index]))
        index += 1
      }
    }
    return pieces.joined(separator: " ")
  }

  // MARK: Which words are formulas

  private enum Kind { case word, number, sign, function, letter, formula }

  /// Characters that are found in formulas only.
  private static let signs = Set("=<>≤≥≠≈±·×−+∈∉⟺⟹≡")
  private static let strong = signs.union("√∞Σ∑⟨⟩‖|^_∖∘ᵀ²³⁴₍ₖ₎₀₁₂ℝℚ")
  private static let products: Set<String> = [
    "Az", "Bx", "Ev", "Av", "Ae", "Be", "mk", "km", "nT", "BA", "AB", "PD", "Dz", "Cz", "xy", "md", "Wx", "Ax",
  ]
  static let functions: Set<String> = [
    "log", "ln", "exp", "rank", "cos", "tr", "ker", "max", "min", "sign", "Pr", "gcd", "span", "dim", "trace",
  ]

  private static func isGreek(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x370...0x3FF).contains($0.value) } ?? false
  }

  private static func isLatin(_ character: Character) -> Bool { character.isASCII && character.isLetter }

  /// A word or a formula, without the punctuation around it.
  private static func core(_ word: String) -> Substring {
    var core = word[...]
    while let last = core.last, ",.;:?!)]".contains(last) { core.removeLast() }
    while let first = core.first, "([".contains(first) { core.removeFirst() }
    return core
  }

  private static func kind(_ word: String, isFirst: Bool, next: String?) -> Kind {
    let core = core(word)
    guard let first = core.first else { return .word }
    if core.allSatisfy({ signs.contains($0) || $0 == "/" || $0 == "-" }) { return core == "-" || core == "/" ? .word : .sign }
    if core.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }) { return first.isNumber ? .number : .word }
    if functions.contains(String(core)) { return .function }
    if core.count == 1 {
      if isGreek(first) { return .letter }
      guard isLatin(first), first != "a" else { return isLatin(first) || !strong.contains(first) ? .word : .formula }
      // "A row has …" begins with an article, "A and B are …" with a matrix.
      if first == "A", isFirst, let next, next.count > 1, next.allSatisfy(\.isLetter),
        !["and", "has", "is", "itself", "with", "by", "for", "of", "are"].contains(next)
      {
        return .word
      }
      return .letter
    }
    if products.contains(String(core)) { return .letter }
    // F8, E8, T2: names.
    if core.first?.isUppercase ?? false, core.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) { return .word }
    // A run of letters that is neither a function nor an index says that this is a word.
    var run = ""
    var isIndex = false
    var longest = 0
    var previous: Character?
    for character in String(core) + " " {
      if isLatin(character) {
        if run.isEmpty { isIndex = previous == "_" }
        run.append(character)
      } else {
        if !functions.contains(run), !isIndex { longest = max(longest, run.count) }
        run = ""
      }
      previous = character
    }
    if longest > 2 { return .word }
    if core.contains(where: strong.contains) || core.contains(where: isGreek) { return .formula }
    // Fractions and quotients of single letters: 1/2, 2k, m/r, C(n).
    let simple = core.allSatisfy { $0.isASCII && ($0.isNumber || isLatin($0)) || "/().,-!".contains($0) }
    return simple && longest <= 1 && core.contains { $0.isNumber || $0 == "/" || $0 == "(" } ? .formula : .word
  }

  private static func startsSentence(_ words: [String], _ index: Int) -> Bool {
    index == 0 || words[index - 1].last.map { ".:".contains($0) } ?? true
  }

  /// The end of the formula that begins with this word; the word itself when it begins none.
  private static func endOfFormula(_ words: [String], _ kinds: [Kind], from start: Int) -> Int {
    guard kinds[start] != .word, kinds[start] != .sign || kinds[safe: start + 1].map({ $0 != .word && $0 != .sign }) ?? false else {
      return start
    }
    var depth = 0
    var end = start
    var isFormula = false
    while end < words.count, kinds[end] != .word || depth > 0 && isPartOfList(words[end]) {
      if kinds[end] == .letter || kinds[end] == .formula { isFormula = true }
      if kinds[end] == .sign, end > start { isFormula = true }
      for character in words[end] { depth += "([⟨".contains(character) ? 1 : ")]⟩".contains(character) ? -1 : 0 }
      end += 1
      if let last = words[end - 1].last, ",.;:?!".contains(last), depth <= 0 || last != "," { break }
      // Two formulas side by side are two formulas, unless something joins them.
      if depth <= 0, end < words.count, kinds[end] != .sign, kinds[end - 1] != .sign, kinds[end - 1] != .function { break }
    }
    // A sign at the end joins nothing.
    while end > start, kinds[end - 1] == .sign { end -= 1 }
    return isFormula ? end : start
  }

  private static func isPartOfList(_ word: String) -> Bool { word == "…," || word == "…" }

  // MARK: Markup

  /// The formula, with the punctuation and the brackets that belong to the sentence around it outside.
  private static func formula(_ text: String) -> String {
    var (before, core, after) = ("", text[...], "")
    while let last = core.last {
      if ",.;:?!".contains(last) || ")]".contains(last) && isUnbalanced(core) && excess(core) < 0 {
        after = String(last) + after
        core.removeLast()
      } else if let first = core.first, "([".contains(first), excess(core) > 0 {
        before.append(first)
        core.removeFirst()
      } else {
        break
      }
    }
    guard !core.isEmpty else { return plain(text) }
    var parts = MathMarkup.math(String(core))
    // Punctuation stays on the line of its formula.
    if !before.isEmpty { parts[0] = together(before, parts[0], "") }
    if !after.isEmpty { parts[parts.count - 1] = together("", parts[parts.count - 1], after) }
    return parts.joined(separator: "<wbr>")
  }

  private static func together(_ before: String, _ markup: String, _ after: String) -> String {
    "<span class=\"together\">\(Markup.escaped(before))\(markup)\(Markup.escaped(after))</span>"
  }

  private static func isUnbalanced(_ text: Substring) -> Bool { excess(text) != 0 }

  /// Opening less closing brackets.
  private static func excess(_ text: Substring) -> Int {
    text.reduce(0) { $0 + ("([".contains($1) ? 1 : ")]".contains($1) ? -1 : 0) }
  }

  /// A word that is no formula, but may begin with one: `k-sparse`, `μ-incoherent`.
  private static func plain(_ word: String) -> String {
    if let hyphen = word.firstIndex(of: "-"), word.distance(from: word.startIndex, to: hyphen) == 1, let first = word.first,
      isLatin(first) || isGreek(first), word.index(after: hyphen) < word.endIndex, word[word.index(after: hyphen)].isLetter
    {
      return MathMarkup.math(String(first)).joined() + Markup.escaped(String(word[hyphen...]))
    }
    return Markup.escaped(word)
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
