// SPDX-License-Identifier: Apache-2.0
import AuditReports
import CertificateKernel
import CertificateWriter
import Certification
import ExactArithmetic
import FileAccess
import InterferenceScan
import MatrixAudit
import Parallelism
import Statements
import TextLayout

/// One audit of a pair, from the scan to the files.
struct MatrixAuditRun {
  let encoder: ProofInput
  let encoderName: String
  /// What the kernel has hashed before.
  let digests: DigestMemory
  let probe: AuditInputs.Probe
  let questions: MatrixAuditQuestions
  let rows: Range<Int>
  let labels: [String]?
  let method: AuditMethod
  /// Where results go; nil for nowhere.
  var folder: String?
  var force = false
  var certificates = true
  /// At which sparsity to look for features that do not interfere; 0 for none.
  var nonInterferingAt = 0

  /// What came of it.
  struct Outcome {
    let header: AuditHeader
    let totals: AuditTotals
    /// The errors at the largest sparsity, in the order of the features.
    let errors: [Rational]
    let leansOnAssumption: Bool
    let text: String
  }

  private var m: Int { probe.pair.count }
  private var isWhole: Bool { rows == 0..<m }
  /// Where all of it is exact in a moment, nothing need be assumed.
  private var isFull: Bool {
    // Of all rows, whatever part is asked for: parts and the whole must be done in one way.
    method.full ?? (Integer(m) * Integer(m) * Integer(probe.pair.length) <= MatrixAuditRun.smallWork)
  }
  private var looksForSet: Bool { isWhole && questions.epsilon != nil && nonInterferingAt > 0 }
  private var writesCertificates: Bool { folder != nil && isWhole && certificates }
  /// What the report leans on: nothing where products are computed in integers. Certificates cannot tell how they were.
  private var assumptions: [Assumption] { isFull || probe.pair.usesIntegers ? [] : [.ieee754DotProduct] }

  /// Carries it out, or finds that it was carried out before.
  func carryOut(quiet: Bool) throws -> Outcome {
    let encoderDigest = digests.digest(of: encoder.object)
    var probeInput: ProofInput
    let header = header()
    switch (probe.source, header.probe) {
    case (.rule(let rule), _): probeInput = ProofInput(.probe(rule, encoder: encoderDigest))
    case (.matrix(let input), .digest(let digest)):
      probeInput = input
      probeInput.digest = digest
    case (.matrix(let input), .rule): probeInput = input
    }
    let files = AuditFiles(
      folder: folder, rows: isWhole ? nil : rows, force: force,
      wanted: AuditFiles.Wanted(
        certificates: writesCertificates, allowingAssumptions: !isFull, nonInterferingAt: looksForSet ? nonInterferingAt : 0))
    if let report = try files.finished(header) { return try again(report, files) }
    let full = isFull
    var options = method.options
    options.full = full
    let prover = MatrixAuditProver(probe.pair, options)
    let meters = Meters(enabled: !quiet)
    let result = prover.audit(rows, questions) { meters.update($0, $1, $2) }
    let found = Found(result.rows, questions, labels: labels, threads: options.threads)
    let coherence = result.coherence.map { CoherenceFacts(squared: $0.squared, first: $0.pair.0, second: $0.pair.1) }
    var notes = MatrixAuditNotes()
    (notes.encoder, notes.probe, notes.labels) = (encoderName, probe.name, labels)
    notes.method = [MatrixAuditRun.words(result.statistics, full: full, probe.pair)]
    if looksForSet {
      let degrees = result.rows.map { $0.degrees[nonInterferingAt - 1] }
      let set = prover.nonInterfering(at: nonInterferingAt, questions, degrees: degrees) {
        meters.update("features that do not interfere", $0, $1)
      }
      notes.nonInterfering = MatrixAuditNotes.NonInterfering(
        sparsity: nonInterferingAt, features: set,
        leastDiagonal: set.map { Rational(result.rows[$0].diagonal) * result.rows[$0].scale }.min() ?? 0)
    }
    let traceWork = Integer(m) * Integer(probe.pair.length) * Integer(probe.pair.length)
    if isWhole, method.traceBound ?? (traceWork <= MatrixAuditRun.smallWork) {
      notes.rankTrace = probe.pair.rankTrace(threads: options.threads)
    }
    var report = TextReport.matrixAudit(
      header, found.totals, coherence, extremes: found.worst(notes.shown), notes, style: Diagnostics.wantsColour ? .terminal : .plain)
    if writesCertificates {
      let statements = try certify(found, result, probeInput, filtered: !full) { meters.update("certificates", $0, $1) }
      let checks = try files.write(statements, encoder, probeInput)
      MatrixAuditRun.add(statements, checks, to: &report)
    }
    try files.write(header, found.lines, found.totals, coherence, notes.nonInterfering, labels: labels)
    return Outcome(
      header: header, totals: found.totals, errors: found.errors,
      leansOnAssumption: !assumptions.isEmpty || (writesCertificates && !full), text: report.text)
  }

  /// Products of numbers that take a fraction of a second.
  private static let smallWork = Integer(200_000_000)

  private func header() -> AuditHeader {
    let source: AuditHeader.Probe
    switch probe.source {
    case .rule(let rule): source = .rule(rule)
    case .matrix(let input): source = .digest(digests.digest(of: input.object))
    }
    return AuditHeader(
      d: probe.pair.length, m: m, encoder: digests.digest(of: encoder.object), probe: source, questions: questions, rows: rows,
      labels: labels.map { AuditHeader.digest(of: $0) }, assumptions: assumptions)
  }

