// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import InterferenceScan
import MatrixAudit
import NearIdentityRank
import Statements
import TextLayout

/// What the summary of an audit tells beside the report itself.
public struct MatrixAuditNotes: Sendable {
  /// What the inputs are called.
  public var encoder = "", probe = ""
  /// Labels of the features.
  public var labels: [String]?
  /// How many features of each kind are named.
  public var shown = 5
  /// Features no two of which interfere.
  public struct NonInterfering: Sendable {
    /// k.
    public let sparsity: Int
    /// The features, increasing.
    public let features: [Int]
    let leastDiagonal: Rational

    /// Such features at a sparsity, with the least C_ii among them.
    public init(sparsity: Int, features: [Int], leastDiagonal: Rational) {
      self.sparsity = sparsity
      self.features = features
      self.leastDiagonal = leastDiagonal
    }
  }

  /// The features that do not interfere.
  public var nonInterfering: NonInterfering?
  /// Trace and squared Frobenius norm (F2).
  public var rankTrace: RankTrace?
  /// How the numbers were found.
  public var method: [String] = []

  /// No notes.
  public init() {}
}

extension TextReport {
  /// The summary of an audit.
  ///
  /// - Parameter extremes: the features with the largest error at the largest sparsity, worst first.
  public static func matrixAudit(
    _ header: AuditHeader, _ totals: AuditTotals, _ coherence: CoherenceFacts?, extremes: [FeatureFacts], _ notes: MatrixAuditNotes,
    style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    let questions = header.questions
    let some = header.rows.count < header.m
    report.title("Audit of \(some ? "\(header.rows.count) of " : "")\(header.m) features in \(header.d) dimensions")
    report.paragraph(
      "C = BᵀA; C_ij is what feature j adds to the reading of feature i. Numbers are exact; those that are long are rounded here and exact in "
        + "the report.")
    report.separate()
    report.facts([
      ("A (encoder)", "\(notes.encoder), \(header.d)×\(header.m)"), ("B (probe)", notes.probe), ("z", "in \(questions.domain.interval)^m"),
    ])
    if some { report.line("features \(header.rows.lowerBound) to \(header.rows.upperBound - 1), counted from 0") }
    report.addErrors(header, totals, notes)
    report.addPairs(header, totals, coherence, notes)
    report.addExtremes(extremes, questions, notes)
    report.addNonInterfering(header, notes)
    if !notes.method.isEmpty {
      report.heading("How this was found")
      for line in notes.method { report.paragraph(line) }
    }
    return report
  }

  private mutating func addErrors(_ header: AuditHeader, _ totals: AuditTotals, _ notes: MatrixAuditNotes) {
    let questions = header.questions
    let asked =
      questions.epsilon.map { "; recovered at k: error \(questions.relation.symbol) ε = \($0.forPeople) for every k-sparse z" } ?? ""
    heading("Largest error |(BᵀAz − z)_i| over z with at most k nonzero entries\(asked)")
    let hasEpsilon = questions.epsilon != nil
    let rows = totals.worst.enumerated().map { index, worst in
      let recovered = hasEpsilon ? totals.sparsities[(index + 1)...].reduce(0, +) : 0
      return ["\(index + 1)", worst.value.forPeople, notes.name(worst.feature)]
        + (hasEpsilon ? ["\(recovered)", "\(totals.degreeSums[index] / 2)"] : [])
    }
    let pairs = header.rows.count == header.m ? "pairs that interfere" : "half the degrees"
    table(
      ["k", "largest error", "feature"] + (hasEpsilon ? ["features recovered", pairs] : []), rows,
      alignments: [.right, .right, .left, .right, .right])
    if hasEpsilon { line("i and j interfere at k when |C_ij| or |C_ji| \(questions.relation.negatedSymbol) ε/k") }
  }

