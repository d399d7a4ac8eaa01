// SPDX-License-Identifier: Apache-2.0
import Certification
import CliqueNumber
import Statements
import TextLayout

extension Report {
  /// The clique number of a graph.
  public static func cliqueNumber(
    _ name: String, _ input: ProofInput, _ result: CliqueNumberProver.Result, style: TextStyle = .plain
  ) -> TextReport {
    var report = TextReport(style: style)
    report.title("Clique number")
    report.paragraph(
      "Statement (F5). A clique of ω vertices shows that the clique number is at least ω. A proper colouring with ω colours shows that it is at "
        + "most ω; without one, a branching tree does: a clique of q + 1 vertices does not fit into q independent classes, so it has a vertex outside them."
    )
    report.separate()
    report.facts([("Graph", "\(name), \(size(input))")])
    report.heading("Search")
    report.facts([
      ("best clique found", "\(result.clique.count) vertices"),
      ("best colouring found", "\(result.colours) colours"),
      ("nodes searched", "\(result.searchNodes)"),
    ])
    if case .proved(let certificate) = result.outcome,
      case .cliqueNumber(let claim, let witness) = certificate.assertion
    {
      report.heading("Witness")
      report.facts([
        ("clique", indices(witness.clique, limit: 40)), ("no larger one", upperReason(witness.upper, claim)),
      ])
    }
    add(result.outcome, to: &report)
    return report
  }

  static func upperReason(_ upper: CliqueNumberWitness.Upper, _ claim: CliqueNumberClaim) -> String {
    switch upper {
    case .colouring: return "the ends of every edge have different colours among \(claim.cliqueNumber)"
    case .tree(let nodes):
      let members = nodes.reduce(0) { $0 + $1.branch.count + $1.classes.members.count }
      return "a branching tree of \(nodes.count) nodes, whose lists have \(members) members"
    }
  }
}
