// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh walkthrough …`
struct WalkthroughCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walkthrough", abstract: "Watch a proof of the paper happen on an instance, step by step.",
    discussion: """
      Each step says what is claimed, the numbers on both sides, how far they are apart, and why the claim holds; the whole ends in certificates \
      that the kernel has checked. Without files a bundled instance is told.

      EXAMPLES
        lrh walkthrough lower-bound
        lrh walkthrough lower-bound --encoder A.npy --probe matched --sparsity 2 --epsilon 3/4 --step
        lrh walkthrough lemma-7 --format latex > lemma-7.tex
        lrh walkthrough turan graph.clq --clique 5 --output-folder certificates
      """,
    subcommands: [
      WalkthroughFigureOne.self, WalkthroughUpperBound.self, WalkthroughLowerBound.self, WalkthroughLemma7.self, WalkthroughTuran.self,
      WalkthroughSharpTheorem.self, WalkthroughGeometry.self, WalkthroughThresholds.self, WalkthroughGap.self,
    ])
}
