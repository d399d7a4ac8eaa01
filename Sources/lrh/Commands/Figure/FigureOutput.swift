// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateKernel
import CertificateWriter
import Certification
import Digests
import ExactArithmetic
import Figures
import FileAccess
import Statements

/// Where a figure goes, and what all figures have in common.
struct FigureOutput: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write the figure to this file: .svg, .tex, .csv or .pdf; - is standard output.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("The format, svg, tex or csv, when the file's name does not tell it.", valueName: "format"))
  var format: FigureFormat?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Option(help: ArgumentHelp("The title, instead of the figure's own; empty for none.", valueName: "text"))
  var title: String?

  @Flag(help: "Print a short hash of the figure's record below it.")
  var footerHash = false

  @Option(help: ArgumentHelp("What makes a PDF: rsvg-convert or pdflatex; by default the first that is installed.", valueName: "tool"))
  var pdfTool: PDFTool?

  @Flag(name: [.short, .long], help: "Print nothing.")
  var quiet = false

  @Option(help: ArgumentHelp("Give up as undecided when checking a certificate would take more work.", valueName: "n"))
  var workLimit: Integer = CertificateKernel.defaultWorkLimit

  @Option(help: ArgumentHelp("Give up as undecided after this many seconds.", valueName: "seconds"))
  var timeLimit: Int?

  func validate() throws {
    _ = try kind()
    if let timeLimit, timeLimit <= 0 { throw ValidationError("--time-limit must be positive") }
    if let title {
      guard title.unicodeScalars.count <= 200, !title.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
        throw ValidationError("--title takes at most 200 characters, none of them a control character")
      }
    }
    if case .pdf = try kind() { return }
    if pdfTool != nil { throw ValidationError("--pdf-tool is for .pdf") }
  }

  /// What the file's name asks for.
  enum Kind {
    case direct(FigureFormat)
    case pdf
  }

  func kind() throws -> Kind {
    if let format { return .direct(format) }
    let ending = output.contains(".") ? output.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
    if ending == "pdf" { return .pdf }
    guard let format = FigureFormat(rawValue: ending) else {
      throw ValidationError("--output \(output): the name must end in .svg, .tex, .csv or .pdf, or --format must say svg, tex or csv")
    }
    return .direct(format)
  }

  /// A certifier with the work limit; starts the clock. That the figure cannot be written is said now, not after the work.
  func certifier() throws -> Certifier {
    if output != "-" { try AtomicWriter.requireWritable(output, force: force) }
    if let timeLimit { TimeLimit.start(seconds: timeLimit, json: false) }
    return Certifier(workLimit: workLimit)
  }

  /// Draws and writes the figure of these certificates.
  func write(_ recipe: some FigureRecipe, _ certificates: [Certificate]) throws {
    let certificates = try certificates.map { try FigureCertificate(CertificateWriter.bytes(of: $0)) }
    var place = CertificatePlace.inside
    if output != "-" && FigureDocument.size(certificates) > FigureDocument.insideLimit {
      let reference = FileReference(path: output)
      let name = CertificateWriter.encodedName(reference.baseName) + ".certificates"
      let bytes = FigureDocument.besideFile(certificates)
      try AtomicWriter.write(bytes, to: reference.folder + name, force: force)
      if !quiet { Diagnostics.print("written: \(reference.folder + name)\n") }
      place = .beside(file: name, sha256: SHA256.hexDigest(bytes))
    }
    let document = try FigureDocument(recipe, certificates, title: title, footer: footerHash, place: place)
    let bytes: [UInt8]
    switch try kind() {
    case .direct(let format): bytes = document.bytes(format)
    case .pdf: bytes = try FigurePDF.make(document, tool: try pdfTool ?? PDFTool.firstInstalled())
    }
    TimeLimit.stop()
    if output == "-" {
      Diagnostics.write(bytes: bytes, to: 1)
      return
    }
    try AtomicWriter.write(bytes, to: output, force: force)
    if !quiet {
      Diagnostics.print(
        "written: \(output): \(document.markCount) marks from \(certificates.count) certificate\(certificates.count == 1 ? "" : "s")\n")
    }
  }
}

extension FigureFormat: ExpressibleByArgument {}

extension FigureError {
  /// 64 for an option out of its range, 2 for nothing decided, 65 for bad data, 70 for certificates that do not fit.
  var exitCode: Int32 {
    switch self {
    case .option: return 64
    case .undecided: return 2
    case .malformed: return 65
    case .mismatch: return 70
    }
  }
}
