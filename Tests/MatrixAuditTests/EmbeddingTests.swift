// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

/// The files of `embeddings`: the report of the filter is that of exact arithmetic, byte for byte, but for what it leans on.
@Suite("Matrix audit: embeddings, byte for byte", .enabled(if: TestEnvironment.hasData && TestEnvironment.runsSlowTests))
struct EmbeddingTests {
  private static let feedForward = "minilm_ffn5_384x512_f32.safetensors"

  /// Files with the probes that go with them.
  static let cases: [(file: String, more: [String])] = [
    ("glove6b_50x200_f32.npy", ["--probe", "encoder"]),
    ("glove6b_50x200_f32.npy", ["--probe", "matched", "--domain", "nonnegative"]),
    ("glove6b_50x200_f32.npy", ["--probe", "least-squares"]),
    ("glove6b_50x2000_f32.npy", ["--probe", "matched"]),
    ("glove6b_2000x50_f32_fortran.npy", ["--probe", "encoder", "--encoder-rows-are-features"]),
    ("minilm_tok_384x400_f32.npy", ["--probe", "matched"]),
    ("minilm_tok_384x400_f32.npy", ["--probe", "ridge:1", "--non-strict"]),
    (feedForward + "::A_ffn_out", ["--probe", TestEnvironment.data("embeddings/" + feedForward) + "::B_ffn_in"]),
    (feedForward + "::B_ffn_in", ["--probe", "matched"]),
  ]

  @Test("every file, with its probes", arguments: cases.indices)
  func same(_ index: Int) throws {
    let (file, more) = EmbeddingTests.cases[index]
    func audit(_ method: String) throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      let run = try Programs.run(
        "lrh",
        [
          "audit", "matrix", "--encoder", TestEnvironment.data("embeddings/" + file), "-k", "8", "-e", "1/2", "--quiet", method,
          "--no-certificates", "--output-folder", folder.path,
        ] + more)
      #expect(run.code == (method == "--full" ? 0 : 2), "\(run)")
      return folder
    }
    let (filtered, full) = (try audit("--no-full"), try audit("--full"))
    #expect(try ProgramTests.facts(filtered.file("report.json")) == ProgramTests.facts(full.file("report.json")))
    for name in ["features.csv", "histograms.svg", "non-interfering.json"] {
      #expect(try TestEnvironment.bytes(filtered.file(name)) == TestEnvironment.bytes(full.file(name)), "\(name)")
    }
  }

  @Test("no file of the folder is left out")
  func complete() {
    let names =
      TestEnvironment.dataFiles(in: "embeddings", ending: ".npy") + TestEnvironment.dataFiles(in: "embeddings", ending: ".safetensors")
    let audited = Set(EmbeddingTests.cases.map { "embeddings/" + ($0.file.split(separator: ":").first ?? "") })
    #expect(Set(names) == audited)
  }
}
