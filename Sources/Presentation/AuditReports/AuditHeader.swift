// SPDX-License-Identifier: Apache-2.0
import MatrixAudit
import Statements

/// What an audit is about: all of a report that is known before anything is computed.
public struct AuditHeader: Hashable, Sendable {
  /// Where the probes come from.
  public enum Probe: Hashable, Sendable {
    /// They are made from the encoder.
    case rule(ProbeRule)
    /// A matrix with this digest.
    case digest(String)
  }

  /// d and m.
  public var d, m: Int
  /// The digest of the encoder, d×m, as in certificates.
  public var encoder: String
  /// The probes.
  public var probe: Probe
  /// What is asked.
  public var questions: MatrixAuditQuestions
  /// The features reported on.
  public var rows: Range<Int>
  /// Whether the features have labels.
  public var hasLabels: Bool

  /// A header.
  public init(
    d: Int, m: Int, encoder: String, probe: Probe, questions: MatrixAuditQuestions, rows: Range<Int>, hasLabels: Bool
  ) {
    self.d = d
    self.m = m
    self.encoder = encoder
    self.probe = probe
    self.questions = questions
    self.rows = rows
    self.hasLabels = hasLabels
  }
}
