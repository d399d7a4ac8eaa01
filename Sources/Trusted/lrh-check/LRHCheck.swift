// SPDX-License-Identifier: Apache-2.0
// lrh-check: checks lrh-certificate/1 files. Links the trusted part and GMP, nothing else.
import CertificateReader
import ExactArithmetic
import Statements

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let usage = """
  USAGE: lrh-check [--work-limit N] [--accept-assumption NAME] [--full] [--source ROLE=FILE] [--quiet] [--batch LIST] FILE...

  Checks certificates of the format lrh-certificate/1; `-` is standard input. Prints one line a file:
  FILE: accepted, rejected, undecided or malformed, and why.

    --work-limit N            undecided when checking would take more work (default 10000000000)
    --accept-assumption NAME  accept certificates that lean on this assumption
    --full                    check what assumptions stand for too, exactly, and accept without them
    --source ROLE=FILE        also compare FILE with the source the certificate names for this input
    --batch LIST              check the files named in LIST, one a line, too
    --quiet                   print nothing, only exit

  EXIT: 0 accepted, 1 rejected, 2 undecided, 64 usage, 65 malformed, 66 no such file, 70 internal, 74 input/output;
  of several files the worst, in the order 70, 74, 66, 65, 1, 2, 0.

  EXAMPLE: lrh-check lines28.cert.json
  """

private func usageError(_ message: String) -> Never {
  printError("\(message)\n\(usage)")
  exit(64)
}

/// The text on one line: a file's name may hold a newline, and what follows it must not look like the outcome of another file.
private func oneLine(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
}

private func printError(_ message: String) { write("lrh-check: \(message)", to: 2) }

/// Writes a line at once, so that none is lost whatever happens to the next file; exits with 74 when it cannot.
private func write(_ line: String, to descriptor: Int32) {
  var rest = Array((line + "\n").utf8)[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { writeBytes(descriptor, $0.baseAddress, $0.count) }
    if written > 0 {
      rest = rest.dropFirst(written)
    } else if errno != EINTR {
      _exit(74)
    }
  }
}

private func writeBytes(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, start, count) }

@main
struct LRHCheck {
  var options = CheckOptions()
  var files: [String] = []
  var quiet = false
  /// The exit codes of lists of files that cannot be read.
  var unreadableLists: [Int32] = []

  /// Reads the arguments; on a wrong one says so and exits with 64.
  init(_ list: [String]) {
    var arguments = list[...]
    func value(of option: String) -> String {
      guard let value = arguments.popFirst() else { usageError("\(option) needs a value") }
      return value
    }
    while let argument = arguments.popFirst() {
      switch argument {
      case "--help", "-h":
        write(usage, to: 1)
        exit(0)
      case "--version":
        write("lrh-check 0.1.0, format lrh-certificate/1", to: 1)
        exit(0)
      case "--quiet": quiet = true
      case "--full": options.full = true
      case "--work-limit":
        guard let limit = Integer(digits: value(of: argument).utf8) else { usageError("--work-limit needs a number") }
        options.workLimit = limit
      case "--accept-assumption":
        guard let assumption = Assumption(rawValue: value(of: argument)) else {
          usageError("known assumptions: \(Assumption.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        options.accepted.insert(assumption)
      case "--source":
        let parts = value(of: argument).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { usageError("--source needs ROLE=FILE") }
        options.sources.append((String(parts[0]), String(parts[1])))
      case "--batch":
        let list = value(of: argument)
        do {
          files += try CertificateFile.lines(of: list)
        } catch let error as UnreadableFile {
          // It stops nothing else.
          printError(oneLine(error.reason))
          unreadableLists.append(error.missing ? 66 : 74)
        } catch {
          printError(oneLine("\(list): \(error)"))
          unreadableLists.append(70)
        }
      case "--":
        files += arguments
        arguments = []
      default:
        if argument.hasPrefix("-") && argument != "-" { usageError("unknown option \(argument)") }
        files.append(argument)
      }
    }
    if files.isEmpty && unreadableLists.isEmpty { usageError("no file given") }
    if files.count(where: { $0 == "-" }) > 1 { usageError("standard input can be read only once") }
  }

  static func main() {
    let command = LRHCheck(Array(CommandLine.arguments.dropFirst()))
    var codes = command.unreadableLists
    for file in command.files {
      let outcome = CertificateFile.check(file, command.options)
      codes.append(outcome.exitCode)
      if !outcome.isVerdict {
        printError(oneLine("\(file): \(outcome.line)"))
      } else if !command.quiet {
        write(oneLine("\(file): \(outcome.line)"), to: 1)
      }
    }
    exit(FileOutcome.worst(codes))
  }
}
