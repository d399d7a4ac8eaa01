// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import Figures

/// The seed of a figure's samples.
struct SampleOptions: ParsableArguments {
  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("How many features.", valueName: "m"))
  var features: Int

  @Option(help: "The seed of the generator (docs/random-samples.md).")
  var seed: Int = 1

  func validate() throws {
    if seed < 0 { throw ValidationError("--seed must be at least 0") }
  }
}

/// `lrh figure tail`
struct FigureTail: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail", abstract: "Hoeffding's tail (19) against the inner products of a random sample.",
    discussion: """
      EXAMPLE
        lrh figure tail --features 64 --neurons 200 --seed 1 --output tail.svg
      """)

  @OptionGroup var sample: SampleOptions

  @Option(name: [.customShort("d"), .long], help: ArgumentHelp("How many neurons.", valueName: "d"))
  var neurons: Int

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try TailFigure(features: sample.features, neurons: neurons, seed: sample.seed)
    try output.write(recipe, try recipe.prove(certifier: output.certifier()))
  }
}

/// `lrh figure coherence`
struct FigureCoherence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coherence", abstract: "The coherence of random sign matrices against d, beside Lemma 5 and Welch's bound.",
    discussion: """
      EXAMPLE
        lrh figure coherence --features 64 --dimensions 16,32,64,128,256 --seed 1 --output coherence.svg
      """)

  @OptionGroup var sample: SampleOptions

  @Option(help: ArgumentHelp("Numbers of neurons, increasing, separated by commas.", valueName: "d,…"))
  var dimensions: CommaSeparated<Int>

  @Option(help: "The risk δ for which Lemma 5's curve is drawn, between 0 and 1.")
  var delta: Rational = Rational(1, 10)

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try CoherenceFigure(
      features: sample.features, dimensions: dimensions.elements, seed: sample.seed, delta: delta)
    let meter = ProgressMeter("samples", enabled: !output.quiet)
    try output.write(recipe, try recipe.prove(certifier: output.certifier(), progress: meter.update))
  }
}

/// `lrh figure decoders`
struct FigureDecoders: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decoders", abstract: "The best probes against B = A on random sign matrices.",
    discussion: """
      EXAMPLE
        lrh figure decoders --features 16 --dimensions 8,10,12 --sparsity 2 --samples 12 --output decoders.svg
      """)

  @OptionGroup var sample: SampleOptions

  @Option(help: ArgumentHelp("Numbers of neurons, increasing, separated by commas; at most four.", valueName: "d,…"))
  var dimensions: CommaSeparated<Int>

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(help: ArgumentHelp("So many matrices for each number of neurons.", valueName: "n"))
  var samples: Int = 12

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try DecodersFigure(
      features: sample.features, dimensions: dimensions.elements, sparsity: sparsity, samples: samples, seed: sample.seed)
    let meter = ProgressMeter("samples", enabled: !output.quiet)
    try output.write(recipe, try recipe.prove(certifier: output.certifier(), progress: meter.update))
  }
}
