// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Walkthroughs

/// `lrh walkthrough thresholds`
struct WalkthroughThresholds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresholds", abstract: "Theorem 12, Corollary 13: thresholds, bias and activation save at most one neuron.",
    discussion: """
      Features are on or off, and a probe fires above a threshold. Without --probe: whether any probes and thresholds read the encoder; with it, whether \
      these do. Without --encoder: three vectors in the plane with k = 2, given probes and the threshold 1/2.

      EXAMPLES
        lrh walkthrough thresholds
        lrh walkthrough thresholds --encoder A.npy --sparsity 2
        lrh walkthrough thresholds --encoder A.npy --probe W.npy --bias b.npy --sparsity 2
      """)

  @OptionGroup var encoder: WalkthroughEncoderOptions
  @OptionGroup var probe: WalkthroughProbeOptions
  @OptionGroup var thresholds: ThresholdOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are on.", valueName: "k"))
  var sparsity: Int?

  @OptionGroup var options: WalkthroughOptions

  func validate() throws {
    if let sparsity, !(1...(1 << 53) - 1).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 2^53 - 1") }
    if encoder.encoder != nil, sparsity == nil { throw ValidationError("--encoder needs --sparsity") }
    if encoder.encoder == nil, probe.probe != nil { throw ValidationError("--probe goes with --encoder") }
    if probe.probe == nil, thresholds.name != nil { throw ValidationError("--thresholds and --bias are about given probes: --probe") }
  }

  func run() throws {
    var loader = InputLoader()
    let bundled = ThresholdWalkthrough.bundled
    let instance: WalkthroughEncoder
    var given: ThresholdWalkthrough.Given?
    if let name = probe.probe, let file = encoder.encoder {
      let pair = try probe.load(
        &loader, encoder,
        bundled: WalkthroughPair(
          encoder: bundled.encoder.encoder, probe: bundled.given.probe, arguments: bundled.encoder.arguments))
      let t = try thresholds.load(&loader, count: pair.encoder.matrix?.columns ?? 0)
      for (name, input) in [(file, pair.encoder), (name, pair.probe)] + (t.map { [("the thresholds", $0)] } ?? [])
      where input.matrix?.radicand != nil {
        throw DataError("\(name): entries outside ℚ; this walkthrough asks about all probes too, which takes rational matrices")
      }
      instance = WalkthroughEncoder(pair.encoder, featureScale: pair.featureScale, arguments: encoder.words)
      let words = ["--probe", name] + (probe.probeRowsAreFeatures ? ["--probe-rows-are-features"] : []) + thresholds.words
      given = .init(probe: pair.probe, thresholds: t, arguments: CommandWords.line(words))
    } else {
      instance = try encoder.load(&loader, bundled: bundled.encoder)
      if encoder.encoder == nil { given = bundled.given }
    }
    let meter = ProgressMeter("thresholds", enabled: !options.certificate.quiet)
    try options.finish(
      ThresholdWalkthrough.run(
        instance, given: given, sparsity: sparsity ?? 2, certifier: options.certificate.certifierOfSeveral(), progress: meter.update))
  }
}
