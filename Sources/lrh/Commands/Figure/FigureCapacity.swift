// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import Figures
import Statements

extension CapacityFigure.Variable: ExpressibleByArgument {}

/// `lrh figure capacity`
struct FigureCapacity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity", abstract: "Certified intervals for the neurons needed, against the features or the sparsity.",
    discussion: """
      Each interval is a certificate. With one series the paper's rates are drawn beside it, with constant 1, and what random signs need (Lemma 5).

      EXAMPLES
        lrh figure capacity --features 8,16,32,64,128 --sparsity 2 --epsilon 1/2 --output capacity.svg
        lrh figure capacity --features 64 --sparsity 1,2,3,4,5,6 --epsilon 1/2 --against sparsity --output capacity.tex
      """)

  @Option(help: ArgumentHelp("Numbers of features, increasing, separated by commas.", valueName: "m,…"))
  var features: CommaSeparated<Int>

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("Sparsities, increasing, separated by commas.", valueName: "k,…"))
  var sparsity: CommaSeparated<Int>

  @Option(name: [.customShort("e"), .long], help: "The error allowed; not with thresholds.")
  var epsilon: Rational?

  @Option(help: "What varies along the axis, features or sparsity; the other makes the series, at most four.")
  var against: CapacityFigure.Variable = .features

  @Option(help: "How features are read: linear or threshold.")
  var decoder: ProveCapacity.DecoderName = .linear

  @OptionGroup var relation: RelationOptions
  @OptionGroup var output: FigureOutput

  func validate() throws {
    switch (decoder, epsilon) {
    case (.linear, nil): throw ValidationError("--epsilon is needed")
    case (.threshold, .some): throw ValidationError("--epsilon has no meaning for thresholds")
    case (.threshold, nil) where relation.choice == .nonStrict: throw ValidationError("--non-strict has no meaning for thresholds")
    default: break
    }
  }

  func run() throws {
    let recipe = try CapacityFigure(
      against: against, features: features.elements, sparsities: sparsity.elements, linear: epsilon.map { (relation.relation, $0) })
    let meter = ProgressMeter("capacity", enabled: !output.quiet)
    try output.write(recipe, try recipe.prove(certifier: output.certifier(), progress: meter.update))
  }
}
