// SPDX-License-Identifier: Apache-2.0
import Catalogue
import Certification

/// A proof told in numbered steps on one instance. Data only: a renderer is a function of it (text, Markdown, LaTeX, HTML, …).
///
/// Words and cells are plain text with Unicode mathematics, no markup.
public struct Walkthrough: Sendable {
  /// The last word of `lrh walkthrough NAME`.
  public var name: String
  /// What is proved, and for which numbers.
  public var title: String
  /// A few sentences before the first step.
  public var introduction: [String]
  /// The words the steps use, explained.
  public var terms: [Term]
  /// The steps, in the order of the proof.
  public var steps: [WalkthroughStep]
  /// What came out.
  public var conclusion: Conclusion
  /// The command that gives this walkthrough.
  public var command: String

  /// What came out of it all.
  public struct Conclusion: Sendable {
    /// Whether the kernel accepted proofs, a refutation, or neither.
    public var verdict: Verdict
    /// It in words.
    public var sentences: [String]

    /// What came out.
    public init(verdict: Verdict, sentences: [String]) {
      self.verdict = verdict
      self.sentences = sentences
    }
  }

  /// The three outcomes.
  public enum Verdict: String, Sendable, CaseIterable { case proved, refuted, undecided }

  /// A word and its meaning on this instance.
  public struct Term: Sendable {
    /// The word: `probe`.
    public var word: String
    /// What it means.
    public var meaning: String

    /// A term.
    public init(_ word: String, _ meaning: String) {
      self.word = word
      self.meaning = meaning
    }
  }

  /// A walkthrough.
  public init(
    name: String, title: String, introduction: [String], terms: [Term] = [], steps: [WalkthroughStep], conclusion: Conclusion,
    command: String
  ) {
    self.name = name
    self.title = title
    self.introduction = introduction
    self.terms = terms
    self.steps = steps
    self.conclusion = conclusion
    self.command = command
  }
}

extension Walkthrough {
  /// The certificates of all steps, each name once, in the order of the steps.
  public var certificates: [NamedOutcome] {
    var seen: Set<String> = []
    return steps.flatMap(\.certificates).filter { seen.insert($0.name).inserted }
  }

  /// What the steps together say of each statement of the paper they bear on; statements that are not in it were not tried.
  ///
  /// When steps disagree the gravest state stands: a statement refuted in one step is not proved by another.
  public var states: [String: StatementState] {
    steps.flatMap(\.bearings).reduce(into: [:]) { states, bearing in
      states[bearing.statement] = states[bearing.statement].map { max($0, bearing.state) } ?? bearing.state
    }
  }

  /// The files of `proofs/` with the proofs of these statements, in the order in which they are met.
  public var proofs: [String] {
    var seen: Set<String> = []
    return steps.flatMap(\.bearings).compactMap { Catalogue.entry($0.statement)?.proof }.filter { seen.insert($0).inserted }
  }
}
