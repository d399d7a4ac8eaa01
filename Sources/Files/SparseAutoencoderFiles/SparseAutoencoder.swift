// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixFiles

/// A sparse autoencoder with ReLU or JumpReLU, exactly as its file states it.
///
/// Feature i fires at the input x when ⟨W_enc column i, x − b_dec⟩ + b_enc_i > max(θ_i, 0), where b_dec is subtracted only if
/// `subtractsDecoderBias`, and θ = 0 for ReLU. Its decoder represents it by row i of W_dec. So, in the notation of the paper, A = W_decᵀ
/// and B = W_enc (Remark 10): two different matrices.
public struct SparseAutoencoder: Sendable {
  /// The layouts of files that are read.
  public enum Layout: String, Sendable {
    /// `cfg.json` and `sae_weights.safetensors` in a folder.
    case saeLens = "SAELens"
    /// One `.npz` or `.safetensors` with the five arrays of a JumpReLU.
    case gemmaScope = "Gemma Scope"
  }

  /// The layout of the files.
  public let layout: Layout
  /// W_dec, m×d, as it is stored, with its provenance.
  public let decoder: LoadedMatrix
  /// W_enc, d×m, as it is stored, with its provenance.
  public let encoder: LoadedMatrix
  /// b_enc, m numbers.
  public let encoderBias: [Rational]
  /// b_dec, d numbers.
  public let decoderBias: [Rational]
  /// θ, m numbers; nil for ReLU.
  public let thresholds: [Rational]?
  /// Whether b_dec is subtracted from x first.
  public let subtractsDecoderBias: Bool
  /// Remarks for the user.
  public let notes: [String]

  /// d, the length of x.
  public var dimension: Int { encoder.matrix.rows }
  /// m, the number of features.
  public var features: Int { encoder.matrix.columns }
}

/// How the features make up the input x of an autoencoder.
public enum InputReading: String, Sendable, CaseIterable {
  /// x = Az.
  case sum
  /// x = Az + b_dec, as the decoder's output has it.
  case sumPlusDecoderBias

  /// For people.
  public var words: String { self == .sum ? "x = Az" : "x = Az + b_dec" }
}

extension SparseAutoencoder {
  /// The thresholds of Theorem 12: feature i fires at x(z) exactly when ⟨b_i, Az⟩ is above number i.
  ///
  /// max(θ_i, 0) − b_enc_i, plus ⟨b_i, b_dec⟩ when b_dec is subtracted from x, minus ⟨b_i, b_dec⟩ when x contains it.
  public func firingThresholds(_ reading: InputReading) -> [Rational] {
    guard case .rational(let b) = encoder.matrix else { preconditionFailure("floating-point weights are rational") }
    let subtracted = subtractsDecoderBias ? 1 : 0
    let contained = reading == .sumPlusDecoderBias ? 1 : 0
    let times = Rational(subtracted - contained)
    return (0..<features).map { i in
      let level = max(thresholds?[i] ?? .zero, .zero) - encoderBias[i]
      if times.isZero { return level }
      return level + times * (0..<dimension).reduce(Rational.zero) { $0 + b[$1, i] * decoderBias[$1] }
    }
  }
}

/// A sparse autoencoder that was understood, but is not one of the kind treated here (exit status 65).
public struct UntreatedAutoencoder: FileError, Hashable {
  /// The file.
  public let file: String
  /// Why, as a sentence.
  public let reason: String

  /// See `FileError`.
  public var exitCode: Int32 { 65 }

  /// One line for the user.
  public var description: String { "\(file): not audited: \(reason)" }
}
