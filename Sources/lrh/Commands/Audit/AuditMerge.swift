// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import AuditReports
import ExactArithmetic
import FileAccess
import MatrixAudit
import Statements
import TextLayout

/// `lrh audit merge SHARD… --output-folder D`
struct AuditMerge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put reports on some rows (audit matrix --rows) together to the report on all.",
    discussion: """
      The parts must be about the same matrices and questions, and have every feature exactly once. The report.json that comes out is, byte for \
      byte, the one that audit matrix writes of all rows at once.

      EXAMPLE
        lrh audit merge audit/report-*.json --output-folder audit
      """)

  @Argument(help: ArgumentHelp("Reports on some rows.", valueName: "report"))
  var parts: [String]

  @Option(help: ArgumentHelp("Where report.json, features.csv and histograms.svg go.", valueName: "folder"))
  var outputFolder: String

  @Option(help: ArgumentHelp("The names of the features, for the summary.", valueName: "file"))
  var labels: String?

  @Flag(help: "Replace files that exist.")
  var force = false

  @Flag(name: [.short, .long], help: "Print no summary.")
  var quiet = false

  func run() throws {
    var reports: [(path: String, report: AuditReport)] = try parts.map { path in
      (path, try AuditReport(try FileContents.read(path), file: path))
    }
    reports.sort { $0.report.header.rows.lowerBound < $1.report.header.rows.lowerBound }
    let header = try AuditMerge.common(reports)
    var totals = AuditTotals()
    var coherence: CoherenceFacts?
    var bytes = AuditReportWriter.head(header)
    var first = true
    for (_, report) in reports {
      for line in report.lines {
        if !first { bytes += AuditReportWriter.separator }
        first = false
        bytes += line
      }
      totals.add(report.totals)
      coherence = CoherenceFacts.larger(coherence, report.coherence)
    }
    bytes += AuditReportWriter.tail(totals, coherence: coherence)
    bytes += AuditReportWriter.seal(bytes)
    try OutputFolder.make(outputFolder)
    let files = AuditFiles(folder: outputFolder, rows: nil, force: force)
    if let path = files.reportPath, let existing = try files.finished(header) {
      if !quiet { Diagnostics.print("\(path) is finished (\(existing.lines.count) features)\n") }
      return
    }
    var facts: [FeatureFacts] = []
    var names: [String] = []
    for (_, report) in reports {
      for place in report.lines.indices {
        let (feature, label) = try report.facts(place)
        facts.append(feature)
        if let label { names.append(label) }
      }
    }
    let labels = try self.labels.map { try FeatureLabels.read($0, count: header.m) } ?? (names.isEmpty ? nil : names)
    if header.hasLabels, header.labels != labels.map({ AuditHeader.digest(of: $0) }) {
      throw DataError("\(self.labels ?? parts[0]): not the labels that the headers of the reports stand for")
    }
    let table = AuditTable.head(header) + facts.map { AuditTable.line($0, labels: header.hasLabels ? labels : nil) }.joined()
    try files.write(header, totals, table: table)
    if let path = files.reportPath { try AtomicWriter.write(bytes, to: path, force: true) }
    if quiet { return }
    var notes = MatrixAuditNotes()
    (notes.encoder, notes.labels) = ("digest \(header.encoder.prefix(12))…", labels)
    switch header.probe {
    case .rule(let rule): notes.probe = rule.words
    case .digest(let digest): notes.probe = "digest \(digest.prefix(12))…"
    }
    notes.method = ["Put together from \(reports.count) parts."]
    let text = TextReport.matrixAudit(
      header, totals, coherence, extremes: Found.worst(facts, notes.shown), notes, style: Diagnostics.wantsColour ? .terminal : .plain)
    Diagnostics.print(text.text)
  }

  /// What the parts have in common, once they tile the features.
  private static func common(_ reports: [(path: String, report: AuditReport)]) throws -> AuditHeader {
    guard var header = reports.first?.report.header, let firstPath = reports.first?.path else { throw ValidationError("no reports") }
    var next = 0
    for (path, report) in reports {
      var other = report.header
      let rows = other.rows
      (other.rows, other.assumptions) = (header.rows, header.assumptions)
      guard other == header else {
        throw DataError("\(path): about other matrices or questions than \(firstPath): \(difference(other, header))")
      }
      guard rows.lowerBound >= next else { throw DataError("\(path): feature \(rows.lowerBound) is in another part too") }
      guard rows.lowerBound == next else { throw DataError("\(path): the features from \(next) to \(rows.lowerBound - 1) are in no part") }
      next = rows.upperBound
    }
    guard next == header.m else { throw DataError("the features from \(next) to \(header.m - 1) are in no part") }
    header.rows = 0..<header.m
    // What one part leans on, the whole leans on.
    header.assumptions = Set(reports.flatMap(\.report.header.assumptions)).sorted()
    return header
  }

  private static func difference(_ one: AuditHeader, _ other: AuditHeader) -> String {
    if one.encoder != other.encoder || one.d != other.d || one.m != other.m { return "the encoders differ" }
    if one.probe != other.probe { return "the probes differ" }
    if one.questions != other.questions { return "the questions differ" }
    return "the labels differ"
  }
}
