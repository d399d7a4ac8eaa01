// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Catalogue
import TextLayout

/// `lrh explain [STATEMENT]`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The paper's statements: what each says, what the program certifies of it, and how.",
    discussion: """
      Without an argument, lists them all. A statement is named by its number (lemma-7, "Theorem 2"), a finite theorem (F3) or a kind of \
      certificate (turan-bound).

      EXAMPLE
        lrh explain lemma-7
      """)

  @Argument(help: "A statement; all when left out.")
  var statement: String?

  @OptionGroup var summary: SummaryOptions

  func run() throws {
    if summary.summary == .json {
      let entries = try statement.map { [try found($0)] } ?? Catalogue.entries
      Diagnostics.print(Summary.array(entries.map(json)).text + "\n")
      return
    }
    var report = TextReport(style: Diagnostics.wantsColour ? .terminal : .plain)
    guard let statement else {
      report.title("Statements of Garg, Kleinberg, Peng (COLT 2026), and what is certified on instances")
      report.table(
        ["name", "number", "finite form", "state", "title"],
        Catalogue.entries.map { [$0.name, $0.number, $0.finite, $0.state.rawValue, $0.title] },
        alignments: [.left, .left, .left, .left, .left])
      report.separate()
      report.paragraph("lrh explain NAME tells more about one of them.")
      Diagnostics.print(report.text)
      return
    }
    let entry = try found(statement)
    report.title("\(entry.number): \(entry.title)")
    report.paragraph(entry.statement)
    report.separate()
    report.paragraph("Certified: \(entry.certified)")
    report.separate()
    var facts = [("state", entry.state.rawValue), ("finite form", entry.finite)]
    if !entry.kinds.isEmpty { facts.append(("certificates", entry.kinds.joined(separator: ", "))) }
    if let proof = entry.proof { facts.append(("proof", "proofs/\(proof)")) }
    report.facts(facts)
    for command in entry.commands { report.line("$ \(command)") }
    Diagnostics.print(report.text)
  }

  private func found(_ statement: String) throws -> CatalogueEntry {
    guard let entry = Catalogue.entry(statement) else {
      throw ValidationError("no statement '\(statement)'; known: \(Catalogue.entries.map(\.name).joined(separator: ", "))")
    }
    return entry
  }

  private func json(_ entry: CatalogueEntry) -> Summary {
    .object([
      ("name", .string(entry.name)), ("number", .string(entry.number)), ("title", .string(entry.title)), ("finite", .string(entry.finite)),
      ("state", .string(entry.state.rawValue)), ("statement", .string(entry.statement)), ("certified", .string(entry.certified)),
      ("kinds", .array(entry.kinds.map(Summary.string))), ("commands", .array(entry.commands.map(Summary.string))),
      ("proof", .string(entry.proof.map { "proofs/\($0)" } ?? "")),
    ])
  }
}
