// SPDX-License-Identifier: Apache-2.0
import AuditReports
import CertificateReader
import CertificateWriter
import Certification
import ExactArithmetic
import FileAccess
import MatrixAudit
import Statements
import TextLayout

/// The files of an audit. The report comes last: once it is there, the audit is finished.
struct AuditFiles {
  /// nil when nothing is to be written.
  let folder: String?
  /// The rows of a part; nil for the whole.
  let rows: Range<Int>?
  let force: Bool
  /// What else there has to be for the audit to be finished, beside the report.
  var wanted = Wanted()

  /// Files that go with the report.
  struct Wanted {
    /// Whether certificates are asked for, and whether they may lean on an assumption.
    var certificates = false, allowingAssumptions = true
    /// The sparsity at which features that do not interfere are asked for; 0 for none.
    var nonInterferingAt = 0
  }

  private func path(_ name: String) -> String? { folder.map { "\($0)/\(name)" } }

  /// Where the report is or will be.
  var reportPath: String? { path(rows.map { "report-\($0.lowerBound)-\($0.upperBound).json" } ?? "report.json") }

  /// The report, if it is there, finished, and about the same, with all that goes with it; one that leans on no assumption does for one that
  /// may.
  ///
  /// - Throws: `FileAccessError.alreadyExists` when another report, or something else, is in its place and must not be replaced; `DataError`
  ///   when the report leans on an assumption that is not to be made now.
  func finished(_ header: AuditHeader) throws -> AuditReport? {
    guard let reportPath, !force else { return nil }
    let bytes: [UInt8]
    do {
      bytes = try FileContents.read(reportPath)
    } catch FileAccessError.noSuchFile {
      return nil
    }
    guard let report = try? AuditReport(bytes, file: reportPath) else { throw FileAccessError.alreadyExists(reportPath) }
    var same = report.header
    same.assumptions = header.assumptions
    guard same == header else { throw FileAccessError.alreadyExists(reportPath) }
    if let more = report.header.assumptions.first(where: { !header.assumptions.contains($0) }) {
      throw DataError(
        "\(reportPath) is finished and leans on the assumption \(more.rawValue), which is not to be made now; --force replaces it")
    }
    return isComplete ? report : nil
  }

  /// Whether certificates that were written lean on an assumption.
  var certificatesLean: Bool {
    guard let path = path(AuditFiles.certificateList), let bytes = try? FileContents.read(path) else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(MatrixAuditRun.assuming)
  }

  /// Whether everything that goes with the report is there too.
  private var isComplete: Bool {
    guard let folder, rows == nil else { return true }
    func has(_ name: String, _ start: String = "") -> Bool {
      (try? FileContents.read("\(folder)/\(name)"))?.starts(with: start.utf8) ?? false
    }
    if wanted.certificates, !has(AuditFiles.certificateList) || (!wanted.allowingAssumptions && certificatesLean) { return false }
    if wanted.nonInterferingAt > 0, !has("non-interfering.json", "{\"sparsity\":\(wanted.nonInterferingAt),") { return false }
    return has("features.csv") && has("histograms.svg")
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
    let checks = try statements.map { statement -> String in
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
    // Once this list is there, so are the certificates.
    let list = statements.map { statement -> String in
      let name: String
      if case .undecided = statement.outcome { name = "" } else { name = "\(statement.stem).json" }
      return [statement.title, MatrixAuditRun.word(statement.outcome), name].map(Escaping.csv).joined(separator: ",") + "\n"
    }
    try AtomicWriter.write(
      Array(("statement,outcome,file\n" + list.joined()).utf8), to: "\(folder)/\(AuditFiles.certificateList)", force: true)
    return checks
  }

  /// The list of the certificates.
  private static let certificateList = "certificates.csv"

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
    // What may not be replaced was found before anything was computed; what is there now is the same report, without all that goes with it.
    try AtomicWriter.write(bytes, to: reportPath, force: true)
  }

  /// Writes the table and the picture.
  func write(_ header: AuditHeader, _ totals: AuditTotals, table: [UInt8]) throws {
    guard let folder else { return }
    try AtomicWriter.write(table, to: "\(folder)/features.csv", force: true)
    let k = header.questions.sparsity
    var panels = [
      ("largest interference of each feature", "largest |C_ij|, j ≠ i", totals.interferences),
      ("worst-case error of each feature at k = 1", "error", totals.errors[0]),
    ]
    if k > 1 { panels.append(("worst-case error of each feature at k = \(k)", "error", totals.errors[k - 1])) }
    let picture = HistogramPicture.svg(panels, epsilon: header.questions.epsilon)
    try AtomicWriter.write(Array(picture.utf8), to: "\(folder)/histograms.svg", force: true)
  }
}
