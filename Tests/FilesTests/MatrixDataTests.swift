// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FileAccess
import MatrixFiles
import Statements
import TestSupport
import Testing

@Suite(.enabled(if: TestEnvironment.hasData)) struct MatrixDataTests {
  private func read(_ name: String) throws -> InputMatrix {
    try MatrixFile.read(FileReference(path: TestEnvironment.data(name))).matrix
  }

  @Test func exactPackingsAgreeInBothFormats() throws {
    let index = try TestEnvironment.dataObject("packings/exact_real/index.json")
    for (name, value) in index {
      let description = try #require(value as? [String: Any])
      let matrix = try read("packings/exact_real/\(name).npy")
      #expect(matrix == (try read("packings/exact_real/\(name).mtx")), "\(name)")
      if let d = description["d"] as? Int { #expect(matrix.rows == d, "\(name)") }
      if let m = description["m"] as? Int { #expect(matrix.columns == m, "\(name)") }
    }
  }

  @Test func fortranOrderAndTransposeAgree() throws {
    let words = try read("embeddings/glove6b_2000x50_f32_fortran.npy")
    #expect(words.transpose == (try read("embeddings/glove6b_50x2000_f32.npy")))
  }

  @Test func everyNpyFileIsRead() throws {
    for folder in ["packings/complex", "packings/exact_real", "embeddings"] {
      for file in try TestEnvironment.dataFiles(in: folder, ending: ".npy") {
        let loaded = try MatrixFile.read(FileReference(path: TestEnvironment.data(file)))
        let list = try MatrixFile.tensors(FileReference(path: TestEnvironment.data(file)))
        #expect(list.first?.shape == [loaded.matrix.rows, loaded.matrix.columns], "\(file)")
      }
    }
  }

  @Test func decimalTextOfComplexPackings() throws {
    // 2dn numbers, real parts then imaginary parts, one a line.
    let matrix = try read("packings/complex/3x7_etf.txt")
    #expect(matrix.rows == 42 && matrix.columns == 1)
    let table = malformed { _ = try read("packings/game_of_sloanes_table.csv") }
    #expect(table?.place == .line(1))
  }

  @Test func bothLayoutsOfAnAutoencoderAgree() throws {
    let folder = "sae_fixture/glove50_m100_jumprelu/"
    let tensors = try MatrixFile.tensors(
      FileReference(path: TestEnvironment.data(folder + "sae_weights.safetensors")))
    #expect(tensors.map(\.name) == ["W_dec", "W_enc", "b_dec", "b_enc", "threshold"])
    for tensor in tensors {
      let one = try MatrixFile.read(
        FileReference(path: TestEnvironment.data(folder + "sae_weights.safetensors"), object: tensor.name))
      let other = try MatrixFile.read(
        FileReference(path: TestEnvironment.data(folder + "params.npz"), object: tensor.name))
      #expect(one.matrix == other.matrix, "\(tensor.name)")
      #expect(one.provenance.numberType == "F32" && other.provenance.numberType == "<f4")
    }
    let toy = try MatrixFile.read(
      FileReference(path: TestEnvironment.data("sae_fixture/toy_superposition_n5_h2.npz")))
    #expect(toy.matrix.rows == 2 && toy.matrix.columns == 5 && toy.provenance.object == "W")
    #expect(throws: SelectionError.self) {
      try MatrixFile.read(
        FileReference(path: TestEnvironment.data("embeddings/minilm_ffn5_384x512_f32.safetensors")))
    }
  }
}
