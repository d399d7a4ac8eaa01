// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateReader
import CertificateWriter
import Certification
import FileAccess
import Statements
import TextLayout

/// `lrh demo`
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Every lemma on the bundled examples, each certificate written, read back and checked.",
    discussion: """
      Prints one screen a lemma and a summary table. The certificates go to a folder, where lrh-check and the Python checker can be run on them.

      EXAMPLES
        lrh demo
        lrh demo --output-folder certificates --quiet
      """)

  @Option(
    help: ArgumentHelp("Where the certificates go; made if it is not there. Files of the same name are replaced.", valueName: "folder"))
  var outputFolder = "lrh-demo"

  @Option(help: ArgumentHelp("Write the example matrices and graphs as files into this folder, and do nothing else.", valueName: "folder"))
  var writeExamples: String?

  @Flag(name: [.short, .long], help: "Print the summary only.")
  var quiet = false

  @OptionGroup var summary: SummaryOptions

  func run() throws {
    if let writeExamples {
      for (name, text) in BundledExamples.files {
        let path = "\(writeExamples)/\(name)"
        try OutputFolder.make(FileReference(path: path).folder)
        try AtomicWriter.write(Array(text.utf8), to: path, force: true)
      }
      return
    }
    try OutputFolder.make(outputFolder)
    let style: TextStyle = Diagnostics.wantsColour ? .terminal : .plain
    var rows: [[String]] = []
    var good = true
    for example in BundledExamples.all {
      let (text, outcomes) = try example.run(Certifier(), style)
      if !quiet && summary.summary == .text { Diagnostics.print("\(text)\n") }
      for (suffix, outcome) in outcomes {
        let row = try record(example, suffix, outcome)
        good = good && row.good
        rows.append(row.cells)
      }
    }
    if summary.summary == .json {
      let keys = ["example", "statement", "verdict", "kind", "check"]
      Diagnostics.print(Summary.array(rows.map { .object(Array(zip(keys, $0.map(Summary.string)))) }).text + "\n")
      throw ExitCode(good ? 0 : 1)
    }
    var table = TextReport(style: style)
    table.title("Summary: \(rows.count) certificates in \(outputFolder)/")
    table.table(
      ["example", "statement", "verdict", "kind", "read back and checked"], rows, alignments: [.left, .left, .left, .left, .left])
    table.separate()
    table.paragraph(
      good
        ? "Every verdict is the expected one and every certificate is accepted. Check them again without this program: "
          + "lrh-check \(outputFolder)/*.json, or python3 proofs/checker/lrh_check.py \(outputFolder)/*.json"
        : "Something is not as expected: see the table.")
    Diagnostics.print(table.text)
    throw ExitCode(good ? 0 : 1)
  }

  private func record(_ example: BundledExample, _ suffix: String, _ outcome: Outcome) throws -> (cells: [String], good: Bool) {
    let certificate: Certificate
    let verdict: BundledExample.Verdict
    switch outcome {
    case .proved(let proof): (certificate, verdict) = (proof, .proved)
    case .refuted(let proof): (certificate, verdict) = (proof, .refuted)
    case .undecided(let tried):
      return ([example.name, example.statement, "undecided", "–", tried.joined(separator: "; ")], false)
    }
    let path = "\(outputFolder)/\(example.name)\(suffix.isEmpty ? "" : "." + suffix).json"
    _ = try CertificateFiles.save(certificate, to: path, force: true)
    let check = CertificateFile.check(path)
    let expected = verdict == example.expected
    let cells = [
      example.name, example.statement, verdict.rawValue + (expected ? "" : " (not expected)"), certificate.assertion.kind,
      check.exitCode == 0 ? "accepted" : check.line,
    ]
    return (cells, expected && check.exitCode == 0)
  }
}
