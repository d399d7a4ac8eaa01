// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import AuditReports
import CertificateKernel
import Certification
import ExactArithmetic
import FileAccess
import InterferenceScan
import LinearSensing
import MatrixAudit
import Parallelism
import Statements

/// `lrh audit matrix --encoder A [--probe B] --sparsity K [--epsilon E]`
struct AuditMatrix: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Every feature of a pair (A, B), exactly, at about the cost of one floating-point product.",
    discussion: """
      For each feature: C_ii, the largest interferences C_ij (C = BᵀA) and who causes them, the worst-case error for k = 1 … K, the largest k at \
      which it is recovered, and how many features it interferes with. For all: coherence, pairs that interfere, a set of features no two of \
      which do, histograms. Floating-point products tell which few entries matter; those are computed exactly (--full: all are).

      --output-folder gets report.json, features.csv, histograms.svg, non-interfering.json and certificates. A finished report is left as it is, \
      so that an interrupted run can simply be started again. --rows i..<j reports on some rows; lrh audit merge puts such reports together.

      Without --probe, the probes on offer are compared: encoder (B = A), matched (b_i = a_i/‖a_i‖²), least-squares, and those that --probe names \
      more than once.

      The exit code is 0 when everything was decided, and 2 when it leans on the assumption ieee754-dot-product (a floating-point filter with a \
      rigorous rounding bound) and that was not accepted. Audits of small integers do not; certificates written with them do, until checked with --full.

      EXAMPLES
        lrh audit matrix --encoder examples/dictionary/words.npy --probe matched --sparsity 4 --epsilon 1/2 --labels examples/dictionary/words.txt
        lrh audit matrix --encoder A.npy --encoder-rows-are-features --probe matched -k 8 -e 1/2 --accept-assumption ieee754-dot-product \
      --output-folder audit
        lrh audit matrix --encoder A.npy -k 3
      """)

  @OptionGroup var inputs: AuditInputs

  @Option(
    name: [.customShort("k"), .long], help: ArgumentHelp("Sparsities 1 to k, at most 64 and the number of features.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed; without it only errors are reported.")
  var epsilon: Rational?

  @OptionGroup var relation: RelationOptions

  @Option(help: ArgumentHelp("The values of a feature: signed ([-1, 1]) or nonnegative ([0, 1]).", valueName: "domain"))
  var domain: Domain = .signed

  @Option(
    help: ArgumentHelp(
      "Features, counted from 0, whose errors with every probe are shown beside those of the best probes there are (F7).",
      valueName: "i,j,…"))
  var features: String?

  @Option(
    help: ArgumentHelp(
      "Report on the features from i on and before j only, counted from 0; quoted, as < means something to the shell.", valueName: "i..<j"))
  var rows: String?

  @Option(
    help: ArgumentHelp(
      "Look for features no two of which interfere at this sparsity (default: the largest; 0: do not look).", valueName: "k"))
  var nonInterferingAt: Int?

  @Option(help: ArgumentHelp("Write the report and the certificates into this folder, made if it is not there.", valueName: "folder"))
  var outputFolder: String?

  @Flag(inversion: .prefixedNo, help: "Write certificates into the folder, and check them.")
  var certificates = true

  @Flag(help: "Replace files that exist.")
  var force = false

  @OptionGroup var method: AuditMethod

  @Flag(name: [.short, .long], help: "Print no report.")
  var quiet = false

  func validate() throws {
    if !(1...64).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 64") }
    if let epsilon, epsilon <= 0 { throw ValidationError("--epsilon must be positive") }
    if let at = nonInterferingAt, !(0...sparsity).contains(at) {
      throw ValidationError("--non-interfering-at must be between 0 and --sparsity")
    }
    if features != nil, domain != .signed { throw ValidationError("--features goes with --domain signed") }
    if features != nil, rows != nil { throw ValidationError("--features and --rows do not go together") }
    if rows != nil, inputs.probe.count != 1 { throw ValidationError("--rows is for one --probe") }
  }

  func run() throws {
    var loader = InputLoader()
    let encoder = try inputs.encoderInput(&loader)
    guard let matrix = encoder.matrix else { throw DataError("\(inputs.encoder): not a matrix") }
    let (d, m) = (matrix.rows, matrix.columns)
    guard sparsity <= m else { throw DataError("\(inputs.encoder): \(m) features, fewer than the sparsity \(sparsity)") }
    guard d < 1 << 20 else { throw DataError("\(inputs.encoder): vectors of length \(d); audits go up to \((1 << 20) - 1)") }
    let labels = try inputs.labels.map { try FeatureLabels.read($0, count: m) }
    var questions = MatrixAuditQuestions(sparsity: sparsity, epsilon: epsilon)
    (questions.relation, questions.domain) = (relation.relation, domain)
    let vectors = try VectorSet(encoder, inputs.encoder)
    let chosen = inputs.probe.isEmpty ? ["encoder", "matched", "least-squares"] : inputs.probe
    if let outputFolder { try OutputFolder.make(outputFolder) }
    let digests = DigestMemory()
    var comparison = ProbeComparison(questions)
    var leans = false
    let shown = try AuditMatrix.features(features, count: m)
    for name in chosen {
      let probe = try inputs.probe(name, encoder, vectors, &loader)
      let folder = outputFolder.map { chosen.count == 1 ? $0 : "\($0)/\(inputs.stem(name))" }
      if let folder, chosen.count > 1 { try OutputFolder.make(folder) }
      var run = MatrixAuditRun(
        encoder: encoder, encoderName: inputs.encoder, digests: digests, probe: probe, questions: questions,
        rows: try AuditMatrix.range(rows, count: m), labels: labels, method: method)
      run.folder = folder
      run.force = force
      run.certificates = certificates
      run.nonInterferingAt = nonInterferingAt ?? sparsity
      let outcome = try run.carryOut(quiet: quiet)
      leans = leans || outcome.leansOnAssumption
      comparison.add(probe.name, outcome)
      shown.forEach { comparison.add(probe.name, feature: $0, outcome) }
      if chosen.count == 1, !quiet { Diagnostics.print(outcome.text) }
    }
    if !shown.isEmpty, let a = matrix.rationalMatrix {
      let meters = Meters(enabled: !quiet)
      let best = BestDecoder(a, features: shown) { meters.update("best probes", $0, $1) }
      for (place, feature) in shown.enumerated() { comparison.add(best: min(1, Rational(sparsity) * best.mu[place]), feature: feature) }
    }
    if chosen.count > 1 || !shown.isEmpty, !quiet { Diagnostics.print(comparison.text(inputs.encoder, d, m, labels)) }
    throw ExitCode(leans && !method.acceptsFilter ? 2 : 0)
  }

  /// `i,j,…`, each below m; none for nil.
  private static func features(_ text: String?, count m: Int) throws -> [Int] {
    guard let text else { return [] }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let feature = Int(word), feature >= 0 else { throw ValidationError("--features must be a list such as 0,7,12") }
      guard feature < m else { throw DataError("--features \(feature): there are \(m) features, counted from 0") }
      return feature
    }
  }

  /// `i..<j` within 0 ..< m; all of it for nil.
  private static func range(_ text: String?, count m: Int) throws -> Range<Int> {
    guard let text else { return 0..<m }
    let parts = text.split(separator: "..<", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Int(parts[0]), let to = Int(parts[1]), from >= 0, from < to else {
      throw ValidationError("--rows must be i..<j with 0 ≤ i < j, such as '0..<1000' (quoted, for the shell)")
    }
    guard to <= m else { throw DataError("--rows \(text): there are \(m) features") }
    return from..<to
  }
}

