// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Graphs
import Statements
import TuranTheorem

/// Turán's theorem told step by step on a graph, by the certifying algorithm of F5.
public struct TuranWalkthrough: Sendable {
  let graph: Graph
  let side: GraphSide
  let result: TuranProver.Result
  /// The clique asked for.
  let size: Int
  let arguments: String
  let degrees: [Int]

  /// The Petersen graph, and the file that holds it; r = 3 suits it.
  public static var bundled: (input: ProofInput, file: String) {
    (ProofInput(.graph(NamedGraphs.petersen)), "examples/graphs/petersen.clq")
  }

  /// Runs the algorithm, certifies the clique or the bound, and tells it.
  ///
  /// - Precondition: the input is a graph; r ≥ 2.
  public static func run(
    _ input: ProofInput, cliqueSize r: Int, side: GraphSide = .graph, arguments: String, certifier: Certifier = Certifier()
  ) throws -> Walkthrough {
    guard case .graph(let graph) = input.object else { preconditionFailure("Turán's theorem needs a graph") }
    let result = try TuranProver(certifier).prove(input, cliqueSize: r, side: side)
    return TuranWalkthrough(graph, side, result, r, arguments).report
  }

  private init(_ graph: Graph, _ side: GraphSide, _ result: TuranProver.Result, _ size: Int, _ arguments: String) {
    (self.graph, self.side, self.result, self.size, self.arguments) = (graph, side, result, size, arguments)
    degrees = side == .graph ? graph.degrees : graph.degrees.map { graph.vertexCount - 1 - $0 }
  }

  var report: Walkthrough {
    Walkthrough(
      name: "turan",
      title: "Turán's theorem step by step: \(Figure.count(n, "vertex", "vertices")), \(Figure.count(edges, "edge")), r = \(size)",
      introduction: [
        "A graph is a set of points (vertices), some of them joined in pairs by edges. A clique is a set of vertices every two of which are joined. How many edges "
          + "can a graph have if no r of its vertices form a clique? Turán: at most as many as when the vertices are put into r − 1 groups of equal size, as nearly "
          + "as can be, and exactly those in different groups are joined.",
        "The paper uses it the other way round, on the features that do not interfere: few edges, so many vertices no two of which are joined.",
        side == .complement
          ? "Here the complement of the graph in the file is meant: two vertices are joined when they are not joined in the file."
          : "Below, a short procedure finds either a clique of r vertices or a partition that proves the bound for this graph.",
      ],
      terms: [
        .init("degree", "of a vertex: how many vertices it is joined to. The degrees sum to twice the number of edges."),
        .init(
          "t_p(n)",
          "the number of edges of the Turán graph: n vertices in p groups as equal as possible, joined across groups. t_2(6) = 9: two groups of three."
        ),
      ], steps: [instance, picks, clique] + (foundClique ? [] : [degreesStep, count]) + [verdict, independent],
      conclusion: .init(verdict: result.outcome.verdict, sentences: [result.outcome.sentence] + remarks),
      command: "lrh walkthrough turan \(arguments)")
  }

  var n: Int { graph.vertexCount }
  var edges: Int { graph.edgeCount(side) }
  var parts: Int { size - 1 }
  /// t_{r−1}(n).
  var limit: Int { turanNumber(n, parts: parts) }
  var foundClique: Bool { result.run.clique.count >= size }
  /// How many vertices each class has.
  var classSizes: [Int] {
    result.run.classes.reduce(into: [Int](repeating: 0, count: result.run.clique.count)) { $0[$1] += 1 }
  }
  /// The number of edges between different classes.
  var edgesAcross: Int { n * (n - 1) / 2 - classSizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

  private var remarks: [String] {
    if foundClique { return edges > limit ? ["More than t_\(parts)(\(n)) = \(limit) edges: the clique had to be there."] : [] }
    return [
      "This does not say that there is no clique of \(size) vertices, only that the graph has no more edges than a graph without one may have "
        + "(lrh prove clique-number finds the largest clique)."
    ]
  }
}
