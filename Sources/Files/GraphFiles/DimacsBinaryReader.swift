// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Statements

/// Reads graphs in the binary format of the second DIMACS challenge.
///
/// A line with the length of the preamble in bytes; the preamble, which is the `c` and `p` lines of the ASCII format;
/// then the lower triangle of the adjacency matrix, diagonal included, each row padded to whole bytes, the first
/// column in the highest bit.
enum DimacsBinaryReader {
  /// The graph in the bytes of a file. Throws `MalformedFile` naming the byte or the line of the preamble.
  static func graph(_ bytes: [UInt8], file: String, limits: ReadLimits) throws -> ParsedGraph {
    guard let start = preambleStart(bytes), let length = preambleLength(bytes), length <= bytes.count - start
    else {
      throw MalformedFile(
        file: file, place: .line(1), problem: "expected the length of a preamble that fits the file")
    }
    let problem = try readPreamble(Array(bytes[..<(start + length)]), file: file)
    let n = problem.vertices
    let bitmap = start + length
    // Row i takes i/8 + 1 bytes (whole bytes for i + 1 bits).
    let expected = (0..<n).reduce(0) { $0 + $1 / 8 + 1 }
    guard expected == bytes.count - bitmap else {
      throw MalformedFile(
        file: file, place: .byte(bitmap),
        problem:
          "the adjacency matrix of \(n) vertices takes \(expected) bytes, found \(bytes.count - bitmap)")
    }
    var edges = EdgeCollector(limits: limits)
    var position = bitmap
    for i in 0..<n {
      for group in 0...(i / 8) {
        var bits = bytes[position]
        while bits != 0 {
          let lead = bits.leadingZeroBitCount
          bits &= ~(0x80 >> UInt8(lead))
          let j = group * 8 + lead
          guard j < i else {
            throw MalformedFile(
              file: file, place: .byte(position),
              problem: j == i ? "a self-loop at vertex \(i + 1)" : "a bit beyond the end of row \(i + 1)")
          }
          guard edges.add(j, i) else {
            throw MalformedFile(file: file, place: .byte(position), problem: edges.problem)
          }
        }
        position += 1
      }
    }
    return edges.graph(vertexCount: n, stated: problem.edges)
  }

  /// Whether the bytes begin with the length of a preamble followed by its `c` or `p` line.
  static func looksBinary(_ bytes: [UInt8]) -> Bool {
    guard let start = preambleStart(bytes), preambleLength(bytes) != nil, start < bytes.count else {
      return false
    }
    return bytes[start] == UInt8(ascii: "c") || bytes[start] == UInt8(ascii: "p")
  }

  /// The byte after the first line, when that is digits only.
  private static func preambleStart(_ bytes: [UInt8]) -> Int? {
    let head = bytes.prefix(20)
    guard let end = head.firstIndex(of: 0x0A) else { return nil }
    let digits = head[..<end].last == 0x0D ? head[..<(end - 1)] : head[..<end]
    return !digits.isEmpty && digits.count <= 9 && digits.allSatisfy({ $0 &- 0x30 < 10 }) ? end + 1 : nil
  }

  private static func preambleLength(_ bytes: [UInt8]) -> Int? {
    preambleStart(bytes) == nil
      ? nil : bytes.prefix { $0 &- 0x30 < 10 }.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func readPreamble(_ bytes: [UInt8], file: String) throws -> (vertices: Int, edges: Int) {
    var scanner = TextScanner(bytes, file: file)
    _ = scanner.nextLine()
    var problem: (vertices: Int, edges: Int)?
    while scanner.nextLine() {
      guard let word = scanner.nextWord(), bytes[word] != [UInt8(ascii: "c")] else { continue }
      guard bytes[word] == [UInt8(ascii: "p")], problem == nil else {
        throw scanner.malformed("expected comments and one line 'p edge N M' in the preamble")
      }
      problem = try DimacsReader.problemLine(&scanner)
    }
    guard let problem else { throw scanner.malformed("expected the line 'p edge N M' in the preamble") }
    return problem
  }
}
