// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.5: degree majorisation proves Turán's bound (F5).
struct TuranBoundRule: Rule {
  let claim: TuranBoundClaim
  let witness: TuranBoundWitness
  let graph: Graph

  var work: Integer? { Integer(graph.vertexCount) + Integer(graph.edges.count) }

  func check() throws(Rejection) {
    let n = graph.vertexCount
    try graph.requireSize(claim.n, edges: claim.edges, of: claim.of)
    try require(witness.classes.count == n, "\(witness.classes.count) classes for \(n) vertices")
    var sizes: [Int: Int] = [:]
    for label in witness.classes {
      try require(label < claim.parts, "class \(label) is not below parts")
      sizes[label, default: 0] += 1
    }
    for (u, degree) in graph.degrees.enumerated() {
      let outside = n - (sizes[witness.classes[u]] ?? 0)
      try require((claim.of == .graph ? degree : n - 1 - degree) <= outside, "vertex \(u) has more than \(outside) neighbours")
    }
    let turan = turanNumber(n, parts: claim.parts)
    try require(claim.turanNumber == turan, "t_\(claim.parts)(\(n)) is \(turan)")
    try require(claim.edges <= turan, "more edges than the Turán graph")
  }
}

/// Format §5.6: pairwise adjacent vertices.
struct CliqueRule: Rule {
  let claim: CliqueClaim
  let witness: CliqueWitness
  let graph: Graph

  var work: Integer? { Integer(graph.vertexCount) + Integer(graph.edges.count) }

  func check() throws(Rejection) {
    let n = graph.vertexCount
    try graph.requireSize(claim.n, edges: claim.edges, of: claim.of)
    try require(witness.vertices.count == claim.size, "\(witness.vertices.count) vertices, not \(claim.size)")
    var inside = [Bool](repeating: false, count: n)
    for v in witness.vertices {
      try require(v < n, "no vertex \(v)")
      inside[v] = true
    }
    let within = graph.edges.reduce(0) { inside[Int($1.u)] && inside[Int($1.v)] ? $0 + 1 : $0 }
    try require(
      within == (claim.of == .graph ? claim.size * (claim.size - 1) / 2 : 0), "the vertices are not pairwise adjacent")
  }
}

extension Graph {
  /// That many vertices and edges, of the graph or its complement.
  fileprivate func requireSize(_ n: Int, edges: Int, of side: GraphSide) throws(Rejection) {
    try require(n == vertexCount && edges == edgeCount(side), "n or edges are not the graph's")
  }
}
