// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Graphs
import Statements

/// The size of a graph's largest clique, with a proof that none is larger: a colouring when one with as many colours is found, else a
/// branching tree (format §5.10).
///
/// Every limit counts work, none measures time: the same graph and limit give the same certificate.
public struct CliqueNumberProver: Sendable {
  private let certifier: Certifier

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier()) { self.certifier = certifier }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The largest clique found.
    public let clique: [Int]
    /// No clique has more vertices than this.
    public let upperBound: Int
    /// The colours of the best colouring found.
    public let colours: Int
    /// Nodes of all search trees together.
    public let searchNodes: Int
    /// Nodes of the certificate's tree; 0 without one.
    public let treeNodes: Int
    /// Members of the lists of its nodes.
    public let treeMembers: Int
  }

  /// Finds the clique number and proves it.
  ///
  /// - Parameter progress: called now and then with branches of the root done and in all; begins anew with each larger clique.
  public func prove(_ input: ProofInput, progress: (Int, Int) -> Void = { _, _ in }) throws -> Result {
    guard case .graph(let graph) = input.object else {
      preconditionFailure("the clique number needs a graph")
    }
    var run = Run(graph, workLimit: certifier.workLimit)
    run.search(progress)
    let outcome: Outcome
    if let upper = run.proof {
      let claim = CliqueNumberClaim(
        n: graph.vertexCount, edges: graph.edges.count, cliqueNumber: run.clique.count)
      let assertion = Assertion.cliqueNumber(claim, CliqueNumberWitness(clique: run.clique, upper: upper))
      switch try certifier.certify(assertion, [.graph: input]) {
      case .undecided(let reasons): outcome = .undecided(run.found + reasons)
      case let decided: outcome = decided
      }
    } else {
      outcome = .undecided(run.tried)
    }
    return Result(
      outcome: outcome, clique: run.clique, upperBound: run.upperBound, colours: run.colouring.count,
      searchNodes: run.searchNodes,
      treeNodes: run.treeNodes, treeMembers: run.treeMembers)
  }
}

/// The state of one proof.
private struct Run {
  /// A tree may speak of this many vertices (format §6).
  static let treeVertexLimit = 32_768
  /// Bytes that a tree may take, so that the certificate stays within the format's size.
  static let treeByteLimit = 240_000_000

  let graph: Graph
  let adjacency: Adjacency
  let order: SmallestLastOrder
  let workLimit: Int
  /// Entries that the lists of the root's branches may have: cheap beside the search, so that small limits do not bind them.
  var listLimit: Int { max(workLimit, 1 << 26) }
  var clique: [Int]
  var colouring: Colouring
  var upperBound: Int
  var searchNodes = 0
  var treeNodes = 0
  var treeMembers = 0
  var proof: CliqueNumberWitness.Upper?
  var tried: [String] = []

  init(_ graph: Graph, workLimit: Integer) {
    self.graph = graph
    self.workLimit = workLimit.asInt ?? (workLimit.sign < 0 ? 0 : .max)
    adjacency = Adjacency(graph)
    order = SmallestLastOrder(adjacency)
    clique = CliqueHeuristics.greedy(adjacency, order)
    colouring = Colouring.best(adjacency, order, target: clique.count)
    upperBound = min(colouring.count, (order.core.max() ?? 0) + 1)
  }

