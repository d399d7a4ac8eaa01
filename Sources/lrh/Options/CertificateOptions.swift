// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateKernel
import CertificateWriter
import Certification
import ExactArithmetic
import FileAccess
import Statements
import TextLayout

/// Where the certificate and the text go, and how much work is allowed.
struct CertificateOptions: ParsableArguments {
  @Flag(help: "Print the certificate, and nothing else, on standard output.")
  var json = false

  @Option(name: [.short, .long], help: ArgumentHelp("Write the certificate to this file.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Flag(name: [.short, .long], help: "Print no report; the exit code tells the verdict.")
  var quiet = false

  @Option(help: ArgumentHelp("Give up as undecided when checking would take more work.", valueName: "n"))
  var workLimit: Integer = CertificateKernel.defaultWorkLimit

  @Option(help: ArgumentHelp("Give up as undecided after this many seconds.", valueName: "seconds"))
  var timeLimit: Int?

  func validate() throws {
    if let timeLimit, timeLimit <= 0 { throw ValidationError("--time-limit must be positive") }
    if json && output == "-" { throw ValidationError("--json prints to standard output already") }
  }

  /// A certifier with the work limit; starts the clock. That the certificate cannot be written is said now, not after the work.
  func certifier() throws -> Certifier {
    if output == "-" { throw ValidationError("--output takes the name of a file; --json prints the certificate on standard output") }
    if let output { try AtomicWriter.requireWritable(output, force: force) }
    return certifierOfSeveral()
  }

  /// The same for a command whose several certificates get names of their own.
  func certifierOfSeveral() -> Certifier {
    if let timeLimit { TimeLimit.start(seconds: timeLimit, json: json) }
    return Certifier(workLimit: workLimit)
  }

  /// The style of text on standard output.
  var style: TextStyle { Diagnostics.wantsColour ? .terminal : .plain }

  /// Prints the report, writes the certificate, and ends with the outcome's exit code.
  func finish(_ outcome: Outcome, _ report: TextReport) throws -> Never {
    try finish([("", outcome)], report)
  }

  /// The same for several outcomes, whose certificates are written to names with a suffix.
  func finish(_ outcomes: [(suffix: String, outcome: Outcome)], _ report: TextReport) throws -> Never {
    try finish(outcomes, text: report.text, exitCode: CertificateOptions.exitCode(outcomes.map(\.outcome)))
  }

  /// The same with an exit code that is not made from the outcomes alone.
  func finish(_ outcomes: [(suffix: String, outcome: Outcome)], text: String, exitCode: Int32) throws -> Never {
    // The verdict is known; the clock must not print another below it.
    TimeLimit.stop()
    if !json && !quiet { Diagnostics.print(text) }
    // One certificate is printed as its exact bytes; of several, each is a line.
    let separator = outcomes.count > 1 ? [UInt8(ascii: "\n")] : []
    for (suffix, outcome) in outcomes {
      switch outcome {
      case .proved(let certificate), .refuted(let certificate):
        if json { Diagnostics.write(bytes: CertificateWriter.bytes(of: certificate) + separator, to: 1) }
        if let output {
          let stem = output.hasSuffix(".json") ? String(output.dropLast(5)) : output
          let path = suffix.isEmpty ? output : "\(stem).\(suffix).json"
          for path in try CertificateFiles.save(certificate, to: path, force: force) where !quiet && !json {
            Diagnostics.print("\nwritten: \(path)\n")
          }
        }
      case .undecided(let tried):
        if json {
          let summary = Summary.object([("outcome", "undecided"), ("tried", .array(tried.map(Summary.string)))])
          Diagnostics.print(summary.text + "\n")
        }
      }
    }
    throw ExitCode(exitCode)
  }

  /// Writes a page, which holds its certificates, to the output file or standard output, and ends with the exit code.
  func finish(page: String, exitCode: Int32) throws -> Never {
    TimeLimit.stop()
    if let output, output != "-" {
      try AtomicWriter.write(Array(page.utf8), to: output, force: force)
      if !quiet { Diagnostics.print("written: \(output)\n") }
    } else if !quiet {
      Diagnostics.print(page)
    }
    throw ExitCode(exitCode)
  }

  /// 1 when something is refuted, else 2 when something is undecided, else 0.
  static func exitCode(_ outcomes: [Outcome]) -> Int32 {
    var code: Int32 = 0
    for outcome in outcomes {
      switch outcome {
      case .proved: break
      case .refuted: code = 1
      case .undecided: if code == 0 { code = 2 }
      }
    }
    return code
  }
}

/// Whether the claimed inequality is strict.
struct RelationOptions: ParsableArguments {
  enum Choice: String, EnumerableFlag {
    case strict, nonStrict

    static func help(for value: Choice) -> ArgumentHelp? {
      value == .strict ? "The inequality is <, as in the paper (default)." : "The inequality is ≤."
    }
  }

  @Flag(exclusivity: .exclusive)
  var choice: Choice = .strict

  var relation: Relation { choice == .strict ? .lt : .le }

  /// The option as typed, when it is not the default.
  var words: [String] { choice == .strict ? [] : ["--non-strict"] }
}
