// SPDX-License-Identifier: Apache-2.0
import Certification
import Statements
import TuranTheorem

/// A graph with the classes that prove Turán's bound on it, or with the clique that was found (F5).
///
/// Certificate: a `turan-bound` or a `clique`, of the graph or its complement. The edges are those of its input.
public struct TuranFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "turan"
  static let vertexLimit = 120
  static let edgeLimit = 5000

  private let cliqueSize: Int
  private let side: GraphSide

  /// A figure for cliques of this size.
  public init(cliqueSize: Int, side: GraphSide) throws(FigureError) {
    guard (2...1 << 40).contains(cliqueSize) else { throw .option("--clique must be between 2 and 2^40") }
    (self.cliqueSize, self.side) = (cliqueSize, side)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    let isComplement = try reader.optional("complement") { reader, key throws(FigureError) in try reader.flag(key) } != nil
    try self.init(cliqueSize: reader.count("clique"), side: isComplement ? .complement : .graph)
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] {
    side == .complement ? ["clique": "\(cliqueSize)", "complement": "yes"] : ["clique": "\(cliqueSize)"]
  }

  private static func checkSize(_ input: Input?) throws(FigureError) -> Graph {
    guard case .graph(let graph)? = input else { throw .mismatch("a certificate has no graph") }
    guard graph.vertexCount <= vertexLimit, graph.edges.count <= edgeLimit else {
      throw .option("a graph of more than \(vertexLimit) vertices or \(edgeLimit) edges cannot be read")
    }
    return graph
  }

  /// Proves what the figure needs.
  public func prove(_ graph: ProofInput, certifier: Certifier) throws -> [Certificate] {
    _ = try TuranFigure.checkSize(graph.object)
    return [try TuranProver(certifier).prove(graph, cliqueSize: cliqueSize, side: side).outcome.certified()]
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == 1, "there are \(certificates.count) certificates")
    let graph = try TuranFigure.checkSize(certificates[0].inputs[.graph]?.object)
    let edges = graph.edges.map { (Int($0.u), Int($0.v)) }
    let size = "\(graph.vertexCount) vertices, \(edges.count) edges"
    switch certificates[0].assertion {
    case .turanBound(let claim, let witness):
      try Fit.require(claim.parts == cliqueSize - 1 && claim.of == side, "the bound has other parameters")
      return bound(claim, witness, graph.vertexCount, edges, size)
    case .clique(let claim, let witness):
      try Fit.require(claim.size == cliqueSize && claim.of == side, "the clique has other parameters")
      return clique(witness, graph.vertexCount, edges, size)
    default: throw .mismatch("the certificate is neither a bound nor a clique")
    }
  }

  /// Seven looks, told apart by shape and filling.
  private static let looks = [
    Look(.blue, .circle), Look(.vermillion, .square, hollow: true), Look(.green, .triangle), Look(.purple, .diamond, hollow: true),
    Look(.black, .cross), Look(.orange, .circle, hollow: true), Look(.sky, .square),
  ]

  private func bound(
    _ claim: TuranBoundClaim, _ witness: TuranBoundWitness, _ n: Int, _ edges: [(Int, Int)], _ size: String
  ) -> Drawing {
    let classes = witness.classes
    let names = Set(classes).sorted()
    let members = names.map { name in (0..<n).filter { classes[$0] == name } }
    let inner = edges.filter { classes[$0.0] == classes[$0.1] }
    let outer = edges.filter { classes[$0.0] != classes[$0.1] }
    var groups: [(name: String, legend: Label?, look: Look, vertices: [Int])] = []
    for (i, vertices) in members.enumerated() {
      let legend: Label? = members.count <= 7 ? "class \(names[i]): \(vertices.count)" : nil
      groups.append(("class \(names[i])", legend, TuranFigure.looks[i % 7], vertices))
    }
    let of = side == .graph ? "" : " of the complement"
    return GraphPicture(
      groups: groups,
      edges: [
        ("edge between classes", outer.isEmpty ? nil : "edges between classes", Look(.grey, weight: .hair), outer),
        ("edge inside a class", inner.isEmpty ? nil : "edges inside a class", Look(.vermillion, dashes: .dashed), inner),
      ]
    ).drawing(
      title: "\(claim.edges) edges\(of) ≤ *t*_{\(claim.parts)}(\(n)) = \(claim.turanNumber)",
      description: "Graph of \(size); classes that prove that the edges\(of) are at most t_\(claim.parts)(\(n)) = \(claim.turanNumber): "
        + zip(names, members).map { "class \($0): \($1.map { "\($0)" }.joined(separator: ", "))" }.joined(separator: "; ") + ".")
  }

  private func clique(_ witness: CliqueWitness, _ n: Int, _ edges: [(Int, Int)], _ size: String) -> Drawing {
    let chosen = Set(witness.vertices)
    let inner = edges.filter { chosen.contains($0.0) && chosen.contains($0.1) }
    let outer = edges.filter { !(chosen.contains($0.0) && chosen.contains($0.1)) }
    let what = side == .graph ? "clique" : "independent set"
    return GraphPicture(
      groups: [
        ("in the \(what)", "\(what) of \(chosen.count)", Look(.blue, .square), witness.vertices),
        ("other vertex", "other vertices", Look(.grey, hollow: true), (0..<n).filter { !chosen.contains($0) }),
      ],
      edges: [
        ("edge", outer.isEmpty ? nil : "edges", Look(.grey, weight: .hair), outer),
        ("edge of the clique", inner.isEmpty ? nil : "edges of the clique", Look(.blue), inner),
      ]
    ).drawing(
      title: "A\(side == .graph ? " clique" : "n independent set") of \(chosen.count) vertices",
      description: "Graph of \(size); \(what) of \(chosen.count): \(witness.vertices.map { "\($0)" }.joined(separator: ", ")).")
  }
}
