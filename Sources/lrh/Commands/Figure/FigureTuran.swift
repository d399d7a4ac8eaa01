// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Figures
import FileAccess
import Statements

/// `lrh figure turan`
struct FigureTuran: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turan", abstract: "A graph with the classes that prove Turán's bound on it, or with a clique.",
    discussion: """
      EXAMPLES
        lrh figure turan petersen.clq --clique 3 --output petersen.svg
        lrh figure turan graph.txt --clique 5 --complement --output independent.pdf
      """)

  @OptionGroup var question: TuranOptions

  @OptionGroup var output: FigureOutput

  func run() throws {
    let recipe = try TuranFigure(cliqueSize: question.clique, side: question.subject.side)
    let input = try question.load()
    try output.write(recipe, try recipe.prove(input, certifier: output.certifier()))
  }
}
