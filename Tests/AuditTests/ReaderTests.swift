// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import Foundation
import MatrixFiles
import SparseAutoencoderFiles
import Statements
import TestSupport
import Testing

@Suite("Files of sparse autoencoders")
struct ReaderTests {
  /// Square, so that no shape tells which way round a matrix is.
  private let square = RawAutoencoder(
    d: 2, m: 2, encoder: [[1, 2], [3, 4]], decoder: [[5, 6], [7, 8]], encoderBias: [0.5, -0.5], decoderBias: [1, 0],
    threshold: [0.25, -1])

  @Test("orientation is taken from the names")
  func orientation() throws {
    let loaded = try square.loaded()
    #expect(loaded.encoder.matrix == .rational(Matrix(rows: 2, columns: 2, entries: [1, 2, 3, 4])))
    #expect(loaded.decoder.matrix == .rational(Matrix(rows: 2, columns: 2, entries: [5, 6, 7, 8])))
    #expect(loaded.encoderBias == [Rational(1, 2), Rational(-1, 2)] && loaded.decoderBias == [1, 0])
    #expect(loaded.thresholds == [Rational(1, 4), -1] && loaded.subtractsDecoderBias && loaded.layout == .saeLens)
    // max(θ, 0) − b_enc (+ ⟨b_i, b_dec⟩): 1/4 − 1/2 + 1, 0 + 1/2 + 2.
    #expect(loaded.firingThresholds(.sum) == [Rational(3, 4), Rational(5, 2)])
    #expect(loaded.firingThresholds(.sumPlusDecoderBias) == [Rational(-1, 4), Rational(1, 2)])
    var other = square
    other.subtractsDecoderBias = false
    #expect(try other.loaded().firingThresholds(.sum) == [Rational(-1, 4), Rational(1, 2)])
    #expect(try other.loaded().firingThresholds(.sumPlusDecoderBias) == [Rational(-5, 4), Rational(-3, 2)])
    other.threshold = nil
    #expect(try other.loaded().thresholds == nil)
  }

  @Test("the weights of a folder, and Gemma Scope's layouts")
  func layouts() throws {
    let folder = try TemporaryFolder()
    try square.write(to: folder)
    #expect(try SparseAutoencoderFile.read(folder.file("sae_weights.safetensors")).layout == .saeLens)
    let lower = square.tensors.map { (name: $0.name.lowercased(), shape: $0.shape, values: $0.values) }
    let file = try folder.write("scope.safetensors", RawAutoencoder.safetensors(lower))
    let scope = try SparseAutoencoderFile.read(file)
    #expect(scope.layout == .gemmaScope && !scope.subtractsDecoderBias)
    #expect(scope.encoder.matrix == .rational(Matrix(rows: 2, columns: 2, entries: [1, 2, 3, 4])))
    let elsewhere = try TemporaryFolder()
    let weights = try elsewhere.write("w.safetensors", RawAutoencoder.safetensors(square.tensors))
    #expect(throws: UntreatedAutoencoder.self) { try SparseAutoencoderFile.read(weights) }
    try elsewhere.write("params.safetensors", RawAutoencoder.safetensors(lower))
    #expect(try SparseAutoencoderFile.read(elsewhere.path).layout == .gemmaScope)
  }

  /// Settings, and a word of the reason for refusing them.
  static let untreated: [(key: String, value: String, reason: String)] = [
    ("architecture", "topk", "TopK"), ("architecture", "batchtopk", "TopK"), ("architecture", "gated", "gated"),
    ("architecture", "temporal", "not known"), ("activation_fn_str", "topk", "TopK"), ("activation_fn", "gelu", "not known"),
    ("normalize_activations", "layer_norm", "layer_norm"), ("normalize_activations", "constant_norm_rescale", "constant_norm_rescale"),
    ("normalize_activations", "covariance_whitening", "covariance_whitening"), ("reshape_activations", "fold", "not known"),
    ("rescale_acts_by_decoder_norm", "true", "rescales"), ("finetuning_scaling_factor", "true", "rescales"),
  ]

