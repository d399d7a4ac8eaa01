// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  static let theorem1 = CatalogueEntry(
    name: "theorem-1", number: "Theorem 1", title: "Compressed sensing", finite: "F9",
    kinds: ["basis-pursuit", "basis-pursuit-failure", "l1-minimiser"],
    commands: [
      "lrh prove sensing --encoder examples/gap/A-6x14.csv --sparsity 2",
      "lrh decode --encoder examples/gap/A-4x5.csv --activation examples/gap/activation-4.csv --truth examples/gap/truth-5.csv",
    ],
    proof: "F9-kernel-ladder.md", state: .certified,
    statement: "Some A with d = O(k log(m/k)) lets ℓ1-minimisation recover every k-sparse z exactly from Az: a decoder that is not linear.",
    certified:
      "For a given A, that it recovers every k-sparse z (small sizes), or a kernel vector against it; for one activation, a minimiser of ‖x‖₁ "
      + "with a dual vector, and whether it is the only one. Not the existence of A for all m and k.",
    examples: ["gap-6x14", "gap-4x5-fails", "gap-4x5-decode"],
    tests: ["KernelLadderTests/RuleTests.swift", "KernelLadderTests/ProverTests.swift", "KernelLadderTests/L1MinimiserTests.swift"],
    coq: ["basis_pursuitP", "certified_nsp", "nsp_certified", "dual_certificate_recovers"])

  static let kernelLadder = CatalogueEntry(
    name: "kernel-ladder", number: "Kernel ladder", title: "What each kind of decoder asks of the kernel of A", finite: "F9",
    isPaperStatement: false, kinds: ["exact-decoding", "exact-decoding-failure", "basis-pursuit", "access", "no-access"],
    commands: ["lrh prove sensing --encoder examples/gap/A-4x5.csv --sparsity 2 --ladder --epsilon 1/2"],
    proof: "F9-kernel-ladder.md", state: .certified,
    statement:
      "For v ≠ 0 with Av = 0: any decoder, exactly, needs ‖v‖₀ > 2k; basis pursuit that any k entries are less than half of ‖v‖₁; linear probes "
      + "within ε that k‖v‖_∞ < ε‖v‖₁. For ε ≤ 1/2 each implies the one before, and each is strictly stronger for m > 2k (but for k = 1, ε = 1/2).",
    certified: "For a given A, k and ε: every rung, with its witness or a kernel vector against it.", examples: ["gap-4x5-ladder"],
    tests: ["KernelLadderTests/ProverTests.swift"], coq: ["decodableP", "linear_nsp", "nsp_spark", "vandermonde_decodable"])

  static let gap = CatalogueEntry(
    name: "gap", number: "Gap", title: "Basis pursuit needs fewer neurons than linear probes, on an instance", finite: "F10",
    isPaperStatement: false, kinds: ["basis-pursuit", "capacity"],
    commands: [
      "lrh prove sensing --encoder examples/gap/A-11x19.csv --sparsity 3",
      "lrh search gap --features 19 --dimensions 11 --sparsity 3 --epsilon 1/2 --seed 1", "lrh walkthrough gap",
    ],
    proof: "F10-gap.md", state: .certified,
    statement:
      "On a 6×14 matrix basis pursuit reads every 2-sparse z exactly, while no pair of matrices with d < 12 reads them linearly within 1/4; "
      + "11×19 with k = 3 and ε = 1/2 likewise.",
    certified: "Basis pursuit on the bundled matrices, and on others that a search finds again.", examples: ["gap-6x14"],
    tests: ["KernelLadderTests/GapTests.swift"], coq: ["gap_6_14", "gap_4_5", "gap_14_2", "gap_19_3"])
}
