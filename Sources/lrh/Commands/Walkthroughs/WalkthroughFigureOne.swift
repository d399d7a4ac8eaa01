// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Walkthroughs

/// `lrh walkthrough figure-1`
struct WalkthroughFigureOne: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure-1", abstract: "Figure 1: two features read exactly though their representations are not orthogonal.",
    discussion: """
      Exactly, in ℚ(√3). With --output NAME.json two certificates are written: NAME.error.json (worst-case error 0) and NAME.geometry.json (norms \
      and cosines).

      EXAMPLES
        lrh walkthrough figure-1
        lrh walkthrough figure-1 --format latex
      """)

  @OptionGroup var options: WalkthroughOptions

  func run() throws { try options.finish(FigureOneWalkthrough.run(certifier: options.certificate.certifierOfSeveral()).report) }
}
