// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LowerBound
import Walkthroughs

/// `lrh walkthrough lower-bound`
struct WalkthroughLowerBound: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lower-bound",
    abstract: "Theorem 3: a pair that recovers its features needs many dimensions, seen on this pair.",
    discussion: """
      Carries out the proof on a pair A, B: recovery, interference graph, features that do not interfere, near-identity submatrix, rank; with the \
      numbers on both sides, and beside them what the printed constants give. The certificate is that of lrh prove interference.

      EXAMPLE
        lrh walkthrough lower-bound --encoder A.npy --probe matched --sparsity 2 --epsilon 3/4
      """)

  @OptionGroup var chain: ChainOptions
  @OptionGroup var options: WalkthroughOptions

  func run() throws {
    let instance = try chain.load()
    let result = try chain.prove(instance, options.certificate)
    let walkthrough = LowerBoundWalkthrough(
      result, sparsity: chain.sparsity, epsilon: chain.epsilon, relation: chain.relation.relation,
      scaled: instance.featureScale != nil)
    try options.finish(walkthrough.report, [("", result.outcome)])
  }
}
