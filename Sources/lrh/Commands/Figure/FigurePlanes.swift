// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Figures

/// `lrh figure figure-1`
struct FigureFigureOne: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure-1", abstract: "Figure 1 of the paper, in ℚ(√3).",
    discussion: """
      EXAMPLE
        lrh figure figure-1 --output figure-1.svg
      """)

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = FigureOneFigure()
    try output.write(recipe, try recipe.prove(certifier: output.certifier()))
  }
}

/// `lrh figure plane`
struct FigurePlane: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plane", abstract: "The vectors of a pair in two dimensions, as in Figure 1.",
    discussion: """
      EXAMPLE
        lrh figure plane --encoder A.csv --probe B.csv --sparsity 2 --output plane.svg
      """)

  @OptionGroup var pair: PairOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("State the worst-case error at this sparsity.", valueName: "k"))
  var sparsity: Int = 1

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try PlaneFigure(sparsity: sparsity, probe: pair.probeSource)
    let (encoder, probe, _) = try pair.load()
    try output.write(recipe, try recipe.prove(encoder: encoder, probe: probe, certifier: output.certifier()))
  }
}
