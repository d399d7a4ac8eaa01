// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Walkthroughs

/// `lrh walkthrough lemma-7`
struct WalkthroughLemma7: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemma-7", abstract: "Lemma 7 (Alon): a matrix close to the identity has large rank, seen on a matrix.",
    discussion: """
      Takes a square matrix C, or a pair A, B whose C = BᵀA is meant, as lrh prove alon does; without one, the inner products of 28 equiangular lines in \
      R⁷, where the bound is attained.

      EXAMPLES
        lrh walkthrough lemma-7
        lrh walkthrough lemma-7 examples/near-identity/gram-40.csv
        lrh walkthrough lemma-7 --encoder lines.npy --probe matched --output lines.json
      """)

  @OptionGroup var instance: NearIdentityOptions
  @OptionGroup var options: WalkthroughOptions

  func validate() throws {
    let reading = instance.matrix.reading
    let given = reading.encoderRowsAreFeatures || reading.probeRowsAreFeatures || reading.inputFormat != nil
    if !instance.isGiven, given { throw ValidationError("options about files go with a MATRIX or --encoder") }
  }

  func run() throws {
    let bundled = NearIdentityWalkthrough.bundled
    let (name, input, factors) = try instance.isGiven ? instance.load() : ("28 lines in R⁷", bundled.input, nil)
    try options.finish(
      NearIdentityWalkthrough.run(
        input, factors: factors, options: instance.proverOptions(for: input, name),
        arguments: CommandWords.line(instance.words(bundled: bundled.arguments)), certifier: options.certificate.certifierOfSeveral()))
  }
}
