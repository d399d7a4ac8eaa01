// SPDX-License-Identifier: Apache-2.0

/// A file named on the command line, with what to take from it.
public struct FileReference: Hashable, Sendable {
  /// The path; `-` is standard input.
  public var path: String
  /// The tensor (for files of several graphs: the index of the graph, from 0), or nil when none was named.
  public var object: String?
  /// The format the caller insists on, or nil to find it out from the contents and the name.
  public var format: InputFormat?

  /// A reference from its parts.
  public init(path: String, object: String? = nil, format: InputFormat? = nil) {
    self.path = path
    self.object = object
    self.format = format
  }

  /// Reads `FILE` or `FILE::OBJECT`; the first `::` separates. Returns nil when a part is empty.
  public init?(parsing text: String, format: InputFormat? = nil) {
    let bytes = Array(text.utf8)
    let colon = UInt8(ascii: ":")
    let separator = bytes.indices.dropLast().first { bytes[$0] == colon && bytes[$0 + 1] == colon }
    let path = bytes[..<(separator ?? bytes.count)]
    guard !path.isEmpty else { return nil }
    var object: String?
    if let separator {
      guard separator + 2 < bytes.count else { return nil }
      object = String(decoding: bytes[(separator + 2)...], as: UTF8.self)
    }
    self.init(path: String(decoding: path, as: UTF8.self), object: object, format: format)
  }

  /// Whether this is standard input.
  public var isStandardInput: Bool { path == "-" }

  /// The name for messages.
  public var displayName: String { isStandardInput ? "standard input" : path }

  /// The last component of the path; `stdin` for standard input.
  public var baseName: String {
    isStandardInput ? "stdin" : path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The folder of the path, with its final slash; empty for a bare file name.
  public var folder: String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// The lower-case ASCII text after the last dot of the base name; empty without a dot.
  public var fileExtension: String {
    guard let dot = baseName.lastIndex(of: ".") else { return "" }
    return baseName[baseName.index(after: dot)...].lowercased()
  }
}

/// A file format that `--input-format` can insist on.
public enum InputFormat: String, CaseIterable, Hashable, Sendable {
  /// NumPy array.
  case npy
  /// NumPy archive: a zip file of arrays.
  case npz
  /// Hugging Face safetensors.
  case safetensors
  /// The JSON index of a model split over several safetensors files.
  case safetensorsIndex = "safetensors-index"
  /// Matrix Market.
  case mtx
  /// Rows of exact numbers; the same reader as `text`.
  case csv
  /// Rows of exact numbers, separated by commas, semicolons, tabs or spaces.
  case text
  /// DIMACS graph, ASCII.
  case dimacs
  /// DIMACS graph, binary.
  case dimacsBinary = "dimacs-binary"
  /// A graph as lines `u v`.
  case edges
  /// graph6, one graph a line.
  case graph6
  /// sparse6, one graph a line.
  case sparse6
}

/// What a certificate's `sources` say about an input: provenance, on which no check depends.
public struct FileProvenance: Hashable, Sendable {
  /// The file's base name; for a sharded model, that of the shard.
  public let name: String
  /// The file's size.
  public let byteCount: Int
  /// The tensor inside the file, or the graph's index; empty when the file holds one object.
  public let object: String
  /// The number type stored: `<f4`, `BF16`, `real`, …
  public let numberType: String

  /// Provenance from its parts.
  public init(name: String, byteCount: Int, object: String, numberType: String) {
    self.name = name
    self.byteCount = byteCount
    self.object = object
    self.numberType = numberType
  }
}

/// Bounds that keep memory and time finite on hostile files.
public struct ReadLimits: Hashable, Sendable {
  /// The largest file, and the largest unpacked archive member, in bytes.
  public var bytes = 1 << 32
  /// The most entries of a matrix.
  public var entries = 1 << 26
  /// The most entries of a matrix whose zeros are not written in the file (Matrix Market coordinate format).
  public var impliedEntries = 1 << 24
  /// The most edges of a graph, repeated ones included.
  public var edges = 1 << 26
  /// The largest sum of the decimal exponents, in absolute value, of the numbers of a text file; those up to 40 do
  /// not count.
  public var exponents = 1 << 29
  /// The most characters of one number in a text file.
  public var numberLength = 100_000

  /// The default limits.
  public init() {}
}
