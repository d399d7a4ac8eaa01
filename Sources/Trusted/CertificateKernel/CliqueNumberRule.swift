// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.10: a clique, and a proper colouring or a branching tree that excludes a larger one (F5).
struct CliqueNumberRule: Rule {
  let claim: CliqueNumberClaim
  let witness: CliqueNumberWitness
  let graph: Graph

  private var words: Int { 1 + graph.vertexCount / 64 }

  var work: Integer? {
    let linear = Integer(graph.vertexCount) + Integer(graph.edges.count)
    guard case .tree(let nodes) = witness.upper else { return linear }
    guard graph.vertexCount <= 32_768 else { return nil }
    let members = nodes.reduce(0) { $0 + $1.branch.count + $1.classes.members.count }
    return linear + (Integer(graph.vertexCount) + Integer(members) + Integer(nodes.count)) * Integer(words)
  }

  func check() throws(Rejection) {
    let size = CliqueClaim(n: claim.n, edges: claim.edges, size: claim.cliqueNumber, of: .graph)
    try CliqueRule(claim: size, witness: CliqueWitness(vertices: witness.clique), graph: graph).check()
    switch witness.upper {
    case .colouring(let colours): try checkColouring(colours)
    case .tree(let nodes): try replay(nodes)
    }
  }

  private func checkColouring(_ colours: [Int]) throws(Rejection) {
    try require(
      colours.count == graph.vertexCount, "\(colours.count) colours for \(graph.vertexCount) vertices")
    for colour in colours {
      try require(colour < claim.cliqueNumber, "colour \(colour) is not below cliqueNumber")
    }
    for edge in graph.edges {
      try require(
        colours[Int(edge.u)] != colours[Int(edge.v)],
        "the ends of edge \(edge.u), \(edge.v) have the same colour")
    }
  }

  /// Replays show(all vertices, cliqueNumber) with a stack of its own; a frame is kept only while it has branches left.
  private func replay(_ nodes: [CliqueNumberWitness.Node]) throws(Rejection) {
    let neighbours = NeighbourSets(graph, words: words)
    var set = VertexSet(words: words)
    for v in 0..<graph.vertexCount { set.insert(v) }
    var q = claim.cliqueNumber
    var open: [(rest: VertexSet, q: Int, branch: [Int], next: Int)] = []
    for (index, node) in nodes.enumerated() {
      try requirePartition(node, index, of: set, q, neighbours)
      if !node.branch.isEmpty { open.append((set, q, node.branch, 0)) }
      guard var frame = open.popLast() else {
        return try require(index == nodes.count - 1, "nodes are left over after node \(index)")
      }
      let v = frame.branch[frame.next]
      frame.next += 1
      (set, q) = (neighbours.common(of: v, frame.rest), frame.q - 1)
      frame.rest.remove(v)
      if frame.next < frame.branch.count { open.append(frame) }
    }
    throw Rejection(reason: "the tree lacks nodes: \(nodes.count) are not enough")
  }

  /// Every member of the set is once in `branch` or a class; at most q classes, independent; no branches if q = 0.
  private func requirePartition(
    _ node: CliqueNumberWitness.Node, _ index: Int, of set: VertexSet, _ q: Int, _ neighbours: NeighbourSets
  ) throws(Rejection) {
    try require(node.classes.count <= q, "node \(index): \(node.classes.count) classes, more than \(q)")
    try require(q > 0 || node.branch.isEmpty, "node \(index) branches although no clique may be left")
    var left = set
    for v in node.branch {
      try require(left.remove(v), "node \(index): vertex \(v) is not in its set, or twice in the node")
    }
    var members = VertexSet(words: words)
    for independent in node.classes {
      for v in independent {
        try require(left.remove(v), "node \(index): vertex \(v) is not in its set, or twice in the node")
        try require(neighbours.areOutside(members, of: v), "node \(index): vertex \(v) has a neighbour in its class")
        members.insert(v)
      }
      for v in independent { members.remove(v) }
    }
    try require(left.isEmpty, "node \(index) leaves out a vertex of its set")
  }
}

/// A set of vertices as bits; vertex v is bit v mod 64 of word ⌊v/64⌋.
struct VertexSet {
  fileprivate var bits: [UInt64]

  init(words: Int) { bits = [UInt64](repeating: 0, count: words) }

  var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

  mutating func insert(_ v: Int) { bits[v / 64] |= 1 << UInt64(v % 64) }

  /// Whether v, which may be any count, was in the set.
  @discardableResult mutating func remove(_ v: Int) -> Bool {
    guard v / 64 < bits.count, bits[v / 64] >> UInt64(v % 64) & 1 == 1 else { return false }
    bits[v / 64] ^= 1 << UInt64(v % 64)
    return true
  }
}

/// The neighbours of every vertex of a graph, as sets of vertices one after the other.
private struct NeighbourSets {
  private let words: Int
  private var bits: [UInt64]

  init(_ graph: Graph, words: Int) {
    self.words = words
    bits = [UInt64](repeating: 0, count: graph.vertexCount * words)
    for edge in graph.edges {
      bits[Int(edge.u) * words + Int(edge.v) / 64] |= 1 << UInt64(edge.v % 64)
      bits[Int(edge.v) * words + Int(edge.u) / 64] |= 1 << UInt64(edge.u % 64)
    }
  }

  /// Whether v, a vertex, has no neighbour in the set.
  func areOutside(_ set: VertexSet, of v: Int) -> Bool {
    for word in 0..<words where bits[v * words + word] & set.bits[word] != 0 { return false }
    return true
  }

  /// The neighbours of v, a vertex, in the set.
  func common(of v: Int, _ set: VertexSet) -> VertexSet {
    var common = set
    for word in 0..<words { common.bits[word] &= bits[v * words + word] }
    return common
  }
}
