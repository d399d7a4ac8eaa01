// SPDX-License-Identifier: Apache-2.0

/// Command lines that can be typed again.
enum CommandWords {
  /// The words with those quoted that a shell would not take as they stand.
  static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  private static func quoted(_ word: String) -> String {
    let safe = word.allSatisfy { character in
      character.isLetter || character.isNumber || "-_./:=+,@%".contains(character)
    }
    if safe && !word.isEmpty { return word }
    return "'" + word.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
