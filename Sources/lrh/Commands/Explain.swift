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
      certificate (turan-bound). Two words name documents: errata lists the misprints and gaps of the paper, coverage what is certified, tested \
      and proved of each statement.

      EXAMPLES
        lrh explain lemma-7
        lrh explain errata
      """)

  @Argument(help: "A statement; all when left out.")
  var statement: String?

  @Option(help: ArgumentHelp("How errata and coverage are written: text or markdown.", valueName: "format"))
  var format: WalkthroughOptions.Format = .text

  @OptionGroup var summary: SummaryOptions

  func validate() throws {
    if format == .markdown && !["errata", "coverage"].contains(statement) {
      throw ValidationError("--format markdown is for errata and coverage")
    }
  }

  func run() throws {
    switch (statement, format) {
    case ("errata", .markdown): return Diagnostics.print(Catalogue.errataDocument)
    case ("coverage", .markdown): return Diagnostics.print(Catalogue.coverageDocument)
    case ("errata", _): return explainErrata()
    case ("coverage", _): return explainCoverage()
    default: break
    }
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
      report.paragraph("lrh explain NAME tells more about one of them; lrh explain errata lists the misprints and gaps of the paper.")
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
    if !entry.coq.isEmpty { facts.append(("Coq", entry.coq.joined(separator: ", "))) }
    if !entry.examples.isEmpty { facts.append(("in lrh demo", entry.examples.joined(separator: ", "))) }
    if !entry.tests.isEmpty { facts.append(("tests", entry.tests.joined(separator: ", "))) }
    report.facts(facts)
    if let elsewhere = entry.elsewhere { report.paragraph(elsewhere) }
    for command in entry.commands { report.line("$ \(command)") }
    Diagnostics.print(report.text)
  }

  private func explainErrata() {
    if summary.summary == .json {
      let all = Catalogue.errata.flatMap(\.errata).map { erratum in
        Summary.object([
          ("id", .string(erratum.id)), ("place", .string(erratum.place)), ("effect", .string(erratum.effect.rawValue)),
          ("printed", .string(erratum.printed)), ("correct", .string(erratum.correct)), ("example", .string(erratum.example)),
          ("coq", .string(erratum.coq ?? "")),
        ])
      }
      return Diagnostics.print(Summary.array(all).text + "\n")
    }
    var report = TextReport(style: Diagnostics.wantsColour ? .terminal : .plain)
    report.title("Errata of Garg, Kleinberg, Peng (COLT 2026), each with an exact example")
    report.paragraph("A true statement with a flawed proof is not a false statement: each item says what it does to the paper.")
    for group in Catalogue.errata {
      report.heading("\(group.number). \(group.title)")
      report.paragraph(group.summary)
      for erratum in group.errata {
        report.separate()
        report.paragraph("\(erratum.id)  \(erratum.place): \(erratum.effect.rawValue)")
        report.paragraph("Printed: \(erratum.printed)", indent: 6)
        report.paragraph("True: \(erratum.correct)", indent: 6)
        report.paragraph("Example: \(erratum.example)", indent: 6)
        if let coq = erratum.coq { report.paragraph("Coq: \(coq)", indent: 6) }
      }
    }
    Diagnostics.print(report.text)
  }

  private func explainCoverage() {
    if summary.summary == .json { return Diagnostics.print(Summary.array(Catalogue.entries.map(json)).text + "\n") }
    var report = TextReport(style: Diagnostics.wantsColour ? .terminal : .plain)
    report.title("What is certified, shown, tested and proved of each statement")
    report.table(
      ["statement", "state", "commands", "certificates", "examples", "tests", "Coq"],
      Catalogue.entries.map { entry in
        [entry.number, entry.state.rawValue]
          + [entry.commands, entry.kinds, entry.examples, entry.tests, entry.coq].map { "\($0.count)" }
      }, alignments: [.left, .left, .right, .right, .right, .right, .right])
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
      ("examples", .array(entry.examples.map(Summary.string))), ("tests", .array(entry.tests.map(Summary.string))),
      ("coq", .array(entry.coq.map(Summary.string))), ("elsewhere", .string(entry.elsewhere ?? "")),
    ])
  }
}
