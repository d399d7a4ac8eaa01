// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Audit
import CertificateKernel
import CertificateReader
import CertificateWriter
import Certification
import Digests
import ExactArithmetic
import FileAccess
import LinearSensing
import MatrixFiles
import Reports
import SparseAutoencoderFiles
import Statements
import TextLayout

/// `lrh audit sae DIR-OR-FILE --sparsity K [--epsilon E]`
struct AuditSAE: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sae",
    abstract: "Remark 10: a sparse autoencoder as a pair (A, B) = (W_decᵀ, W_enc) with thresholds.",
    discussion: """
      Reads SAELens folders (cfg.json, sae_weights.safetensors) and Gemma Scope files (params.npz, or .safetensors with w_enc, w_dec, …), with ReLU \
      or JumpReLU. TopK and gated autoencoders, and those that divide x by a norm, are refused: no threshold decides when their features fire. \
      z_j = 1 stands for the decoder's row j as it is; --feature-scale changes that unit, to the activation at which features usually fire, say.

      The exit code is 0 when every statement was decided, whichever way, and 2 when one was not.

      EXAMPLES
        lrh audit sae examples/sae --sparsity 2
        lrh audit sae params.npz --sparsity 3 --epsilon 1/2 --feature-scale 5/2 --output-folder audit
      """)

  @Argument(help: ArgumentHelp("A folder of SAELens, or a file of weights.", valueName: "folder|file"))
  var path: String

  @Option(
    name: [.customShort("k"), .long], help: ArgumentHelp("Sparsities 1 to k, at most 64 and the number of features.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed; without it the worst-case errors are certified.")
  var epsilon: Rational?

  @OptionGroup var relation: RelationOptions

  @Option(help: ArgumentHelp("The values of a feature, for recovery: signed ([-1, 1]) or nonnegative ([0, 1]).", valueName: "domain"))
  var domain: Domain = .signed

  @Option(
    help: ArgumentHelp(
      "The units: s_j > 0, one for all features or a vector of m. Row j of W_dec times s_j stands for z_j = 1.",
      valueName: "file[::tensor]|number"))
  var featureScale: String?

  @Flag(help: "Decide also whether any probes and thresholds at all would do: a linear program a feature.")
  var anyProbes = false

  @Option(
    help: ArgumentHelp("Write the certificates into this folder, made if it is not there, and check them again.", valueName: "folder"))
  var outputFolder: String?

  @Flag(help: "Replace certificates that exist.")
  var force = false

  @Option(help: ArgumentHelp("Leave a statement undecided when checking it would take more work.", valueName: "n"))
  var workLimit: Integer = CertificateKernel.defaultWorkLimit

  @Flag(name: [.short, .long], help: "Print no report.")
  var quiet = false

  @OptionGroup var threads: ThreadOptions
  @OptionGroup var summary: SummaryOptions

  func validate() throws {
    if !(1...64).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 64") }
    if let epsilon, epsilon <= 0 { throw ValidationError("--epsilon must be positive") }
  }

  func run() throws {
    let autoencoder = try SparseAutoencoderFile.read(path)
    let m = autoencoder.features
    guard sparsity <= m else { throw DataError("\(path): \(m) features, fewer than the sparsity \(sparsity)") }
    let subject = AuditSubject(autoencoder)
    let scale = try loadScale(for: subject.encoder)
    var questions = AuditQuestions(sparsity: sparsity)
    (questions.epsilon, questions.relation, questions.domain, questions.anyProbes) = (epsilon, relation.relation, domain, anyProbes)
    let meters = Meters(enabled: !quiet)
    let prover = AuditProver(Certifier(workLimit: workLimit), workers: threads.workers())
    let audit = try prover.audit(subject, questions, featureScale: scale, progress: meters.update)
    let checks = try write(audit)
    if summary.summary == .json {
      Diagnostics.print(AuditSummary.json(autoencoder, questions, audit, checks: checks).text + "\n")
    } else if !quiet {
      let report = Report.audit(
        facts(autoencoder), notes: autoencoder.notes, questions, audit, featureScale: scale.map { (featureScale ?? "", $0) },
        checks: checks.map(\.word), style: Diagnostics.wantsColour ? .terminal : .plain)
      Diagnostics.print(report.text)
    }
    if let bad = checks.first(where: { $0.exitCode != 0 && $0.exitCode != 2 }) { throw KernelRejection(description: bad.line) }
    throw ExitCode(audit.statements.contains { if case .undecided = $0.outcome { true } else { false } } ? 2 : 0)
  }

  /// One number stands for all features.
  private func loadScale(for encoder: ProofInput) throws -> FeatureScale? {
    if let number = featureScale.flatMap({ Rational($0) }) {
      let m = encoder.matrix?.columns ?? 0
      guard number > 0 else { throw ValidationError("--feature-scale must be positive") }
      return try FeatureScale(ProofInput(Matrix(rows: m, columns: 1) { _, _ in number }), count: m)
    }
    var options = FeatureScaleOptions()
    options.featureScale = featureScale
    var loader = InputLoader()
    return try options.load(&loader, for: encoder)
  }

  /// Writes the certificates and reads them back; one outcome a statement, none without a folder.
  private func write(_ audit: Audit) throws -> [FileOutcome] {
    guard let outputFolder else { return [] }
    try OutputFolder.make(outputFolder)
    var options = CheckOptions()
    options.workLimit = workLimit
    return try audit.statements.map { statement in
      switch statement.outcome {
      case .undecided(let tried): return .undecided(tried.joined(separator: "; "))
      case .proved(let certificate), .refuted(let certificate):
        let path = "\(outputFolder)/\(statement.stem).json"
        _ = try CertificateFiles.save(certificate, to: path, force: force)
        return CertificateFile.check(path, options)
      }
    }
  }

  private func facts(_ autoencoder: SparseAutoencoder) -> [(String, String)] {
    let bias = autoencoder.subtractsDecoderBias ? "subtracted from x" : "not subtracted from x"
    return [
      ("autoencoder", "\(path), \(autoencoder.layout.rawValue), \(autoencoder.thresholds == nil ? "ReLU" : "JumpReLU"), b_dec \(bias)"),
      ("A", "W_decᵀ, \(autoencoder.dimension)×\(autoencoder.features)"),
      ("B", "W_enc, \(autoencoder.dimension)×\(autoencoder.features)"),
    ]
  }
}

extension AuditSubject {
  /// A = W_decᵀ, B = W_enc, and the thresholds for both readings of x.
  init(_ autoencoder: SparseAutoencoder) {
    let (encoder, decoder) = (autoencoder.encoder, autoencoder.decoder)
    let probe = ProofInput(.matrix(encoder.matrix), source: InputLoader.source(encoder.provenance, encoder.fileBytes, transposed: false))
    let representation = ProofInput(
      .matrix(decoder.matrix.transpose), source: InputLoader.source(decoder.provenance, decoder.fileBytes, transposed: true))
    self.init(
      encoder: representation, probe: probe,
      thresholds: InputReading.allCases.map { reading in
        let values = autoencoder.firingThresholds(reading)
        return (
          "the autoencoder's own thresholds, \(reading.words)", reading == .sum ? "own-az" : "own-az-b-dec",
          ProofInput(Matrix(rows: values.count, columns: 1, entries: values))
        )
      })
  }
}