  mutating func search(_ progress: (Int, Int) -> Void) {
    let isSmall = graph.vertexCount <= Run.treeVertexLimit
    if clique.count < upperBound { improveByLocalSearch() }
    while clique.count < colouring.count {
      // Vertices of smaller core number are in no larger clique; in a certificate the root must still list them.
      let kept =
        isSmall
        ? Array(0..<graph.vertexCount) : (0..<graph.vertexCount).filter { order.core[$0] >= clique.count }
      if kept.count > Run.treeVertexLimit {
        return giveUp("a search among \(kept.count) vertices is too large")
      }
      let (ending, tree) = attempt(kept, recording: isSmall, progress)
      searchNodes += tree.nodeCount
      switch ending {
      case .clique(let larger): clique = larger
      case .stopped:
        let isTooLarge = tree.bytes > Run.treeByteLimit
        return giveUp(
          "the search stopped after \(searchNodes) nodes: "
            + (isTooLarge ? "its tree is too large for a certificate" : "the work limit is reached"))
      case .shown:
        upperBound = clique.count
        guard isSmall else {
          return giveUp(
            "a search shows so, but a certificate has no tree above \(Run.treeVertexLimit) vertices")
        }
        (treeNodes, treeMembers) = (tree.nodeCount, tree.memberCount)
        let nodes = tree.nodes
        proof = nodes.count == 1 ? .colouring(colours(nodes[0].classes)) : .tree(nodes)
        if nodes.count == 1 { (treeNodes, treeMembers) = (0, 0) }
        return
      }
    }
    upperBound = clique.count
    proof = .colouring(colouring.colours)
  }

  private func colours(_ classes: IndexLists) -> [Int] {
    var colours = [Int](repeating: 0, count: graph.vertexCount)
    for (colour, members) in classes.enumerated() { for v in members { colours[v] = colour } }
    return colours
  }

  /// What is known, for people.
  var found: [String] {
    [
      "the largest clique found has \(clique.count) \(clique.count == 1 ? "vertex" : "vertices")",
      "no clique has more than \(upperBound)",
    ]
  }

  private mutating func giveUp(_ reason: String) {
    tried = found + [reason]
  }

  private mutating func improveByLocalSearch() {
    let kept = (0..<graph.vertexCount).filter { order.core[$0] + 1 >= clique.count }
    guard kept.count <= 5000 else { return }
    var place = [Int](repeating: -1, count: graph.vertexCount)
    for (i, v) in kept.enumerated() { place[v] = i }
    let rows = BitRows(count: kept.count)
    for edge in graph.edges where place[Int(edge.u)] >= 0 && place[Int(edge.v)] >= 0 {
      rows.connect(place[Int(edge.u)], place[Int(edge.v)])
    }
    let steps = min(20_000, 10_000_000 / kept.count)
    let found = CliqueHeuristics.localSearch(
      rows, start: clique.map { place[$0] }, steps: steps, target: upperBound)
    if found.count > clique.count { clique = found.map { kept[$0] } }
  }

  private func attempt(
    _ kept: [Int], recording: Bool, _ progress: (Int, Int) -> Void
  ) -> (BitSearch.Ending, CliqueTree) {
    let words = 1 + kept.count / 64
    let limit = workLimit / words
    func mayGoOn(_ tree: CliqueTree) -> Bool {
      tree.memberCount + tree.nodeCount <= limit && (!recording || tree.bytes <= Run.treeByteLimit)
    }
    if kept.count == graph.vertexCount {
      let root = RootSearch(adjacency: adjacency, order: order, listLimit: listLimit)
      let colourings = [Colouring(adjacency, order: order.order.reversed()), colouring]
      let result = root.run(
        q: clique.count, colourings: colourings, recording: recording, mayGoOn: mayGoOn, progress: progress)
      return (result.ending, result.tree)
    }
    var place = [Int](repeating: -1, count: graph.vertexCount)
    for (i, v) in kept.enumerated() { place[v] = i }
    let edges = graph.edges.compactMap { edge -> Edge? in
      let (u, v) = (place[Int(edge.u)], place[Int(edge.v)])
      return u >= 0 && v >= 0 ? Edge(UInt32(u), UInt32(v)) : nil
    }
    let inner = Adjacency(Graph(vertexCount: kept.count, sortedEdges: edges))
    let root = RootSearch(adjacency: inner, order: SmallestLastOrder(inner), listLimit: listLimit)
    let colourings = [Colouring(inner, order: root.order.order.reversed())]
    let result = root.run(
      q: clique.count, colourings: colourings, recording: recording, mayGoOn: mayGoOn, progress: progress)
    if case .clique(let found) = result.ending { return (.clique(found.map { kept[$0] }), result.tree) }
    return (result.ending, result.tree)
  }
}
