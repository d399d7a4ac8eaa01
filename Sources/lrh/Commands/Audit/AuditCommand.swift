// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh audit …`
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Everything the program knows to ask of a trained model, each statement with a certificate.",
    discussion: """
      EXAMPLE
        lrh audit sae examples/sae --sparsity 2 --epsilon 1/2 --output-folder audit
      """,
    subcommands: [AuditSAE.self])
}
