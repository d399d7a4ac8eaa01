// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import Constructions
import ExactArithmetic
import Walkthroughs

/// `lrh walkthrough gap`
struct WalkthroughGap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap", abstract: "F10: basis pursuit reads every k-sparse z through a matrix that no linear probes can read.",
    discussion: """
      Proved when basis pursuit is exact for every k-sparse z and no probes of the same matrix have an error below ε; refuted when basis pursuit fails or \
      probes exist. Without --encoder: a 4×5 matrix that can be done by hand, and the 6×14 matrix of examples/gap, where no other matrix helps either.

      EXAMPLES
        lrh walkthrough gap
        lrh walkthrough gap --encoder examples/gap/A-11x19.csv --sparsity 3 --epsilon 1/2
      """)

  @OptionGroup var encoder: WalkthroughEncoderOptions
  @OptionGroup var question: WalkthroughQuestion
  @OptionGroup var options: WalkthroughOptions

  func validate() throws {
    if encoder.encoder == nil, question.sparsity != nil || question.epsilon != nil {
      throw ValidationError("--sparsity and --epsilon go with --encoder: the bundled matrices have their own")
    }
  }

  func run() throws {
    let certifier = options.certificate.certifierOfSeveral()
    let meter = ProgressMeter("gap", enabled: !options.certificate.quiet)
    guard encoder.encoder != nil else { try options.finish(GapWalkthrough.run(certifier: certifier, progress: meter.update)) }
    let k = try question.sparsity(for: encoder, bundled: 2)
    let epsilon = try question.epsilonBelowOne(for: encoder, bundled: Rational(1, 2))
    var loader = InputLoader()
    let instance = try encoder.load(&loader, bundled: GapWalkthrough.bundled[0].encoder)
    try options.finish(
      GapWalkthrough.run(
        [.init(instance, sparsity: k, epsilon: epsilon)], arguments: "\(instance.arguments) --sparsity \(k) --epsilon \(epsilon)",
        certifier: certifier, progress: meter.update))
  }
}
