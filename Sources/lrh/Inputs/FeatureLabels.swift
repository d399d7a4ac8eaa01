// SPDX-License-Identifier: Apache-2.0
import FileAccess
import MatrixFiles

/// The names of features: a JSON array of strings, or a text file with one a line.
enum FeatureLabels {
  /// The labels of m features in a file.
  ///
  /// - Throws: `MalformedFile` when the file is not UTF-8, not such a list, or not of this length.
  static func read(_ path: String, count m: Int) throws -> [String] {
    let bytes = try FileContents.read(path)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw MalformedFile(file: path, place: .whole, problem: "labels are UTF-8 text")
    }
    let labels: [String]
    if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
      guard case .array(let elements) = try JSONValue(bytes, range: 0..<bytes.count, file: path) else {
        throw MalformedFile(file: path, place: .whole, problem: "expected an array of strings")
      }
      labels = try elements.enumerated().map { index, element in
        guard case .string(let label) = element else {
          throw MalformedFile(file: path, place: .whole, problem: "element \(index) (counted from 0) is not a string")
        }
        return label
      }
    } else {
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      if lines.last?.isEmpty ?? false { lines.removeLast() }
      labels = lines.map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
    }
    guard labels.count == m else {
      throw MalformedFile(file: path, place: .whole, problem: "\(labels.count) labels for \(m) features, the columns of the encoder")
    }
    return labels
  }
}
