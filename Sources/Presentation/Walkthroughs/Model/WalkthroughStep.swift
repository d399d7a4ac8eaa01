// SPDX-License-Identifier: Apache-2.0

/// One step of a proof.
public struct WalkthroughStep: Sendable {
  /// A short name.
  public var title: String
  /// Its numbers in the paper, and F-numbers of the finite theory.
  public var reference: String
  /// The claim.
  public var statement: String
  /// Both sides of each inequality, exactly; slack and truth follow from them.
  public var comparisons: [Comparison]
  /// Other numbers.
  public var tables: [Table]
  /// Why it holds, for a student.
  public var why: String
  /// Where the print is wrong, or what to beware of.
  public var notes: [Note]
  /// What was decided here, and how.
  public var verdict: StepVerdict
  /// What the step says of statements of the paper on this instance.
  public var bearings: [Bearing]
  /// What the kernel decided in this step.
  public var certificates: [NamedOutcome]
  /// The command that carries out this step alone, or nil: then the walkthrough's own.
  public var command: String?
  /// Matrices, graphs and vectors the step speaks of.
  public var exhibits: [Exhibit]

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

    /// A remark.
    public init(kind: Kind, text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// A step.
  public init(
    title: String, reference: String, statement: String, comparisons: [Comparison] = [], tables: [Table] = [], why: String,
    notes: [Note] = [], verdict: StepVerdict, bearings: [Bearing] = [], certificates: [NamedOutcome] = [], command: String? = nil,
    exhibits: [Exhibit] = []
  ) {
    self.title = title
    self.reference = reference
    self.statement = statement
    self.comparisons = comparisons
    self.tables = tables
    self.why = why
    self.notes = notes
    self.verdict = verdict
    self.bearings = bearings
    self.certificates = certificates
    self.command = command
    self.exhibits = exhibits
  }
}
