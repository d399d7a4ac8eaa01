// SPDX-License-Identifier: Apache-2.0

private let construction = "lrh construct geometry --features 16 --sparsity 1 --epsilon 1/2 --delta 1/2 --seed 1"

extension Catalogue {
  static let figure1 = CatalogueEntry(
    name: "figure-1", number: "Figure 1", title: "Probes need not be representations", finite: "F13",
    kinds: ["worst-case-error", "geometry"],
    commands: [
      "lrh walkthrough figure-1",
      "lrh prove geometry --encoder examples/figure-1/encoder.csv --probe examples/figure-1/probe.csv --sparsity 2 --epsilon 1/100",
    ],
    proof: "F13-geometry.md", state: .certified,
    statement: "Two features in the plane, a_cat = (1/2, √3/2) and a_happy = (1, 0), are read exactly by b_cat = (0, 2/√3) and "
      + "b_happy = (1, −1/√3): BᵀA = I although a_cat and a_happy are not orthogonal.",
    certified: "BᵀA = I in ℚ(√3): worst-case error 0; the angles between the vectors, exactly.", examples: ["figure-1"],
    tests: ["GeometryTests/FigureOneTests.swift"], coq: ["figure1_interference", "figure1_angle"])

  static let proposition9 = CatalogueEntry(
    name: "proposition-9", number: "Proposition 9", title: "Representations and probes can be almost orthogonal", finite: "F13",
    kinds: ["geometry", "incoherence"], commands: [construction, "lrh walkthrough geometry"], proof: "F13-geometry.md", state: .certified,
    statement:
      "For d = O(k² log m) some A, B recover within ε and yet a_i is almost orthogonal to b_i (|cosine| < δ + o(1)), all a_i are almost "
      + "parallel (cosine > 1 − δ − o(1)), and so are all b_i: a_i = c_i + λa*, b_i = c_i + λb* with c_1, …, c_m, a*, b* incoherent.",
    certified:
      "The construction, drawn: recovery within ε and the three cosine statements with F13's explicit bounds in place of o(1), exactly.",
    examples: ["proposition-9"], tests: ["GeometryTests/ConstructionTests.swift"],
    coq: ["prop9_accessible", "prop9_probe_angle", "prop9_encoder_angle", "prop9_decoder_angle"])

  static let remark10 = CatalogueEntry(
    name: "remark-10", number: "Remark 10", title: "Encoder and decoder weights are two things", finite: "F13", kinds: ["geometry"],
    commands: ["lrh walkthrough figure-1", "lrh audit sae examples/sae --sparsity 2 --epsilon 1/2"], proof: "F13-geometry.md",
    state: .certified,
    statement: "A sparse autoencoder's encoder weights are probes, its decoder weights representations; the two need not be aligned.",
    certified:
      "The cosine of a_i with b_i, of a_i with a_j and of b_i with b_j, least and largest, for any pair A, B that recovers; of a sparse autoencoder in "
      + "a file, with A = W_decᵀ and B = W_enc, also its worst-case errors, and which features its thresholds read rightly, up to which sparsity.",
    examples: ["figure-1", "proposition-9"],
    tests: ["GeometryTests/GeometryProverTests.swift", "AuditTests/AuditTests.swift", "AuditTests/ReaderTests.swift"],
    coq: ["prop9_probe_angle"])

  static let proposition11 = CatalogueEntry(
    name: "proposition-11", number: "Proposition 11", title: "What bounded norms force", finite: "F13",
    kinds: ["geometry", "recovery-failure"],
    commands: [
      "lrh prove geometry --encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2 --epsilon 3/4",
      "lrh walkthrough geometry --encoder examples/lines/lines-16-in-R6.csv --probe matched --sparsity 2 --epsilon 3/4",
    ],
    proof: "F13-geometry.md", state: .certified,
    statement:
      "If γ ≥ 1, ‖a_i‖, ‖b_i‖ ≤ γ and recovery within ε holds, then (i) cos(a_i, b_i) ≥ (1−ε)/γ²; (ii) cos(a_i, a_j) and (iii) cos(b_i, b_j), "
      + "i ≠ j, are at most εγ²/(1−ε) + √(1 − (1−ε)²/γ⁴).",
    certified: "γ², the least and largest of the three kinds of cosines, and the comparison of each with its bound, by squares.",
    examples: ["figure-1", "geometry", "proposition-9"],
    tests: ["GeometryTests/GeometryProverTests.swift", "GeometryTests/GeometryRuleTests.swift"],
    coq: ["prop11_probe_angle", "prop11_encoder_angle", "prop11_decoder_angle"])
}
