// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess

/// Reads NumPy archives: zip files whose members `NAME.npy` are arrays.
struct NpzReader {
  private let archive: ZipArchive
  private let arrays: [ZipMember]
  private let file: String
  private let limits: ReadLimits

  /// Reads the table of contents. Throws `MalformedFile`, with a hint when the archive is a PyTorch file.
  init(_ bytes: [UInt8], file: String, limits: ReadLimits) throws {
    archive = try ZipArchive(bytes, file: file)
    self.file = file
    self.limits = limits
    arrays = archive.members.filter { $0.name.hasSuffix(".npy") }
    if archive.members.contains(where: { $0.name == "data.pkl" || $0.name.hasSuffix("/data.pkl") }) {
      throw MatrixFormat.pickle(file)
    }
  }

  /// The arrays in the order of the archive. Only the beginnings of the members are unpacked.
  func tensors() throws -> [TensorInfo] {
    try arrays.indices.map { index in
      let header = try header(index)
      return TensorInfo(
        name: name(index), numberType: header.descriptor, shape: header.shape, columnMajor: header.columnMajor
      )
    }
  }

  /// The array of an index as a matrix, and its header.
  ///
  /// The header, unpacked first, must agree with the member's size, and that with the limit of entries, before the
  /// rest is unpacked. Throws `MalformedFile`.
  func array(_ index: Int) throws -> (BinaryArray, NpyHeader) {
    let source = source(index)
    let header = try header(index)
    let (type, _) = try header.elementType(source: source)
    let (rows, columns) = try source.matrixShape(header.shape, limits: limits)
    let expected = header.dataOffset + rows * columns * type.size
    guard expected == arrays[index].size else {
      throw source.malformed(
        "\(rows)×\(columns) entries of \(type.size) bytes take \(expected) bytes with the header, "
          + "\(arrays[index].size) are stated")
    }
    let bytes = try archive.contents(of: arrays[index], first: .max)
    return try NpyReader.array(bytes, source: source, limits: limits)
  }

  private func header(_ index: Int) throws -> NpyHeader {
    try NpyHeader(
      archive.contents(of: arrays[index], first: 12 + NpyHeader.lengthLimit), source: source(index))
  }

  private func name(_ index: Int) -> String { String(arrays[index].name.dropLast(".npy".count)) }

  private func source(_ index: Int) -> ArraySource { ArraySource(file: file, tensor: name(index)) }
}
