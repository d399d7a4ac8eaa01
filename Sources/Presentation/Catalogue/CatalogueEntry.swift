// SPDX-License-Identifier: Apache-2.0

/// What the program can do with a statement.
public enum CatalogueState: String, Sendable {
  /// Checked on instances, with certificates.
  case certified
  /// Checked on instances as part of other statements.
  case used
  /// Not in the program yet.
  case planned
}

/// A statement of the paper, or of the finite theory, and where everything about it is.
///
/// To add one, write its entry in a file of `Entries/` and name it in `Catalogue.entries`; `lrh explain` and `docs/coverage.md` follow, and
/// the tests in `Tests/CatalogueTests` require that all it names is there.
public struct CatalogueEntry: Sendable {
  /// What `lrh explain` takes: `lemma-7`.
  public let name: String
  /// The paper's number: `Lemma 7`.
  public let number: String
  /// What it is about, in a few words.
  public let title: String
  /// The finite theorems behind it: `F2, F3`.
  public let finite: String
  /// Whether this is a row of the paper's own statements; otherwise it belongs to the finite theory only.
  public let isPaperStatement: Bool
  /// Kinds of certificates.
  public let kinds: [String]
  /// Commands that treat it; with files of `examples/`, so that each runs as it stands.
  public let commands: [String]
  /// The file in `proofs/`.
  public let proof: String?
  /// What the program can do with it.
  public let state: CatalogueState
  /// The statement, in our words.
  public let statement: String
  /// What the program certifies of it.
  public let certified: String
  /// Examples of `lrh demo` that show it; each writes certificates.
  public let examples: [String]
  /// Files in `Tests/` that test it.
  public let tests: [String]
  /// Theorems in `proofs/coq` about every instance. (What an accepted certificate says: `Catalogue.verifiedRules`.)
  public let coq: [String]
  /// Where the rest of it lives, when not all of it is certified on instances.
  public let elsewhere: String?

  /// An entry.
  public init(
    name: String, number: String, title: String, finite: String, isPaperStatement: Bool = true, kinds: [String], commands: [String],
    proof: String?, state: CatalogueState, statement: String, certified: String, examples: [String] = [], tests: [String] = [],
    coq: [String] = [], elsewhere: String? = nil
  ) {
    self.name = name
    self.number = number
    self.title = title
    self.finite = finite
    self.isPaperStatement = isPaperStatement
    self.kinds = kinds
    self.commands = commands
    self.proof = proof
    self.state = state
    self.statement = statement
    self.certified = certified
    self.examples = examples
    self.tests = tests
    self.coq = coq
    self.elsewhere = elsewhere
  }
}
