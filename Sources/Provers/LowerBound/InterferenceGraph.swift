// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearSensing
import Statements

/// The interference graph of a pair (F6): i ≠ j are joined unless both |C_ij| ⋖ t and |C_ji| ⋖ t.
public struct InterferenceGraph: Sendable {
  /// The graph on the features.
  public let graph: Graph
  /// For each feature i, how many j ≠ i have |C_ij| not ⋖ t.
  public let largeEntries: [Int]

  /// The graph of the pair at the threshold t.
  ///
  /// - Complexity: m² inner products.
  public init(_ rows: InterferenceRows, threshold t: Rational, relation: Relation) {
    var edges: [Edge] = []
    var counts: [Int] = []
    let threshold = QuadraticSurd(t)
    for i in 0..<rows.count {
      let large = rows.row(i).enumerated().filter { j, entry in
        j != i && !relation.holds(entry.magnitude, threshold)
      }
      counts.append(large.count)
      for (j, _) in large { edges.append(Edge(UInt32(i), UInt32(j))) }
    }
    graph = Graph(vertexCount: rows.count, edges: edges)
    largeEntries = counts
  }
}
