// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  static let theorem12 = CatalogueEntry(
    name: "theorem-12", number: "Theorem 12", title: "Thresholds on binary features", finite: "F11",
    kinds: ["threshold", "threshold-failure", "feature-sparsity"],
    commands: [
      "lrh prove threshold --encoder examples/thresholds/encoder.csv --sparsity 2",
      "lrh prove threshold --encoder examples/thresholds/encoder.csv --probe examples/thresholds/probe.csv --sparsity 2",
      "lrh prove threshold --encoder examples/thresholds/encoder.csv --probe examples/thresholds/probe.csv --thresholds 0 --sparsity 2",
      "lrh walkthrough thresholds",
    ],
    proof: "F11-thresholds.md", state: .certified,
    statement:
      "If (BᵀAz)_i > t_i exactly if z_i = 1 for every k-sparse z in {0, 1}^m and every i, and k < √m, then d = Ω((k²/log k)·log(m/k)).",
    certified:
      "On a pair: whether the given thresholds work, or any; on an encoder: whether any probes and thresholds work. Thresholds, and probes, that do; "
      + "else a z that is misread, two z that look alike, or a kernel vector. For each feature, up to which sparsity.",
    examples: ["threshold-any-probes", "threshold-matched-fails", "threshold-given"],
    tests: ["ThresholdTests/GivenProbeTests.swift", "ThresholdTests/EncoderTests.swift", "ThresholdTests/RuleTests.swift"],
    coq: ["threshold_lower_bound", "threshold_chebyshev", "separatesP", "threshold_kernelP"])

  static let corollary13 = CatalogueEntry(
    name: "corollary-13", number: "Corollary 13", title: "Bias and monotone activation", finite: "F11",
    kinds: ["threshold", "threshold-failure"],
    commands: [
      "lrh prove threshold --encoder examples/thresholds/encoder.csv --probe examples/thresholds/probe.csv --bias=-1/2 --sparsity 2",
      "lrh audit sae examples/sae --sparsity 2",
    ],
    proof: "F11-thresholds.md", state: .certified,
    statement: "σ(Wᵀx + b) > 0 with σ monotonically increasing adds nothing to thresholds.",
    certified:
      "ReLU, JumpReLU and a bias, reduced to thresholds. TopK and gated decoders are not of this kind: whether a feature fires depends on more than "
      + "one linear reading.",
    examples: ["threshold-given"], tests: ["ThresholdTests/GivenProbeTests.swift", "AuditTests/AuditTests.swift"],
    coq: ["activation_threshold", "activation_lower_bound"])
}
