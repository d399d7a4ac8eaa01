// SPDX-License-Identifier: Apache-2.0

/// A misprint or gap of the paper: what is printed, what is true, and an exact example.
///
/// `lrh explain errata` and `docs/errata.md` are made from these; `Tests/ErrataTests` recomputes every example.
public struct Erratum: Sendable {
  /// What an erratum does to the paper.
  public enum Effect: String, Sendable {
    /// A slip of the pen; nothing depends on it.
    case misprint
    /// A step of a proof is wrong or missing; the statement it proves is true.
    case gap = "gap in a proof; the statement is true"
    /// The statement is false, or has no meaning, for some of the parameters it is printed for.
    case range = "false or meaningless for some of its parameters"
    /// Not an error: a reading that one might take for one, or a hypothesis that cannot be dropped.
    case remark = "no error; a remark"
  }

  /// The group, 1 to 6, in the order of the paper.
  public let group: Int
  /// Names it: `4a`.
  public let id: String
  /// Where in the paper.
  public let place: String
  /// What it does to the paper.
  public let effect: Effect
  /// What is printed, in our words.
  public let printed: String
  /// What is true.
  public let correct: String
  /// The smallest example known to us, in exact numbers.
  public let example: String
  /// A Coq theorem about the example, or nil.
  public let coq: String?

  /// An erratum.
  init(
    _ id: String, _ place: String, _ effect: Effect, printed: String, correct: String, example: String, coq: String? = nil
  ) {
    group = Int(String(id.prefix(1))) ?? 0
    self.id = id
    self.place = place
    self.effect = effect
    self.printed = printed
    self.correct = correct
    self.example = example
    self.coq = coq
  }
}

/// A group of errata about one part of the paper.
public struct ErratumGroup: Sendable {
  /// Its number.
  public let number: Int
  /// The part of the paper.
  public let title: String
  /// What the group leaves standing.
  public let summary: String
  /// The errata.
  public let errata: [Erratum]
}
