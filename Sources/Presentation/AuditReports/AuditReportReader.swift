// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixAudit
import MatrixFiles
import Statements

/// A report that was read back. The reader takes exactly what the writer writes, to the byte.
public struct AuditReport: Sendable {
  /// What it is about.
  public let header: AuditHeader
  /// A line a feature, as in the file.
  public let lines: [ArraySlice<UInt8>]
  /// The features together, recomputed from the lines.
  public let totals: AuditTotals
  /// The coherence it states of pairs with a member among its features.
  public let coherence: CoherenceFacts?

  /// Reads the bytes of a file.
  ///
  /// - Throws: `MalformedFile`.
  public init(_ bytes: [UInt8], file: String) throws {
    func malformed(_ line: Int, _ problem: String) -> MalformedFile { MalformedFile(file: file, place: .line(line), problem: problem) }
    let pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard pieces.count >= 7, pieces[1].elementsEqual("\"features\":[".utf8) else {
      throw malformed(1, "not a report of lrh audit matrix")
    }
    header = try AuditReport.header(Array(pieces[0].dropLast()) + [UInt8(ascii: "}")]) { malformed(1, $0) }
    let count = header.rows.count
    guard count > 0, pieces.count == count + 6, AuditReportWriter.head(header).elementsEqual(bytes[..<pieces[2].startIndex]) else {
      throw malformed(1, "expected the header of \(AuditReportWriter.format), and \(count) features")
    }
    var totals = AuditTotals()
    let header = header
    lines = try (0..<count).map { place in
      let line = place + 1 < count ? pieces[place + 2].dropLast() : pieces[place + 2]
      let (facts, label) = try AuditReport.facts(Array(line), header) { malformed(place + 3, $0) }
      guard facts.feature == header.rows.lowerBound + place, (label != nil) == header.hasLabels,
        place + 1 == count || pieces[place + 2].last == UInt8(ascii: ","), AuditReportWriter.line(facts, label: label).elementsEqual(line)
      else { throw malformed(place + 3, "expected feature \(header.rows.lowerBound + place), as it is written") }
      totals.add(facts)
      return line
    }
    self.totals = totals
    let summary = Array(pieces[count + 3].dropFirst("\"summary\":".utf8.count).dropLast())
    coherence = try AuditReport.coherence(summary) { malformed(count + 4, $0) }
    let (end, seal) = (pieces[count + 1].endIndex, pieces[count + 3].endIndex - 1)
    guard end <= seal, AuditReportWriter.tail(totals, coherence: coherence).elementsEqual(bytes[end..<seal]) else {
      throw malformed(count + 4, "the summary is not that of the features above")
    }
    guard AuditReportWriter.seal(bytes[..<seal]).elementsEqual(bytes[seal...]) else {
      throw malformed(count + 5, "the report was changed: this is not the SHA-256 of what stands above")
    }
  }

  /// The facts of a line.
  public func facts(_ place: Int) throws -> (FeatureFacts, label: String?) {
    try AuditReport.facts(Array(lines[place]), header) { MalformedFile(file: "", place: .line(place + 3), problem: $0) }
  }

  private typealias Problem = (String) -> MalformedFile

  private static func object(_ text: [UInt8], _ problem: Problem) throws -> [String: JSONValue] {
    let value: JSONValue
    do { value = try JSONValue(text, range: 0..<text.count, file: "") } catch { throw problem("not JSON") }
    guard case .object(let members) = value else { throw problem("expected a JSON object") }
    return members
  }

  private static func header(_ text: [UInt8], _ problem: Problem) throws -> AuditHeader {
    let members = try object(text, problem)
    guard members["format"]?.text == AuditReportWriter.format, let d = members["d"]?.number, let m = members["m"]?.number,
      let encoder = members["encoder"]?.text, let probe = members["probe"]?.text, let k = members["sparsity"]?.number, k >= 1, k <= 64,
      let domain = members["domain"]?.text.flatMap({ Domain(rawValue: $0) }), let assumptions = members["assumptions"]?.list,
      let from = members["from"]?.number, let to = members["to"]?.number, d >= 1, from < to, to <= m
    else { throw problem("expected the header of \(AuditReportWriter.format)") }
    var questions = MatrixAuditQuestions(sparsity: k)
    questions.domain = domain
    if let text = members["epsilon"]?.text {
      guard let epsilon = Rational(text), epsilon.sign > 0, let relation = members["relation"]?.text.flatMap({ Relation(rawValue: $0) })
      else { throw problem("expected a positive epsilon and a relation") }
      (questions.epsilon, questions.relation) = (epsilon, relation)
    }
    return AuditHeader(
      d: d, m: m, encoder: encoder, probe: ProbeRule(rawValue: probe).map { .rule($0) } ?? .digest(probe), questions: questions,
      rows: from..<to, labels: members["labels"]?.text,
      assumptions: try assumptions.map { name in
        guard let assumption = name.text.flatMap({ Assumption(rawValue: $0) }) else { throw problem("expected known assumptions") }
        return assumption
      })
  }

  private static func facts(_ text: [UInt8], _ header: AuditHeader, _ problem: Problem) throws -> (FeatureFacts, label: String?) {
    let members = try object(text, problem)
    let k = header.questions.sparsity
    guard let feature = members["feature"]?.number, let diagonal = members["diagonal"]?.exact,
      let interferences = members["interferences"]?.list, interferences.count <= k, let errors = members["errors"]?.list, errors.count == k
    else { throw problem("expected a feature") }
    let sparsity = members["largestSparsity"]?.number
    let degrees = (members["degrees"]?.list ?? []).compactMap(\.number)
    guard (sparsity == nil) == (header.questions.epsilon == nil), sparsity ?? 0 <= k, degrees.count == header.questions.levels.count else {
      throw problem("expected largestSparsity and degrees exactly when epsilon is given")
    }
    let facts = FeatureFacts(
      feature: feature, diagonal: diagonal,
      interferences: try interferences.map { entry in
        guard let parts = entry.list, parts.count == 2, let other = parts[0].number, other < header.m, let value = parts[1].exact else {
          throw problem("expected interferences as [feature, value]")
        }
        return FeatureFacts.Interference(other: other, value: value)
      },
      errors: try errors.map { error in
        guard let value = error.exact, value.sign >= 0 else { throw problem("expected errors as exact values") }
        return value
      }, largestSparsity: sparsity, degrees: degrees)
    return (facts, members["label"]?.text)
  }

  private static func coherence(_ text: [UInt8], _ problem: Problem) throws -> CoherenceFacts? {
    guard let value = try object(text, problem)["coherence"] else { return nil }
    guard case .object(let members) = value, let squared = members["squared"]?.exact, let pair = members["pair"]?.list, pair.count == 2,
      let first = pair[0].number, let second = pair[1].number, first < second
    else { throw problem("expected a coherence with its pair") }
    return CoherenceFacts(squared: squared, first: first, second: second)
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var number: Int? { if case .count(let count) = self { count } else { nil } }
  fileprivate var list: [JSONValue]? { if case .array(let list) = self { list } else { nil } }
  /// An exact value; only the canonical spelling survives the comparison with what the writer writes.
  fileprivate var exact: Rational? { text.flatMap { $0.utf8.count <= 100_000 ? Rational($0) : nil } }
}
