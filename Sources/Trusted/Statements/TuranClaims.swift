// SPDX-License-Identifier: Apache-2.0

/// The graph (or its complement) has at most t_parts(n) edges (Turán's theorem; F5).
///
/// This does not say that the graph has no clique of parts + 1 vertices.
public struct TuranBoundClaim: Sendable {
  /// The number of vertices.
  public var n: Int
  /// The number of edges of the graph or complement.
  public var edges: Int
  /// At most this many classes; ≥ 1.
  public var parts: Int
  /// t_parts(n), the edges of the Turán graph.
  public var turanNumber: Int
  /// Whether the graph or its complement is meant.
  public var of: GraphSide

  /// A claim about a graph of n vertices.
  public init(n: Int, edges: Int, parts: Int, turanNumber: Int, of: GraphSide) {
    self.n = n
    self.edges = edges
    self.parts = parts
    self.turanNumber = turanNumber
    self.of = of
  }

  /// The claim in words.
  public var sentence: String {
    "the \(of == .graph ? "graph" : "complement of the graph"), on \(n) vertices, has \(edges) edges ≤ t_\(parts)(\(n)) = "
      + "\(turanNumber), by degree majorisation over at most \(parts) classes"
  }
}

/// A partition such that every degree is at most the number of vertices outside the vertex's class.
public struct TuranBoundWitness: Sendable {
  /// The class of each vertex.
  public var classes: [Int]

  /// A partition.
  public init(classes: [Int]) { self.classes = classes }
}

/// The graph (or its complement) has a clique of this size.
public struct CliqueClaim: Sendable {
  /// The number of vertices.
  public var n: Int
  /// The number of edges of the graph or complement.
  public var edges: Int
  /// The number of vertices of the clique.
  public var size: Int
  /// Whether the graph or its complement is meant.
  public var of: GraphSide

  /// A claim about a graph of n vertices.
  public init(n: Int, edges: Int, size: Int, of: GraphSide) {
    self.n = n
    self.edges = edges
    self.size = size
    self.of = of
  }

  /// The claim in words.
  public var sentence: String {
    of == .graph
      ? "the graph on \(n) vertices with \(edges) edges has a clique of \(size) vertices"
      : "the complement of the graph, \(n) vertices and \(edges) edges, has a clique of \(size) vertices: "
        + "an independent set of the graph"
  }
}

/// The clique.
public struct CliqueWitness: Sendable {
  /// Its vertices, increasing.
  public var vertices: [Int]

  /// A set of vertices.
  public init(vertices: [Int]) { self.vertices = vertices }
}
