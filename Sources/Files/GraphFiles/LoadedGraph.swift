// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Statements

/// A graph read from a file, with where it came from.
public struct LoadedGraph: Sendable {
  /// The graph, on vertices 0 … n−1.
  public let graph: Graph
  /// Name, size, index in the file and format.
  public let provenance: FileProvenance
  /// The very bytes that were parsed, from which to compute a digest.
  public let fileBytes: [UInt8]
  /// Remarks for the user, such as repeated edges or a wrong count in the header; none of them is an error.
  public let notes: [String]
}

/// A graph and the remarks of its reader.
struct ParsedGraph {
  let graph: Graph
  let notes: [String]
}

/// Collects the edges of a graph, of which there may not be too many.
struct EdgeCollector {
  private(set) var edges: [Edge] = []
  private let limit: Int

  init(limits: ReadLimits) { limit = limits.edges }

  /// Adds an edge between different vertices; false when the limit is reached.
  @inline(__always) mutating func add(_ a: Int, _ b: Int) -> Bool {
    guard edges.count < limit else { return false }
    edges.append(Edge(UInt32(truncatingIfNeeded: a), UInt32(truncatingIfNeeded: b)))
    return true
  }

  /// What is wrong when `add` returns false.
  var problem: String { "more edges than the limit of \(limit)" }

  /// Says why a number of vertices is not acceptable, or nil.
  static func problem(vertexCount: Int) -> String? {
    if vertexCount < 1 { return "expected at least one vertex" }
    return vertexCount > Graph.vertexLimit
      ? "\(vertexCount) vertices are beyond the limit of \(Graph.vertexLimit)" : nil
  }

  /// The graph, with a remark when edges were repeated or are not as many as stated.
  func graph(vertexCount: Int, stated: Int? = nil) -> ParsedGraph {
    let graph = Graph(vertexCount: vertexCount, edges: edges)
    var notes: [String] = []
    if graph.edges.count < edges.count {
      notes.append(
        "\(edges.count) edges are listed, \(graph.edges.count) of them different; repeated ones count once")
    }
    if let stated, stated != graph.edges.count {
      notes.append("the header states \(stated) edges; the file has \(graph.edges.count)")
    }
    return ParsedGraph(graph: graph, notes: notes)
  }
}
