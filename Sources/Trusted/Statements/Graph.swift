// SPDX-License-Identifier: Apache-2.0

/// An edge {u, v} of a graph, stored with u < v.
@frozen
public struct Edge: Hashable, Sendable, Comparable {
  /// The smaller end.
  public let u: UInt32
  /// The larger end.
  public let v: UInt32

  /// The edge between two different vertices, given in either order.
  @inlinable public init(_ a: UInt32, _ b: UInt32) {
    precondition(a != b, "self-loop at \(a)")
    u = min(a, b)
    v = max(a, b)
  }

  /// Lexicographic order.
  @inlinable public static func < (left: Edge, right: Edge) -> Bool {
    left.u != right.u ? left.u < right.u : left.v < right.v
  }
}

/// A finite simple undirected graph on the vertices 0 … n−1.
public struct Graph: Hashable, Sendable {
  /// n.
  public let vertexCount: Int
  /// The edges, strictly increasing.
  public let edges: [Edge]

  /// The largest number of vertices a certificate may speak of.
  public static let vertexLimit = 1 << 24

  /// A graph from its edges in any order; repeated edges are kept once.
  ///
  /// - Precondition: every end is < vertexCount ≤ `vertexLimit`.
  public init(vertexCount: Int, edges: some Sequence<Edge>) {
    var sorted = Array(edges)
    if !zip(sorted, sorted.dropFirst()).allSatisfy({ $0 < $1 }) {
      sorted.sort()
      var kept = 0
      for edge in sorted where kept == 0 || sorted[kept - 1] != edge {
        sorted[kept] = edge
        kept += 1
      }
      sorted.removeLast(sorted.count - kept)
    }
    self.init(vertexCount: vertexCount, sortedEdges: sorted)
  }

  /// A graph from strictly increasing edges.
  public init(vertexCount: Int, sortedEdges: [Edge]) {
    precondition(vertexCount >= 0 && vertexCount <= Graph.vertexLimit, "\(vertexCount) vertices")
    precondition(sortedEdges.allSatisfy { Int($0.v) < vertexCount }, "an edge ends outside the graph")
    self.vertexCount = vertexCount
    self.edges = sortedEdges
  }

  /// The number of edges at each vertex.
  public var degrees: [Int] {
    var degrees = [Int](repeating: 0, count: vertexCount)
    for edge in edges {
      degrees[Int(edge.u)] += 1
      degrees[Int(edge.v)] += 1
    }
    return degrees
  }
}
