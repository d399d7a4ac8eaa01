// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import UpperBound
import Walkthroughs

/// `lrh walkthrough upper-bound`
struct WalkthroughUpperBound: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upper-bound", abstract: "Theorem 2: random sign vectors store many features, and this sample certainly does.",
    discussion: """
      Chooses μ = ε/k and d, samples ±1/√d from a documented generator (docs/random-samples.md), shows both sides of every inequality, and \
      certifies the sample exactly. With --output NAME.json two certificates are written, NAME.incoherence.json and NAME.recovery.json.

      EXAMPLES
        lrh walkthrough upper-bound
        lrh walkthrough upper-bound --features 64 --sparsity 2 --epsilon 1/2 --delta 1/10 --seed 1
      """)

  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("How many features.", valueName: "m"))
  var features: Int = 64

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int = 2

  @Option(name: [.customShort("e"), .long], help: "The error allowed.")
  var epsilon: Rational = Rational(1, 2)

  @Option(help: "The risk that one sample may fail, between 0 and 1.")
  var delta: Rational = Rational(1, 10)

  @Option(help: "The seed of the generator.")
  var seed: UInt64 = 1

  @Option(
    name: [.customShort("d"), .long], help: ArgumentHelp("How many neurons, instead of the number Lemma 5 asks for.", valueName: "d"))
  var neurons: Int?

  @OptionGroup var options: WalkthroughOptions

  private var parameters: UpperBoundParameters {
    UpperBoundParameters(features: features, sparsity: sparsity, epsilon: epsilon, delta: delta, seed: seed, neurons: neurons)
  }

  func validate() throws {
    do { try parameters.validate() } catch { throw ValidationError("--\(error.description)") }
  }

  func run() throws {
    try options.finish(UpperBoundWalkthrough.run(parameters, certifier: options.certificate.certifierOfSeveral()).report)
  }
}
