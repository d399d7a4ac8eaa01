// SPDX-License-Identifier: Apache-2.0

/// A proof told in numbered steps on one instance. Data only: renderers turn it into text, Markdown, ….
///
/// Words and cells are plain text with Unicode mathematics, no markup.
public struct Walkthrough: Sendable {
  /// What is proved, and for which numbers.
  public var title: String
  /// A few sentences before the first step.
  public var introduction: [String]
  /// The steps, in the order of the proof.
  public var steps: [WalkthroughStep]
  /// What came out.
  public var conclusion: Conclusion

  /// What came out of it all.
  public struct Conclusion: Sendable {
    /// Whether the kernel accepted proofs, a refutation, or neither.
    public var verdict: Verdict
    /// It in words.
    public var sentences: [String]
  }

  /// The three outcomes.
  public enum Verdict: String, Sendable { case proved, refuted, undecided }

  /// A walkthrough.
  public init(title: String, introduction: [String], steps: [WalkthroughStep], conclusion: Conclusion) {
    self.title = title
    self.introduction = introduction
    self.steps = steps
    self.conclusion = conclusion
  }
}

/// One step of a proof.
public struct WalkthroughStep: Sendable {
  /// A short name.
  public var title: String
  /// Its numbers in the paper, and F-numbers of the finite theory.
  public var reference: String
  /// The claim.
  public var statement: String
  /// Both sides in numbers.
  public var tables: [Table]
  /// Why it holds, for a student.
  public var why: String
  /// Where the print is wrong, or what to beware of.
  public var notes: [Note]
  /// What was decided here, and how.
  public var verdict: StepVerdict

  /// A table of numbers.
  public struct Table: Sendable {
    /// One cell a column; empty for a list of labels and values.
    public var header: [String]
    /// The rows, as wide as the header, or two cells each when there is none.
    public var rows: [[String]]
    /// The columns that hold words, to be aligned left; the others hold numbers.
    public var wordColumns: Set<Int>

    /// A table.
    public init(_ header: [String], _ rows: [[String]], wordColumns: Set<Int> = [0]) {
      self.header = header
      self.rows = rows
      self.wordColumns = wordColumns
    }

    /// Labels with values.
    public init(_ facts: [(String, String)]) {
      header = []
      rows = facts.map { [$0.0, $0.1] }
      wordColumns = [0, 1]
    }
  }

  /// A remark beside the proof.
  public struct Note: Sendable {
    /// What kind of remark.
    public enum Kind: String, Sendable {
      /// The printed text is wrong, and how to put it right.
      case erratum = "Erratum"
      /// Anything else worth knowing.
      case remark = "Remark"
    }
    /// The kind.
    public var kind: Kind
    /// The remark.
    public var text: String
  }

  /// A step.
  public init(
    title: String, reference: String, statement: String, tables: [Table], why: String, notes: [Note] = [],
    verdict: StepVerdict
  ) {
    self.title = title
    self.reference = reference
    self.statement = statement
    self.tables = tables
    self.why = why
    self.notes = notes
    self.verdict = verdict
  }
}

/// What a step decides. Only rational and integer comparisons decide anything; floats are shown, never judged by.
public enum StepVerdict: Sendable {
  /// A comparison decided in exact arithmetic.
  case exact(holds: Bool, String)
  /// Certificates were checked by the kernel.
  case certified(Walkthrough.Verdict, String)
  /// A comparison of rounded numbers: shown with its slack, decides nothing.
  case numerical(String)
  /// Nothing to decide: a choice, a definition, or something not computed.
  case none(String)

  /// The words that open the verdict line.
  public var label: String {
    switch self {
    case .exact(true, _): return "Holds (decided exactly)"
    case .exact(false, _): return "Fails (decided exactly)"
    case .certified(.undecided, _): return "Not checked by the kernel"
    case .certified: return "Checked by the kernel"
    case .numerical: return "Numerical comparison, decides nothing"
    case .none: return "Nothing decided here"
    }
  }

  /// The sentence after the label.
  public var sentence: String {
    switch self {
    case .exact(_, let text), .certified(_, let text), .numerical(let text), .none(let text): return text
    }
  }
}
