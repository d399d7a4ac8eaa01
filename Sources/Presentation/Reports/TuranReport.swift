// SPDX-License-Identifier: Apache-2.0
import Certification
import Statements
import TextLayout
import TuranTheorem

extension Report {
  /// Turán's theorem on a graph.
  public static func turan(
    _ name: String, _ input: ProofInput, _ result: TuranProver.Result, cliqueSize r: Int, side: GraphSide, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Turán's theorem")
    report.paragraph(
      "Statement (F5). For r ≥ 2 a graph either has a clique of r vertices, or a partition into at most r − 1 classes such that every vertex has "
        + "at most as many neighbours as there are vertices outside its class; then it has at most t_{r−1}(n) edges.")
    report.separate()
    let what = side == .graph ? "Graph" : "Graph (its complement is meant below)"
    report.facts([(what, "\(name), \(size(input))"), ("r", "\(r)")])
    guard case .graph(let graph) = input.object else { return report }
    report.heading("The run: a vertex of largest degree, the class of its non-neighbours, on with its neighbours")
    let run = result.run
    let sizes = run.classes.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    let rows = run.clique.prefix(16).enumerated().map { step, vertex in
      ["\(step + 1)", "\(vertex)", "\(sizes[step] ?? 0)"]
    }
    report.table(["step", "vertex picked", "size of its class"], Array(rows), alignments: [.right, .right, .right])
    if run.clique.count > 16 { report.line("… \(run.clique.count) steps in all") }
    if case .proved(let certificate) = result.outcome {
      report.heading("Witness")
      switch certificate.assertion {
      case .clique(_, let witness):
        report.facts([(side == .graph ? "clique" : "independent set of the graph", indices(witness.vertices))])
      case .turanBound(let claim, _):
        report.facts([
          ("classes", "\(run.clique.count) ≤ r − 1 = \(claim.parts)"),
          ("edges", "\(claim.edges)"), ("t_\(claim.parts)(\(claim.n))", "\(claim.turanNumber)"),
          ("slack", "\(claim.turanNumber - claim.edges)\(claim.turanNumber == claim.edges ? ": the bound is attained" : "")"),
        ])
        if graph.vertexCount <= 40 { report.line("class of each vertex: \(indices(run.classes, limit: 40))") }
      default: break
      }
    }
    add(result.outcome, to: &report)
    return report
  }
}