/// How an audit is done.
struct AuditMethod: ParsableArguments {
  @OptionGroup var threads: ThreadOptions

  @Flag(
    inversion: .prefixedNo,
    help:
      "Compute every entry exactly: nothing is then assumed of floating-point arithmetic, at a hundred times the work (default for small matrices)."
  )
  var full: Bool?

  @Flag(inversion: .prefixedNo, help: "The trace bound on the rank (F2), which takes m·d² exact products (default for small matrices).")
  var traceBound: Bool?

  @Option(help: ArgumentHelp("Accept this assumption: ieee754-dot-product.", valueName: "name"))
  var acceptAssumption: [String] = []

  @Option(help: ArgumentHelp("Leave a certificate undecided when checking it would take more work.", valueName: "n"))
  var workLimit: Integer = CertificateKernel.defaultWorkLimit

  func validate() throws {
    for name in acceptAssumption where Assumption(rawValue: name) == nil {
      throw ValidationError("unknown assumption \(name); known: \(Assumption.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// Whether the floating-point filter is accepted.
  var acceptsFilter: Bool { acceptAssumption.contains(Assumption.ieee754DotProduct.rawValue) }

  /// The options of a scan.
  var options: InterferenceScan.Options {
    var options = InterferenceScan.Options()
    options.threads = threads.workers().count
    return options
  }
}
