// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import MatrixFiles
import SparseAutoencoderFiles
import TestSupport

/// A sparse autoencoder in doubles that are exact in 32 bits, as a folder of SAELens or a file of Gemma Scope.
struct RawAutoencoder {
  var d, m: Int
  /// W_enc[l][i] and W_dec[i][l].
  var encoder, decoder: [[Double]]
  var encoderBias, decoderBias: [Double]
  var threshold: [Double]?
  var subtractsDecoderBias = true
  /// More members of cfg.json, or other values for its own.
  var configuration: [String: Any] = [:]

  /// Whether feature i fires at x, as the program that runs the autoencoder decides it.
  func fires(_ i: Int, at x: [Double]) -> Bool { preactivation(i, at: x) > max(threshold?[i] ?? 0, 0) }

  func preactivation(_ i: Int, at x: [Double]) -> Double {
    (0..<d).reduce(encoderBias[i]) { sum, l in
      sum + (subtractsDecoderBias ? x[l] - decoderBias[l] : x[l]) * encoder[l][i]
    }
  }

  /// x = Σ z_j·(row j of W_dec), with or without b_dec.
  func input(_ z: [Double], _ reading: InputReading) -> [Double] {
    (0..<d).map { l in
      (0..<m).reduce(reading == .sum ? 0 : decoderBias[l]) { $0 + z[$1] * decoder[$1][l] }
    }
  }

  var tensors: [(name: String, shape: [Int], values: [Double])] {
    [
      ("W_dec", [m, d], decoder.flatMap { $0 }), ("W_enc", [d, m], encoder.flatMap { $0 }), ("b_dec", [d], decoderBias),
      ("b_enc", [m], encoderBias),
    ] + (threshold.map { [("threshold", [m], $0)] } ?? [])
  }

  static func safetensors(_ tensors: [(name: String, shape: [Int], values: [Double])]) -> [UInt8] {
    var (header, data): ([String], [UInt8]) = ([], [])
    for (name, shape, values) in tensors {
      let begin = data.count
      for value in values { withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { data += $0 } }
      header.append(#""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(begin),\#(data.count)]}"#)
    }
    let text = Array("{\(header.joined(separator: ","))}".utf8)
    return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text + data
  }

  /// Writes `cfg.json` and `sae_weights.safetensors`.
  func write(to folder: TemporaryFolder) throws {
    var members: [String: Any] = [
      "architecture": threshold == nil ? "standard" : "jumprelu", "d_in": d, "d_sae": m, "apply_b_dec_to_input": subtractsDecoderBias,
      "normalize_activations": "none",
    ]
    members.merge(configuration) { $1 }
    try folder.write("cfg.json", JSONSerialization.data(withJSONObject: members.filter { !($0.value is Missing) }))
    try folder.write("sae_weights.safetensors", RawAutoencoder.safetensors(tensors))
  }

  /// Leaves a member of cfg.json out.
  struct Missing {}

  /// The same autoencoder after writing and reading.
  func loaded() throws -> SparseAutoencoder {
    let folder = try TemporaryFolder()
    try write(to: folder)
    return try SparseAutoencoderFile.read(folder.path)
  }
}

extension SplitMix64 {
  /// A small autoencoder whose numbers are multiples of 1/8, so that doubles are exact and ties abound.
  mutating func autoencoder() -> RawAutoencoder {
    let (d, m) = (int(1...4), int(1...6))
    let near = oneIn(2)
    func eighths(_ range: ClosedRange<Int>, _ generator: inout SplitMix64) -> Double { Double(generator.int(range)) / 8 }
    func rows(_ count: Int, _ length: Int, _ generator: inout SplitMix64) -> [[Double]] {
      (0..<count).map { i in
        (0..<length).map { j in near && i % d == j % d ? Double(generator.int(1...2)) : eighths(-4...4, &generator) }
      }
    }
    return RawAutoencoder(
      d: d, m: m, encoder: rows(d, m, &self), decoder: rows(m, d, &self), encoderBias: (0..<m).map { _ in eighths(-3...3, &self) },
      decoderBias: (0..<d).map { _ in eighths(-4...4, &self) }, threshold: oneIn(3) ? nil : (0..<m).map { _ in eighths(-2...8, &self) },
      subtractsDecoderBias: oneIn(2))
  }
}

/// The rational entries of a matrix that is known to have such.
func doubles(_ matrix: LoadedMatrix) -> [[Double]] {
  guard case .rational(let rational) = matrix.matrix else { return [] }
  return (0..<rational.rows).map { i in rational.row(i).map(double) }
}

/// A number that is a double.
func double(_ value: Rational) -> Double {
  // Numerators of 32-bit floats are small, denominators powers of two.
  (Double(value.numerator.description) ?? .nan) / (Double(value.denominator.description) ?? .nan)
}
