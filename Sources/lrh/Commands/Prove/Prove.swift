// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh prove …`
struct Prove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prove or refute a statement on an instance, and write the certificate.",
    discussion: """
      EXAMPLE
        lrh prove recovery --encoder A.npy --probe matched --sparsity 2 --epsilon 1/2 --output cert.json
      """,
    subcommands: [
      ProveRank.self, ProveAlon.self, ProveTuran.self, ProveCliqueNumber.self, ProveRecovery.self, ProveInterference.self,
      ProveIncoherence.self, ProveAccess.self, ProveSensing.self, ProveCapacity.self, ProveGeometry.self, ProveThreshold.self,
    ])
}
