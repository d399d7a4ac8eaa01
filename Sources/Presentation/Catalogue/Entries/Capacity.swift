// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  static let capacity = CatalogueEntry(
    name: "capacity", number: "Capacity", title: "How many neurons m features need: certified intervals", finite: "F8, F4, F12",
    isPaperStatement: false, kinds: ["capacity"],
    commands: [
      "lrh prove capacity --features 28 --sparsity 2 --epsilon 1/2 --non-strict",
      "lrh prove capacity --features 1000000 --sparsity 5 --epsilon 1/2",
      "lrh table capacity --features 8,16,32 --sparsity 1,2,3 --epsilon 1/4,1/2",
      "lrh figure capacity --features 8,16,32,64 --sparsity 2 --epsilon 1/2 --format svg --output -",
    ],
    proof: "F8-capacity.md", state: .certified,
    statement:
      "d(m, k, ε) is the least rank of an m×m matrix with ones on the diagonal and entries < ε/(k − ε) elsewhere: Alon's problem. Every bound on the "
      + "rank of such a matrix is a lower bound on d, every system of incoherent vectors an upper bound.",
    certified:
      "An interval that contains d(m, k, ε), its non-strict version or d_thr(m, k): below by Alon's bound or Chebyshev–Alon, above by a "
      + "construction from proofs/constructions.md or an explicit matrix.",
    examples: ["capacity-frame", "capacity-strict", "capacity-threshold", "gap-6x14"],
    tests: ["CapacityTests/BoundaryTests.swift", "CapacityTests/ConstructionTests.swift", "CapacityTests/KernelTests.swift"],
    coq: [
      "capacity_rank", "capacity_alon", "construction_capacity", "construction_capacity_le", "construction_threshold", "measure_sound",
      "check_capacity_sound",
    ])
}
