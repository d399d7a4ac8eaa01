// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// How commands without a certificate tell their result.
struct SummaryOptions: ParsableArguments {
  /// Text for people, or JSON for programs.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(help: ArgumentHelp("How the result is printed: text or json.", valueName: "format"))
  var summary: Format = .text
}

/// A JSON value to be printed in a summary.
indirect enum Summary: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case object([(String, Summary)])
  case array([Summary])
  case string(String)
  case count(Int)

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .count(value) }

  /// The JSON text, keys in the order given.
  var text: String {
    switch self {
    case .object(let members):
      return "{" + members.map { "\(Summary.quoted($0.0)):\($0.1.text)" }.joined(separator: ",") + "}"
    case .array(let elements): return "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .string(let text): return Summary.quoted(text)
    case .count(let count): return String(count)
    }
  }

  /// A JSON string.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
