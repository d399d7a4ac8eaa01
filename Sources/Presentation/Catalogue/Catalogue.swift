// SPDX-License-Identifier: Apache-2.0

/// What the program can do with a statement.
public enum CatalogueState: String, Sendable {
  /// Checked on instances, with certificates.
  case certified
  /// Checked on instances as part of other statements.
  case used
  /// Not in the program yet.
  case planned
}

/// A statement of the paper, or of the finite theory, and where everything about it is.
public struct CatalogueEntry: Sendable {
  /// What `lrh explain` takes: `lemma-7`.
  public let name: String
  /// The paper's number: `Lemma 7`.
  public let number: String
  /// What it is about, in a few words.
  public let title: String
  /// The finite theorems behind it: `F2, F3`.
  public let finite: String
  /// Kinds of certificates.
  public let kinds: [String]
  /// Commands that treat it.
  public let commands: [String]
  /// The file in `proofs/`.
  public let proof: String?
  /// What the program can do with it.
  public let state: CatalogueState
  /// The statement, in our words.
  public let statement: String
  /// What the program certifies of it.
  public let certified: String
}

/// The registry from which `explain` and the documents are made.
public enum Catalogue {
  /// The entry of this name, number or finite theorem, in any case and spelling of spaces: `lemma-7`, `Lemma 7`, `F3`.
  public static func entry(_ query: String) -> CatalogueEntry? {
    func key(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
    let wanted = key(query)
    return entries.first { key($0.name) == wanted || key($0.number) == wanted || $0.kinds.map(key).contains(wanted) }
      ?? entries.first { $0.finite.split(separator: ",").map { key(String($0)) }.contains(wanted) }
  }

  /// All entries, in the paper's order.
  public static let entries: [CatalogueEntry] = [
    CatalogueEntry(
      name: "figure-1", number: "Figure 1", title: "Probes need not be representations", finite: "F1", kinds: ["recovery"],
      commands: [
        "lrh prove recovery --encoder examples/figure-1/encoder.csv --probe examples/figure-1/probe.csv --sparsity 2 --epsilon 1/100"
      ],
      proof: "F1-worst-case-error.md", state: .certified,
      statement: "Two features in the plane, a_cat = (1/2, √3/2) and a_happy = (1, 0), are read exactly by b_cat = (0, 2/√3) and "
        + "b_happy = (1, −1/√3): BᵀA = I although a_cat and a_happy are not orthogonal.",
      certified: "BᵀA = I in ℚ(√3): worst-case error 0 at every k."),
    CatalogueEntry(
      name: "accessibility", number: "eq. 4", title: "Linear accessibility of a pair (A, B); eq. 9, eq. 10", finite: "F1",
      kinds: ["recovery", "recovery-failure", "worst-case-error"],
      commands: ["lrh prove recovery --encoder A.npy --probe B.npy --sparsity 3 --epsilon 1/2"], proof: "F1-worst-case-error.md",
      state: .certified,
      statement:
        "Features are linearly (k, ε)-accessible through A, B when ‖BᵀAz − z‖_∞ < ε for every k-sparse z in [−1, 1]^m. Taking z = e_i forces "
        + "⟨b_i, a_i⟩ into (1 − ε, 1 + ε) (eq. 9); z = Σ_{j∈T} e_j forces |Σ_{j∈T} C_ij| < ε for i ∉ T (eq. 10).",
      certified: "The exact worst-case error, the feature and the z that attain it, and whether it is < ε (or ≤ ε)."),
    CatalogueEntry(
      name: "theorem-1", number: "Theorem 1", title: "Compressed sensing", finite: "F9", kinds: [], commands: [], proof: nil,
      state: .planned,
      statement:
        "Some A with d = O(k log(m/k)) lets ℓ1-minimisation recover every k-sparse z exactly from Az: a decoder that is not linear.",
      certified: "Nothing yet."),
    CatalogueEntry(
      name: "theorem-2", number: "Theorem 2", title: "The upper bound: d = O(k² log m / ε²) suffices", finite: "F12",
      kinds: ["incoherence", "recovery"],
      commands: ["lrh walkthrough upper-bound --features 64 --sparsity 2 --epsilon 1/2 --delta 1/10 --seed 1"],
      proof: "F12-construction.md", state: .certified,
      statement:
        "A random ±1/√d matrix with d ≥ (2/μ²)(2 log m + log(1/δ)) is μ-incoherent with probability ≥ 1 − δ (Lemma 5); with μ = ε/k and B = A "
        + "every k-sparse z is recovered within ε (eq. 8).",
      certified:
        "Each inequality of the proof on a sample; then the sample's coherence and worst-case error exactly, so that no probability is left."
    ),
    CatalogueEntry(
      name: "theorem-3", number: "Theorem 3", title: "The lower bound: d = Ω((k²/log k) log(m/k)) is needed", finite: "F6",
      kinds: ["interference-chain", "recovery-failure"],
      commands: [
        "lrh prove interference --encoder A.npy --probe B.npy --sparsity 2 --epsilon 1/2",
        "lrh walkthrough lower-bound --encoder A.npy --probe B.npy --sparsity 2 --epsilon 1/2",
      ],
      proof: "F6-lower-bound.md", state: .certified,
      statement:
        "Recovery within ε > √5·k^{3/2}/√m forces d = Ω_ε((k²/log k)·log(m/k)), by Turán's theorem on the interference graph and Alon's rank bound.",
      certified:
        "The proof on a pair, for ε < 1: its worst-case error, the edges of the interference graph, at least m/(2k−1) features that do not "
        + "interfere, and the d that the rank bound on these forces. If the pair does not recover: a z that shows it."),
    CatalogueEntry(
      name: "capacity", number: "Capacity", title: "How few dimensions suffice: Theorems 2, 3, 12 as intervals", finite: "F8, F11",
      kinds: ["capacity"],
      commands: [
        "lrh prove capacity --features 276 --sparsity 3 --epsilon 1/2 --non-strict",
        "lrh prove capacity --features 1000 --sparsity 4 --decoder threshold",
        "lrh table capacity --features 64,1024 --sparsity 1,2,3 --epsilon 1/4,1/2",
      ],
      proof: "constructions.md", state: .certified,
      statement:
        "d(m, k, ε) is the least rank of an m×m matrix with ones on the diagonal and entries < ε/(k − ε) elsewhere (F8); with thresholds it is "
        + "at most d(m, k, ½) and at least one less (F11).",
      certified:
        "A lower bound (Alon or Chebyshev, best power) and a construction with a proof: identity, simplex, equiangular frames, Kerdock and dual "
        + "BCH signs, words over finite fields, codes, packings, sums and products of these."),
    CatalogueEntry(
      name: "definition-4", number: "Definition 4", title: "Incoherence", finite: "F12", kinds: ["incoherence", "hypothesis-failure"],
      commands: ["lrh prove incoherence A.npy --mu 1/2"], proof: "incoherence.md", state: .certified,
      statement: "A matrix is μ-incoherent if its columns are unit vectors and distinct columns have |⟨c_i, c_j⟩| < μ.",
      certified: "The exact (squared) coherence, the pair that attains it, and whether it is < μ."),
    CatalogueEntry(
      name: "lemma-5", number: "Lemma 5", title: "Random sign matrices are incoherent", finite: "F12", kinds: ["incoherence"],
      commands: ["lrh walkthrough upper-bound --features 64 --sparsity 2 --epsilon 1/2 --delta 1/10 --seed 1"],
      proof: "F12-construction.md", state: .certified,
      statement:
        "Hoeffding bounds each inner product's tail by 2 exp(−dμ²/2) (18, 19); a union bound over the pairs (20) leaves probability ≥ 1 − δ.",
      certified: "Observed tails beside the bound, and the sample's coherence exactly."),
    CatalogueEntry(
      name: "remark-6", number: "Remark 6", title: "Correlated columns prove nothing when A ≠ B", finite: "F1", kinds: ["recovery"],
      commands: [
        "lrh prove recovery --encoder examples/figure-1/encoder.csv --probe examples/figure-1/probe.csv --sparsity 2 --epsilon 1/100"
      ],
      proof: "F1-worst-case-error.md", state: .certified,
      statement: "A lower bound cannot come from two columns of A being correlated, since B may undo it.",
      certified: "Figure 1 is an instance: cosine 1/2, error 0."),
    CatalogueEntry(
      name: "lemma-7", number: "Lemma 7", title: "Alon: a matrix close to the identity has large rank", finite: "F2, F3, F4",
      kinds: ["near-identity-rank", "rank", "hypothesis-failure"],
      commands: ["lrh prove alon C.mtx", "lrh prove alon --encoder A.npy --probe matched"],
      proof: "F3-alon-finite.md", state: .certified,
      statement: "If D_ii = 1 and |D_ij| < ε off the diagonal with 1/√n < ε < 1/2, then rank D ≥ Ω(log n / (ε² log(1/ε))).",
      certified:
        "With explicit constants for every ε and n: the rank, and the best of the trace, Alon and Chebyshev bounds over the powers s."),
    CatalogueEntry(
      name: "corollary-8", number: "Corollary 8", title: "The same with a positive diagonal", finite: "F3", kinds: ["near-identity-rank"],
      commands: ["lrh prove alon C.mtx"], proof: "F3-alon-finite.md", state: .certified,
      statement: "With C_ii ≥ γ > 0 in place of 1: divide row i by C_ii.", certified: "As for Lemma 7; the division is part of the claim."),
    CatalogueEntry(
      name: "turan", number: "Turán", title: "Turán's theorem, used on the interference graph", finite: "F5",
      kinds: ["turan-bound", "clique"],
      commands: ["lrh prove turan graph.clq --clique 4", "lrh prove turan graph.clq --clique 4 --complement"], proof: "F5-turan.md",
      state: .certified,
      statement: "A graph on n vertices without a clique of r vertices has at most t_{r−1}(n) edges.",
      certified: "Either a clique of r vertices, or a partition that proves the bound; in linear time, for the graph or its complement."),
    CatalogueEntry(
      name: "clique-number", number: "Clique number", title: "The largest clique, with a proof that none is larger", finite: "F5",
      kinds: ["clique-number"],
      commands: ["lrh prove clique-number graph.clq"], proof: "clique-number.md", state: .certified,
      statement: "A graph has a clique of ω vertices and none of ω + 1: what the hypothesis of Turán's theorem asks of a graph.",
      certified: "A clique of ω vertices, and a colouring with ω colours or a branching tree that excludes a larger one."),
    CatalogueEntry(
      name: "proposition-9", number: "Proposition 9", title: "Representations and probes can be almost orthogonal", finite: "F13",
      kinds: [], commands: [],
      proof: nil, state: .planned,
      statement:
        "For d = O(k² log m) some A, B recover within ε and yet a_i is almost orthogonal to b_i, all a_i are almost parallel, and so are all b_i.",
      certified: "Nothing yet."),
    CatalogueEntry(
      name: "proposition-11", number: "Proposition 11", title: "What bounded norms force", finite: "F13", kinds: [], commands: [],
      proof: nil, state: .planned,
      statement:
        "With norms ≤ γ, recovery within ε forces cos(a_i, b_i) ≥ (1−ε)/γ² and bounds the cosines between representations and between probes.",
      certified: "Nothing yet."),
    CatalogueEntry(
      name: "theorem-12", number: "Theorem 12", title: "Thresholds on binary features", finite: "F11", kinds: [], commands: [], proof: nil,
      state: .planned,
      statement: "Reading binary features by thresholds needs d = Ω((k²/log k) log(m/k)) too.", certified: "Nothing yet."),
    CatalogueEntry(
      name: "corollary-13", number: "Corollary 13", title: "Bias and monotone activation", finite: "F11", kinds: [], commands: [],
      proof: nil, state: .planned,
      statement: "σ(Wᵀx + b) > 0 with σ monotone adds nothing to thresholds.", certified: "Nothing yet."),
  ]
}
