// SPDX-License-Identifier: Apache-2.0
import Foundation
import Pages
import TestSupport
import Testing
import Walkthroughs

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Formulas as MathML")
struct MathTextTests {
  private static let known: [(String, String)] = [
    ("A row is long.", "A row is long."),
    ("k-sparse", "<math><mi>k</mi></math>-sparse"),
    ("at feature 3", "at feature 3"),
    ("proofs/F8-capacity.md", "proofs/F8-capacity.md"),
    ("the i.e. and the e.g. of it", "the i.e. and the e.g. of it"),
    ("C = 1/2", "<math><mi>C</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"),
    ("C_ij", "<math><msub><mi>C</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub></math>"),
    ("a_cat", "<math><msub><mi>a</mi><mrow><mi>cat</mi></mrow></msub></math>"),
    ("x^{3/2}", "<math><msup><mi>x</mi><mrow><mn>3</mn><mo lspace=\"0\" rspace=\"0\">/</mo><mn>2</mn></mrow></msup></math>"),
    ("D_ij^{2s}", "<math><msubsup><mi>D</mi><mrow><mi>i</mi><mi>j</mi></mrow><mrow><mn>2</mn><mi>s</mi></mrow></msubsup></math>"),
    ("BᵀA", "<math><msup><mi>B</mi><mrow><mi>T</mi></mrow></msup><mi>A</mi></math>"),
    ("√5", "<math><msqrt><mn>5</mn></msqrt></math>"),
    ("√(a+b)", "<math><msqrt><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></msqrt></math>"),
    ("x < 1.", "<span class=\"together\"><math><mi>x</mi><mo>&lt;</mo><mn>1</mn></math>.</span>"),
    ("−1/3", "<math><mo form=\"prefix\">−</mo><mfrac><mn>1</mn><mn>3</mn></mfrac></math>"),
    ("(see k)", "(see <span class=\"together\"><math><mi>k</mi></math>)</span>"),
    ("1.2e+05 < x", "<math><mn>1.2e+05</mn><mo>&lt;</mo><mi>x</mi></math>"),
    ("F8x²", "<math><mi>F</mi><mn>8</mn><msup><mi>x</mi><mrow><mn>2</mn></mrow></msup></math>"),
  ]

  @Test("known formulas", arguments: known)
  func formula(_ text: String, _ markup: String) { #expect(MathText.html(text) == markup) }

  private static let pieces = [
    "A", "a", "k", "z_i", "C_ij", "‖E_i‖₍ₖ₎", "√m", "√(", ")", "(", "[−1, 1]^16", "≤", "<", "=", "1/2", "-3/4", "≈", "0.5", "of", "row",
    "the", "|", "Σ_{j∈T}",
    "^", "_", "{", "}", "^{", "_{", "μ*", "2k", ",", ".", "&", "<b>", "\"", "'", "T_s(1/μ)", "e_i", "log", "rank", "D^{∘s}",
    "a_i = c_i + λa*", "x²", "ẑ",
    "…", "—", "⌈m/(2k−1)⌉", "F8", "𝔘", "\u{0}",
  ]

  /// Letters and digits alone, raised and lowered ones as plain ones.
  private func skeleton(_ text: String) -> String {
    let plain: [Character: Character] = ["ᵀ": "T", "²": "2", "₍": " ", "ₖ": "k", "₎": " "]
    return String(text.map { plain[$0] ?? $0 }.filter { $0.isLetter && $0 != "Σ" || $0.isNumber })
  }

  @Test("any text gives well-formed markup that shows every letter and digit")
  func random() throws {
    try withRandomCases(3000, seed: 7000) { generator in
      let text = (0..<generator.int(1...9)).map { _ in generator.pick(MathTextTests.pieces) }.joined(
        separator: generator.oneIn(3) ? "" : " ")
      let html = MathText.html(text)
      let reader = TextReader()
      let parser = XMLParser(data: Data("<p>\(html.replacingOccurrences(of: "<wbr>", with: ""))</p>".utf8))
      parser.delegate = reader
      check(parser.parse(), "\(text) → \(html)")
      // An index comes before an exponent, whichever was written first.
      checkEqual(skeleton(reader.text).sorted(), skeleton(text).sorted(), "\(html)")
    }
  }

  @Test("long and deep formulas take little time")
  func long() {
    let deep = String(repeating: "√(", count: 20_000) + "x" + String(repeating: "_{i", count: 20_000)
    #expect(MathText.html(deep).contains("<mi>x</mi>"))
    #expect(MathText.html(String(repeating: "C_ij + ", count: 20_000) + "1").hasSuffix("</math>"))
  }

  private final class TextReader: NSObject, XMLParserDelegate {
    var text = ""
    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }
}
