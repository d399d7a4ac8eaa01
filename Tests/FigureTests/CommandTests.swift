// SPDX-License-Identifier: Apache-2.0
import Figures
import Foundation
import TestSupport
import Testing

/// `lrh figure` and `lrh verify` as users meet them.
@Suite("Figures: command line")
struct FigureCommandTests {
  private static let pair = ["--encoder", "examples/lines/lines-16-in-R6.csv", "--probe", "matched", "--sparsity", "2"]

  @Test("drawn, accepted, not replaced without force; the exit codes")
  func contract() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.svg")
    let first = try Programs.run("lrh", ["figure", "gram"] + FigureCommandTests.pair + ["--output", path])
    #expect(first.code == 0 && first.output == "written: \(path): 258 marks from 1 certificate\n", "\(first.output)\(first.errors)")
    let verified = try Programs.run("lrh", ["verify", path])
    #expect(verified.code == 0 && verified.output.hasPrefix("\(path): accepted — gram: 258 marks"), "\(verified.output)")
    #expect(try Programs.run("lrh", ["figure", "gram"] + FigureCommandTests.pair + ["--output", path]).code == 74)
    #expect(try Programs.run("lrh", ["figure", "gram"] + FigureCommandTests.pair + ["--output", path, "--force"]).code == 0)
    #expect(try Programs.run("lrh", ["verify", path, "--work-limit", "5"]).code == 2)
    #expect(try Programs.run("lrh", ["verify", path, "--full"]).code == 0)
    // A comparison that is asked for and cannot be made is not passed over.
    #expect(try Programs.run("lrh", ["verify", path, "--source", "encoder=/nowhere"]).code == 1)
    #expect(folder.contents == ["a.svg"])
    // A certificate and a figure in one run; the worst code.
    let bytes = try TestEnvironment.bytes(path)
    let bad = try folder.write("b.svg", String(decoding: bytes, as: UTF8.self).replacing("fill=\"#aabfd1\"", with: "fill=\"#aabfd2\"").utf8)
    try #require(try TestEnvironment.bytes(bad) != bytes)
    let both = try Programs.run("lrh", ["verify", path, bad, "--summary", "json"])
    #expect(both.code == 1 && both.output.contains("\"outcome\":\"rejected\""), "\(both.output)")
    #expect(try Programs.run("lrh", ["verify", try folder.write("c.svg", "<svg/>".utf8)]).code == 65)
    #expect(try Programs.run("lrh", ["verify", try folder.write("d.pdf", "%PDF-1.5\n".utf8)]).code == 65)
    #expect(try Programs.run("lrh", ["verify", folder.file("missing.svg")]).code == 66)
  }

  @Test(
    "wrong usage is 64 and writes nothing",
    arguments: [
      ["gram", "--encoder", "examples/lines/lines-16-in-R6.csv", "--output", "F.png"],
      ["gram", "--encoder", "examples/lines/lines-16-in-R6.csv", "--output", "svg"],
      ["gram", "--encoder", "examples/lines/lines-16-in-R6.csv", "--sparsity", "0", "--output", "F.svg"],
      ["gram", "--encoder", "examples/lines/lines-16-in-R6.csv", "--output", "F.svg", "--title", "a\u{1B}b"],
      ["gram", "--encoder", "examples/lines/lines-16-in-R6.csv", "--output", "F.svg", "--pdf-tool", "pdflatex"],
      ["plane", "--encoder", "examples/lines/lines-16-in-R6.csv", "--output", "F.svg"],
      ["capacity", "--features", "8,4", "--sparsity", "2", "--epsilon", "1/2", "--output", "F.svg"],
      ["capacity", "--features", "4,8", "--sparsity", "2", "--output", "F.svg"],
      ["staircase", "--encoder", "examples/lines/lines-16-in-R6.csv", "--sparsity", "1000", "--output", "F.svg"],
      ["tail", "--features", "1", "--neurons", "10", "--output", "F.svg"],
      ["tail", "--features", "100000", "--neurons", "100000", "--output", "F.svg"],
    ])
  func usage(_ words: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("lrh", ["figure"] + words.map { $0 == "F.svg" || $0 == "F.png" ? folder.file($0) : $0 })
    #expect(run.code == 64, "\(words): \(run.code) \(run.errors)")
    #expect(folder.contents.isEmpty && run.output.isEmpty)
  }

  @Test("no such input is 66, bad data 65, nothing decided 2")
  func inputs() throws {
    let folder = try TemporaryFolder()
    let output = ["--output", folder.file("F.svg")]
    #expect(try Programs.run("lrh", ["figure", "gram", "--encoder", folder.file("A.csv")] + output).code == 66)
    #expect(try Programs.run("lrh", ["figure", "gram", "--encoder", try folder.write("A.csv", "1,x\n".utf8)] + output).code == 65)
    #expect(try Programs.run("lrh", ["figure", "gram"] + FigureCommandTests.pair + output + ["--work-limit", "5"]).code == 2)
    #expect(folder.contents == ["A.csv"])
  }

  @Test("the command in the record draws the same figure")
  func command() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.csv")
    let words = ["figure", "staircase"] + FigureCommandTests.pair + ["--epsilon", "0.5", "--best", "--title", "50%", "--output", path]
    #expect(try Programs.run("lrh", words).code == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = try #require(
      FigureVerifier.record(in: Array(text.utf8), prefix: "#", isEscaped: false)?.first { $0.hasPrefix("command ") })
    // Files are named without folders, and the title is encoded.
    let again = lines.dropFirst("command lrh ".count).split(separator: " ").map { word in
      word == "lines-16-in-R6.csv" ? "examples/lines/lines-16-in-R6.csv" : word == "50%25" ? "50%" : String(word)
    }
    let second = folder.file("b.csv")
    #expect(try Programs.run("lrh", again + ["--output", second]).code == 0, "\(again)")
    #expect(try TestEnvironment.bytes(second) == TestEnvironment.bytes(path))
    // And to standard output.
    let printed = try Programs.run("lrh", again + ["--output", "-", "--format", "csv"])
    #expect(printed.code == 0 && printed.output == text)
  }

  @Test("many certificates are beside the figure, which is nothing without them")
  func beside() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("c.tex")
    let run = try Programs.run("lrh", ["figure", "coherence", "--features", "64", "--dimensions", "512,1024", "--output", path])
    #expect(run.code == 0 && folder.contents == ["c.tex", "c.tex.certificates"], "\(run.errors)")
    #expect(try Programs.run("lrh", ["verify", path]).code == 0)
    try FileManager.default.removeItem(atPath: path + ".certificates")
    #expect(try Programs.run("lrh", ["verify", path]).code == 66)
  }

  @Test("titles of any characters leave the SVG well-formed XML, and the figure accepted")
  func titles() throws {
    let folder = try TemporaryFolder()
    for title in ["</title><script>alert(1)</script>", "a & b \"c\" 'd'", "]]>", "|> -->", "μ ≤ ε 😀", String(repeating: "x", count: 200)] {
      let path = folder.file("t.svg")
      #expect(try Programs.run("lrh", ["figure", "figure-1", "--title", title, "--force", "--footer-hash", "--output", path]).code == 0)
      #expect(try Programs.run("lrh", ["verify", path]).code == 0, "\(title)")
      let script = """
        import sys, xml.etree.ElementTree as E
        root = E.parse(sys.argv[1]).getroot()
        ns = "{http://www.w3.org/2000/svg}"
        assert root.find(ns + "title").text == sys.argv[2], root.find(ns + "title").text
        assert root.get("role") == "img" and root.find(ns + "desc").text
        assert not list(root.iter(ns + "script"))
        ids = root.get("aria-labelledby").split()
        assert [root.find(ns + "title").get("id"), root.find(ns + "desc").get("id")] == ids
        """
      let parsed = try Programs.run("/usr/bin/env", ["python3", "-c", script, path, title])
      #expect(parsed.code == 0, "\(title): \(parsed.errors)")
    }
  }
}
