// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements

/// Vectors, lists and command lines as words.
enum Words {
  /// `v_0 = 3, v_1 = 2, …`: the first nonzero entries; 0 when there are none.
  static func vector(_ name: String, _ entries: [(index: Int, value: Rational)], limit: Int = 8) -> String {
    if entries.isEmpty { return "0" }
    let shown = entries.prefix(limit).map { "\(name)_\($0.index) = \($0.value)" }.joined(separator: ", ")
    return entries.count > limit ? "\(shown), … (\(entries.count) entries)" : shown
  }

  /// The same for a sparse vector.
  static func vector(_ name: String, _ vector: SparseVector, limit: Int = 8) -> String {
    self.vector(name, vector.entries.map { ($0.index, $0.value) }, limit: limit)
  }

  /// `0 1 2 …`: the first members.
  static func list(_ members: [Int], limit: Int = 20) -> String {
    let shown = members.prefix(limit).map(String.init).joined(separator: " ")
    return members.count > limit ? "\(shown) … (\(members.count) in all)" : members.isEmpty ? "none" : shown
  }

  /// `1 nonzero entry`, `2 nonzero entries`.
  static func nonzero(_ k: Int) -> String { "\(k) nonzero \(k == 1 ? "entry" : "entries")" }
}

extension StepVerdict {
  /// Holds when all the comparisons do; the sentence tells the first one that does not, or what was said.
  static func exact(_ comparisons: [Comparison], _ sentence: String) -> StepVerdict {
    if let failing = comparisons.first(where: { !$0.holds }) {
      return .exact(holds: false, "\(failing.left.name.isEmpty ? "" : "\(failing.left.name): ")\(failing.truth)")
    }
    return .exact(holds: true, sentence)
  }

  /// What the kernel said of a claim.
  static func certified(_ outcome: Outcome) -> StepVerdict { .certified(outcome.verdict, outcome.sentence) }
}

extension WalkthroughStep.Note {
  /// A slip of the print.
  static func erratum(_ text: String) -> Self { .init(kind: .erratum, text: text) }
  /// Anything else.
  static func remark(_ text: String) -> Self { .init(kind: .remark, text: text) }
}
