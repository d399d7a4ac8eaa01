// SPDX-License-Identifier: Apache-2.0
import Statements

extension CoqExport {
  /// The theorem of a clique-number certificate: the graph, a clique of that size, and none larger.
  static func cliqueNumber(_ graph: Graph, _ claim: CliqueNumberClaim, _ witness: CliqueNumberWitness) -> String {
    let of = "(graph_of false \(claim.n) edges)"
    var text = define(graph) + define("vertices", "seq nat", list(witness.clique) + "%N")
    switch witness.upper {
    case .colouring(let colours):
      text += define("bound", "clique_bound", "Colouring \(list(colours))%N")
    case .tree(let nodes):
      let items = nodes.map { node in
        "(\(list(node.branch)), \(node.classes.isEmpty ? "[::]" : list(node.classes.map { list(Array($0)) })))"
      }
      text += define("bound", "clique_bound", "Tree " + (items.isEmpty ? "[::]" : list(items, separator: ";\n  ")) + "%N")
    }
    return text
      + theorem(
        """
        [/\\ simple_graph \(of), nb_edges \(of) = \(claim.edges),
            (exists S : {set 'I_\(claim.n)}, clique \(of) S /\\ #|S| = \(claim.cliqueNumber))
          & forall S : {set 'I_\(claim.n)}, clique \(of) S -> #|S| <= \(claim.cliqueNumber)]%N
        """,
        by: "@check_clique_number_sound \(claim.n) edges \(claim.edges) \(claim.cliqueNumber) vertices bound")
  }
}
