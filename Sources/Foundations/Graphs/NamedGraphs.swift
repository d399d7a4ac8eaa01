// SPDX-License-Identifier: Apache-2.0
import Statements

/// Graphs that have a name.
public enum NamedGraphs {
  /// The graph on 0 … n−1 with an edge wherever `adjacent(u, v)`, u < v.
  public static func graph(_ n: Int, adjacent: (Int, Int) -> Bool) -> Graph {
    var edges: [Edge] = []
    for u in 0..<n { for v in u + 1..<max(n, u + 1) where adjacent(u, v) { edges.append(Edge(UInt32(u), UInt32(v))) } }
    return Graph(vertexCount: n, sortedEdges: edges)
  }

  /// The Turán graph: complete multipartite, n vertices, r parts as equal as possible.
  public static func turan(_ n: Int, parts r: Int) -> Graph { graph(n) { $0 % r != $1 % r } }

  /// The Petersen graph: the 2-subsets of {0, …, 4}, adjacent when disjoint.
  public static var petersen: Graph { kneserLike(5, 2) { $0.isDisjoint(with: $1) } }

  /// The Johnson graph of DIMACS `johnsonN-W-D`: W-subsets of {0, …, N−1}, adjacent when they differ in at least D places.
  public static func johnson(_ n: Int, weight: Int, distance: Int) -> Graph {
    kneserLike(n, weight) { 2 * (weight - $0.intersection($1).count) >= distance }
  }

  /// The Hamming graph of DIMACS `hammingN-D`: words of N bits, adjacent when they differ in at least D places.
  public static func hamming(_ n: Int, distance: Int) -> Graph {
    graph(1 << n) { ($0 ^ $1).nonzeroBitCount >= distance }
  }

  private static func kneserLike(_ n: Int, _ size: Int, _ adjacent: (Set<Int>, Set<Int>) -> Bool) -> Graph {
    let subsets = (0..<1 << n).filter { $0.nonzeroBitCount == size }.map { word in Set((0..<n).filter { word >> $0 & 1 == 1 }) }
    return graph(subsets.count) { adjacent(subsets[$0], subsets[$1]) }
  }
}
