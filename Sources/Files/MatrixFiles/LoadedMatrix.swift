// SPDX-License-Identifier: Apache-2.0
import FileAccess
import Statements

/// A matrix read from a file, with where it came from.
public struct LoadedMatrix: Sendable {
  /// The matrix exactly as the file states it: floating-point numbers are the dyadic rationals they are, decimal
  /// text is the exact decimal.
  public let matrix: InputMatrix
  /// Name, size, tensor and number type.
  public let provenance: FileProvenance
  /// The very bytes that were parsed (for a sharded model, the shard's), from which to compute a digest.
  public let fileBytes: [UInt8]
  /// Remarks for the user; none of them is an error.
  public let notes: [String]
}

/// An array that a file holds, as `inspect` lists it.
public struct TensorInfo: Hashable, Sendable {
  /// The array's name; empty when the file holds one nameless array.
  public let name: String
  /// The number type stored, as the format spells it.
  public let numberType: String
  /// The lengths of the dimensions.
  public let shape: [Int]
  /// Whether the array is stored column by column.
  public let columnMajor: Bool
  /// For a sharded model, the file that holds the array.
  public let shard: String?

  init(name: String, numberType: String, shape: [Int], columnMajor: Bool = false, shard: String? = nil) {
    self.name = name
    self.numberType = numberType
    self.shape = shape
    self.columnMajor = columnMajor
    self.shard = shard
  }
}

/// A file and the array inside it, for messages; the tensor is empty when the file holds one array.
struct ArraySource {
  let file: String
  let tensor: String

  /// An error at a byte of the array's own encoding.
  func malformed(byte offset: Int, _ problem: String) -> MalformedFile {
    tensor.isEmpty
      ? MalformedFile(file: file, place: .byte(offset), problem: problem)
      : MalformedFile(file: file, place: .tensor(tensor), problem: "byte \(offset): \(problem)")
  }

  /// An error about the array as a whole.
  func malformed(_ problem: String) -> MalformedFile {
    MalformedFile(file: file, place: tensor.isEmpty ? .whole : .tensor(tensor), problem: problem)
  }

  /// An error at an entry.
  func malformed(row: Int, column: Int, _ problem: String) -> MalformedFile {
    MalformedFile(file: file, place: .entry(tensor: tensor, row: row, column: column), problem: problem)
  }

  /// The rows and columns of an array used as a matrix; one dimension makes a column.
  func matrixShape(_ shape: [Int], limits: ReadLimits) throws -> (rows: Int, columns: Int) {
    guard shape.count == 1 || shape.count == 2 else {
      let sizes = shape.prefix(8).map(String.init).joined(separator: "×")
      throw malformed(
        shape.isEmpty
          ? "holds a single number, not a matrix"
          : "has \(shape.count) dimensions (\(sizes)); a matrix has 2, a vector 1")
    }
    let rows = shape[0]
    let columns = shape.count == 2 ? shape[1] : 1
    guard rows > 0 && columns > 0 else { throw malformed("is empty (\(rows)×\(columns))") }
    let (product, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow && product <= limits.entries else {
      throw malformed("\(rows)×\(columns) is beyond the limit of \(limits.entries) entries")
    }
    return (rows, columns)
  }
}
