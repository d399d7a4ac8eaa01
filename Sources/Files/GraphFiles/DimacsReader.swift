// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Statements

/// Reads graphs in the ASCII format of the second DIMACS challenge: `c` comments, one line `p edge N M` (or `p col`),
/// lines `e U V` with vertices from 1 to N, `n` lines with vertex weights, which are not used.
enum DimacsReader {
  /// The graph in the bytes of a file. Throws `MalformedFile` naming the line.
  ///
  /// Edges may be repeated, in either direction, and their stated number may be wrong: both occur in published files
  /// and are remarked upon.
  /// - Complexity: linear in the file, plus sorting when the edges are not sorted.
  static func graph(_ bytes: [UInt8], file: String, limits: ReadLimits) throws -> ParsedGraph {
    var scanner = TextScanner(bytes, file: file)
    var problem: (vertices: Int, edges: Int)?
    var edges = EdgeCollector(limits: limits)
    var hasWeights = false
    while scanner.nextLine() {
      guard let word = scanner.nextWord() else { continue }
      switch word.count == 1 ? bytes[word.lowerBound] : 0 {
      case UInt8(ascii: "c"): continue
      case UInt8(ascii: "p"):
        guard problem == nil else { throw scanner.malformed("expected one problem line, found a second") }
        problem = try problemLine(&scanner)
      case UInt8(ascii: "e"):
        guard let problem else {
          throw scanner.malformed("expected the line 'p edge N M' before the first edge")
        }
        let u = try vertex(&scanner, problem.vertices)
        let v = try vertex(&scanner, problem.vertices)
        try scanner.expectLineEnd()
        guard u != v else { throw scanner.malformed("a self-loop at vertex \(u)") }
        guard edges.add(u - 1, v - 1) else { throw scanner.malformed(edges.problem) }
      case UInt8(ascii: "n"): hasWeights = true
      default:
        throw scanner.malformed("expected a line beginning with c, p, e or n, found \(scanner.quoted(word))")
      }
    }
    guard let problem else { throw scanner.malformed("expected the line 'p edge N M'") }
    let parsed = edges.graph(vertexCount: problem.vertices, stated: problem.edges)
    return hasWeights
      ? ParsedGraph(graph: parsed.graph, notes: parsed.notes + ["vertex weights are not used"]) : parsed
  }

  /// Reads the rest of a line `p edge N M`.
  static func problemLine(_ scanner: inout TextScanner) throws -> (vertices: Int, edges: Int) {
    let kinds = ["edge", "edges", "col"]
    guard let word = scanner.nextWord(), kinds.contains(String(decoding: scanner.bytes[word], as: UTF8.self))
    else {
      throw scanner.malformed("expected 'p edge N M' or 'p col N M'")
    }
    let vertices = try scanner.expectCount("the number of vertices")
    let edges = try scanner.expectCount("the number of edges")
    try scanner.expectLineEnd()
    if let problem = EdgeCollector.problem(vertexCount: vertices) { throw scanner.malformed(problem) }
    return (vertices, edges)
  }

  private static func vertex(_ scanner: inout TextScanner, _ count: Int) throws -> Int {
    let value = try scanner.expectCount("a vertex from 1 to \(count)")
    guard value >= 1 && value <= count else {
      throw scanner.malformed("expected a vertex from 1 to \(count), found \(value)")
    }
    return value
  }
}
