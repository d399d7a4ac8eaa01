// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh walkthrough …`
struct Walkthrough: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Watch a proof of the paper happen on an instance, step by step.",
    subcommands: [])
}
