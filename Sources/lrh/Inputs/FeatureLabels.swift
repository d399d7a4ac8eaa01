// SPDX-License-Identifier: Apache-2.0
import FileAccess
import MatrixFiles

/// The names of features: a JSON array of strings, a JSON object of the index of each name, or a text file with one name a line.
enum FeatureLabels {
  /// The labels of m features in a file.
  ///
  /// `.json` says JSON and `.txt` says text: a vocabulary may begin with `[PAD]`. Other files are JSON when they read as such.
  /// - Throws: `MalformedFile` when the file is not UTF-8, not such a list, or not of this length.
  static func read(_ path: String, count m: Int) throws -> [String] {
    var bytes = try FileContents.read(path)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw MalformedFile(file: path, place: .whole, problem: "labels are UTF-8 text")
    }
    // A byte-order mark is no part of the first name.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let labels = path.hasSuffix(".txt") ? lines(bytes) : try json(path, bytes, m) ?? lines(bytes)
    guard labels.count == m else {
      throw MalformedFile(file: path, place: .whole, problem: "\(labels.count) labels for \(m) features, the columns of the encoder")
    }
    return labels
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
  }

  /// The labels in JSON; nil when the text is not JSON and need not be.
  private static func json(_ path: String, _ bytes: [UInt8], _ m: Int) throws -> [String]? {
    func malformed(_ problem: String) -> MalformedFile { MalformedFile(file: path, place: .whole, problem: problem) }
    let start = bytes.first { $0 > 0x20 }
    guard path.hasSuffix(".json") || start == UInt8(ascii: "[") || start == UInt8(ascii: "{") else { return nil }
    let value: JSONValue
    do {
      value = try JSONValue(bytes, range: 0..<bytes.count, file: path)
    } catch  where !path.hasSuffix(".json") {
      return nil
    }
    switch value {
    case .array(let elements):
      return try elements.enumerated().map { index, element in
        guard case .string(let label) = element else { throw malformed("element \(index) (counted from 0) is not a string") }
        return label
      }
    case .object(let members):
      var labels = [String?](repeating: nil, count: m)
      for (label, index) in members.sorted(by: { $0.key < $1.key }) {
        guard case .count(let index) = index, index < m else {
          throw malformed("expected names with their indices below \(m), the number of features")
        }
        guard labels[index] == nil else { throw malformed("two names have the index \(index)") }
        labels[index] = label
      }
      return try labels.enumerated().map { index, label in
        guard let label else { throw malformed("no name has the index \(index)") }
        return label
      }
    default: throw malformed("expected an array of strings, or an object of indices")
    }
  }
}
