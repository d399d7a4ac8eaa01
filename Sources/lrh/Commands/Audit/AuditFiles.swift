// SPDX-License-Identifier: Apache-2.0
import AuditReports
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import FileAccess
import MatrixAudit
import Statements

/// The files of an audit. The report comes last: once it is there, the audit is finished.
struct AuditFiles {
  /// nil when nothing is to be written.
  let folder: String?
  /// The rows of a part; nil for the whole.
  let rows: Range<Int>?
  let force: Bool

  private func path(_ name: String) -> String? { folder.map { "\($0)/\(name)" } }

  /// Where the report is or will be.
  var reportPath: String? { path(rows.map { "report-\($0.lowerBound)-\($0.upperBound).json" } ?? "report.json") }

  /// The report, if it is there, finished, and about the same.
  ///
  /// - Throws: `FileAccessError.alreadyExists` when another report, or something else, is in its place and must not be replaced.
  func finished(_ header: AuditHeader) throws -> AuditReport? {
    guard let reportPath, !force else { return nil }
    let bytes: [UInt8]
    do {
      bytes = try FileContents.read(reportPath)
    } catch FileAccessError.noSuchFile {
      return nil
    }
    if let report = try? AuditReport(bytes, file: reportPath), report.header == header { return report }
    throw FileAccessError.alreadyExists(reportPath)
  }

  /// Writes the certificates and reads them back, unless they go with object files: a word on each.
  func write(_ statements: [MatrixCertificates.Statement], _ encoder: ProofInput, _ probe: ProofInput) throws -> [String] {
    guard let folder else { return [] }
    var objects: [Role: String] = [:]
    for (role, input) in [(Role.encoder, encoder), (.probe, probe)] {
      guard case .dyadic(let matrix)? = input.matrix, matrix.rows * matrix.columns > CertificateFiles.inlineLimit / 16 else { continue }
      let name = "\(role.rawValue).npy"
      try CertificateFiles.saveObject(matrix, to: "\(folder)/\(name)", force: true)
      objects[role] = name
    }
    var options = CheckOptions()
    options.accepted = [.ieee754DotProduct]
    return try statements.map { statement in
      switch statement.outcome {
      case .undecided: return ""
      case .proved(let certificate), .refuted(let certificate):
        let path = "\(folder)/\(statement.stem).json"
        _ = try CertificateFiles.save(certificate, to: path, force: true, objects: objects.filter { certificate.inputs[$0.key] != nil })
        // The kernel has accepted them in memory; reading an object file back for each of them would take longer than all the rest.
        if !objects.isEmpty { return "lrh-check --accept-assumption ieee754-dot-product" }
        let outcome = CertificateFile.check(path, options)
        guard outcome.exitCode == 0 || outcome.exitCode == 2 else { throw KernelRejection(description: outcome.line) }
        return outcome.word
      }
    }
  }

  /// Writes the table, the picture, the features that do not interfere, and then the report.
  func write(
    _ header: AuditHeader, _ lines: [(report: [UInt8], table: [UInt8])], _ totals: AuditTotals, _ coherence: CoherenceFacts?,
    _ nonInterfering: MatrixAuditNotes.NonInterfering?, labels: [String]?
  ) throws {
    guard let reportPath, let folder else { return }
    if rows == nil {
      try write(header, totals, table: AuditTable.head(header) + lines.map(\.table).joined())
      if let set = nonInterfering {
        let text = "{\"sparsity\":\(set.sparsity),\"features\":[\(set.features.map(String.init).joined(separator: ","))]}\n"
        try AtomicWriter.write(Array(text.utf8), to: "\(folder)/non-interfering.json", force: true)
      }
    }
    var bytes = AuditReportWriter.head(header)
    for (place, line) in lines.enumerated() {
      if place > 0 { bytes += AuditReportWriter.separator }
      bytes += line.report
    }
    bytes += AuditReportWriter.tail(totals, coherence: coherence)
    bytes += AuditReportWriter.seal(bytes)
    try AtomicWriter.write(bytes, to: reportPath, force: force)
  }

  /// Writes the table and the picture.
  func write(_ header: AuditHeader, _ totals: AuditTotals, table: [UInt8]) throws {
    guard let folder else { return }
    try AtomicWriter.write(table, to: "\(folder)/features.csv", force: true)
    let k = header.questions.sparsity
    var panels = [("largest |C_ij| of a feature", totals.interferences), ("worst-case error at k = 1", totals.errors[0])]
    if k > 1 { panels.append(("worst-case error at k = \(k)", totals.errors[k - 1])) }
    let picture = HistogramPicture.svg(panels, epsilon: header.questions.epsilon)
    try AtomicWriter.write(Array(picture.utf8), to: "\(folder)/histograms.svg", force: true)
  }
}
