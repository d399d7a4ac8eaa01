// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import Figures

extension HistogramFigure.Quantity: ExpressibleByArgument {}

/// `lrh figure histogram`
struct FigureHistogram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "histogram", abstract: "Histogram of a pair's interference |C_ij|, or of its features' worst-case errors.",
    discussion: """
      Every entry is counted exactly. With --epsilon a line stands at ε (errors) or ε/k (interference), and how many are below is said.

      EXAMPLES
        lrh figure histogram --encoder A.npy --probe B.npy --of errors --sparsity 2 --epsilon 1/2 --output errors.svg
        lrh figure histogram --encoder A.npy --of interference --bins 40 --output interference.tex
      """)

  @OptionGroup var pair: PairOptions

  @Option(help: ArgumentHelp("What is counted: interference (|C_ij|, i ≠ j) or errors (of each feature).", valueName: "quantity"))
  var of: HistogramFigure.Quantity = .interference

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int = 1

  @Option(name: [.customShort("e"), .long], help: "The error allowed.")
  var epsilon: Rational?

  @Option(help: ArgumentHelp("How many bins of equal width.", valueName: "n"))
  var bins: Int = 30

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try HistogramFigure(of: of, sparsity: sparsity, bins: bins, epsilon: epsilon, probe: pair.probeSource)
    let (encoder, probe, _) = try pair.load()
    let meter = ProgressMeter("worst-case error", enabled: !output.quiet)
    try output.write(
      recipe, try recipe.prove(encoder: encoder, probe: probe, certifier: output.certifier(), progress: meter.update))
  }
}
