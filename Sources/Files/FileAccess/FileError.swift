// SPDX-License-Identifier: Apache-2.0

/// An error about a file that a user named. It says in one line what is wrong and where.
public protocol FileError: Error, Sendable, CustomStringConvertible {
  /// The exit status a program should end with: 64 usage, 65 malformed data, 66 no such input, 74 input/output.
  var exitCode: Int32 { get }
}

/// A file whose contents are not what its format demands (exit status 65).
public struct MalformedFile: FileError, Hashable {
  /// Where in the file the problem is.
  public enum Place: Hashable, Sendable {
    /// The file as a whole.
    case whole
    /// A line, counted from 1.
    case line(Int)
    /// A byte, counted from 0.
    case byte(Int)
    /// A named array inside the file.
    case tensor(String)
    /// An entry of an array; row and column count from 0. The name is empty when the file holds one array.
    case entry(tensor: String, row: Int, column: Int)
  }

  /// The file's name as the user gave it.
  public let file: String
  /// Where in the file.
  public let place: Place
  /// What was expected and what was found, as the end of a sentence.
  public let problem: String

  /// An error at a place of a file.
  public init(file: String, place: Place, problem: String) {
    self.file = file
    self.place = place
    self.problem = problem
  }

  /// See `FileError`.
  public var exitCode: Int32 { 65 }

  /// One line for the user.
  public var description: String {
    switch place {
    case .whole: return "\(file): \(problem)"
    case .line(let line): return "\(file), line \(line): \(problem)"
    case .byte(let offset): return "\(file), byte \(offset): \(problem)"
    case .tensor(let name): return "\(file), tensor \(MalformedFile.quoted(name)): \(problem)"
    case .entry(let name, let row, let column):
      let tensor = name.isEmpty ? "" : "tensor \(MalformedFile.quoted(name)), "
      return "\(file), \(tensor)entry (\(row), \(column)) counted from 0: \(problem)"
    }
  }

  /// Bytes of a file as they may be shown on a terminal: in quotes, at most 40, everything but printable ASCII as
  /// `\xNN`.
  public static func quoted(_ bytes: some Collection<UInt8>) -> String {
    let hexadecimal = Array("0123456789abcdef")
    var text = "'"
    for byte in bytes.prefix(40) {
      if byte >= 0x20 && byte < 0x7F {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "\\x\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
      }
    }
    return text + (bytes.count > 40 ? "…'" : "'")
  }

  /// Text from a file as it may be shown on a terminal.
  public static func quoted(_ text: String) -> String { quoted(Array(text.utf8)) }
}

/// A file that cannot be opened, read or written.
public enum FileAccessError: FileError, Hashable {
  /// There is no file of that name.
  case noSuchFile(String)
  /// The name is that of a folder, device, pipe, or (for writing) link.
  case notARegularFile(String)
  /// Reading stopped because the file holds more bytes than the limit.
  case tooLarge(String, limit: Int)
  /// The operating system refused; the second text is its reason.
  case inputOutput(String, reason: String)
  /// The file to be written is there already and may not be replaced.
  case alreadyExists(String)

  /// See `FileError`.
  public var exitCode: Int32 {
    switch self {
    case .noSuchFile, .notARegularFile: return 66
    case .tooLarge: return 65
    case .inputOutput, .alreadyExists: return 74
    }
  }

  /// One line for the user.
  public var description: String {
    switch self {
    case .noSuchFile(let path): return "\(path): no such file"
    case .notARegularFile(let path): return "\(path): not a regular file"
    case .tooLarge(let path, let limit): return "\(path): more than the limit of \(limit) bytes"
    case .inputOutput(let path, let reason): return "\(path): \(reason)"
    case .alreadyExists(let path): return "\(path): exists already (use --force to replace it)"
    }
  }
}

/// A `::NAME` that does not pick exactly one object of a file.
public enum SelectionError: FileError, Hashable {
  /// The file has no object of that name; the last list says which it has.
  case noSuchObject(file: String, name: String, available: [String])
  /// The file has several and none was named.
  case ambiguous(file: String, available: [String])

  /// See `FileError`.
  public var exitCode: Int32 {
    switch self {
    case .noSuchObject: return 66
    case .ambiguous: return 64
    }
  }

  /// One line for the user.
  public var description: String {
    switch self {
    case .noSuchObject(let file, let name, let available):
      return "\(file): holds no \(MalformedFile.quoted(name)); it holds \(SelectionError.list(available))"
    case .ambiguous(let file, let available):
      return "\(file): choose one with \(file)::NAME; it holds \(SelectionError.list(available))"
    }
  }

  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "nothing that can be chosen by name" }
    let shown = names.prefix(30).joined(separator: ", ")
    return names.count > 30 ? "\(shown), … (\(names.count) in all)" : shown
  }
}
