// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import LinearSensing
import Reports
import Statements
import Thresholds

/// `lrh prove threshold --encoder A [--probe B] [--thresholds T] [--bias BETA] --sparsity K`
struct ProveThreshold: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threshold",
    abstract: "Theorem 12, Corollary 13: whether thresholds read Boolean features from x = Az: given ones, any, or any with any probes.",
    discussion: """
      Feature i fires when ⟨b_i, x⟩ > t_i. A bias and any nondecreasing activation come to that (Corollary 13): ReLU(⟨b_i, x⟩ + β_i) > 0 is \
      t_i = −β_i; a JumpReLU with threshold θ_i ≥ 0 is t_i = θ_i − β_i (--thresholds and --bias together). TopK and gated decoders are not of \
      this kind: whether a feature fires depends on the others.

      EXAMPLES
        lrh prove threshold --encoder A.npy --sparsity 3
        lrh prove threshold --encoder A.npy --probe B.npy --sparsity 3
        lrh prove threshold --encoder A.npy --probe encoder --thresholds 1/2 --sparsity 3
        lrh prove threshold --encoder A.npy --probe W.npy --bias b.npy --sparsity 3
      """)

  @Option(help: ArgumentHelp("The representation vectors: a d×m matrix whose columns are features.", valueName: "file[::tensor]"))
  var encoder: String

  @Option(
    help: ArgumentHelp(
      "The probe vectors: a d×m matrix; or encoder (B = A), or matched (b_i = a_i/‖a_i‖²). Without it: any probes.",
      valueName: "file[::tensor]|encoder|matched"))
  var probe: String?

  @OptionGroup var reading: PairReadingOptions
  @OptionGroup var thresholds: ThresholdOptions
  @OptionGroup var scale: FeatureScaleOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are on.", valueName: "k"))
  var sparsity: Int

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if !(1...(1 << 53) - 1).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 2^53 - 1") }
    if probe == nil, thresholds.name != nil { throw ValidationError("--thresholds and --bias are about given probes: --probe") }
  }

  func run() throws {
    var loader = InputLoader()
    guard let probe else { try proveForAnyProbes(&loader) }
    let (a, b, names) = try reading.load(&loader, encoder: encoder, probe: probe)
    let given = try thresholds.load(&loader, count: a.matrix?.columns ?? 0)
    if let r = given?.matrix?.radicand, let s = a.matrix?.radicand ?? b.matrix?.radicand, r != s {
      throw DataError("the matrices are over ℚ(√\(s)), the thresholds over ℚ(√\(r))")
    }
    let featureScale = try scale.load(&loader, for: a)
    let meter = ProgressMeter("thresholds", enabled: !certificate.quiet)
    let result = try ThresholdProver(certificate.certifier()).prove(
      encoder: a, probe: b, thresholds: given, sparsity: sparsity, featureScale: featureScale, progress: meter.update)
    try certificate.finish(
      result.outcome,
      Report.threshold(
        names, a, b, thresholds: thresholds.name, result, sparsity: sparsity, featureScale: featureScale.map { (scale.name, $0) },
        style: certificate.style))
  }

  private func proveForAnyProbes(_ loader: inout InputLoader) throws -> Never {
    let a = try reading.load(&loader, encoder: encoder)
    guard let matrix = a.matrix else { throw DataError("\(encoder): not a matrix") }
    if let radicand = matrix.radicand {
      throw DataError("\(encoder): entries in ℚ(√\(radicand)); without --probe the encoder is rational")
    }
    warnIfTransposed(matrix, flag: "--encoder-rows-are-features")
    let featureScale = try scale.load(&loader, for: a)
    let meter = ProgressMeter("thresholds", enabled: !certificate.quiet)
    let result = try ThresholdProver(certificate.certifier()).prove(
      encoder: a, sparsity: sparsity, featureScale: featureScale, progress: meter.update)
    try certificate.finish(
      result.outcome,
      Report.threshold(
        encoder, a, result, sparsity: sparsity, featureScale: featureScale.map { (scale.name, $0) }, style: certificate.style))
  }
}
