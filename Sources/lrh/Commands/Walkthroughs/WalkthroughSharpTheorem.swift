// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Walkthroughs

/// `lrh walkthrough sharp-theorem`
struct WalkthroughSharpTheorem: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sharp-theorem", abstract: "F7: one kernel vector against every decoder of an encoder, and probes that reach its bound.",
    discussion: """
      The exact least error of any probes for one encoder, from both sides. With --epsilon also whether it is below ε; the exit code then tells that. \
      Without --encoder: 16 equiangular lines in R⁶ with k = 2.

      EXAMPLES
        lrh walkthrough sharp-theorem
        lrh walkthrough sharp-theorem --encoder A.npy --sparsity 3 --epsilon 1/2
      """)

  @OptionGroup var encoder: WalkthroughEncoderOptions
  @OptionGroup var question: WalkthroughQuestion
  @OptionGroup var relation: RelationOptions
  @OptionGroup var options: WalkthroughOptions

  func run() throws {
    let k = try question.sparsity(for: encoder, bundled: 2)
    var loader = InputLoader()
    let instance = try encoder.load(&loader, bundled: SharpTheoremWalkthrough.bundled)
    let meter = ProgressMeter("best probes", enabled: !options.certificate.quiet)
    try options.finish(
      SharpTheoremWalkthrough.run(
        instance, sparsity: k, epsilon: question.epsilon, relation: relation.relation, certifier: options.certificate.certifierOfSeveral(),
        progress: meter.update))
  }
}
