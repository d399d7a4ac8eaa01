// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import Geometry
import UpperBound
import Walkthroughs

/// `lrh walkthrough geometry`
struct WalkthroughGeometry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geometry", abstract: "Propositions 9 and 11: the angles between representations and probes.",
    discussion: """
      With --encoder: Proposition 11 on that pair. Without: the construction of Proposition 9, as lrh construct geometry does it, which also writes the \
      matrices.

      EXAMPLES
        lrh walkthrough geometry
        lrh walkthrough geometry --features 24 --sparsity 2 --epsilon 1/2 --delta 1/5
        lrh walkthrough geometry --encoder A.npy --probe B.npy --sparsity 2 --epsilon 1/2
      """)

  @OptionGroup var encoder: WalkthroughEncoderOptions
  @OptionGroup var probe: WalkthroughProbeOptions
  @OptionGroup var question: WalkthroughQuestion
  @OptionGroup var relation: RelationOptions

  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("Without --encoder: how many features (default: 16).", valueName: "m"))
  var features: Int?

  @Option(help: "Without --encoder: the cosine of a_i with b_i to aim at, between 0 and 1 (default: 1/2).")
  var delta: Rational?

  @Option(help: "Without --encoder: the seed of the generator (default: 1).")
  var seed: UInt64?

  @Option(
    name: [.customShort("d"), .long],
    help: ArgumentHelp(
      "Without --encoder: how many neurons, made a square, instead of the number that incoherence asks for.", valueName: "d"))
  var neurons: Int?

  @OptionGroup var options: WalkthroughOptions

  private var parameters: GeometryParameters {
    GeometryParameters(
      features: features ?? 16, sparsity: question.sparsity ?? 1, epsilon: question.epsilon ?? Rational(1, 2),
      delta: delta ?? Rational(1, 2),
      seed: seed ?? 1, neurons: neurons)
  }

  func validate() throws {
    if encoder.encoder != nil {
      if features != nil || delta != nil || seed != nil || neurons != nil {
        throw ValidationError("--features, --delta, --seed and --neurons are about the construction: not with --encoder")
      }
      return
    }
    if probe.probe != nil || probe.probeRowsAreFeatures { throw ValidationError("--probe goes with --encoder") }
    if relation.choice == .nonStrict { throw ValidationError("--non-strict goes with --encoder: the construction is strict") }
    do { try parameters.validate() } catch { throw ValidationError("--\(error.description)") }
  }

  func run() throws {
    let certifier = options.certificate.certifierOfSeveral()
    guard encoder.encoder != nil else {
      do {
        try options.finish(GeometryWalkthrough(GeometryConstruction(parameters, certifier: certifier)).report)
      } catch let error as GeometryError {
        throw ValidationError(error.description)
      } catch let error as UpperBoundError {
        throw ValidationError(error.description)
      }
    }
    let k = try question.sparsity(for: encoder, bundled: 1)
    let epsilon = try question.epsilonBelowOne(for: encoder, bundled: Rational(1, 2))
    var loader = InputLoader()
    let pair = try probe.load(&loader, encoder, bundled: LowerBoundWalkthrough.bundled)
    let meter = ProgressMeter("worst-case error", enabled: !options.certificate.quiet)
    try options.finish(
      PairGeometryWalkthrough.run(
        pair, sparsity: k, epsilon: epsilon, relation: relation.relation, certifier: certifier, progress: meter.update))
  }
}
