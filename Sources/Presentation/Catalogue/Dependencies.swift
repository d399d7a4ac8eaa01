// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  /// What the proof of each statement, as told in `proofs/`, uses directly, by name. A statement that is not a key uses none.
  ///
  /// The relation has no cycles.
  public static let uses: [String: [String]] = [
    "lemma-5": ["definition-4"],
    "equation-8": ["definition-4", "accessibility"],
    "theorem-2": ["lemma-5", "equation-8"],
    "equation-9": ["accessibility"],
    "equation-10": ["accessibility"],
    "corollary-8": ["lemma-7"],
    "graph-step": ["equation-9", "corollary-8"],
    "theorem-3": ["graph-step", "turan", "equation-10"],
    "figure-1": ["accessibility"],
    "remark-6": ["figure-1"],
    "proposition-9": ["lemma-5", "accessibility"],
    "remark-10": ["proposition-9"],
    "proposition-11": ["equation-9", "equation-10"],
    "theorem-12": ["corollary-8", "turan"],
    "corollary-13": ["theorem-12"],
    "best-decoder": ["accessibility"],
    "capacity": ["best-decoder", "lemma-7"],
    "kernel-ladder": ["theorem-1", "best-decoder"],
    "gap": ["kernel-ladder", "capacity"],
  ]

  /// Everything the proof of this statement rests on, by name, in the order of the registry; without the statement itself.
  public static func ancestors(of name: String) -> [String] {
    var found: Set<String> = []
    var open = uses[name] ?? []
    while let next = open.popLast() {
      if found.insert(next).inserted { open += uses[next] ?? [] }
    }
    return entries.map(\.name).filter(found.contains)
  }
}
