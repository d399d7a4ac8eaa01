// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import Figures

/// `lrh figure gap`
struct FigureGap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap", abstract: "Dimensions that basis pursuit makes do with, and that linear probes need, against m.",
    discussion: """
      For each m a matrix is searched for, as by lrh search gap, whose d is as small as the candidates allow and on which basis pursuit is certified \
      for all k-sparse z.

      EXAMPLE
        lrh figure gap --features 6,8,10,12,14 --sparsity 2 --epsilon 1/4 --output gap.svg
      """)

  @Option(help: ArgumentHelp("Numbers of features, increasing, separated by commas; at most 64.", valueName: "m,…"))
  var features: CommaSeparated<Int>

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error that linear probes must stay below.")
  var epsilon: Rational

  @Option(help: "Where the candidates come from.")
  var seed: Int = 1

  @Option(help: ArgumentHelp("Try so many matrices of each size.", valueName: "n"))
  var candidates: Int = 100

  @OptionGroup var output: FigureOutput

  func run() throws {
    if seed < 0 { throw ValidationError("--seed must be at least 0") }
    let recipe = try GapFigure(features: features.elements, sparsity: sparsity, epsilon: epsilon, seed: seed, candidates: candidates)
    let meter = ProgressMeter("matrices", enabled: !output.quiet)
    try output.write(recipe, try recipe.prove(certifier: output.certifier(), progress: meter.update))
  }
}
