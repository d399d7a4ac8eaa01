// SPDX-License-Identifier: Apache-2.0
import Constructions
import Digests
import ExactArithmetic
import Foundation
import Pages
import Statements
import TestSupport
import Testing
import Walkthroughs

/// The text between two marks, every time.
func every(_ start: String, _ end: String, in text: String) -> [String] {
  text.components(separatedBy: start).dropFirst().compactMap { part in part.range(of: end).map { String(part[..<$0.lowerBound]) } }
}

/// Event handlers among the attributes of a page. A quotation mark stands raw around values only.
func handlers(_ html: String) -> [String] {
  var html = html
  for (start, end) in [("<style>", "</style>"), ("<script>", "</script>")] {
    for inside in every(start, end, in: html) { html = html.replacingOccurrences(of: inside, with: "") }
  }
  for data in every("id=\"data\">", "</script>", in: html) { html = html.replacingOccurrences(of: data, with: "") }
  return html.replacing(/"[^"]*"/, with: "\"\"").matches(of: /<[^>]*\son[a-z]+\s*=[^>]*>/).map { String($0.output) }
}

@Suite("Structure of a page")
struct PageStructureTests {
  private func page() throws -> String { try WalkthroughPage(SampleWalkthrough.small()).html }

  @Test("the same walkthrough gives the same bytes")
  func deterministic() throws {
    #expect(try page() == page())
  }

  @Test("golden: the page of a small pair, without style and script")
  func golden() throws {
    var html = try page()
    for (start, end) in [("<style>", "</style>"), ("<script>", "</script>"), ("style-src &#39;", "&#39;"), ("script-src &#39;", "&#39;")] {
      let inside = try #require(every(start, end, in: html).first)
      html = html.replacingOccurrences(of: start + inside + end, with: start + "…" + end)
    }
    let path = TestEnvironment.packageFolder + "/Tests/PageTests/Golden/small.html"
    if ProcessInfo.processInfo.environment["LRH_UPDATE_GOLDEN"] == "1" { try html.write(toFile: path, atomically: true, encoding: .utf8) }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    #expect(html == expected, "run with LRH_UPDATE_GOLDEN=1 to accept the new page")
  }

  @Test("names are used once, and every link and label leads somewhere in the page")
  func references() throws {
    let html = try page()
    let ids = every(" id=\"", "\"", in: html)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count > 20)
    let links = every("href=\"#", "\"", in: html) + every("for=\"", "\"", in: html)
    let labels = (every("aria-labelledby=\"", "\"", in: html) + every("aria-describedby=\"", "\"", in: html)).flatMap {
      $0.split(separator: " ").map(String.init)
    }
    for name in links + labels { #expect(ids.contains(name), "\(name)") }
  }

  @Test("nothing is asked of the network, and nothing runs that the policy does not name")
  func selfContained() throws {
    let html = try page()
    for wanted in [" src=", "href=\"http", "url(http", "@import", " style=\"", "javascript:", "<iframe", "<link"] {
      #expect(!html.contains(wanted), "\(wanted)")
    }
    #expect(handlers(html).isEmpty)
    let style = try #require(every("<style>", "</style>", in: html).first)
    let script = try #require(every("<script>", "</script>", in: html).first)
    func base64(_ text: String) -> String {
      let hex = Array(SHA256.hexDigest(text.utf8))
      let bytes = stride(from: 0, to: hex.count, by: 2).map { UInt8(String(hex[$0...$0 + 1]), radix: 16) ?? 0 }
      return Data(bytes).base64EncodedString()
    }
    let policy = try #require(every("Content-Security-Policy\" content=\"", "\"", in: html).first).replacingOccurrences(
      of: "&#39;", with: "'")
    #expect(
      policy
        == "default-src 'none'; style-src 'sha256-\(base64(style))'; script-src 'sha256-\(base64(script))'; base-uri 'none'; form-action 'none'"
    )
  }

  @Test("verdicts are told by word and mark, not by colour alone")
  func verdicts() throws {
    let proved = try page()
    #expect(proved.contains("<span class=\"mark\" aria-hidden=\"true\">✓</span> proved"))
    let refuted = try WalkthroughPage(SampleWalkthrough.pair(.identity(2), Matrix(rows: 2, columns: 2, entries: [1, 1, 0, 1]))).html
    #expect(refuted.contains("<span class=\"mark\" aria-hidden=\"true\">✗</span> refuted"))
    #expect(refuted.contains(">✗ refuted</text>"))
    #expect(proved.contains(">✓ proved</text>") && !proved.contains(">✗ refuted</text>"))
  }

  @Test("what does not fit is left out and said; the page stays below its limit")
  func size() throws {
    // 120 lines in R⁸ fit whole; 900 × 400 entries do not.
    let e8 = LineSystems.e8
    let probe = e8.map { $0 / 8 }
    let page = try WalkthroughPage(SampleWalkthrough.pair(e8, probe, k: 2, epsilon: Rational(1, 2))).html
    #expect(page.utf8.count < WalkthroughPage.sizeLimit)
    #expect(page.contains("id=\"explore\"") && !page.contains("data-matrix=\"live-matrix\""))
    var generator = SplitMix64(seed: 5)
    let large = Matrix(rows: 900, columns: 400, entries: (0..<360_000).map { _ in Rational(Integer(generator.int(-99...99)), 100) })
    let cut = try WalkthroughPage(SampleWalkthrough.pair(large, large, k: 1)).html
    #expect(cut.utf8.count < WalkthroughPage.sizeLimit)
    #expect(cut.contains("too large for this page") && !cut.contains("id=\"explore\""))
    #expect(!cut.contains("lrh-check recovery.json"))
  }
  @Test("many large pictures do not make the page too large")
  func pictures() throws {
    var generator = SplitMix64(seed: 6)
    let c = Matrix(rows: 48, columns: 48, entries: (0..<2304).map { _ in Rational(Integer(generator.int(-9999...9999)), 10_007) })
    var walkthrough = try SampleWalkthrough.pair(.identity(48), c, k: 2)
    walkthrough.steps[0].exhibits += (0..<6).map { Exhibit("M_\($0)", c.map { $0 * $0 + Rational(Integer($0.sign)) }) }
    walkthrough.steps[0].exhibits.append(Exhibit("M", c.map { -$0 }))
    let page = try WalkthroughPage(walkthrough).html
    #expect(page.utf8.count < WalkthroughPage.sizeLimit)
    #expect(page.contains("M: 48×48, not drawn") && page.contains("data-matrix=\"live-matrix\""))
  }
}
