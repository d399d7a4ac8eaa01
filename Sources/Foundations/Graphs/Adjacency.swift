// SPDX-License-Identifier: Apache-2.0
import Statements

/// The neighbours of every vertex of a graph, in one array (compressed sparse rows).
public struct Adjacency: Sendable {
  // 32 bits, to be half as far apart: what follows the lists of neighbours goes through these in no order.
  private let offsets: [UInt32]
  private let ends: [UInt32]

  /// The adjacency of a graph.
  ///
  /// - Precondition: fewer than 2³¹ edges.
  /// - Complexity: vertices + edges.
  public init(_ graph: Graph) {
    precondition(graph.edges.count < 1 << 31, "\(graph.edges.count) edges")
    // Counts the degree of v at v + 1, then adds them up.
    var offsets = [UInt32](repeating: 0, count: graph.vertexCount + 1)
    offsets.withUnsafeMutableBufferPointer { offsets in
      for edge in graph.edges {
        offsets[Int(edge.u) + 1] &+= 1
        offsets[Int(edge.v) + 1] &+= 1
      }
      for v in 1..<offsets.count { offsets[v] += offsets[v - 1] }
    }
    var next = offsets
    ends = [UInt32](unsafeUninitializedCapacity: 2 * graph.edges.count) { ends, count in
      next.withUnsafeMutableBufferPointer { next in
        for edge in graph.edges {
          ends[Int(next[Int(edge.u)])] = edge.v
          next[Int(edge.u)] &+= 1
          ends[Int(next[Int(edge.v)])] = edge.u
          next[Int(edge.v)] &+= 1
        }
      }
      count = 2 * graph.edges.count
    }
    self.offsets = offsets
  }

  /// The number of vertices.
  public var vertexCount: Int { offsets.count - 1 }

  /// The neighbours of a vertex, increasing.
  public func neighbours(_ vertex: Int) -> ArraySlice<UInt32> { ends[Int(offsets[vertex])..<Int(offsets[vertex + 1])] }

  /// Calls `body` with the lists: the neighbours of v are ends[offsets[v]], …, ends[offsets[v + 1] − 1]. For inner loops.
  package func withLists<Result>(_ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    offsets.withUnsafeBufferPointer { offsets in ends.withUnsafeBufferPointer { body(offsets, $0) } }
  }

  /// The number of neighbours of a vertex.
  public func degree(_ vertex: Int) -> Int { Int(offsets[vertex + 1] - offsets[vertex]) }
}
