// SPDX-License-Identifier: Apache-2.0
import FuzzTargets
import TestSupport
import Testing

@Suite("The fuzzer's corpus")
struct FuzzCorpusTests {
  /// Inputs that reached new code while fuzzing (Tests/Fuzzing/run.sh), packed as records: four bytes of length, little-endian, and the input.
  @Test("every input of the corpus is read without a trap")
  func corpus() throws {
    let bytes = try TestEnvironment.bytes(TestEnvironment.packageFolder + "/Tests/Fuzzing/corpus.bin")
    var rest = bytes[...]
    var count = 0
    while rest.count >= 4 {
      let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      try #require(length <= rest.count, "a record is cut off")
      readAnything(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
      count += 1
    }
    #expect(rest.isEmpty && count >= 500)
  }
}
