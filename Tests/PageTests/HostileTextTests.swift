// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import Pages
import Statements
import TestSupport
import Testing
import Walkthroughs

@Suite("Hostile text in a page")
struct HostileTextTests {
  private static let texts = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "<!--", "]]>", "&lt;b&gt;",
    "{{title}}",
    "{{{data}}}", "\u{2028}\u{0}\u{1B}[2J", "x_{</math><script>alert(1)</script>}", "√(<b>", "a^<i>", "\\u003c/script>", "𝔘 ẑ ¬∘⟺",
  ]

  @Test("text from files and arguments is shown, never obeyed", arguments: texts)
  func everywhere(_ text: String) throws {
    let source = Source(
      role: .encoder, name: "a.csv", bytes: 3, sha256: String(repeating: "0", count: 64), tensor: "t", transposed: false, dtype: "text")
    var walkthrough = try SampleWalkthrough.pair(.identity(2), .identity(2), source: source)
    let plain = try WalkthroughPage(walkthrough).html
    walkthrough.title = text
    walkthrough.introduction = [text]
    walkthrough.terms = [.init(text, text)]
    walkthrough.command = "lrh walkthrough sample --encoder \(text)"
    walkthrough.conclusion.sentences = [text, "f(\(text)) = 1"]
    walkthrough.steps[0].title = text
    walkthrough.steps[0].reference = text
    walkthrough.steps[0].statement = "C_\(text) = \(text)"
    walkthrough.steps[0].tables = [.init([text], [[text]])]
    walkthrough.steps[0].why = text
    walkthrough.steps[0].notes = [.init(kind: .remark, text: text)]
    walkthrough.steps[0].command = text
    walkthrough.steps[0].comparisons = [Comparison((text, 1), .less, (text, 2))]
    walkthrough.steps[0].bearings = [Bearing(text, .proved)]
    walkthrough.steps[0].exhibits[0].name = text
    let html = try WalkthroughPage(walkthrough).html
    // The same elements, whatever the text; spans and wbr belong to formulas.
    func count(_ start: String, in html: String) -> Int {
      html.components(separatedBy: start).dropFirst().count { [" ", ">", "\n"].contains($0.first) }
    }
    for tag in ["script", "style", "img", "b", "i", "section", "article", "svg", "button", "a", "meta"] {
      #expect(count("<\(tag)", in: html) <= count("<\(tag)", in: plain), "\(tag)")
      #expect(count("</\(tag)", in: html) <= count("</\(tag)", in: plain), "\(tag)")
    }
    let handlers = handlers(html)
    #expect(handlers.isEmpty, "\(handlers)")
    // The data is whole: what the page's script reads is what was meant.
    let data = try #require(every("<script type=\"application/json\" id=\"data\">", "</script>", in: html).first)
    #expect(try JSONSerialization.jsonObject(with: Data(data.utf8)) is [String: Any])
    #expect(!data.contains("<"))
  }

  @Test("a certificate with markup in its provenance is handed out byte for byte")
  func certificate() throws {
    let source = Source(
      role: .encoder, name: "</script>.csv", bytes: 3, sha256: String(repeating: "0", count: 64), tensor: "</script><b>&amp;",
      transposed: false,
      dtype: "text")
    let html = try WalkthroughPage(SampleWalkthrough.pair(.identity(2), .identity(2), source: source)).html
    let data = try #require(every("<script type=\"application/json\" id=\"data\">", "</script>", in: html).first)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
    let certificates = try #require(object["certificates"] as? [[String: Any]])
    let text = try #require(certificates.first?["text"] as? String)
    #expect(text.contains("\"tensor\":\"</script><b>&amp;\""))
    #expect(html.components(separatedBy: "</script>").count == 3)
  }
}
