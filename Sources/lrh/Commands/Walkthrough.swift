// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import Pages
import Walkthroughs

/// `lrh walkthrough …`
struct WalkthroughCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "walkthrough", abstract: "Watch a proof of the paper happen on an instance, step by step.",
    discussion: """
      EXAMPLE
        lrh walkthrough upper-bound --features 64 --sparsity 2 --epsilon 1/2 --delta 1/10 --seed 1
        lrh walkthrough lower-bound --encoder A.npy --probe matched --sparsity 2 --epsilon 3/4
      """,
    subcommands: [WalkthroughFigureOne.self, WalkthroughUpperBound.self, WalkthroughLowerBound.self])
}

/// How a walkthrough is written.
struct WalkthroughOptions: ParsableArguments {
  /// The formats of a walkthrough.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html
  }

  @Option(help: ArgumentHelp("How the steps are written: text, markdown or html.", valueName: "format"))
  var format: Format = .text

  @OptionGroup var certificate: CertificateOptions

  /// Prints the steps, writes the certificates, and ends with the conclusion's exit code.
  func finish(_ walkthrough: Walkthrough, _ outcomes: [(suffix: String, outcome: Outcome)]) throws -> Never {
    let text: String
    switch format {
    case .text: text = walkthrough.text(style: certificate.style)
    case .markdown: text = walkthrough.markdown()
    case .html: text = try WalkthroughPage(walkthrough).html
    }
    let code: Int32
    switch walkthrough.conclusion.verdict {
    case .proved: code = 0
    case .refuted: code = 1
    case .undecided: code = 2
    }
    if format == .html { try certificate.finish(page: text, exitCode: code) }
    try certificate.finish(outcomes, text: text, exitCode: code)
  }
}
