// SPDX-License-Identifier: Apache-2.0

/// The largest clique of the graph has exactly `cliqueNumber` vertices.
public struct CliqueNumberClaim: Sendable {
  /// The number of vertices.
  public var n: Int
  /// The number of edges.
  public var edges: Int
  /// The size of the largest clique.
  public var cliqueNumber: Int

  /// A claim about a graph of n vertices.
  public init(n: Int, edges: Int, cliqueNumber: Int) {
    self.n = n
    self.edges = edges
    self.cliqueNumber = cliqueNumber
  }

  /// The claim in words.
  public var sentence: String {
    "the largest clique of the graph on \(n) vertices with \(edges) edges has exactly \(cliqueNumber) "
      + (cliqueNumber == 1 ? "vertex" : "vertices")
  }
}

/// A clique, and a proof that none is larger.
public struct CliqueNumberWitness: Sendable {
  /// The vertices of a clique, increasing.
  public var clique: [Int]
  /// The proof that no clique is larger.
  public var upper: Upper

  /// Why no clique is larger.
  public enum Upper: Sendable {
    /// A proper colouring: the colour of each vertex.
    case colouring([Int])
    /// A branching tree, in preorder (`docs/certificate-format-1.md`, §5.10).
    case tree([Node])
  }

  /// A node of the tree, for a set P of vertices: a partition of P into single vertices and independent classes.
  public struct Node: Hashable, Sendable {
    /// The vertices branched on, in order; each has a node for its later neighbours in P.
    public var branch: [Int]
    /// Independent sets, each increasing.
    public var classes: IndexLists

    /// A node.
    public init(branch: [Int], classes: IndexLists) {
      self.branch = branch
      self.classes = classes
    }

    /// A node.
    public init(branch: [Int], classes: [[Int]]) { self.init(branch: branch, classes: IndexLists(classes)) }
  }

  /// A clique and a proof.
  public init(clique: [Int], upper: Upper) {
    self.clique = clique
    self.upper = upper
  }
}
