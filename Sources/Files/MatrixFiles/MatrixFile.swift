// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import Statements

/// Reads matrices and vectors from files of every supported format.
public enum MatrixFile {
  /// The matrix that a reference names; a one-dimensional array is a column.
  ///
  /// The format is the reference's, or is found from the contents first and the name's extension second. Throws a
  /// `FileError`: `FileAccessError`, `MalformedFile` or `SelectionError`. Time and memory are linear in the file and
  /// in the entries, both of which `limits` bounds.
  ///
  /// - Parameter keepingBits: whether a matrix of binary numbers is to be `dyadic`, in a fifth of the memory, if all its entries are
  ///   floats, doubles or 64-bit integers.
  public static func read(
    _ reference: FileReference, limits: ReadLimits = ReadLimits(), keepingBits: Bool = false
  ) throws -> LoadedMatrix {
    try read(FileContents.read(reference.path, limit: limits.bytes), of: reference, limits: limits, keepingBits: keepingBits)
  }

  /// The arrays a file holds, in the order of the file; their entries are read only where the format makes it
  /// necessary to find the shape.
  public static func tensors(_ reference: FileReference, limits: ReadLimits = ReadLimits()) throws
    -> [TensorInfo]
  {
    try tensors(FileContents.read(reference.path, limit: limits.bytes), of: reference, limits: limits)
  }
}

extension MatrixFile {
  /// `read(_:limits:)` on bytes already in memory; other files are opened only for a sharded model.
  package static func read(
    _ bytes: [UInt8], of reference: FileReference, limits: ReadLimits = ReadLimits(), keepingBits: Bool = false
  ) throws -> LoadedMatrix {
    let file = reference.displayName
    switch try MatrixFormat.format(of: bytes, reference) {
    case .npy:
      try requireNoObject(reference)
      let (array, header) = try NpyReader.array(bytes, source: ArraySource(file: file, tensor: ""), limits: limits)
      return loaded(try array.matrix(keepingBits: keepingBits), bytes, reference, header.descriptor)
    case .mtx:
      try requireNoObject(reference)
      let (matrix, type) = try MatrixMarketReader.matrix(
        bytes, file: file, assumingBanner: reference.format == .mtx, limits: limits)
      return loaded(.rational(matrix), bytes, reference, type)
    case .csv, .text:
      try requireNoObject(reference)
      return loaded(try TextMatrixReader.matrix(bytes, file: file, limits: limits), bytes, reference, "text")
    case .npz:
      let archive = try NpzReader(bytes, file: file, limits: limits)
      let choice = try TensorChoice(reference, among: try archive.tensors())
      let (array, header) = try archive.array(choice.index)
      return loaded(try array.matrix(keepingBits: keepingBits), bytes, reference, header.descriptor, choice)
    case .safetensors:
      return try safetensors(bytes, reference, limits, keepingBits)
    case .safetensorsIndex:
      let index = try ShardedIndex(bytes, reference, limits: limits)
      let (tensor, shard) = try index.shard(for: reference)
      let inShard = FileReference(path: index.folder + shard, object: tensor)
      let shardBytes = try FileContents.read(inShard.path, limit: limits.bytes)
      return try safetensors(shardBytes, inShard, limits, keepingBits)
    case .dimacs, .dimacsBinary, .edges, .graph6, .sparse6:
      preconditionFailure("a graph format was accepted for a matrix")
    }
  }

  /// `tensors(_:limits:)` on bytes already in memory.
  package static func tensors(
    _ bytes: [UInt8], of reference: FileReference, limits: ReadLimits = ReadLimits()
  ) throws -> [TensorInfo] {
    switch try MatrixFormat.format(of: bytes, reference) {
    case .npy:
      let header = try NpyHeader(bytes, source: ArraySource(file: reference.displayName, tensor: ""))
      return [
        TensorInfo(
          name: "", numberType: header.descriptor, shape: header.shape, columnMajor: header.columnMajor)
      ]
    case .npz: return try NpzReader(bytes, file: reference.displayName, limits: limits).tensors()
    case .safetensors: return try SafetensorsReader(bytes, file: reference.displayName).tensors
    case .safetensorsIndex: return try ShardedIndex(bytes, reference, limits: limits).tensors()
    default:
      var whole = reference
      whole.object = nil
      let matrix = try read(bytes, of: whole, limits: limits)
      return [
        TensorInfo(
          name: "", numberType: matrix.provenance.numberType,
          shape: [matrix.matrix.rows, matrix.matrix.columns])
      ]
    }
  }

  private static func safetensors(
    _ bytes: [UInt8], _ reference: FileReference, _ limits: ReadLimits, _ keepingBits: Bool
  ) throws -> LoadedMatrix {
    let reader = try SafetensorsReader(bytes, file: reference.displayName)
    let choice = try TensorChoice(reference, among: reader.tensors)
    let matrix = try reader.array(choice.index, limits: limits).matrix(keepingBits: keepingBits)
    return loaded(matrix, bytes, reference, reader.tensors[choice.index].numberType, choice)
  }

  private static func loaded(
    _ matrix: InputMatrix, _ bytes: [UInt8], _ reference: FileReference, _ numberType: String,
    _ choice: TensorChoice? = nil
  ) -> LoadedMatrix {
    let provenance = FileProvenance(
      name: reference.baseName, byteCount: bytes.count, object: choice?.name ?? "", numberType: numberType)
    return LoadedMatrix(matrix: matrix, provenance: provenance, fileBytes: bytes, notes: choice?.notes ?? [])
  }

  private static func requireNoObject(_ reference: FileReference) throws {
    if let name = reference.object {
      throw SelectionError.noSuchObject(file: reference.displayName, name: name, available: [])
    }
  }
}
