// SPDX-License-Identifier: Apache-2.0

/// Text from files and command lines, made safe for a terminal.
extension String {
  /// Control characters, line ends and what else could steer a terminal, such as changes of the direction of writing, replaced by U+FFFD.
  public var withoutControls: String {
    var text = ""
    text.unicodeScalars.append(
      contentsOf: unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
        default: return scalar
        }
      })
    return text
  }

  /// At most so many Unicode scalars, with an ellipsis for those left out.
  public func shortened(to limit: Int) -> String {
    guard unicodeScalars.count > limit else { return self }
    var text = ""
    text.unicodeScalars.append(contentsOf: unicodeScalars.prefix(limit - 1))
    return text + "…"
  }
}
