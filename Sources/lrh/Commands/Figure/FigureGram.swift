// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Figures

/// `lrh figure gram`
struct FigureGram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gram", abstract: "The matrix C = BᵀA of a pair as a map of colours, the worst case outlined.",
    discussion: """
      Without --probe it is the Gram matrix of A. The outlines are the entries that make up the worst-case error at the sparsity.

      EXAMPLE
        lrh figure gram --encoder A.npy --probe matched --sparsity 3 --output gram.svg
      """)

  @OptionGroup var pair: PairOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("Outline the worst case of this sparsity.", valueName: "k"))
  var sparsity: Int = 1

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try GramFigure(sparsity: sparsity, probe: pair.probeSource)
    let (encoder, probe, _) = try pair.load()
    try output.write(recipe, try recipe.prove(encoder: encoder, probe: probe, certifier: output.certifier()))
  }
}
