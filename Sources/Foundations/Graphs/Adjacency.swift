// SPDX-License-Identifier: Apache-2.0
import Statements

/// The neighbours of every vertex of a graph, in one array (compressed sparse rows).
public struct Adjacency: Sendable {
  private let offsets: [Int]
  private let ends: [UInt32]

  /// The adjacency of a graph.
  ///
  /// - Complexity: vertices + edges.
  public init(_ graph: Graph) {
    var offsets = [0]
    offsets.reserveCapacity(graph.vertexCount + 1)
    for degree in graph.degrees { offsets.append(offsets[offsets.count - 1] + degree) }
    var next = offsets
    ends = [UInt32](unsafeUninitializedCapacity: 2 * graph.edges.count) { buffer, count in
      for edge in graph.edges {
        buffer[next[Int(edge.u)]] = edge.v
        next[Int(edge.u)] += 1
        buffer[next[Int(edge.v)]] = edge.u
        next[Int(edge.v)] += 1
      }
      count = 2 * graph.edges.count
    }
    self.offsets = offsets
  }

  /// The number of vertices.
  public var vertexCount: Int { offsets.count - 1 }

  /// The neighbours of a vertex.
  public func neighbours(_ vertex: Int) -> ArraySlice<UInt32> { ends[offsets[vertex]..<offsets[vertex + 1]] }

  /// Calls `body` with the lists: the neighbours of v are ends[offsets[v]], …, ends[offsets[v + 1] − 1]. For inner loops.
  package func withLists<Result>(_ body: (UnsafeBufferPointer<Int>, UnsafeBufferPointer<UInt32>) -> Result) -> Result {
    offsets.withUnsafeBufferPointer { offsets in ends.withUnsafeBufferPointer { body(offsets, $0) } }
  }

  /// The number of neighbours of a vertex.
  public func degree(_ vertex: Int) -> Int { offsets[vertex + 1] - offsets[vertex] }
}
