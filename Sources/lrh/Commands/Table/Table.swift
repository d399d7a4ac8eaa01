// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh table …`
struct Table: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tables of certified bounds.",
    discussion: """
      EXAMPLE
        lrh table capacity --features 64,256 --sparsity 1,2 --epsilon 1/4,1/2 --format markdown
      """,
    subcommands: [TableCapacity.self])
}
