// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import Figures

/// `lrh figure interference`
struct FigureInterference: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interference", abstract: "The interference graph of a pair (Theorem 3), with features that do not interfere.",
    discussion: """
      Features i and j are joined when |C_ij| or |C_ji| is at least ε/k. When the pair recovers within ε, an independent set and the dimension it \
      forces are shown; otherwise a feature that is misread, and when.

      EXAMPLE
        lrh figure interference --encoder A.npy --probe matched --sparsity 2 --epsilon 3/4 --output interference.svg
      """)

  @OptionGroup var pair: PairOptions

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed, between 0 and 1.")
  var epsilon: Rational

  @OptionGroup var relation: RelationOptions
  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try InterferenceFigure(
      sparsity: sparsity, epsilon: epsilon, relation: relation.relation, probe: pair.probeSource)
    let (encoder, probe, _) = try pair.load()
    try output.write(recipe, try recipe.prove(encoder: encoder, probe: probe, certifier: output.certifier()))
  }
}
