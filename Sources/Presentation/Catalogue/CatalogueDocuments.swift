// SPDX-License-Identifier: Apache-2.0

/// The documents made from the registry, in Markdown. `docs/errata.md` and `docs/coverage.md` are these, byte for byte.
extension Catalogue {
  /// `docs/errata.md`.
  public static var errataDocument: String {
    var text = """
      # Errata

      Misprints and gaps of N. Garg, J. Kleinberg, K. Peng, *How Many Features Can a Language Model Store Under the Linear Representation
      Hypothesis?*, COLT 2026. A true statement with a flawed proof is not a false statement: each item says what it does to the paper. None of them
      touches the paper's message. The numbers of every example are recomputed exactly by `Tests/ErrataTests`; where a Coq theorem is named, it is in
      [`proofs/coq/theories`](../proofs/coq/theories). This file is `lrh explain errata --format markdown`.

      """
    for group in errata {
      text += "\n## \(group.number). \(escaped(group.title))\n\n\(escaped(group.summary))\n"
      for erratum in group.errata {
        text += "\n**\(erratum.id).** \(escaped(erratum.place)): *\(erratum.effect.rawValue)*.\n\n"
        text += "- Printed: \(escaped(erratum.printed))\n- True: \(escaped(erratum.correct))\n- Example: \(escaped(erratum.example))\n"
        if let coq = erratum.coq { text += "- Coq: `\(coq)`\n" }
      }
    }
    return text
  }

  /// `docs/coverage.md`.
  public static var coverageDocument: String {
    var text = """
      # Coverage

      Every statement of the paper, and of the finite theory beside it: what is certified of it, by which command, with which certificates, shown by
      which example of `lrh demo`, tested where, and proved in Coq for every instance. Tests run each command and look for everything named here. This
      file is `lrh explain coverage --format markdown`; `lrh explain NAME` says more about one statement.

      """
    for (title, isPaper) in [("The paper's statements", true), ("Beside the paper", false)] {
      text += "\n## \(title)\n\n| statement | title | finite form | state | certificates | proof | Coq |\n|---|---|---|---|---|---|---|\n"
      for entry in entries where entry.isPaperStatement == isPaper {
        let proof = entry.proof.map { "[\($0.dropLast(3))](../proofs/\($0))" } ?? "–"
        let cells = [
          "\(entry.number) (`\(entry.name)`)", escaped(entry.title), entry.finite, entry.state.rawValue, code(entry.kinds), proof,
          code(entry.coq),
        ]
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    text += """

      ## Certificates

      The theorems that say what is true when `lrh-check-verified` accepts a certificate of the kind, in
      [`proofs/coq/checker`](../proofs/coq/checker). What they leave to trust: [trust.md](trust.md).

      | kind | statements | theorem |
      |---|---|---|

      """
    for kind in Set(entries.flatMap(\.kinds)).sorted() {
      let statements = entries.filter { $0.kinds.contains(kind) }.map(\.number).joined(separator: ", ")
      text += "| `\(kind)` | \(statements) | \(code(verifiedRules[kind] ?? [])) |\n"
    }
    text += "\n## Commands, examples, tests\n"
    for entry in entries {
      text += "\n### \(entry.number): \(escaped(entry.title))\n\nCertified: \(escaped(entry.certified))\n\n"
      for command in entry.commands { text += "- `\(command)`\n" }
      if !entry.examples.isEmpty { text += "- in `lrh demo`: \(entry.examples.joined(separator: ", "))\n" }
      if !entry.tests.isEmpty { text += "- tests: \(entry.tests.map { "[\($0)](../Tests/\($0))" }.joined(separator: ", "))\n" }
      if let elsewhere = entry.elsewhere { text += "- \(escaped(elsewhere))\n" }
    }
    return text
  }

  private static func code(_ names: [String]) -> String { names.isEmpty ? "–" : names.map { "`\($0)`" }.joined(separator: ", ") }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
