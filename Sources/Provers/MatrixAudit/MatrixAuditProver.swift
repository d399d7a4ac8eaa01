// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import InterferenceScan
import Statements

/// Audits a pair (A, B) row by row: F1 for every feature on its own, the interference graph's degrees (F6), and the coherence of A.
public struct MatrixAuditProver: Sendable {
  /// The pair.
  public let pair: InterferencePair
  private let options: InterferenceScan.Options

  /// A prover.
  public init(_ pair: InterferencePair, _ options: InterferenceScan.Options = InterferenceScan.Options()) {
    self.pair = pair
    self.options = options
  }

  /// What was found of some rows.
  public struct Result: Sendable {
    /// The rows, in order.
    public let rows: [InterferenceRow]
    /// The coherence of A, as far as pairs with a member among the rows go; nil when a column is zero, or there is one column only.
    public let coherence: Coherence?
    /// How.
    public let statistics: ScanStatistics
  }

  /// Goes through the rows.
  ///
  /// - Precondition: the rows are among 0 ..< m; 1 ≤ sparsity.
  /// - Complexity: that of `InterferenceScan`; as much again for the coherence when the probes are not made from A.
  public func audit(
    _ rows: Range<Int>, _ questions: MatrixAuditQuestions,
    progress: @Sendable (_ what: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
  ) -> Result {
    var asked = InterferenceScan.Questions(rows: rows, largest: questions.sparsity)
    asked.sides = questions.domain == .signed ? .magnitudes : .signs
    asked.levels = questions.levels
    // What is not ⋖ ε/k interferes.
    asked.includesLevels = questions.relation == .lt
    let hasCoherence = pair.count > 1 && !pair.hasZeroVector
    asked.coherence = pair.isSymmetric && hasCoherence
    let result = InterferenceScan(pair, options).run(asked) { progress("interference", $0, $1) }
    var (coherence, statistics) = (result.coherence, result.statistics)
    if !pair.isSymmetric, hasCoherence, let own = InterferencePair(encoder: pair.encoder, probe: .encoder) {
      var question = InterferenceScan.Questions(rows: rows, largest: 1)
      question.coherence = true
      let second = InterferenceScan(own, options).run(question) { progress("coherence", $0, $1) }
      coherence = second.coherence
      statistics.add(second.statistics)
    }
    return Result(rows: result.rows, coherence: coherence, statistics: statistics)
  }

  /// Features no two of which interfere at k.
  ///
  /// - Precondition: ε is given; the degrees are those of all features at k.
  public func nonInterfering(
    at k: Int, _ questions: MatrixAuditQuestions, degrees: [Int], progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) -> [Int] {
    let search = NonInterferingFeatures(pair, level: questions.levels[k - 1], includesLevel: questions.relation == .lt, options)
    return search.greedy(degrees: degrees, progress: progress)
  }
}
