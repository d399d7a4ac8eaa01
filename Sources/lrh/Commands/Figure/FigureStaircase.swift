// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import Figures
import Statements

/// `lrh figure staircase`
struct FigureStaircase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staircase", abstract: "The worst-case error of a pair (A, B) for sparsity k = 1, …, K.",
    discussion: """
      EXAMPLES
        lrh figure staircase --encoder A.npy --probe B.npy --sparsity 6 --output staircase.svg
        lrh figure staircase --encoder A.npy --probe matched --sparsity 6 --epsilon 1/2 --best --output staircase.tex
      """)

  @OptionGroup var pair: PairOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("The largest sparsity K.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "Draw a line at this error.")
  var epsilon: Rational?

  @Option(help: ArgumentHelp("The values of a feature: signed ([-1, 1]) or nonnegative ([0, 1]).", valueName: "domain"))
  var domain: Domain = .signed

  @Flag(help: "Draw also the least error of any probes for the same A.")
  var best = false

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try StaircaseFigure(
      largest: sparsity, probe: pair.probeSource, domain: domain, epsilon: epsilon, best: best)
    let (encoder, probe, _) = try pair.load()
    let meter = ProgressMeter("worst-case errors", enabled: !output.quiet)
    try output.write(
      recipe, try recipe.prove(encoder: encoder, probe: probe, certifier: output.certifier(), progress: meter.update))
  }
}

extension PairOptions {
  /// Where the probes come from, for a figure's record.
  var probeSource: ProbeSource { DerivedProbe(rawValue: probe).flatMap { ProbeSource(rawValue: $0.rawValue) } ?? .file }
}
