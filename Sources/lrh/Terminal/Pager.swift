// SPDX-License-Identifier: Apache-2.0

/// Shows text a screen at a time, or a section at a time, and waits for keys on standard input.
struct Pager {
  /// The lines of the screen.
  let rows: Int
  /// Whether to wait after each section rather than when the screen is full.
  let stopsAfterEachSection: Bool
  /// Shows text.
  var write: (String) -> Void = { Diagnostics.print($0) }
  /// Shows the prompt, waits for a key, and takes the prompt away.
  var ask: (String) -> UInt8? = Pager.askOnTerminal

  /// Shows the sections, parted by empty lines. After a q only the last is shown.
  func show(_ sections: [String]) {
    var used = 0
    for (index, section) in sections.enumerated() {
      let text = index + 1 < sections.count ? section + "\n" : section
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { String($0) + "\n" }
      let room = max(rows - 1, 1)
      // A section that fits on a screen begins on a new one rather than being cut.
      if used > 0, used + lines.count > room {
        if stops(index, sections.count) { return showLast(sections) }
        used = 0
      }
      for line in lines {
        if used == room {
          if stops(index, sections.count) { return showLast(sections) }
          used = 0
        }
        write(line)
        used += 1
      }
      if stopsAfterEachSection, index + 1 < sections.count {
        if stops(index + 1, sections.count) { return showLast(sections) }
        used = 0
      }
    }
  }

  /// Asks before this section, or the rest of it, is shown; true when the person wants no more.
  private func stops(_ next: Int, _ count: Int) -> Bool {
    let place = next == 0 ? "" : next + 1 < count ? "step \(next) of \(count - 2): " : "the end: "
    let key = ask("-- \(place)any key goes on, q goes to the end --")
    return key == nil || key == UInt8(ascii: "q") || key == UInt8(ascii: "Q") || key == 4
  }

  private func showLast(_ sections: [String]) { write(sections.last ?? "") }

  private static func askOnTerminal(_ prompt: String) -> UInt8? {
    Diagnostics.write(prompt, to: 2)
    let key = Terminal.readKey()
    // Blanks take the prompt away on any terminal.
    Diagnostics.write("\r" + String(repeating: " ", count: prompt.count) + "\r", to: 2)
    return key
  }
}
