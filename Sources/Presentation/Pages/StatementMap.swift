// SPDX-License-Identifier: Apache-2.0
import Catalogue
import Walkthroughs

/// The paper's statements and what their proofs use, drawn as a graph whose nodes show what this instance says of each.
package struct StatementMap {
  /// A statement.
  package struct Node {
    package let name, number, title: String
    /// `proved`, `refuted`, `hypothesis-fails`, `undecided` or `not-tried`.
    package let state: String
    /// The state in words, and its mark, so that colour is not all there is.
    let stateWords, mark: String
    package let x, y: Int
    let isPaperStatement: Bool
    /// Names, separated by spaces, for the script.
    let uses: String
    /// The statement, and the numbers of what it uses and what uses it, for the list and the panel.
    let statement: String
    let usesNumbers, usedByNumbers: String
    let usesAnything, usesNothing, isUsed: Bool
    let steps: [StepReference]
    let label: String
    /// The middle of the box and the baselines.
    let right, middleX, numberY, stateY: Int
    let isFirst: Bool
  }

  /// A step that bears on a statement.
  struct StepReference {
    let number: Int
    let title: String
  }

  /// An arrow from a statement to one that uses it.
  struct Arrow {
    let from, to, path: String
  }

  /// A line of the legend.
  struct Mark {
    let state, mark, words: String
  }

  package let nodes: [Node]
  let arrows: [Arrow]
  let legend: [Mark]
  let width, height: Int
  /// The picture in a sentence.
  let description: String

  package static let boxWidth = 190
  package static let boxHeight = 56

  /// The columns and rows of the boxes; a statement of the registry that is not here goes below.
  private static let places: [String: (column: Double, row: Double)] = [
    "theorem-1": (0, 0), "kernel-ladder": (2, 0), "gap": (3, 0.45), "best-decoder": (1, 0.75), "capacity": (2, 1),
    "lemma-7": (0, 1.9), "corollary-8": (1, 2.2), "theorem-12": (3, 1.75), "corollary-13": (3, 2.7), "turan": (2, 2.65),
    "clique-number": (0, 3.2), "equation-9": (1, 3.8), "graph-step": (2, 3.6), "theorem-3": (3, 3.8),
    "accessibility": (0, 5.4), "equation-10": (1, 4.9), "proposition-11": (2, 5.5), "proposition-9": (2, 6.6), "remark-10": (3, 6.6),
    "figure-1": (1, 6.8), "remark-6": (2, 7.5), "equation-8": (1, 7.8), "lemma-5": (1, 8.8), "definition-4": (0, 8.3),
    "theorem-2": (2, 8.4),
  ]

  /// The map for a walkthrough.
  package init(_ walkthrough: Walkthrough) {
    let states = walkthrough.states
    let entries = Catalogue.entries
    let numbers = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0.number) })
    var usedBy: [String: [String]] = [:]
    for entry in entries { for used in Catalogue.uses[entry.name] ?? [] { usedBy[used, default: []].append(entry.name) } }
    func list(_ names: [String]) -> String { names.map { numbers[$0] ?? $0 }.joined(separator: ", ") }
    var extra = 0
    var boxes: [String: (x: Int, y: Int)] = [:]
    nodes = entries.enumerated().map { index, entry in
      let state = states[entry.name]
      let place: (column: Double, row: Double)
      if let known = StatementMap.places[entry.name] {
        place = known
      } else {
        place = (Double(extra % 4), 9.8 + Double(extra / 4))
        extra += 1
      }
      let (x, y) = (8 + Int(place.column * 292), 8 + Int(place.row * 75))
      boxes[entry.name] = (x, y)
      let uses = Catalogue.uses[entry.name] ?? []
      let look = StatementMap.look(state)
      return Node(
        name: entry.name, number: entry.number, title: entry.title, state: look.state, stateWords: look.words, mark: look.mark, x: x, y: y,
        isPaperStatement: entry.isPaperStatement, uses: uses.joined(separator: " "), statement: MathText.html(entry.statement),
        usesNumbers: list(uses), usedByNumbers: list(usedBy[entry.name] ?? []), usesAnything: !uses.isEmpty, usesNothing: uses.isEmpty,
        isUsed: usedBy[entry.name] != nil,
        steps: walkthrough.steps.enumerated().compactMap { index, step in
          step.bearings.contains { $0.statement == entry.name } ? StepReference(number: index + 1, title: step.title) : nil
        },
        label: "\(entry.number), \(entry.title): \(look.words) on this instance", right: x + StatementMap.boxWidth,
        middleX: x + StatementMap.boxWidth / 2, numberY: y + 24, stateY: y + 44, isFirst: index == 0)
    }
    arrows = entries.flatMap { entry in
      (Catalogue.uses[entry.name] ?? []).compactMap { used in
        guard let from = boxes[used], let to = boxes[entry.name] else { return nil }
        return Arrow(from: used, to: entry.name, path: StatementMap.path(from, to))
      }
    }
    legend = ([.proved, .refuted, .hypothesisFails, .undecided] as [StatementState?] + [nil]).map {
      let look = StatementMap.look($0)
      return Mark(state: look.state, mark: look.mark, words: look.words)
    }
    width = 8 + 3 * 292 + StatementMap.boxWidth + 8
    height = (boxes.values.map(\.y).max() ?? 0) + StatementMap.boxHeight + 8
    let tried = nodes.filter { $0.state != "not-tried" }.map { "\($0.number) \($0.stateWords)" }
    description =
      "\(nodes.count) boxes, one a statement, and arrows from each statement to those whose proof uses it. On this instance: "
      + (tried.isEmpty ? "none was tried" : tried.joined(separator: ", ")) + "; the others were not tried."
  }

  /// How a state is shown: its name for the style sheet, words, and a mark.
  static func look(_ state: StatementState?) -> (state: String, words: String, mark: String) {
    switch state {
    case .proved: return ("proved", "proved", "✓")
    case .refuted: return ("refuted", "refuted", "✗")
    case .hypothesisFails: return ("hypothesis-fails", "hypothesis fails", "⚠")
    case .undecided: return ("undecided", "undecided", "?")
    case nil: return ("not-tried", "not tried", "○")
    }
  }

  /// A curve from the right of one box to the left of the other, or from below to above when they share a column.
  private static func path(_ from: (x: Int, y: Int), _ to: (x: Int, y: Int)) -> String {
    if to.x <= from.x {
      let (x1, y1, x2, y2) = (from.x + boxWidth / 2, from.y + boxHeight, to.x + boxWidth / 2, to.y)
      return "M\(x1) \(y1) C\(x1) \((y1 + y2) / 2) \(x2) \((y1 + y2) / 2) \(x2) \(y2)"
    }
    let (x1, y1, x2, y2) = (from.x + boxWidth, from.y + boxHeight / 2, to.x - 4, to.y + boxHeight / 2)
    let bend = min(70, (x2 - x1) / 2 + 10)
    return "M\(x1) \(y1) C\(x1 + bend) \(y1) \(x2 - bend) \(y2) \(x2) \(y2)"
  }
}
