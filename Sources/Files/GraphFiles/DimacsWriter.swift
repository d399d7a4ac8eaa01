// SPDX-License-Identifier: Apache-2.0
import Statements

/// Writes graphs as DIMACS ASCII.
public enum DimacsWriter {
  /// The text of a graph, after comment lines.
  public static func text(_ graph: Graph, comments: [String] = []) -> String {
    comments.map { "c \($0)\n" }.joined() + "p edge \(graph.vertexCount) \(graph.edges.count)\n"
      + graph.edges.map { "e \($0.u + 1) \($0.v + 1)\n" }.joined()
  }
}
