// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateReader
import Certification
import Figures
import FileAccess

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program's command line.
struct LRH: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lrh",
    abstract: "Proof companion for the linear representation hypothesis: proves or refutes each lemma on your instance, exactly.",
    discussion: """
      Every number is exact. A result is called proved or refuted only after the kernel has checked its witness; --output writes the \
      certificate, which lrh-check and the Python checker re-check without trusting this program.

      EXAMPLES
        lrh demo
        lrh prove recovery --encoder A.npy --probe matched --sparsity 2 --epsilon 1/2 --output cert.json
        lrh verify cert.json
        lrh explain lemma-7

      EXIT CODES
        0 proved or accepted, 1 refuted or rejected, 2 undecided, 64 usage, 65 malformed data, 66 no such input, 70 internal error, \
      74 input/output error, 130 interrupted
      """,
    version: "0.1.0",
    subcommands: [
      Prove.self, Verify.self, Show.self, Inspect.self, Explain.self, WalkthroughCommand.self, Construct.self, Decode.self,
      Search.self, Table.self, FigureCommand.self, AuditCommand.self, Demo.self, Export.self,
    ])
}

@main
enum Main {
  static func main() {
    // Nothing half-written is left behind.
    for interrupt in [SIGINT, SIGTERM, SIGHUP] {
      signal(interrupt) { number in
        AtomicWriter.removeUnfinished()
        _exit(number == SIGINT ? 130 : 128 + number)
      }
    }
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try LRH.parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Maps every error to one of the documented exit codes: an uncaught error never looks like a verdict.
  private static func end(with error: any Error) -> Never {
    switch error {
    case let error as FileError: stop(error.description, error.exitCode)
    case let error as UnreadableFile: stop(error.reason, error.missing ? 66 : 74)
    case let error as MalformedCertificate: stop(error.description, 65)
    case let error as FigureError: stop(error.description, error.exitCode)
    case let error as DataError: stop(error.description, 65)
    case let error as KernelRejection: stop("internal error: \(error)", 70)
    default:
      // The argument parser's own errors: help and version exit 0, wrong usage 64; a verdict's ExitCode passes through.
      let code = LRH.exitCode(for: error)
      if code == .failure && !(error is ExitCode) { stop("internal error: \(error)", 70) }
      LRH.exit(withError: error)
    }
  }

  private static func stop(_ message: String, _ code: Int32) -> Never {
    Diagnostics.say(message)
    exit(code)
  }
}

/// Input that was read but does not fit the statement: exit code 65.
struct DataError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
