// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh audit …`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Everything the program knows to ask of a dictionary or a trained model, with certificates.",
    discussion: """
      EXAMPLE
        lrh audit matrix --encoder A.npy --probe matched --sparsity 4 --epsilon 1/2 --output-folder audit
        lrh audit sae examples/sae --sparsity 2 --epsilon 1/2 --output-folder audit
      """,
    subcommands: [AuditMatrix.self, AuditMerge.self, AuditSAE.self])
}
