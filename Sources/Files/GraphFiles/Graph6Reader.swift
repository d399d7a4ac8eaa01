// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Statements

/// Reads one graph in the graph6 or sparse6 format of nauty, one line of printable characters.
///
/// Every character stands for six bits: its code less 63. A line that begins with `:` is sparse6.
struct Graph6Reader {
  private let scanner: TextScanner
  private var position: Int
  private let end: Int

  /// The graph on the current line of a scanner, of which `start` bytes are a file header, and the format found.
  ///
  /// Throws `MalformedFile` naming the line. The length of a graph6 line is compared with its number of vertices
  /// before anything is allocated.
  static func graph(
    _ scanner: TextScanner, headerLength: Int, limits: ReadLimits
  ) throws -> (graph: ParsedGraph, format: InputFormat) {
    let range = scanner.lineRange.lowerBound + headerLength..<scanner.lineRange.upperBound
    var reader = Graph6Reader(scanner: scanner, position: range.lowerBound, end: range.upperBound)
    switch range.isEmpty ? 0 : scanner.bytes[range.lowerBound] {
    case UInt8(ascii: ":"):
      reader.position += 1
      return (try reader.sparse(limits), .sparse6)
    case UInt8(ascii: ";"): throw scanner.malformed("incremental sparse6 is not supported")
    case UInt8(ascii: "&"): throw scanner.malformed("directed graphs (digraph6) are not supported")
    default: return (try reader.dense(limits), .graph6)
    }
  }

  private mutating func sextet() throws -> Int {
    guard position < end else { throw scanner.malformed("the line ends in the middle of a graph") }
    let byte = scanner.bytes[position]
    guard byte >= 63 && byte <= 126 else {
      throw scanner.malformed(
        "expected characters from ? to ~, found \(scanner.quoted(position..<position + 1))")
    }
    position += 1
    return Int(byte) - 63
  }

  /// The number of vertices: one character, or ~ and three, or ~~ and six.
  private mutating func vertexCount() throws -> Int {
    var count = try sextet()
    if count == 63 {
      var more = 3
      if position < end && scanner.bytes[position] == UInt8(ascii: "~") {
        position += 1
        more = 6
      }
      count = 0
      for _ in 0..<more { count = count << 6 | (try sextet()) }
    }
    if let problem = EdgeCollector.problem(vertexCount: count) { throw scanner.malformed(problem) }
    return count
  }

  /// graph6: the upper triangle of the adjacency matrix, column by column, padded with zeros.
  private mutating func dense(_ limits: ReadLimits) throws -> ParsedGraph {
    let n = try vertexCount()
    let bits = n * (n - 1) / 2
    let expected = (bits + 5) / 6
    guard expected == end - position else {
      throw scanner.malformed("\(n) vertices take \(expected) more characters, found \(end - position)")
    }
    var edges = EdgeCollector(limits: limits)
    var (row, column) = (0, 1)
    for _ in 0..<expected {
      let group = try sextet()
      for bit in (0..<6).reversed() {
        if group >> bit & 1 == 1 {
          guard column < n else { throw scanner.malformed("the padding after the last bit is not zero") }
          guard edges.add(row, column) else { throw scanner.malformed(edges.problem) }
        }
        row += 1
        if row == column { (row, column) = (0, column + 1) }
      }
    }
    return edges.graph(vertexCount: n)
  }

  /// sparse6: pairs of a bit b and a vertex x. The current vertex v starts at 0; b says to add 1 to it; then x > v
  /// makes x the current vertex, and any other x makes an edge {x, v}. Padding produces v ≥ n.
  private mutating func sparse(_ limits: ReadLimits) throws -> ParsedGraph {
    let n = try vertexCount()
    let width = Int.bitWidth - (n - 1).leadingZeroBitCount
    var edges = EdgeCollector(limits: limits)
    var (buffer, available, v) = (0, 0, 0)
    while true {
      while available < width + 1 && position < end {
        buffer = buffer << 6 | (try sextet())
        available += 6
      }
      guard available >= width + 1 else { break }
      available -= width + 1
      let pair = buffer >> available
      buffer &= (1 << available) - 1
      if pair >> width == 1 { v += 1 }
      let x = pair & ((1 << width) - 1)
      if v >= n || x > v && x >= n { break }
      if x > v {
        v = x
      } else {
        guard x != v else { throw scanner.malformed("a self-loop at vertex \(v)") }
        guard edges.add(x, v) else { throw scanner.malformed(edges.problem) }
      }
    }
    guard position == end else { throw scanner.malformed("characters after the last vertex") }
    return edges.graph(vertexCount: n)
  }
}
