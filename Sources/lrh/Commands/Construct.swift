// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh construct …`
struct Construct: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "construct", abstract: "Build matrices that a statement says exist, and certify that they are what it says.",
    discussion: """
      EXAMPLE
        lrh construct geometry --features 16 --sparsity 1 --epsilon 1/2 --delta 1/2 --seed 1
      """,
    subcommands: [ConstructGeometry.self])
}
