// SPDX-License-Identifier: Apache-2.0
import Figures
import Foundation
import TestSupport
import Testing

/// The programs of the system that make PDFs.
private enum Tools {
  static func isInstalled(_ name: String, _ package: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    if path.split(separator: ":").contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) { return true }
    print("SKIPPED: no \(name) (Debian: apt install \(package)): figures are not compiled with it")
    return false
  }

  static let hasLaTeX =
    isInstalled("pdflatex", "texlive-latex-extra texlive-pictures")
    && isInstalled("kpsewhich", "texlive-binaries")
    && ((try? Programs.run("/usr/bin/env", ["kpsewhich", "pgfplots.sty", "standalone.cls"]))?.output.split(separator: "\n").count == 2)
  static let hasRSVG = isInstalled("rsvg-convert", "librsvg2-bin")
}

@Suite("Figures: pdflatex and rsvg-convert")
struct ToolTests {
  private static func compile(_ name: String, _ folder: TemporaryFolder) throws -> Programs.Run {
    try Programs.run(
      "/usr/bin/env",
      ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "-output-directory=\(folder.path)", name],
      environment: ["TEXINPUTS": "\(folder.path):", "max_print_line": "1000"])
  }

  @Test("every golden figure compiles alone", .enabled(if: Tools.hasLaTeX), arguments: Instances.all)
  func alone(_ instance: Instance) throws {
    let folder = try TemporaryFolder()
    try folder.write("f.tex", try instance.document(title: "100 % of Ünïcode ε ≤ μ & 😀 \\input{x} $ # _ { } ~ ^", footer: true).bytes(.tex))
    let run = try ToolTests.compile("f.tex", folder)
    #expect(run.code == 0, "\(run.output.suffix(600))")
    #expect(folder.contents.contains("f.pdf"))
    let log = try String(contentsOfFile: folder.file("f.log"), encoding: .isoLatin1)
    for warning in ["Missing character", "undefined", "Overfull"] { #expect(!log.contains(warning), "\(instance): \(warning)") }
  }

  @Test("all of them, in one document with its own fonts and width", .enabled(if: Tools.hasLaTeX))
  func included() throws {
    let folder = try TemporaryFolder()
    var text =
      "\\documentclass{article}\\renewcommand\\familydefault{\\sfdefault}\\usepackage{amsmath,amssymb,pgfplots}\\pgfplotsset{compat=1.16}\n\\begin{document}\n"
    text += "\\newcommand\\lrhfigurewidth{8cm}\n"
    for (i, instance) in Instances.all.enumerated() {
      try folder.write("f\(i).tex", try instance.document().bytes(.tex))
      text += "\\begin{figure}\\input{f\(i).tex}\\caption{\(i)}\\end{figure}\\clearpage\n"
    }
    try folder.write("all.tex", (text + "\\end{document}\n").utf8)
    let run = try ToolTests.compile("all.tex", folder)
    #expect(run.code == 0, "\(run.output.suffix(600))")
    #expect(run.output.contains("(\(Instances.all.count) pages"), "\(run.output.suffix(300))")
  }

  @Test("a PDF is accepted; changed, rejected; by another version, undecided", arguments: ["rsvg-convert", "pdflatex"])
  func pdf(_ tool: String) throws {
    guard tool == "pdflatex" ? Tools.hasLaTeX : Tools.hasRSVG else { return }
    let folder = try TemporaryFolder()
    let path = folder.file("a.pdf")
    let run = try Programs.run("lrh", ["figure", "figure-1", "--pdf-tool", tool, "--output", path])
    #expect(run.code == 0, "\(run.errors)")
    let verified = try Programs.run("lrh", ["verify", path])
    #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
    let bytes = try TestEnvironment.bytes(path)
    func outcome(_ bytes: [UInt8]) throws -> Int32 { try Programs.run("lrh", ["verify", try folder.write("b.pdf", bytes)]).code }
    // A byte of the picture, of the record, of a certificate, and one more at the end.
    let text = String(decoding: bytes, as: UTF8.self)
    var changed = bytes
    changed[600] ^= 1
    #expect(try outcome(changed) == 1)
    #expect(try outcome(bytes + [10]) == 1)
    #expect(!text.isEmpty)
    func replacing(_ old: String, _ new: String) -> [UInt8] {
      let (old, new) = (Array(old.utf8), Array(new.utf8))
      guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: old) }) else { return [] }
      return Array(bytes[..<place]) + new + bytes[(place + old.count)...]
    }
    #expect(try outcome(replacing("\"worstError\":\"0\"", "\"worstError\":\"1\"")) == 1)
    #expect(try outcome(replacing("%lrh|pdf-tool \(tool) (", "%lrh|pdf-tool \(tool) (x")) == 2)
    #expect(try outcome(replacing("%lrh|pdf-tool \(tool) (", "%lrh|pdf-tool word (")) == 65)
    #expect(try outcome(replacing("%lrh|end", "%lrh|END")) == 65)
  }

  @Test("a PDF whose tool is not installed is undecided; none is made without a tool")
  func noTool() throws {
    let folder = try TemporaryFolder()
    if Tools.hasRSVG {
      #expect(try Programs.run("lrh", ["figure", "figure-1", "--output", folder.file("a.pdf")]).code == 0)
      let run = try Programs.run("lrh", ["verify", folder.file("a.pdf")], environment: ["PATH": folder.path])
      #expect(run.code == 2 && run.output.contains("not installed"), "\(run.output)\(run.errors)")
    }
    let made = try Programs.run("lrh", ["figure", "figure-1", "--output", folder.file("b.pdf")], environment: ["PATH": folder.path])
    #expect(made.code == 64 && made.errors.contains("rsvg-convert"), "\(made.errors)")
  }
}
