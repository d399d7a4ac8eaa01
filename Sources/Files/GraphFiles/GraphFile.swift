// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Statements

/// Reads graphs from files of every supported format.
public enum GraphFile {
  /// The graph that a reference names: `FILE`, or `FILE::3` for the fourth graph of a graph6 or sparse6 file.
  ///
  /// The format is the reference's, or is found from the contents first and the name's extension second. `oneBased`
  /// is about edge lists only: their vertices count from 1. Throws a `FileError`: `FileAccessError`, `MalformedFile`
  /// or `SelectionError`. Time and memory are linear in the file (sorting apart) and bounded by `limits`.
  public static func read(
    _ reference: FileReference, oneBased: Bool = false, limits: ReadLimits = ReadLimits()
  ) throws -> LoadedGraph {
    try read(
      FileContents.read(reference.path, limit: limits.bytes), of: reference, oneBased: oneBased,
      limits: limits)
  }

  /// All graphs of a file, in order; the reference's object is not looked at. Throws like `read`.
  public static func readAll(
    _ reference: FileReference, oneBased: Bool = false, limits: ReadLimits = ReadLimits()
  ) throws -> [LoadedGraph] {
    try readAll(
      FileContents.read(reference.path, limit: limits.bytes), of: reference, oneBased: oneBased,
      limits: limits)
  }
}

extension GraphFile {
  /// `read` on bytes already in memory.
  package static func read(
    _ bytes: [UInt8], of reference: FileReference, oneBased: Bool = false, limits: ReadLimits = ReadLimits()
  ) throws -> LoadedGraph {
    let format = try GraphFormat.format(of: bytes, reference)
    let selected = try selectedIndex(reference)
    if format == .graph6 || format == .sparse6 {
      var count = 0
      var chosen: LoadedGraph?
      try forEachGraphLine(bytes, file: reference.displayName) { scanner, headerLength in
        if count == selected ?? 0 {
          let (parsed, format) = try Graph6Reader.graph(scanner, headerLength: headerLength, limits: limits)
          chosen = loaded(parsed, bytes, reference, format, object: selected.map(String.init) ?? "")
        }
        count += 1
      }
      if selected == nil && count > 1 {
        throw SelectionError.ambiguous(file: reference.displayName, available: ["graphs 0 to \(count - 1)"])
      }
      guard let chosen else { throw noSuchGraph(reference, count: count) }
      return chosen
    }
    guard selected ?? 0 == 0 else { throw noSuchGraph(reference, count: 1) }
    return loaded(
      try single(bytes, format, reference, oneBased, limits), bytes, reference, format,
      object: reference.object ?? "")
  }

  /// `readAll` on bytes already in memory.
  package static func readAll(
    _ bytes: [UInt8], of reference: FileReference, oneBased: Bool = false, limits: ReadLimits = ReadLimits()
  ) throws -> [LoadedGraph] {
    let format = try GraphFormat.format(of: bytes, reference)
    guard format == .graph6 || format == .sparse6 else {
      return [
        loaded(try single(bytes, format, reference, oneBased, limits), bytes, reference, format, object: "")
      ]
    }
    var graphs: [LoadedGraph] = []
    try forEachGraphLine(bytes, file: reference.displayName) { scanner, headerLength in
      let (parsed, format) = try Graph6Reader.graph(scanner, headerLength: headerLength, limits: limits)
      graphs.append(loaded(parsed, bytes, reference, format, object: String(graphs.count)))
    }
    return graphs
  }

  private static func single(
    _ bytes: [UInt8], _ format: InputFormat, _ reference: FileReference, _ oneBased: Bool,
    _ limits: ReadLimits
  ) throws -> ParsedGraph {
    switch format {
    case .dimacs: return try DimacsReader.graph(bytes, file: reference.displayName, limits: limits)
    case .dimacsBinary:
      return try DimacsBinaryReader.graph(bytes, file: reference.displayName, limits: limits)
    default:
      return try EdgeListReader.graph(bytes, file: reference.displayName, oneBased: oneBased, limits: limits)
    }
  }

  /// Calls `body` at every line that is not empty, with the length of the file header before the first graph.
  private static func forEachGraphLine(
    _ bytes: [UInt8], file: String, _ body: (TextScanner, Int) throws -> Void
  ) throws {
    var scanner = TextScanner(bytes, file: file)
    while scanner.nextLine() {
      var headerLength = 0
      if scanner.line == 1 {
        for header in [">>graph6<<", ">>sparse6<<"] where bytes.starts(with: header.utf8) {
          headerLength = header.utf8.count
        }
      }
      if scanner.lineRange.count > headerLength { try body(scanner, headerLength) }
    }
  }

  private static func loaded(
    _ parsed: ParsedGraph, _ bytes: [UInt8], _ reference: FileReference, _ format: InputFormat, object: String
  ) -> LoadedGraph {
    let provenance = FileProvenance(
      name: reference.baseName, byteCount: bytes.count, object: object, numberType: format.rawValue)
    return LoadedGraph(graph: parsed.graph, provenance: provenance, fileBytes: bytes, notes: parsed.notes)
  }

  private static func selectedIndex(_ reference: FileReference) throws -> Int? {
    guard let object = reference.object else { return nil }
    guard let index = Int(object), index >= 0, String(index) == object else {
      throw SelectionError.noSuchObject(
        file: reference.displayName, name: object, available: ["graphs by their index, counted from 0"])
    }
    return index
  }

  private static func noSuchGraph(_ reference: FileReference, count: Int) -> SelectionError {
    .noSuchObject(
      file: reference.displayName, name: reference.object ?? "0",
      available: count == 0 ? [] : ["graphs 0 to \(count - 1)"])
  }
}
