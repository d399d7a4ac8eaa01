// SPDX-License-Identifier: Apache-2.0
import Digests
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
  /// The digest of the labels of all features (`digest(of:)`); nil when they have none.
  public var labels: String?
  /// What the report leans on: nothing when every entry was decided in integers.
  public var assumptions: [Assumption]

  /// Whether the features have labels.
  public var hasLabels: Bool { labels != nil }

  /// A header.
  public init(
    d: Int, m: Int, encoder: String, probe: Probe, questions: MatrixAuditQuestions, rows: Range<Int>, labels: String?,
    assumptions: [Assumption]
  ) {
    self.d = d
    self.m = m
    self.encoder = encoder
    self.probe = probe
    self.questions = questions
    self.rows = rows
    self.labels = labels
    self.assumptions = assumptions
  }

  /// The SHA-256 of labels, each with its length in bytes and a space before it.
  public static func digest(of labels: [String]) -> String {
    var hash = SHA256()
    for label in labels {
      hash.update("\(label.utf8.count) ")
      hash.update(label)
    }
    return hash.hexDigest()
  }
}
