// SPDX-License-Identifier: Apache-2.0

private let lines = "--encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2 --epsilon 3/4"
private let chainTests = ["LowerBoundTests/ChainTests.swift", "LowerBoundTests/ChainCertificateTests.swift"]

extension Catalogue {
  static let theorem3 = CatalogueEntry(
    name: "theorem-3", number: "Theorem 3", title: "The lower bound: d = Ω((k²/log k) log(m/k)) is needed", finite: "F6",
    kinds: ["interference-chain", "recovery-failure"],
    commands: ["lrh prove interference \(lines)", "lrh walkthrough lower-bound", "lrh walkthrough lower-bound \(lines)"],
    proof: "F6-lower-bound.md", state: .certified,
    statement:
      "Recovery within ε > √5·k^{3/2}/√m forces d = Ω_ε((k²/log k)·log(m/k)), by Turán's theorem on the interference graph and Alon's rank bound.",
    certified:
      "The proof on a pair, for ε < 1: its worst-case error, the edges of the interference graph, at least m/(2k−1) features that do not "
      + "interfere, and the d that the rank bound on these forces. If the pair does not recover: a z that shows it.",
    examples: ["lower-bound"], tests: chainTests + ["LowerBoundTests/LowerBoundWalkthroughTests.swift"],
    coq: ["accessible_lower_bound", "theorem3", "theorem3_log"])

  static let remark6 = CatalogueEntry(
    name: "remark-6", number: "Remark 6", title: "Correlated columns prove nothing when A ≠ B", finite: "F1", kinds: ["geometry"],
    commands: ["lrh walkthrough figure-1"], proof: "F13-geometry.md", state: .certified,
    statement: "A lower bound cannot come from two columns of A being correlated, since B may undo it.",
    certified: "Figure 1 is an instance: cosine 1/2, error 0.", examples: ["figure-1"], tests: ["GeometryTests/FigureOneTests.swift"],
    coq: ["figure1_interference", "figure1_angle"])

  static let lemma7 = CatalogueEntry(
    name: "lemma-7", number: "Lemma 7", title: "Alon: a matrix close to the identity has large rank", finite: "F2, F3, F4",
    kinds: ["near-identity-rank", "rank", "hypothesis-failure"],
    commands: [
      "lrh prove alon examples/near-identity/gram-40.csv", "lrh prove alon --encoder examples/lines/lines-28-in-R7.csv --probe matched",
      "lrh walkthrough lemma-7",
    ],
    proof: "F3-alon-finite.md", state: .certified,
    statement: "If D_ii = 1 and |D_ij| < ε off the diagonal with 1/√n < ε < 1/2, then rank D ≥ Ω(log n / (ε² log(1/ε))).",
    certified:
      "With explicit constants for every ε and n: the rank, and the best of the trace, Alon and Chebyshev bounds over the powers s.",
    examples: ["lines-28", "e8", "near-identity", "rank", "hypothesis-fails"],
    tests: ["ProverTests/NearIdentityTests.swift", "ProverTests/RankProverTests.swift", "WalkthroughTests/PropertyTests.swift"],
    coq: ["rank_trace", "alon_bound_lt", "alon_bound_le", "alon_bound_cheb", "near_identity_rank"])

  static let corollary8 = CatalogueEntry(
    name: "corollary-8", number: "Corollary 8", title: "The same with a positive diagonal", finite: "F3", kinds: ["near-identity-rank"],
    commands: ["lrh prove alon examples/near-identity/gram-40.csv", "lrh walkthrough lemma-7 examples/near-identity/gram-40.csv"],
    proof: "F3-alon-finite.md", state: .certified,
    statement: "With C_ii ≥ γ > 0 in place of 1: divide row i by C_ii.", certified: "As for Lemma 7; the division is part of the claim.",
    examples: ["near-identity"], tests: ["ProverTests/NearIdentityTests.swift"], coq: ["corollary8_lt", "corollary8_le"])

  static let graphStep = CatalogueEntry(
    name: "graph-step", number: "Graph step", title: "Features that do not interfere", finite: "F6", kinds: ["interference-chain"],
    commands: ["lrh prove interference \(lines)"], proof: "F6-lower-bound.md", state: .certified,
    statement:
      "Every principal r×r submatrix of C of too small a rank has an off-diagonal entry > ε/k, so the interference graph has no independent set "
      + "of r = m/(4k+1) features.",
    certified:
      "Read forwards: the graph has at most m(k−1) edges, so it has an independent set of at least m/(2k−1) features, which is shown.",
    examples: ["lower-bound"], tests: chainTests, coq: ["interference_edges", "interference_indep"])

  static let turan = CatalogueEntry(
    name: "turan", number: "Turán", title: "Turán's theorem, used on the interference graph", finite: "F5",
    kinds: ["turan-bound", "clique"],
    commands: [
      "lrh prove turan examples/graphs/petersen.clq --clique 4", "lrh prove turan examples/graphs/petersen.clq --clique 4 --complement",
      "lrh walkthrough turan",
    ],
    proof: "F5-turan.md", state: .certified,
    statement: "A graph on n vertices without a clique of r vertices has at most t_{r−1}(n) edges.",
    certified: "Either a clique of r vertices, or a partition that proves the bound; in linear time, for the graph or its complement.",
    examples: ["petersen", "turan-13-4", "hamming-6-4", "johnson-8-2-4"],
    tests: ["ProverTests/TuranTests.swift", "WalkthroughTests/PropertyTests.swift"],
    coq: ["turan_theorem", "turan_dichotomy", "majorised_nb_edges"])

  static let cliqueNumber = CatalogueEntry(
    name: "clique-number", number: "Clique number", title: "The largest clique, with a proof that none is larger", finite: "F5",
    isPaperStatement: false, kinds: ["clique-number"], commands: ["lrh prove clique-number examples/graphs/petersen.clq"],
    proof: "clique-number.md", state: .certified,
    statement: "A graph has a clique of ω vertices and none of ω + 1: what the hypothesis of Turán's theorem asks of a graph.",
    certified: "A clique of ω vertices, and a colouring with ω colours or a branching tree that excludes a larger one.",
    examples: ["petersen-clique-number", "hamming-6-4-clique-number"],
    tests: ["CliqueNumberTests/KernelTests.swift", "CliqueNumberTests/ProverTests.swift"])
}
