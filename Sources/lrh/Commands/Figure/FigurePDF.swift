// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateReader
import Digests
import Figures
import FileAccess

/// A program that makes a PDF of a figure.
enum PDFTool: String, ExpressibleByArgument, CaseIterable {
  /// From the SVG.
  case rsvg = "rsvg-convert"
  /// From the TeX.
  case pdflatex

  /// The first that is there.
  ///
  /// - Throws: when none is.
  static func firstInstalled() throws -> PDFTool {
    guard let tool = allCases.first(where: { ExternalTool.isInstalled($0.rawValue) }) else {
      throw ValidationError("a .pdf needs rsvg-convert (librsvg2-bin) or pdflatex (texlive-latex-extra); write .svg or .tex")
    }
    return tool
  }
}

/// Figures as PDF: made by a tool of the system, with the record and what the tool was.
enum FigurePDF {
  private static let toolKey = "pdf-tool"

  /// The PDF.
  ///
  /// - Throws: `ValidationError` when the tool is not there, `FileAccessError` when it fails.
  static func make(_ document: FigureDocument, tool: PDFTool) throws -> [UInt8] {
    guard ExternalTool.isInstalled(tool.rawValue) else { throw ValidationError("\(tool.rawValue) is not installed") }
    let (pdf, identity) = try run(document, tool)
    return try stamped(pdf, document, identity)
  }

  /// Checks a PDF: the record as for other figures, then the same tool again; undecided when that is not the same here.
  static func check(_ bytes: [UInt8], _ verifier: FigureVerifier) throws -> FileOutcome {
    guard var lines = FigureVerifier.record(in: bytes, prefix: PDFRecord.prefix, isEscaped: false),
      let first = lines.first, first.hasPrefix(toolKey + " ")
    else { return .malformed("no record of lrh figure in it") }
    lines.removeFirst()
    let identity = String(first.dropFirst(toolKey.count + 1))
    switch try verifier.check(record: lines) {
    case .failure(let stopped): return stopped.outcome
    case .success(let checked):
      guard let name = identity.split(separator: " ").first, let tool = PDFTool(rawValue: String(name)) else {
        return .malformed("made by an unknown tool")
      }
      guard ExternalTool.isInstalled(tool.rawValue) else {
        return .undecided("\(checked.summary); but \(tool.rawValue), which made the PDF, is not installed here")
      }
      let (pdf, ownIdentity) = try run(checked.document, tool)
      guard ownIdentity == identity else {
        return .undecided("\(checked.summary); but the PDF was made by \(identity), and here is \(ownIdentity)")
      }
      guard try stamped(pdf, checked.document, identity) == bytes else {
        return .rejected("not what its certificates and \(tool.rawValue) give")
      }
      return .accepted(checked.summary)
    }
  }

  private static func stamped(_ pdf: [UInt8], _ document: FigureDocument, _ identity: String) throws -> [UInt8] {
    let lines = ["\(PDFRecord.prefix)|\(toolKey) \(identity)"] + document.recordLines(prefix: PDFRecord.prefix)
    guard let stamped = PDFRecord.insert(lines, into: pdf) else {
      throw FileAccessError.inputOutput(
        "PDF", reason: "\(identity) writes a kind of PDF that the record cannot be put into; try the other --pdf-tool")
    }
    return stamped
  }

  /// Has the tool make the PDF; and what the tool is: name, version, a digest of the fonts or packages it used.
  private static func run(_ document: FigureDocument, _ tool: PDFTool) throws -> (pdf: [UInt8], identity: String) {
    guard let work = ExternalTool() else { throw FileAccessError.inputOutput("PDF", reason: "no temporary folder can be made") }
    defer { work.remove() }
    func read(_ name: String) -> [UInt8]? { try? FileContents.read("\(work.folder)/\(name)", limit: 256 << 20) }
    func version() -> String {
      guard work.run(tool.rawValue, ["--version"]), let text = read("out") else { return "?" }
      return String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
    let format: FigureFormat = tool == .rsvg ? .svg : .tex
    try AtomicWriter.write(document.bytes(format), to: "\(work.folder)/figure.\(format.rawValue)")
    let used: [UInt8]
    switch tool {
    case .rsvg:
      guard work.run("rsvg-convert", ["--format=pdf", "--output=\(work.folder)/figure.pdf", "\(work.folder)/figure.svg"]) else {
        throw FileAccessError.inputOutput("PDF", reason: "rsvg-convert failed")
      }
      var fonts: [UInt8] = []
      for style in ["sans-serif", "sans-serif:italic", "sans-serif:bold"] {
        if work.run("fc-match", ["--format=%{file}", style]), let name = read("out"),
          let font = try? FileContents.read(String(decoding: name, as: UTF8.self))
        {
          fonts += Array(SHA256.hexDigest(font).utf8)
        }
      }
      used = fonts
    case .pdflatex:
      let source = "\\pdfminorversion=4\\pdfobjcompresslevel=0\\pdftrailerid{}\\pdfinfoomitdate=1\\input{figure.tex}"
      let options = [
        "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "-output-directory=\(work.folder)", "-jobname=figure",
      ]
      guard work.run("pdflatex", options + [source]) else {
        throw FileAccessError.inputOutput("PDF", reason: "pdflatex failed: are pgfplots and standalone installed?")
      }
      // What was loaded, as the log tells.
      let log = String(decoding: read("figure.log") ?? [], as: UTF8.self)
      let loaded = log.split(whereSeparator: \.isNewline).filter { line in
        ["LaTeX2e", "Package: ", "Document Class: ", "File: "].contains { line.hasPrefix($0) }
      }
      used = Array(loaded.joined(separator: "\n").utf8)
    }
    guard let pdf = read("figure.pdf") else { throw FileAccessError.inputOutput("PDF", reason: "\(tool.rawValue) wrote nothing") }
    return (pdf, "\(tool.rawValue) (\(version())) \(SHA256.hexDigest(used).prefix(16))")
  }
}
