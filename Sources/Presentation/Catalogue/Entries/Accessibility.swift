// SPDX-License-Identifier: Apache-2.0

private let worstCaseTests = ["ProverTests/SensingTests.swift", "CertificateTests/RuleTests.swift"]

extension Catalogue {
  static let accessibility = CatalogueEntry(
    name: "accessibility", number: "eq. 4", title: "Linear accessibility of a pair (A, B)", finite: "F1",
    kinds: ["recovery", "recovery-failure", "worst-case-error"],
    commands: [
      "lrh prove recovery --encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2 --epsilon 3/4",
      "lrh prove recovery --encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2",
    ],
    proof: "F1-worst-case-error.md", state: .certified,
    statement:
      "Features are linearly (k, ε)-accessible through A, B when ‖BᵀAz − z‖_∞ < ε for every k-sparse z in [−1, 1]^m (eq. 1, 3, 4).",
    certified: "The exact worst-case error, the feature and the z that attain it, and whether it is < ε (or ≤ ε).",
    examples: ["pair-passes", "pair-fails"], tests: worstCaseTests,
    coq: ["accessibleP", "accessible_leP", "worst_case_le", "worst_case_attained"])

  static let equation9 = CatalogueEntry(
    name: "equation-9", number: "eq. 9", title: "The diagonal of C = BᵀA", finite: "F1", kinds: ["recovery"],
    commands: ["lrh prove recovery --encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2 --epsilon 3/4"],
    proof: "F1-worst-case-error.md", state: .certified,
    statement: "Recovery of z = e_i forces ⟨b_i, a_i⟩ into (1 − ε, 1 + ε).",
    certified: "The largest |C_ii − 1| is reported; it is part of the certified worst-case error, for e_i is k-sparse.",
    examples: ["pair-passes", "pair-fails"], tests: worstCaseTests, coq: ["accessible_diag"])

  static let equation10 = CatalogueEntry(
    name: "equation-10", number: "eq. 10", title: "Sums of interferences in a row", finite: "F1", kinds: ["recovery", "recovery-failure"],
    commands: ["lrh prove recovery --encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2 --epsilon 1/2"],
    proof: "F1-worst-case-error.md", state: .certified,
    statement: "Recovery of z = Σ_{j∈T} e_j with i ∉ T, |T| ≤ k, forces |Σ_{j∈T} C_ij| < ε.",
    certified: "The largest such sum is reported; it is part of the certified worst-case error, and a z that breaks it is a certificate.",
    examples: ["pair-passes", "pair-fails"], tests: worstCaseTests, coq: ["large_row_refutes"])

  static let bestDecoder = CatalogueEntry(
    name: "best-decoder", number: "Best decoder", title: "The best linear decoder of one encoder", finite: "F7", isPaperStatement: false,
    kinds: ["optimal-access", "access", "no-access"],
    commands: [
      "lrh prove access --encoder examples/lines/lines-16-in-R6.csv --sparsity 2",
      "lrh prove access --encoder examples/lines/lines-16-in-R6.csv --sparsity 2 --epsilon 1/2",
      "lrh export vipr --encoder examples/lines/lines-16-in-R6.csv --feature 0", "lrh walkthrough sharp-theorem",
    ],
    proof: "F7-sharp-theorem.md", state: .certified,
    statement:
      "The least worst-case error that any probes B reach on k-sparse z is min(1, k·μ*), where μ* is the largest ‖v‖_∞/‖v‖₁ over the kernel of A.",
    certified:
      "For a given A: the best probe of every feature with a kernel vector of equal value, hence the least error exactly; probes with error < ε "
      + "(or ≤ ε); or one kernel vector that refutes all probes at once.",
    examples: ["best-decoder", "decoder-exists", "no-decoder"],
    tests: [
      "AccessTests/RuleTests.swift", "AccessTests/ProverTests.swift", "AccessTests/OracleTests.swift", "AccessTests/VIPRTests.swift",
    ],
    coq: ["sharp_lt", "sharp_le", "kernel_vector_refutes"])
}
