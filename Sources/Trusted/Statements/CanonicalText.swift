// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension Input {
  /// Passes the canonical text of the object, whose SHA-256 is its digest, to `write` piece by piece.
  public func writeCanonicalText(_ write: (String) -> Void) {
    switch self {
    case .matrix(.rational(let matrix)):
      write("lrh-matrix/1\n\(matrix.rows) \(matrix.columns) 0\n")
      for entry in matrix.entries { write("\(entry)\n") }
    case .matrix(.surd(let matrix, let radicand)):
      write("lrh-matrix/1\n\(matrix.rows) \(matrix.columns) \(radicand)\n")
      for entry in matrix.entries { write("\(entry.rational) \(entry.coefficient)\n") }
    case .graph(let graph):
      write("lrh-graph/1\n\(graph.vertexCount) \(graph.edges.count)\n")
      for edge in graph.edges { write("\(edge.u) \(edge.v)\n") }
    }
  }
}
