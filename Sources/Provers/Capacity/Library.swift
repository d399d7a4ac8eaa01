// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Constructions that carry their own data: codes and matrices found by computer.
enum Library {
  /// All of them.
  static let all: [Construction] = []

  /// None yet.
  static func repeated(_ requirement: Requirement) -> [Construction] { [] }
}
