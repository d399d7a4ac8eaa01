// SPDX-License-Identifier: Apache-2.0

/// JSON for the page's own script, written so that it may stand inside a `script` element.
indirect enum EmbeddedValue: ExpressibleByStringLiteral {
  case object([(String, EmbeddedValue)])
  case array([EmbeddedValue])
  case string(String)
  case count(Int)
  case truth(Bool)

  init(stringLiteral value: String) { self = .string(value) }

  /// The JSON text, keys in the order given; no `<`, `>`, `&` and no line separators in it, whatever the strings hold.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        EmbeddedValue.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .string(let string): EmbeddedValue.write(string, to: &text)
    case .count(let count): text += String(count)
    case .truth(let truth): text += truth ? "true" : "false"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "<", ">", "&", "\u{2028}", "\u{2029}": text += escape(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: text += escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
