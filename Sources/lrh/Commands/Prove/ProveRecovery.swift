// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import LinearSensing
import Reports
import Statements

/// `lrh prove recovery --encoder A --probe B --sparsity K [--epsilon E]`
struct ProveRecovery: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recovery", abstract: "Linear accessibility of a pair (A, B): the exact worst-case error, and whether it is below ε.",
    discussion: """
      EXAMPLES
        lrh prove recovery --encoder A.npy --probe B.npy --sparsity 3 --epsilon 1/2
        lrh prove recovery --encoder words.npy --encoder-rows-are-features --probe matched --sparsity 2
        lrh prove recovery --encoder A.npy --probe B.npy --sparsity 3 --domain nonnegative --feature-scale s.csv
        lrh prove recovery --encoder model.safetensors.index.json::layer.W --probe matched --sparsity 1 --threads 2
      """)

  @OptionGroup var pair: PairOptions
  @OptionGroup var scale: FeatureScaleOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed; without it the worst-case error is certified.")
  var epsilon: Rational?

  @Option(help: ArgumentHelp("The values of a feature: signed ([-1, 1]) or nonnegative ([0, 1]).", valueName: "domain"))
  var domain: Domain = .signed

  @OptionGroup var relation: RelationOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if sparsity < 1 { throw ValidationError("--sparsity must be at least 1") }
    if let epsilon, epsilon <= 0 { throw ValidationError("--epsilon must be positive") }
  }

  func run() throws {
    var loader = InputLoader()
    let (encoder, probe, names) = try pair.load(&loader)
    let featureScale = try scale.load(&loader, for: encoder)
    let meter = ProgressMeter("worst-case error", enabled: !certificate.quiet)
    let result = try RecoveryProver(certificate.certifier(), workers: threads.workers()).prove(
      encoder: encoder, probe: probe, sparsity: sparsity, epsilon: epsilon, relation: relation.relation, domain: domain,
      featureScale: featureScale, progress: meter.update)
    try certificate.finish(
      result.outcome,
      Report.recovery(
        names, encoder, probe, result, sparsity: sparsity, epsilon: epsilon, relation: relation.relation, domain: domain,
        featureScale: featureScale.map { (scale.name, $0) }, style: certificate.style))
  }
}
