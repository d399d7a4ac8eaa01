// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  static let theorem12 = CatalogueEntry(
    name: "theorem-12", number: "Theorem 12", title: "Thresholds on binary features", finite: "F11", kinds: [], commands: [], proof: nil,
    state: .planned, statement: "Reading binary features by thresholds needs d = Ω((k²/log k) log(m/k)) too.", certified: "Nothing yet.",
    coq: ["threshold_lower_bound", "separatesP", "threshold_kernelP"])

  static let corollary13 = CatalogueEntry(
    name: "corollary-13", number: "Corollary 13", title: "Bias and monotone activation", finite: "F11", kinds: [], commands: [], proof: nil,
    state: .planned, statement: "σ(Wᵀx + b) > 0 with σ monotone adds nothing to thresholds.", certified: "Nothing yet.",
    coq: ["activation_threshold", "activation_lower_bound"])
}
