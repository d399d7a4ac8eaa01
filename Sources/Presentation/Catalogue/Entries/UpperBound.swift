// SPDX-License-Identifier: Apache-2.0

private let walkthrough = "lrh walkthrough upper-bound --features 64 --sparsity 2 --epsilon 1/2 --delta 1/10 --seed 1"
private let constructionTests = ["UpperBoundTests/UpperBoundRunTests.swift", "UpperBoundTests/UpperBoundWalkthroughTests.swift"]

extension Catalogue {
  static let theorem2 = CatalogueEntry(
    name: "theorem-2", number: "Theorem 2", title: "The upper bound: d = O(k² log m / ε²) suffices", finite: "F12",
    kinds: ["incoherence", "recovery"], commands: [walkthrough], proof: "F12-construction.md", state: .certified,
    statement:
      "A random ±1/√d matrix with d ≥ (2/μ²)(2 log m + log(1/δ)) is μ-incoherent with probability ≥ 1 − δ (Lemma 5); with μ = ε/k and B = A "
      + "every k-sparse z is recovered within ε (eq. 8).",
    certified:
      "Each inequality of the proof on a sample; then the sample's coherence and worst-case error exactly, so that no probability is left.",
    examples: ["upper-bound"], tests: constructionTests, coq: ["theorem2", "theorem2_log"])

  static let definition4 = CatalogueEntry(
    name: "definition-4", number: "Definition 4", title: "Incoherence", finite: "F12", kinds: ["incoherence", "hypothesis-failure"],
    commands: ["lrh prove incoherence examples/lines/lines-28-in-R7.csv --mu 1/2"], proof: "incoherence.md", state: .certified,
    statement: "A matrix is μ-incoherent if its columns are unit vectors and distinct columns have |⟨c_i, c_j⟩| < μ.",
    certified: "The exact (squared) coherence, the pair that attains it, and whether it is < μ.", examples: ["lines-28-incoherence"],
    tests: ["ProverTests/SensingTests.swift"], coq: ["incoherent_near_identity"])

  static let lemma5 = CatalogueEntry(
    name: "lemma-5", number: "Lemma 5", title: "Random sign matrices are incoherent", finite: "F12", kinds: ["incoherence"],
    commands: [walkthrough], proof: "F12-construction.md", state: .certified,
    statement:
      "Hoeffding bounds each inner product's tail by 2 exp(−dμ²/2) (18, 19); a union bound over the pairs (20) leaves probability ≥ 1 − δ.",
    certified: "Observed tails beside the bound, and the sample's coherence exactly.", examples: ["upper-bound"], tests: constructionTests,
    coq: ["lemma5", "exists_incoherent"])

  static let equation8 = CatalogueEntry(
    name: "equation-8", number: "eq. 8", title: "Incoherence gives recovery", finite: "F12", kinds: ["incoherence", "recovery"],
    commands: [walkthrough], proof: "F12-construction.md", state: .certified,
    statement: "With B = A μ-incoherent, ẑ_i − z_i = Σ_{j∈T∖i} z_j⟨a_i, a_j⟩, so ‖ẑ − z‖_∞ < kμ; take μ = ε/k.",
    certified: "Both sides on a sample: its coherence, and its exact worst-case error.", examples: ["upper-bound"],
    tests: constructionTests,
    coq: ["accessible_incoherent"])
}
