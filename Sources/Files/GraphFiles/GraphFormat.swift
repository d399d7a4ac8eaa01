// SPDX-License-Identifier: Apache-2.0
import FileAccess

/// Finds out the format of a graph file: from its contents, then from its name.
enum GraphFormat {
  /// The format to read the bytes in. Throws `MalformedFile` when it is not recognised.
  static func format(of bytes: [UInt8], _ reference: FileReference) throws -> InputFormat {
    let file = reference.displayName
    if let forced = reference.format {
      switch forced {
      case .dimacs, .dimacsBinary, .edges, .graph6, .sparse6: return forced
      default:
        throw MalformedFile(
          file: file, place: .whole, problem: "\(forced.rawValue) is a matrix format; a graph is expected")
      }
    }
    guard !bytes.isEmpty else { throw MalformedFile(file: file, place: .whole, problem: "the file is empty") }
    if let found = formatByContent(bytes) { return found }
    switch reference.fileExtension {
    case "clq", "col", "dimacs": return .dimacs
    case "b": return .dimacsBinary
    case "edges", "txt": return .edges
    case "g6": return .graph6
    case "s6": return .sparse6
    default:
      throw MalformedFile(
        file: file, place: .line(1),
        problem: "unknown format; expected DIMACS, edges 'u v', graph6 or sparse6")
    }
  }

  private static func formatByContent(_ bytes: [UInt8]) -> InputFormat? {
    if bytes.starts(with: ">>graph6<<".utf8) { return .graph6 }
    if bytes.starts(with: ">>sparse6<<".utf8) || bytes.starts(with: ":".utf8) { return .sparse6 }
    if DimacsBinaryReader.looksBinary(bytes) { return .dimacsBinary }
    // The first line that is not blank, cut off after 64 bytes.
    let blanks: [UInt8] = [0x20, 0x09, 0x0D, 0x0A]
    let line = bytes.drop { blanks.contains($0) }.prefix(64).prefix { $0 != 0x0A && $0 != 0x0D }
    guard let first = line.first else { return nil }
    let second = line.dropFirst().first
    if first == UInt8(ascii: "c") || first == UInt8(ascii: "p"),
      second.map(blanks.contains) ?? (first == UInt8(ascii: "c"))
    {
      return .dimacs
    }
    if first == UInt8(ascii: "#") || first &- 0x30 < 10 { return .edges }
    if line.allSatisfy({ (63...126).contains($0) }) { return .graph6 }
    return nil
  }
}