  @Test("what no threshold decides is refused, with the reason", arguments: untreated)
  func refused(_ key: String, _ value: String, _ reason: String) throws {
    var autoencoder = square
    autoencoder.configuration = [key: value == "true" ? true : value]
    let error = #expect(throws: UntreatedAutoencoder.self) { try autoencoder.loaded() }
    #expect(error?.exitCode == 65 && error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test("settings that change nothing are accepted")
  func accepted() throws {
    for (key, value) in [
      ("activation_fn", "relu"), ("activation_fn_str", "tanh-relu"), ("reshape_activations", "hook_z"), ("note", "anything"),
      ("normalize_activations", "expected_average_only_in"),
    ] {
      var autoencoder = square
      autoencoder.configuration = [key: value]
      #expect(try autoencoder.loaded().notes.count == (value == "expected_average_only_in" ? 1 : 0))
    }
  }

  @Test("a configuration that is not one is malformed")
  func configuration() throws {
    for (key, value) in [
      ("d_in", 3), ("d_sae", 3), ("d_in", "2"), ("d_in", 0), ("d_in", -2), ("apply_b_dec_to_input", "yes"), ("apply_b_dec_to_input", 1.5),
      ("apply_b_dec_to_input", RawAutoencoder.Missing()), ("architecture", RawAutoencoder.Missing()), ("architecture", 7),
      ("d_sae", RawAutoencoder.Missing()), ("normalize_activations", 1), ("apply_b_dec_to_input", NSNull()),
    ] as [(String, Any)] {
      var autoencoder = square
      autoencoder.configuration = [key: value]
      #expect(throws: MalformedFile.self, "\(key) = \(value)") { try autoencoder.loaded() }
    }
    let folder = try TemporaryFolder()
    try square.write(to: folder)
    let text = try String(contentsOfFile: folder.file("cfg.json"), encoding: .utf8)
    for broken in ["", "[]", "{", String(text.dropLast()), text + "x", "{\"d_in\":2,\"d_in\":2" + text.dropFirst(0), "{\"a\":\u{1}}"] {
      try folder.write("cfg.json", broken.utf8)
      #expect(throws: MalformedFile.self, "\(broken)") { try SparseAutoencoderFile.read(folder.path) }
    }
    try folder.write("cfg.json", [UInt8](repeating: 0x20, count: 1 << 21))
    #expect(throws: FileAccessError.self) { try SparseAutoencoderFile.read(folder.path) }
  }

  @Test("arrays that are missing, superfluous or of another shape")
  func tensors() throws {
    let folder = try TemporaryFolder()
    var wide = square
    (wide.m, wide.encoder) = (3, [[1, 2, 3], [4, 5, 6]])
    (wide.decoder, wide.encoderBias, wide.threshold) = ([[1, 2], [3, 4], [5, 6]], [0, 0, 0], [1, 1, 1])
    func read(_ change: (inout [(name: String, shape: [Int], values: [Double])]) -> Void) throws -> SparseAutoencoder {
      try wide.write(to: folder)
      var tensors = wide.tensors
      change(&tensors)
      try folder.write("sae_weights.safetensors", RawAutoencoder.safetensors(tensors))
      return try SparseAutoencoderFile.read(folder.path)
    }
    #expect(try read { _ in }.features == 3)
    // The layout of torch's Linear is the transpose: refused rather than guessed.
    #expect(throws: MalformedFile.self) { try read { $0[1].shape = [3, 2] } }
    #expect(throws: MalformedFile.self) { try read { $0[0].shape = [2, 3] } }
    #expect(throws: MalformedFile.self) { try read { $0[3].shape = [1, 3] } }
    #expect(throws: SelectionError.self) { try read { $0.removeLast() } }
    #expect(throws: SelectionError.self) { try read { $0.removeFirst() } }
    for (name, reason) in [("b_gate", "gated"), ("r_mag", "gated"), ("scaling_factor", "not known")] {
      let error = #expect(throws: UntreatedAutoencoder.self) { try read { $0.append((name, [3], [0, 0, 0])) } }
      #expect(error?.reason.contains(reason) == true)
    }
    let infinite = #expect(throws: MalformedFile.self) { try read { $0[2].values[1] = .infinity } }
    #expect(infinite?.description.contains("b_dec") == true)
  }

  @Test("the fixtures: both layouts of one autoencoder, and TopK refused", .enabled(if: TestEnvironment.hasData))
  func fixtures() throws {
    let folder = TestEnvironment.data("sae_fixture/glove50_m100_jumprelu")
    let lens = try SparseAutoencoderFile.read(folder)
    let scope = try SparseAutoencoderFile.read(folder + "/params.npz")
    #expect(lens.layout == .saeLens && scope.layout == .gemmaScope && lens.subtractsDecoderBias && !scope.subtractsDecoderBias)
    #expect(lens.dimension == 50 && lens.features == 100)
    #expect(lens.encoder.matrix == scope.encoder.matrix && lens.decoder.matrix == scope.decoder.matrix)
    #expect(lens.encoderBias == scope.encoderBias && lens.decoderBias == scope.decoderBias && lens.thresholds == scope.thresholds)
    let error = #expect(throws: UntreatedAutoencoder.self) {
      try SparseAutoencoderFile.read(TestEnvironment.data("sae_fixture/glove50_m100_topk4"))
    }
    #expect(error?.reason.contains("TopK") == true)
  }
}
