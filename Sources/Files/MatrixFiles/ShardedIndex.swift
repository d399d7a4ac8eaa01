// SPDX-License-Identifier: Apache-2.0
import FileAccess

/// The JSON index of a model split over several safetensors files: `{"weight_map": {TENSOR: FILE, …}, …}`.
struct ShardedIndex {
  /// The folder of the index, in which all shards lie.
  let folder: String
  private let path: String
  private let shards: [String: String]

  /// Reads the index. Every shard must be a bare file name, so that an index cannot point elsewhere.
  /// Throws `MalformedFile`.
  init(_ bytes: [UInt8], _ reference: FileReference, limits: ReadLimits) throws {
    path = reference.path
    folder = reference.folder
    func malformed(_ problem: String) -> MalformedFile {
      MalformedFile(file: reference.displayName, place: .whole, problem: problem)
    }
    guard !reference.isStandardInput else {
      throw malformed("the index of a sharded model is a file beside its shards")
    }
    guard
      case .object(let members) = try JSONValue(bytes, range: 0..<bytes.count, file: reference.displayName),
      case .object(let map)? = members["weight_map"]
    else {
      throw malformed("expected a JSON object with a weight_map (the index of a sharded safetensors model)")
    }
    var shards: [String: String] = [:]
    for (tensor, value) in map {
      guard case .string(let shard) = value else { throw malformed("expected file names in the weight_map") }
      guard shard.hasSuffix(".safetensors"), !shard.hasPrefix("."),
        !shard.utf8.contains(where: { $0 == 0x2F || $0 < 0x20 })
      else {
        throw malformed(
          "expected the name of a safetensors file beside the index, found \(MalformedFile.quoted(shard))")
      }
      shards[tensor] = shard
    }
    self.shards = shards
  }

  /// The tensor that a reference names, or the only one, and the shard that holds it. Throws `SelectionError`.
  func shard(for reference: FileReference) throws -> (tensor: String, shard: String) {
    let names = shards.keys.sorted()
    guard let tensor = reference.object ?? (names.count == 1 ? names[0] : nil) else {
      throw SelectionError.ambiguous(file: path, available: names.map(TensorChoice.printable))
    }
    guard let shard = shards[tensor] else {
      throw SelectionError.noSuchObject(
        file: path, name: tensor, available: names.map(TensorChoice.printable))
    }
    return (tensor, shard)
  }

  /// The tensors of all shards, by shard and then in the order of its data; only the headers are read.
  func tensors() throws -> [TensorInfo] {
    try Set(shards.values).sorted().flatMap { shard in
      let path = folder + shard
      let (start, size) = try FileContents.prefix(of: path, count: 8)
      let header = try SafetensorsReader.headerRange(start, file: path, fileSize: size)
      let (bytes, sizeNow) = try FileContents.prefix(of: path, count: header.upperBound)
      return try SafetensorsReader(bytes, file: path, fileSize: sizeNow).tensors.compactMap { tensor in
        shards[tensor.name] == shard
          ? TensorInfo(name: tensor.name, numberType: tensor.numberType, shape: tensor.shape, shard: shard)
          : nil
      }
    }
  }
}
