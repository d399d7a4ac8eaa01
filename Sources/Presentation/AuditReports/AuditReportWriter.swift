// SPDX-License-Identifier: Apache-2.0
import Digests
import ExactArithmetic
import MatrixAudit
import Statements

/// The text of `report.json` (docs/audit.md): a line for what was asked, a line a feature, a line for all of them together.
///
/// The text depends on the inputs, the questions and the assumptions only, so that a report put together from parts is that of the whole, byte
/// for byte.
public enum AuditReportWriter {
  /// The name of the format.
  public static let format = "lrh-audit/1"

  /// All before the first feature.
  public static func head(_ header: AuditHeader) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.key("format")
      json.string(format)
      for (name, value) in [("d", header.d), ("m", header.m)] {
        json.key(name)
        json.count(value)
      }
      json.key("encoder")
      json.string(header.encoder)
      json.key("probe")
      switch header.probe {
      case .rule(let rule): json.string(rule.rawValue)
      case .digest(let digest): json.string(digest)
      }
      let questions = header.questions
      json.key("sparsity")
      json.count(questions.sparsity)
      json.key("domain")
      json.string(questions.domain.rawValue)
      if let epsilon = questions.epsilon {
        json.key("epsilon")
        json.exact(epsilon)
        json.key("relation")
        json.string(questions.relation.rawValue)
      }
      if let labels = header.labels {
        json.key("labels")
        json.string(labels)
      }
      json.key("assumptions")
      json.array(header.assumptions) { $0.string($1.rawValue) }
      json.key("from")
      json.count(header.rows.lowerBound)
      json.key("to")
      json.count(header.rows.upperBound)
    }
    return json.bytes.dropLast() + ",\n\"features\":[\n".utf8
  }

  /// A feature, without what separates it from the next.
  public static func line(_ facts: FeatureFacts, label: String?) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.key("feature")
      json.count(facts.feature)
      if let label {
        json.key("label")
        json.string(label)
      }
      json.key("diagonal")
      json.exact(facts.diagonal)
      json.key("interferences")
      json.array(facts.interferences) { json, entry in
        json.array {
          $0.count(entry.other)
          $0.exact(entry.value)
        }
      }
      json.key("errors")
      json.array(facts.errors) { $0.exact($1) }
      if let s = facts.largestSparsity {
        json.key("largestSparsity")
        json.count(s)
        json.key("degrees")
        json.array(facts.degrees) { $0.count($1) }
      }
    }
    return json.bytes
  }

  /// What separates two features.
  public static let separator = Array(",\n".utf8)

  /// All after the last feature, but for the seal.
  public static func tail(_ totals: AuditTotals, coherence: CoherenceFacts?) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.key("features")
      json.count(totals.features)
      json.key("worst")
      json.array(totals.worst, write)
      if !totals.sparsities.isEmpty {
        json.key("largestSparsities")
        json.array(totals.sparsities) { $0.count($1) }
        json.key("degreeSums")
        json.array(totals.degreeSums) { $0.count($1) }
      }
      if let least = totals.leastDiagonal, let largest = totals.largestDiagonal {
        json.key("leastDiagonal")
        write(&json, least)
        json.key("largestDiagonal")
        write(&json, largest)
      }
      if let coherence {
        json.key("coherence")
        json.object { json in
          json.key("squared")
          json.exact(coherence.squared)
          json.key("pair")
          json.array([coherence.first, coherence.second]) { $0.count($1) }
        }
      }
      json.key("histograms")
      json.object { json in
        json.key("interferences")
        write(&json, totals.interferences)
        json.key("errors")
        json.array(totals.errors, write)
      }
    }
    return "\n],\n\"summary\":".utf8 + json.bytes
  }

  /// The end of a report: the SHA-256 of all before it, so that a report that was damaged on its way is noticed.
  public static func seal(_ bytes: some Sequence<UInt8>) -> [UInt8] { Array(",\n\"sha256\":\"\(SHA256.hexDigest(bytes))\"}\n".utf8) }

  private static func write(_ json: inout JSONText, _ extreme: AuditTotals.Extreme) {
    json.array {
      $0.exact(extreme.value)
      $0.count(extreme.feature)
    }
  }

  private static func write(_ json: inout JSONText, _ bins: Bins) {
    json.object { json in
      json.key("zeros")
      json.count(bins.zeros)
      json.key("bins")
      json.array(bins.counts.sorted { $0.key < $1.key }) { json, bin in
        json.array {
          $0.exact(bin.key.lower)
          $0.exact(bin.key.upper)
          $0.count(bin.value)
        }
      }
    }
  }
}

/// The largest squared cosine of two columns of A, and the first pair that attains it.
public struct CoherenceFacts: Hashable, Sendable {
  /// The square.
  public var squared: Rational
  /// The two columns, the smaller index first.
  public var first, second: Int

  /// A pair with its squared cosine.
  public init(squared: Rational, first: Int, second: Int) {
    self.squared = squared
    self.first = first
    self.second = second
  }

  /// The larger of two; of equal ones the first pair.
  public static func larger(_ one: CoherenceFacts?, _ other: CoherenceFacts?) -> CoherenceFacts? {
    guard let one, let other else { return one ?? other }
    return (one.squared, -one.first, -one.second) < (other.squared, -other.first, -other.second) ? other : one
  }
}
