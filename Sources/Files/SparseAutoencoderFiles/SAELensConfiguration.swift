// SPDX-License-Identifier: Apache-2.0
import FileAccess
import MatrixFiles

/// What matters in the `cfg.json` of a SAELens folder; everything that changes when a feature fires is known or refused.
struct SAELensConfiguration {
  /// d and m.
  let dimension, features: Int
  /// Whether there are thresholds.
  let isJumpReLU: Bool
  /// Whether b_dec is subtracted from x first.
  let subtractsDecoderBias: Bool
  /// Remarks for the user.
  let notes: [String]

  /// The longest `cfg.json` that is read.
  static let sizeLimit = 1 << 20

  /// Reads the text of a file.
  ///
  /// - Throws: `MalformedFile`, or `UntreatedAutoencoder` with the reason.
  init(_ bytes: [UInt8], file: String) throws {
    guard case .object(let fields) = try JSONValue(bytes, range: 0..<bytes.count, file: file) else {
      throw MalformedFile(file: file, place: .whole, problem: "expected a JSON object")
    }
    let reader = ConfigurationReader(fields: fields, file: file)
    dimension = try reader.count("d_in")
    features = try reader.count("d_sae")
    isJumpReLU = try SAELensConfiguration.activation(reader)
    subtractsDecoderBias = try reader.boolean("apply_b_dec_to_input")
    var notes: [String] = []
    switch try reader.text("normalize_activations", or: "none") {
    case "none", "None": break
    case "expected_average_only_in":
      notes.append("x is the activation after its scaling to a fixed average norm (normalize_activations = expected_average_only_in)")
    case let setting:
      throw reader.untreated(
        "normalize_activations = \(setting) divides x by a number that depends on x, so what a feature reads is not linear in z")
    }
    for key in ["rescale_acts_by_decoder_norm", "finetuning_scaling_factor"] {
      if try reader.boolean(key, or: false) { throw reader.untreated("\(key) rescales the features") }
    }
    let reshaping = try reader.text("reshape_activations", or: "none")
    guard ["none", "None", "hook_z"].contains(reshaping) else { throw reader.untreated("reshape_activations = \(reshaping) is not known") }
    self.notes = notes
  }

  /// Whether the activation is JumpReLU; ReLU otherwise.
  private static func activation(_ reader: ConfigurationReader) throws -> Bool {
    let function = try reader.text("activation_fn_str", or: try reader.text("activation_fn", or: "relu"))
    let architecture = try reader.text("architecture")
    let name = architecture.lowercased()
    if name.contains("topk") || function.lowercased().contains("topk") {
      throw reader.untreated(
        "whether a feature fires in a TopK autoencoder depends on the others, which is outside Corollary 13; its matrices alone are treated "
          + "by lrh prove recovery")
    }
    if name.contains("gated") {
      throw reader.untreated(
        "a gated autoencoder decides whether a feature fires and how strongly by different weights, which is outside Corollary 13")
    }
    guard ["relu", "tanh-relu"].contains(function) else { throw reader.untreated("the activation \(function) is not known") }
    switch name {
    case "standard": return false
    case "jumprelu": return true
    default: throw reader.untreated("the architecture \(architecture) is not known")
    }
  }
}

/// Typed access to the members of a JSON object.
struct ConfigurationReader {
  let fields: [String: JSONValue]
  let file: String

  func untreated(_ reason: String) -> UntreatedAutoencoder {
    // Text from the file may hold anything.
    UntreatedAutoencoder(file: file, reason: String(reason.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(400)))
  }

  private func malformed(_ key: String, _ expected: String) -> MalformedFile {
    MalformedFile(file: file, place: .whole, problem: "\(key): expected \(expected)")
  }

  func count(_ key: String) throws -> Int {
    guard case .count(let count)? = fields[key], count > 0 else { throw malformed(key, "an integer > 0") }
    return count
  }

  func boolean(_ key: String, or standard: Bool? = nil) throws -> Bool {
    switch fields[key] {
    case .boolean(let value)?: return value
    case nil, .null?:
      guard let standard else { throw malformed(key, "true or false") }
      return standard
    default: throw malformed(key, "true or false")
    }
  }

  func text(_ key: String, or standard: String? = nil) throws -> String {
    switch fields[key] {
    case .string(let text)?: return text
    case nil, .null?:
      guard let standard else { throw malformed(key, "a string") }
      return standard
    default: throw malformed(key, "a string")
    }
  }
}
