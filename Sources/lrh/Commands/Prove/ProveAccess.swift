// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import LinearSensing
import Reports
import Statements

/// `lrh prove access --encoder A --sparsity K [--epsilon E]`
struct ProveAccess: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "Linear accessibility of an encoder A: the best probes there are, and a proof that none are better.",
    discussion: """
      Without --epsilon: the best probe of every feature with a kernel vector of equal value, hence the least worst-case error exactly. With it: \
      probes whose error is below ε, or one kernel vector that refutes all probes at once.

      EXAMPLES
        lrh prove access --encoder A.npy --sparsity 3
        lrh prove access --encoder words.npy --encoder-rows-are-features --sparsity 2 --epsilon 1/2 --output cert.json
      """)

  @OptionGroup var encoder: EncoderOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed; without it the best decoder is certified.")
  var epsilon: Rational?

  @OptionGroup var relation: RelationOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if !(1...(1 << 53) - 1).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 2^53 - 1") }
    if let epsilon, epsilon <= 0 { throw ValidationError("--epsilon must be positive") }
  }

  func run() throws {
    let (input, featureScale) = try encoder.load()
    let certifier = try certificate.certifier()
    let meter = ProgressMeter("best probes", enabled: !certificate.quiet)
    let result = try AccessProver(certifier, workers: threads.workers()).prove(
      input, sparsity: sparsity, epsilon: epsilon, relation: relation.relation, featureScale: featureScale, progress: meter.update)
    try certificate.finish(
      result.outcome,
      Report.access(
        encoder.encoder, input, result, sparsity: sparsity, epsilon: epsilon, relation: relation.relation,
        featureScale: featureScale.map { (encoder.scale.name, $0) }, style: certificate.style))
  }
}