  private func again(_ report: AuditReport, _ files: AuditFiles) throws -> Outcome {
    var notes = MatrixAuditNotes()
    (notes.encoder, notes.probe, notes.labels) = (encoderName, probe.name, labels)
    notes.method = ["All of it was found before: \(files.reportPath ?? "") is finished."]
    let found = try report.lines.indices.map { try report.facts($0).0 }
    let text = TextReport.matrixAudit(
      report.header, report.totals, report.coherence, extremes: Found.worst(found, notes.shown), notes,
      style: Diagnostics.wantsColour ? .terminal : .plain
    ).text
    return Outcome(
      header: report.header, totals: report.totals, errors: found.compactMap(\.errors.last),
      leansOnAssumption: !report.header.assumptions.isEmpty || (writesCertificates && files.certificatesLean), text: text)
  }

  private func certify(
    _ found: Found, _ result: MatrixAuditProver.Result, _ probeInput: ProofInput, filtered: Bool, progress: (Int, Int) -> Void
  ) throws -> [MatrixCertificates.Statement] {
    // A certificate that leans on the filter says so; whether that will do is for who checks it to decide.
    let certifier = Certifier(workLimit: method.workLimit, accepting: [.ieee754DotProduct])
    let rule: ProbeRule?
    if case .rule(let given) = probe.source { rule = given } else { rule = nil }
    return try MatrixCertificates(
      certifier,
      inputs: [
        .encoder: ProofInput(encoder.object, source: encoder.source, digest: digests.digest(of: encoder.object)), .probe: probeInput,
      ],
      rule: rule, d: probe.pair.length, questions, result.rows, filtered: filtered, digests: digests
    ).certify(found.totals, found.sparsities, coherence: result.coherence, progress: progress)
  }

  private static func words(_ statistics: ScanStatistics, full: Bool, _ pair: InterferencePair) -> String {
    let entries = "\(statistics.entries) entries of C"
    if full { return "All \(entries) were computed in exact arithmetic." }
    let share = "\(statistics.exactEntries) of \(entries) were computed in exact arithmetic, \(statistics.exactRows) rows as a whole"
    if pair.countsSigns { return "\(share). Products of vectors of signs were counted, in integers." }
    if pair.usesIntegers { return "\(share). The entries are small integers times a power of two, and were multiplied as integers." }
    if pair.isExactInFloats {
      return
        "\(share). The floating-point products are exact, integers below 2²⁴ times a power of two, if they are computed by multiplying and adding "
        + "(assumption ieee754-dot-product); --full does without."
    }
    return
      "\(share); \(statistics.doubleEntries) were compared in doubles; of all others single precision tells enough. That leans on the rounding "
      + "bound of floating-point inner products (assumption ieee754-dot-product); --full does without."
  }

  private static func add(_ statements: [MatrixCertificates.Statement], _ checks: [String], to report: inout TextReport) {
    report.heading("Certificates")
    let rows = zip(statements, checks).map { statement, check in
      [statement.title, word(statement.outcome), "\(statement.stem).json", check]
    }
    report.table(["statement", "outcome", "certificate", "read back"], rows, alignments: [.left, .left, .left, .left])
  }

  static let assuming = "assuming \(Assumption.ieee754DotProduct.rawValue)"

  /// An outcome in a few words.
  static func word(_ outcome: Certification.Outcome) -> String {
    switch outcome {
    case .proved(let certificate): return certificate.assumptions.isEmpty ? "proved" : "proved, \(assuming)"
    case .refuted: return "refuted"
    case .undecided(let tried): return "undecided: \(tried.joined(separator: "; "))"
    }
  }
}

/// What a scan's rows say, feature by feature and together.
struct Found {
  /// A line of the report for each feature, and one of the table.
  let lines: [(report: [UInt8], table: [UInt8])]
  let totals: AuditTotals
  /// The errors at the largest sparsity, in the order of the features.
  let errors: [Rational]
  /// The largest sparsity of each feature.
  let sparsities: [Int?]
  private let candidates: [FeatureFacts]

  init(_ rows: [InterferenceRow], _ questions: MatrixAuditQuestions, labels: [String]?, threads: Int) {
    let chunk = 256
    let parts = Workers(count: threads).map((rows.count + chunk - 1) / chunk) { task in
      var (totals, lines, errors, sparsities): (AuditTotals, [(report: [UInt8], table: [UInt8])], [Rational], [Int?]) = (
        AuditTotals(), [], [], []
      )
      var facts: [FeatureFacts] = []
      for row in rows[task * chunk..<min((task + 1) * chunk, rows.count)] {
        let feature = FeatureFacts(row, questions)
        totals.add(feature)
        lines.append((AuditReportWriter.line(feature, label: labels?[row.feature]), AuditTable.line(feature, labels: labels)))
        errors.append(feature.errors.last ?? .zero)
        sparsities.append(feature.largestSparsity)
        facts.append(feature)
      }
      return (totals: totals, lines: lines, errors: errors, sparsities: sparsities, worst: Found.worst(facts, 16))
    }
    var totals = AuditTotals()
    for part in parts { totals.add(part.totals) }
    self.totals = totals
    lines = parts.flatMap(\.lines)
    errors = parts.flatMap(\.errors)
    sparsities = parts.flatMap(\.sparsities)
    candidates = parts.flatMap(\.worst)
  }

  /// The features with the largest errors, worst first; at most 16.
  func worst(_ count: Int) -> [FeatureFacts] { Found.worst(candidates, count) }

  /// The same of a list.
  static func worst(_ facts: [FeatureFacts], _ count: Int) -> [FeatureFacts] {
    let sorted = facts.sorted { ($0.errors.last ?? .zero, -$0.feature) > ($1.errors.last ?? .zero, -$1.feature) }
    return Array(sorted.prefix(count))
  }
}
