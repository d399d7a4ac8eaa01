// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  static let theorem1 = CatalogueEntry(
    name: "theorem-1", number: "Theorem 1", title: "Compressed sensing", finite: "F9", kinds: [], commands: [], proof: nil, state: .planned,
    statement: "Some A with d = O(k log(m/k)) lets ℓ1-minimisation recover every k-sparse z exactly from Az: a decoder that is not linear.",
    certified: "Nothing yet.", coq: ["basis_pursuitP", "certified_nsp"])
}
