// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import Geometry
import LinearSensing
import Reports
import Statements

/// `lrh prove geometry --encoder A --probe B --sparsity K --epsilon E`
struct ProveGeometry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geometry", abstract: "Proposition 11 on a pair (A, B): norms, cosines, and what recovery within ε forces of them.",
    discussion: """
      γ² is computed: the largest of 1 and all squared norms. Every cosine is compared with its bound exactly, by squares. A pair that does not \
      recover within ε is refuted by a z.

      EXAMPLES
        lrh prove geometry --encoder A.npy --probe B.npy --sparsity 3 --epsilon 1/2
        lrh prove geometry --encoder examples/figure-1/encoder.csv --probe examples/figure-1/probe.csv --sparsity 2 --epsilon 1/100
      """)

  @OptionGroup var pair: PairOptions
  @OptionGroup var scale: FeatureScaleOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed, between 0 and 1.")
  var epsilon: Rational

  @OptionGroup var relation: RelationOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if !(1...(1 << 53) - 1).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 2^53 - 1") }
    guard epsilon > 0, epsilon < 1 else {
      throw ValidationError("--epsilon must lie between 0 and 1: from ε = 1 on, Proposition 11 says nothing")
    }
  }

  func run() throws {
    var loader = InputLoader()
    let (encoder, probe, names) = try pair.load(&loader)
    let featureScale = try scale.load(&loader, for: encoder)
    let meter = ProgressMeter("worst-case error", enabled: !certificate.quiet)
    let result = try GeometryProver(certificate.certifier(), workers: threads.workers()).prove(
      encoder: encoder, probe: probe, sparsity: sparsity, epsilon: epsilon, relation: relation.relation,
      featureScale: featureScale, progress: meter.update)
    try certificate.finish(
      result.outcome,
      Report.geometry(
        names, encoder, probe, result, sparsity: sparsity, epsilon: epsilon, relation: relation.relation,
        featureScale: featureScale.map { (scale.name, $0) }, style: certificate.style))
  }
}
