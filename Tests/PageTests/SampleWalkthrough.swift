// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import TestSupport
import Walkthroughs

/// Walkthroughs made for the tests.
enum SampleWalkthrough {
  /// A pair with certified recovery, or its failure.
  static func pair(
    _ a: Matrix<Rational>, _ b: Matrix<Rational>, k: Int = 1, epsilon: Rational = Rational(1, 2), relation: Relation = .lt,
    source: Source? = nil, scale: FeatureScale? = nil, command: String = "lrh walkthrough sample --encoder a.csv --probe b.csv"
  ) throws -> Walkthrough {
    let result = try RecoveryProver().prove(
      encoder: ProofInput(.matrix(.rational(a)), source: source), probe: ProofInput(a == b ? a : b), sparsity: k, epsilon: epsilon,
      relation: relation, featureScale: scale)
    let error = result.worst.error.rational
    let comparison = Comparison(("worst-case error", error), relation == .lt ? .less : .atMost, ("ε", epsilon))
    let state = StatementState(result.outcome)
    return Walkthrough(
      name: "sample", title: "A sample: k = \(k), ε = \(epsilon)", introduction: ["A pair A, B, told in one step."],
      terms: [.init("probe", "a column b_i of B")],
      steps: [
        WalkthroughStep(
          title: "Recovery", reference: "eq. 4; F1", statement: "|(BᵀAz − z)_i| < ε for every k-sparse z.", comparisons: [comparison],
          tables: [.init(["feature", "C_ii"], [["0", "1/2 = 0.5"]]), .init([("m", "\(a.columns)")])],
          why: "the k largest entries of row i of |C − I| are added up.", notes: [.init(kind: .erratum, text: "< is printed for ≤.")],
          verdict: .exact(holds: comparison.holds, comparison.truth), bearings: [Bearing("accessibility", state)],
          certificates: [NamedOutcome("recovery", result.outcome)], command: "lrh prove recovery --encoder a.csv",
          exhibits: [Exhibit("interference graph", .graph(path, side: .graph, marked: .independentSet([0, 2]), classes: nil))])
      ],
      conclusion: .init(verdict: state == .proved ? .proved : .refuted, sentences: ["The error is \(error)."]), command: command)
  }

  /// 0 – 1 – 2.
  static let path = Graph(vertexCount: 3, edges: [Edge(0, 1), Edge(1, 2)])

  /// The identity of order 2 with a little interference.
  static func small() throws -> Walkthrough {
    try pair(.identity(2), Matrix(rows: 2, columns: 2, entries: [1, Rational(1, 4), 0, 1]))
  }
}
