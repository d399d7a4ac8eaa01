// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Statements

/// Reads graphs from lines `u v`. Blank lines and lines beginning with `#` are skipped, but `# n: 10` states the number
/// of vertices, which otherwise is the largest vertex plus 1 (vertices counted from 0).
enum EdgeListReader {
  /// The graph in the bytes of a file. Throws `MalformedFile` naming the line; repeated edges are remarked upon.
  static func graph(_ bytes: [UInt8], file: String, oneBased: Bool, limits: ReadLimits) throws -> ParsedGraph {
    var scanner = TextScanner(bytes, file: file)
    var edges = EdgeCollector(limits: limits)
    let first = oneBased ? 1 : 0
    var largest = -1
    var stated: Int?
    while scanner.nextLine() {
      if scanner.isAtLineEnd() { continue }
      if scanner.lineStarts(with: "#") {
        guard let count = try statedCount(&scanner) else { continue }
        guard stated == nil else { throw scanner.malformed("the number of vertices is stated twice") }
        stated = count
        continue
      }
      let u = try vertex(&scanner, first)
      let v = try vertex(&scanner, first)
      try scanner.expectLineEnd()
      guard u != v else { throw scanner.malformed("a self-loop at vertex \(u + first)") }
      largest = max(largest, u, v)
      if let stated, largest >= stated {
        throw scanner.malformed("vertex \(largest + first) is beyond the \(stated) vertices stated")
      }
      guard edges.add(u, v) else { throw scanner.malformed(edges.problem) }
    }
    let vertexCount = stated ?? (largest + 1)
    guard vertexCount > largest else {
      throw scanner.malformed("vertex \(largest + first) is beyond the \(vertexCount) vertices stated")
    }
    guard vertexCount > 0 else { throw scanner.malformed("expected edges 'u v' or a line '# n: COUNT'") }
    return edges.graph(vertexCount: vertexCount)
  }

  /// The count in a comment `# n: COUNT`, or nil for other comments.
  private static func statedCount(_ scanner: inout TextScanner) throws -> Int? {
    scanner.position += 1
    guard let word = scanner.nextWord(), scanner.bytes[word].elementsEqual("n:".utf8) else { return nil }
    let count = try scanner.expectCount("the number of vertices")
    try scanner.expectLineEnd()
    if let problem = EdgeCollector.problem(vertexCount: count) { throw scanner.malformed(problem) }
    return count
  }

  private static func vertex(_ scanner: inout TextScanner, _ first: Int) throws -> Int {
    let value = try scanner.expectCount("a vertex, counted from \(first)")
    guard value >= first && value - first < Graph.vertexLimit else {
      throw scanner.malformed(
        "expected a vertex from \(first) to \(Graph.vertexLimit - 1 + first), found \(value)")
    }
    return value - first
  }
}
