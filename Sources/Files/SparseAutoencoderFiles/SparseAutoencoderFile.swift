// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixFiles
import Statements

/// Reads sparse autoencoders. What a matrix is, and which way round, is taken from its name, never from its shape.
public enum SparseAutoencoderFile {
  /// The autoencoder in a SAELens folder (`cfg.json`, `sae_weights.safetensors`), in the `sae_weights.safetensors` of one, or in a file of
  /// Gemma Scope: `params.npz` with `W_enc`, `W_dec`, `b_enc`, `b_dec`, `threshold`, or `.safetensors` with the same in lower case. A folder
  /// without `cfg.json` is searched for `params.npz`, then `params.safetensors`.
  ///
  /// Throws a `FileError`: `FileAccessError`, `MalformedFile`, `SelectionError`, or `UntreatedAutoencoder` with the reason. Time and memory
  /// are linear in the files, which `limits` bounds.
  public static func read(_ path: String, limits: ReadLimits = ReadLimits()) throws -> SparseAutoencoder {
    let reference = FileReference(path: path)
    if exists(path + "/cfg.json") { return try saeLens(folder: path + "/", limits) }
    for name in ["params.npz", "params.safetensors"] where exists("\(path)/\(name)") {
      return try gemmaScope("\(path)/\(name)", limits)
    }
    if reference.baseName == weightsName, exists(reference.folder + "cfg.json") {
      return try saeLens(folder: reference.folder, limits)
    }
    return try gemmaScope(path, limits)
  }

  private static let weightsName = "sae_weights.safetensors"

  private static func exists(_ path: String) -> Bool {
    (try? FileContents.prefix(of: path, count: 0)) != nil
  }

  private static func saeLens(folder: String, _ limits: ReadLimits) throws -> SparseAutoencoder {
    let file = folder + "cfg.json"
    let configuration = try SAELensConfiguration(FileContents.read(file, limit: SAELensConfiguration.sizeLimit), file: file)
    var names = TensorNames()
    names.threshold = configuration.isJumpReLU ? "threshold" : nil
    let weights = try Weights(path: folder + weightsName, names, limits)
    return try weights.autoencoder(
      .saeLens, subtractsDecoderBias: configuration.subtractsDecoderBias, size: (configuration.dimension, configuration.features),
      notes: configuration.notes)
  }

  /// Gemma Scope's JumpReLU never subtracts b_dec from x.
  private static func gemmaScope(_ path: String, _ limits: ReadLimits) throws -> SparseAutoencoder {
    let bytes = try FileContents.read(path, limit: limits.bytes)
    let tensors = try MatrixFile.tensors(bytes, of: FileReference(path: path), limits: limits)
    let isNpz = bytes.starts(with: [0x50, 0x4B])
    var names = TensorNames()
    if !isNpz {
      if tensors.contains(where: { $0.name == names.encoder }) {
        throw UntreatedAutoencoder(
          file: path, reason: "weights in the layout of SAELens need the cfg.json beside them, which says what the activation is")
      }
      names = names.lowercased
    }
    return try Weights(path: path, bytes, names, limits).autoencoder(
      .gemmaScope, subtractsDecoderBias: false, size: nil, notes: [])
  }
}

/// The names of the arrays of an autoencoder.
struct TensorNames {
  var encoder = "W_enc"
  var decoder = "W_dec"
  var encoderBias = "b_enc"
  var decoderBias = "b_dec"
  /// Nil for ReLU.
  var threshold: String? = "threshold"

  var all: [String] { [encoder, decoder, encoderBias, decoderBias] + (threshold.map { [$0] } ?? []) }

  var lowercased: TensorNames {
    TensorNames(encoder: "w_enc", decoder: "w_dec", encoderBias: "b_enc", decoderBias: "b_dec", threshold: threshold)
  }
}

/// A file of weights with exactly the arrays of an autoencoder.
struct Weights {
  private let reference: FileReference
  private let bytes: [UInt8]
  private let names: TensorNames
  private let limits: ReadLimits

  init(path: String, _ names: TensorNames, _ limits: ReadLimits) throws {
    try self.init(path: path, FileContents.read(path, limit: limits.bytes), names, limits)
  }

  init(path: String, _ bytes: [UInt8], _ names: TensorNames, _ limits: ReadLimits) throws {
    reference = FileReference(path: path)
    self.bytes = bytes
    self.names = names
    self.limits = limits
    let present = try MatrixFile.tensors(bytes, of: reference, limits: limits).map(\.name)
    for name in names.all where !present.contains(name) {
      throw SelectionError.noSuchObject(file: path, name: name, available: present)
    }
    for name in present where !names.all.contains(name) {
      let gated = ["b_gate", "r_mag", "b_mag", "W_gate"].contains(name)
      throw UntreatedAutoencoder(
        file: path,
        reason: gated
          ? "the array \(name) belongs to a gated autoencoder, which is outside Corollary 13"
          : "what the array \(MalformedFile.quoted(name)) does is not known")
    }
  }

  func autoencoder(
    _ layout: SparseAutoencoder.Layout, subtractsDecoderBias: Bool, size: (d: Int, m: Int)?, notes: [String]
  ) throws -> SparseAutoencoder {
    let (encoder, decoder) = (try array(names.encoder), try array(names.decoder))
    let (d, m) = size ?? (encoder.matrix.rows, encoder.matrix.columns)
    try require(encoder, names.encoder, d, m)
    try require(decoder, names.decoder, m, d)
    return SparseAutoencoder(
      layout: layout, decoder: decoder, encoder: encoder, encoderBias: try vector(names.encoderBias, m),
      decoderBias: try vector(names.decoderBias, d), thresholds: try names.threshold.map { try vector($0, m) },
      subtractsDecoderBias: subtractsDecoderBias, notes: notes)
  }

  private func array(_ name: String) throws -> LoadedMatrix {
    var reference = reference
    reference.object = name
    return try MatrixFile.read(bytes, of: reference, limits: limits)
  }

  private func vector(_ name: String, _ count: Int) throws -> [Rational] {
    let loaded = try array(name)
    try require(loaded, name, count, 1)
    guard case .rational(let matrix) = loaded.matrix else { preconditionFailure("floating-point numbers are rational") }
    return matrix.entries
  }

  private func require(_ loaded: LoadedMatrix, _ name: String, _ rows: Int, _ columns: Int) throws {
    guard loaded.matrix.rows == rows, loaded.matrix.columns == columns else {
      throw MalformedFile(
        file: reference.displayName, place: .tensor(name),
        problem: "is \(loaded.matrix.rows)×\(loaded.matrix.columns), but \(rows)×\(columns) was expected (\(names.encoder) is d×m)")
    }
  }
}
