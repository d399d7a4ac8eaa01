// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import LowerBound
import Walkthroughs

/// `lrh walkthrough lower-bound`
struct WalkthroughLowerBound: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lower-bound",
    abstract: "Theorem 3: a pair that recovers its features needs many dimensions, seen on this pair.",
    discussion: """
      Carries out the proof on a pair A, B: recovery, interference graph, features that do not interfere, near-identity submatrix, rank; with the \
      numbers on both sides, and beside them what the printed constants give. Without --encoder: 12 features in 7 neurons, ten of \
      them the three-element sets of five neurons.

      The certificate of the whole is chain, that of lrh prove interference; up to \(LowerBoundWalkthrough.partsLimit) features the steps have their own: \
      recovery, independent-set, near-identity. With --output NAME.json each is written to NAME.PART.json.

      EXAMPLES
        lrh walkthrough lower-bound
        lrh walkthrough lower-bound --step
        lrh walkthrough lower-bound --encoder A.npy --probe matched --sparsity 2 --epsilon 3/4
      """)

  @OptionGroup var encoder: WalkthroughEncoderOptions
  @OptionGroup var probe: WalkthroughProbeOptions
  @OptionGroup var question: WalkthroughQuestion
  @OptionGroup var relation: RelationOptions
  @OptionGroup var bounds: RankBoundOptions
  @OptionGroup var options: WalkthroughOptions

  func run() throws {
    let k = try question.sparsity(for: encoder, bundled: 2)
    let epsilon = try question.epsilonBelowOne(for: encoder, bundled: Rational(3, 5))
    var loader = InputLoader()
    var pair = try probe.load(&loader, encoder, bundled: LowerBoundWalkthrough.bundled)
    for (name, input) in [("the encoder", pair.encoder), ("the probe", pair.probe)] where input.matrix?.radicand != nil {
      throw DataError("\(name) has entries outside ℚ; the chain is certified for rational matrices")
    }
    if !bounds.words.isEmpty { pair.arguments += " " + CommandWords.line(bounds.words) }
    var chain = InterferenceChainProver.Options()
    chain.relation = relation.relation
    chain.use(bounds)
    let meter = ProgressMeter("worst-case error", enabled: !options.certificate.quiet)
    try options.finish(
      LowerBoundWalkthrough.run(
        pair, sparsity: k, epsilon: epsilon, options: chain, certifier: options.certificate.certifierOfSeveral(), progress: meter.update))
  }
}
