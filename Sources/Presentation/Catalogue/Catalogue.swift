// SPDX-License-Identifier: Apache-2.0

/// The registry from which `lrh explain` and `docs/coverage.md` are made.
public enum Catalogue {
  /// All entries: the paper's statements in the paper's order, then those of the finite theory alone.
  public static let entries: [CatalogueEntry] = [
    theorem1, theorem2, theorem3, accessibility, definition4, lemma5, equation8, remark6, equation9, equation10, lemma7, corollary8,
    graphStep, turan, figure1, proposition9, remark10, proposition11, theorem12, corollary13,
    bestDecoder, capacity, cliqueNumber, kernelLadder, gap,
  ]

  /// The entry of this name, number or finite theorem, in any case and spelling of spaces: `lemma-7`, `Lemma 7`, `F3`.
  public static func entry(_ query: String) -> CatalogueEntry? {
    func key(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
    let wanted = key(query)
    return entries.first { key($0.name) == wanted || key($0.number) == wanted }
      ?? entries.first { $0.kinds.first.map(key) == wanted } ?? entries.first { $0.kinds.map(key).contains(wanted) }
      ?? entries.first { $0.finite.split(separator: ",").map { key(String($0)) }.contains(wanted) }
  }
}
