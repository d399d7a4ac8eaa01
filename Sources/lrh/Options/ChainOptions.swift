// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import LinearSensing
import LowerBound
import Statements

/// The instance of Theorem 3 on the command line: a rational pair, k and ε < 1, and which bounds to try.
struct ChainOptions: ParsableArguments {
  @OptionGroup var pair: PairOptions
  @OptionGroup var scale: FeatureScaleOptions

  @Option(
    name: [.customShort("k"), .long],
    help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed, between 0 and 1.")
  var epsilon: Rational

  @OptionGroup var relation: RelationOptions

  @OptionGroup var bounds: RankBoundOptions

  func validate() throws {
    if !(1...(1 << 53) - 1).contains(sparsity) {
      throw ValidationError("--sparsity must be between 1 and 2^53 - 1")
    }
    guard epsilon > 0, epsilon < 1 else {
      throw ValidationError(
        "--epsilon must lie between 0 and 1: from ε = 1 on, Theorem 3's chain says nothing")
    }
  }

  /// What was read, and what to call it.
  struct Instance {
    let encoder, probe: ProofInput
    let names: (encoder: String, probe: String)
    let featureScale: (name: String, scale: FeatureScale)?
  }

  /// Reads the files.
  func load() throws -> Instance {
    var loader = InputLoader()
    let (encoder, probe, names) = try pair.load(&loader)
    for (name, input) in [(names.encoder, encoder), (names.probe, probe)] where input.matrix?.radicand != nil {
      throw DataError("\(name): entries outside ℚ; the chain is certified for rational matrices")
    }
    let featureScale = try scale.load(&loader, for: encoder)
    return Instance(
      encoder: encoder, probe: probe, names: names, featureScale: featureScale.map { (scale.name, $0) })
  }

  /// Carries out the chain.
  func prove(_ instance: Instance, _ certificate: CertificateOptions) throws -> InterferenceChainProver.Result {
    var options = InterferenceChainProver.Options()
    options.relation = relation.relation
    options.use(bounds)
    let meter = ProgressMeter("worst-case error", enabled: !certificate.quiet)
    return try InterferenceChainProver(certificate.certifier()).prove(
      encoder: instance.encoder, probe: instance.probe, sparsity: sparsity, epsilon: epsilon,
      options: options,
      featureScale: instance.featureScale?.scale, progress: meter.update)
  }
}

extension InterferenceChainProver.Options {
  /// Tries these bounds.
  mutating func use(_ bounds: RankBoundOptions) {
    power = bounds.power
    largestPower = bounds.largestPower
    family = bounds.family
  }
}
