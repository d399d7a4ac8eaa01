// SPDX-License-Identifier: Apache-2.0

/// All kinds of figures.
public enum FigureRecipes {
  /// By name.
  static let all: [any FigureRecipe.Type] = [
    FigureOneFigure.self, PlaneFigure.self, CapacityFigure.self, GapFigure.self, StaircaseFigure.self, GramFigure.self,
    InterferenceFigure.self, TuranFigure.self, TailFigure.self, CoherenceFigure.self, DecodersFigure.self, HistogramFigure.self,
  ]

  /// The names.
  public static var names: [String] { all.map { $0.name } }

  /// The recipe of this name with these options.
  ///
  /// - Throws: `FigureError`.
  static func recipe(_ name: String, options: [String: String]) throws(FigureError) -> any FigureRecipe {
    guard let type = all.first(where: { $0.name == name }) else { throw .malformed("unknown figure \(name)") }
    let recipe: any FigureRecipe
    do throws(FigureError) { recipe = try type.init(options: options) } catch {
      // What the command line would call wrong usage is bad data in a file.
      throw .malformed(error.description)
    }
    guard recipe.options == options else { throw .malformed("the options are not spelled as they are written") }
    return recipe
  }
}
