// SPDX-License-Identifier: Apache-2.0

/// `lrh prove recovery` for the pair that a walkthrough's command names, without k, ε and relation.
package struct RecoveryCommand {
  /// The command as far as the pair goes.
  package let text: String

  private static let options: Set<String> = ["--encoder", "--probe", "--feature-scale", "--input-format"]
  private static let flags: Set<String> = ["--encoder-rows-are-features", "--probe-rows-are-features"]

  /// The command; nil when the walkthrough's names no encoder.
  package init?(_ command: String) {
    let words = RecoveryCommand.words(command)
    var kept: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      if RecoveryCommand.flags.contains(word) {
        kept.append(word)
      } else if RecoveryCommand.options.contains(word), index + 1 < words.count {
        kept += [word, words[index + 1]]
        index += 1
      } else if let equals = word.firstIndex(of: "="), RecoveryCommand.options.contains(String(word[..<equals])) {
        kept.append(word)
      }
      index += 1
    }
    guard kept.contains(where: { $0 == "--encoder" || $0.hasPrefix("--encoder=") }) else { return nil }
    text = "lrh prove recovery " + kept.joined(separator: " ")
  }

  /// The words of a shell command as they are spelled, with their quotation marks.
  private static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isEscaped = false
    for character in command {
      if character == " ", quote == nil, !isEscaped {
        if !word.isEmpty { words.append(word) }
        word = ""
        continue
      }
      word.append(character)
      if isEscaped {
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
