// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `lrh demo`
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Every lemma on the bundled examples.")
}
