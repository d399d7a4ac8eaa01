// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateKernel
import CertificateReader
import Certification
import ExactArithmetic
import Figures
import FileAccess
import GraphFiles
import MatrixFiles
import Statements
import TextLayout

/// `lrh verify FILE…`
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check certificates and figures: FILE: accepted, rejected, undecided or malformed, and why.",
    discussion: """
      For certificates the same check as lrh-check. A figure of lrh figure is told from its content: its certificates are checked, it is drawn again from them, and must be the same to the byte; a PDF is made again by the tool it names, or undecided where that is not installed. With --source, the file is also read again and the matrix or graph in it compared with the certificate's.
      The exit code is the worst of all files, in the order 70, 74, 66, 65, 1, 2, 0.

      EXAMPLES
        lrh verify *.cert.json
        lrh verify cert.json --source encoder=A.npy
        lrh verify figure.svg
      """)

  @Argument(help: ArgumentHelp("Certificates, - for one on standard input; or figures.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Undecided when checking would take more work.", valueName: "n"))
  var workLimit: Integer = CertificateKernel.defaultWorkLimit

  @Option(help: ArgumentHelp("Accept certificates that lean on this assumption.", valueName: "name"))
  var acceptAssumption: [String] = []

  @Flag(help: "Check what assumptions stand for too, exactly, and accept without them.")
  var full = false

  @Option(help: ArgumentHelp("Compare this file with the source the certificate names for the input.", valueName: "role=file"))
  var source: [String] = []

  @Flag(name: [.short, .long], help: "Print nothing; the exit code tells.")
  var quiet = false

  @OptionGroup var summary: SummaryOptions

  func validate() throws {
    _ = try options()
    if files.filter({ $0 == "-" }).count > 1 { throw ValidationError("standard input (-) can be read once only") }
  }

  private func options() throws -> CheckOptions {
    var options = CheckOptions()
    options.workLimit = workLimit
    options.full = full
    for name in acceptAssumption {
      guard let assumption = Assumption(rawValue: name) else {
        throw ValidationError("unknown assumption \(name); known: \(Assumption.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      options.accepted.insert(assumption)
    }
    for text in source {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw ValidationError("--source needs ROLE=FILE") }
      options.sources.append((String(parts[0]), String(parts[1])))
    }
    return options
  }

  func run() throws {
    let options = try options()
    var codes: [Int32] = []
    var results: [Summary] = []
    for file in files {
      let figure = try FigureFiles.check(file, options)
      var outcome = figure ?? CertificateFile.check(file, options)
      if case .accepted = outcome, !source.isEmpty, let reason = figure == nil ? try mismatch(file, options) : Self.noSources {
        outcome = .rejected(reason)
      }
      codes.append(outcome.exitCode)
      if summary.summary == .json {
        let parts = (outcome.word, outcome.reason)
        results.append(
          .object([
            ("file", .string(file)), ("outcome", .string(parts.0)), ("reason", .string(parts.1)),
            ("exitCode", .count(Int(outcome.exitCode))),
          ]))
      } else if !outcome.isVerdict {
        Diagnostics.say("\(file): \(outcome.line)".withoutControls)
      } else if !quiet {
        Diagnostics.print("\(file): \(outcome.line)".withoutControls + "\n")
      }
    }
    if summary.summary == .json && !quiet { Diagnostics.print(Summary.array(results).text + "\n") }
    throw ExitCode(FileOutcome.worst(codes))
  }

  /// A figure may hold many certificates with as many sources: what was asked for is not done, and not passed over.
  private static let noSources = "a figure: --source compares the sources of one certificate"

  /// Why a source file, read again, does not hold the input the certificate speaks of; nil when it does.
  private func mismatch(_ file: String, _ options: CheckOptions) throws -> String? {
    if file == "-" { return nil }
    let certificate = try CertificateFile.load(file)
    for (role, path) in options.sources {
      guard let source = certificate.sources.first(where: { $0.role.rawValue == role }), let input = certificate.inputs[source.role] else {
        continue
      }
      let reference = FileReference(path: path, object: source.tensor.isEmpty ? nil : source.tensor)
      let object: Input
      switch input.object {
      case .probe: continue
      case .graph: object = .graph(try GraphFile.read(reference).graph)
      case .matrix:
        let matrix = try MatrixFile.read(reference).matrix
        object = .matrix(source.transposed ? matrix.transpose : matrix)
      }
      if CertificateKernel.digest(of: object) != input.digest { return "\(path), read again, does not hold the \(role)" }
    }
    return nil
  }
}