  private mutating func addPairs(
    _ header: AuditHeader, _ totals: AuditTotals, _ coherence: CoherenceFacts?, _ notes: MatrixAuditNotes
  ) {
    heading("The dictionary as a whole")
    var facts: [(String, String)] = []
    if let least = totals.leastDiagonal, let largest = totals.largestDiagonal {
      facts.append(
        least.value == largest.value
          ? ("C_ii", "\(least.value.forPeople) for all")
          : (
            "C_ii",
            "from \(least.value.forPeople) (\(notes.name(least.feature))) to \(largest.value.forPeople) (\(notes.name(largest.feature)))"
          ))
    }
    if let coherence {
      facts.append(
        (
          "coherence of A",
          "\(QuadraticSurd(coherence.squared).squareRootForPeople), of \(notes.name(coherence.first)) and \(notes.name(coherence.second))"
        ))
    } else if header.m > 1 {
      facts.append(("coherence of A", "none: a column is zero"))
    }
    if header.m > header.d {
      let welch = Rational(Integer(header.m - header.d), Integer(header.d) * Integer(header.m - 1))
      facts.append(
        (
          "Welch's bound",
          "no \(header.m) vectors in \(header.d) dimensions have a coherence below \(QuadraticSurd(welch).squareRootForPeople)"
        ))
    }
    if let coherence, let above = TextReport.rootAbove(coherence.squared), let bound = TextReport.bestBound(header.m, above, .le) {
      facts.append(
        (
          "Alon, Chebyshev (F3, F4)",
          "\(header.m) vectors of that coherence need d ≥ \(bound.lowerBound) (\(bound.family.rawValue), power \(bound.power))"
        ))
    }
    if let trace = notes.rankTrace {
      facts.append(("trace bound (F2)", "rank of \(trace.matrix) ≥ \(trace.bound) = ⌈(tr)²/‖·‖_F²⌉, of d = \(header.d)"))
    }
    self.facts(facts)
  }

  /// A rational of few digits at least the root of a number in [0, 1).
  private static func rootAbove(_ squared: Rational) -> Rational? {
    if squared >= 1 { return nil }
    let unit = Integer(1_000_000)
    let root = squared.exactSquareRoot ?? Rational((squared * Rational(unit * unit)).floor.squareRoot + .one, unit)
    return root < 1 ? root : nil
  }

  private mutating func addExtremes(_ extremes: [FeatureFacts], _ questions: MatrixAuditQuestions, _ notes: MatrixAuditNotes) {
    if extremes.isEmpty { return }
    heading("The features with the largest errors at k = \(questions.sparsity)")
    let rows = extremes.map { facts in
      let by = facts.interferences.prefix(3).map { "\($0.value.approximation(4)) by \(notes.name($0.other))" }.joined(separator: ", ")
      return [notes.name(facts.feature), (facts.errors.last ?? .zero).approximation(4), by]
    }
    table(["feature", "error", "largest interferences"], rows, alignments: [.left, .right, .left])
  }

  private mutating func addNonInterfering(_ header: AuditHeader, _ notes: MatrixAuditNotes) {
    guard let set = notes.nonInterfering, let epsilon = header.questions.epsilon else { return }
    heading("Features that do not interfere at k = \(set.sparsity)")
    let level = epsilon / Rational(set.sparsity)
    paragraph(
      "Of these \(set.features.count) features no two interfere: |C_ij| \(header.questions.relation.symbol) \(level.forPeople) for all of them, exactly."
    )
    let names = set.features.prefix(24).map { notes.name($0) }.joined(separator: ", ")
    paragraph(names + (set.features.count > 24 ? ", … (all in non-interfering.json)" : ""), indent: 4)
    guard set.leastDiagonal.sign > 0, set.features.count > 1 else { return }
    let mu = level / set.leastDiagonal
    if let bound = TextReport.bestBound(set.features.count, mu, header.questions.relation) {
      paragraph("That alone forces d ≥ \(bound.lowerBound) (F\(bound.family == .alon ? 3 : 4), power \(bound.power), μ = \(mu.forPeople)).")
    }
  }

  /// The best of Alon's and Chebyshev's bounds with powers up to 16 on the rank of n×n matrices with unit diagonal and |D_ij| ⋖ μ.
  private static func bestBound(_ n: Int, _ mu: Rational, _ relation: Relation) -> RankBound? {
    guard mu < 1 else { return nil }
    return (1...16).flatMap { s in
      [BoundFamily.alon, .chebyshev].compactMap { RankBound.fromCoherence($0, n: n, mu: mu, relation: relation, power: s) }
    }.max { $0.lowerBound < $1.lowerBound }
  }
}

extension MatrixAuditNotes {
  /// A feature by its label, with its index; or by its index.
  public func name(_ feature: Int) -> String {
    labels.map { "\($0[feature].withoutControls.shortened(to: 40)) (\(feature))" } ?? "\(feature)"
  }
}
