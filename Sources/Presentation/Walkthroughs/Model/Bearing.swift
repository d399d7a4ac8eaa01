// SPDX-License-Identifier: Apache-2.0
import Certification

/// What an instance shows of a statement.
public enum StatementState: String, Sendable, CaseIterable, Comparable {
  /// The kernel accepted a certificate, or an exact comparison of the step holds.
  case proved
  /// Nothing was decided: a limit, or no bound applies.
  case undecided
  /// The instance is not one the statement speaks of.
  case hypothesisFails = "hypothesis-fails"
  /// A counter-witness was accepted.
  case refuted

  /// The state in words, for people.
  public var words: String { self == .hypothesisFails ? "hypothesis fails" : rawValue }

  /// The graver state is the larger.
  public static func < (left: StatementState, right: StatementState) -> Bool { left.gravity < right.gravity }

  private var gravity: Int { StatementState.allCases.firstIndex(of: self) ?? 0 }

  /// The state an outcome gives the statement it is about.
  public init(_ outcome: Outcome) {
    switch outcome {
    case .proved: self = .proved
    case .refuted: self = .refuted
    case .undecided: self = .undecided
    }
  }
}

/// What a step says of a statement on this instance.
public struct Bearing: Sendable, Hashable {
  /// The statement's name in the catalogue: `lemma-7`.
  public var statement: String
  /// What the instance shows of it.
  public var state: StatementState

  /// A bearing.
  public init(_ statement: String, _ state: StatementState) {
    self.statement = statement
    self.state = state
  }
}

/// A certificate, or what was tried, under the name of its file.
public struct NamedOutcome: Sendable {
  /// The part of the file's name before `.json`; unique in its walkthrough.
  public var name: String
  /// What the kernel decided.
  public var outcome: Outcome

  /// A named outcome.
  public init(_ name: String, _ outcome: Outcome) {
    self.name = name
    self.outcome = outcome
  }
}

extension Outcome {
  /// Proved, refuted or undecided.
  var verdict: Walkthrough.Verdict {
    switch self {
    case .proved: return .proved
    case .refuted: return .refuted
    case .undecided: return .undecided
    }
  }

  /// The certified claim, or what was tried, as a sentence with a full stop.
  var sentence: String {
    switch self {
    case .proved(let certificate), .refuted(let certificate): return certificate.assertion.sentence + "."
    case .undecided(let tried): return tried.joined(separator: "; ") + "."
    }
  }
}
