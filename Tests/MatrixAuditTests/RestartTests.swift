// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// What `lrh audit matrix` takes for finished, and what not.
@Suite("Matrix audit: started again")
struct RestartTests {
  private static let names = TestEnvironment.packageFolder + "/examples/dictionary/words.txt"

  private func audit(_ folder: TemporaryFolder, _ more: [String], k: Int = 3, epsilon: String = "1/2") throws -> Programs.Run {
    try Programs.run(
      "lrh",
      [
        "audit", "matrix", "--encoder", try RoundedWords.path(), "--probe", "matched", "-k", "\(k)", "-e", epsilon, "--quiet",
        "--output-folder", folder.path,
      ] + more)
  }

  /// Runs again, and whether the report was left as it is.
  private func again(
    _ folder: TemporaryFolder, _ more: [String], k: Int = 3, epsilon: String = "1/2", report: String = "report.json"
  ) throws -> (code: Int32, untouched: Bool, errors: String) {
    let old = Date(timeIntervalSince1970: 1)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: folder.file(report))
    let run = try audit(folder, more, k: k, epsilon: epsilon)
    let date = try FileManager.default.attributesOfItem(atPath: folder.file(report))[.modificationDate] as? Date
    return (run.code, date == old, run.errors)
  }

  @Test(
    "a report that leans on the assumption is not taken for one that does not",
    arguments: [[], ["--rows", "0..<24"], ["--rows", "3..<9"]])
  func filteredThenFull(_ rows: [String]) throws {
    let folder = try TemporaryFolder()
    let report = rows.last == "3..<9" ? "report-3-9.json" : "report.json"
    #expect(try audit(folder, rows + ["--no-full"]).code == 2)
    #expect(try String(contentsOfFile: folder.file(report), encoding: .utf8).contains(#""assumptions":["ieee754-dot-product"]"#))
    let full = try again(folder, rows + ["--full"], report: report)
    #expect(full.code == 65 && full.untouched && full.errors.contains("leans on the assumption ieee754-dot-product"), "\(full)")
    let filtered = try again(folder, rows + ["--no-full"], report: report)
    #expect(filtered.code == 2 && filtered.untouched, "\(filtered)")
    #expect(try audit(folder, rows + ["--full", "--force"]).code == 0)
    #expect(try String(contentsOfFile: folder.file(report), encoding: .utf8).contains(#""assumptions":[]"#))
    // What leans on nothing does for a run that may lean on something.
    let stronger = try again(folder, rows + ["--no-full"], report: report)
    #expect(stronger.code == 0 && stronger.untouched, "\(stronger)")
  }

  @Test("another k, ε, relation, domain, labels or probe: not taken for it, and not replaced without --force")
  func otherQuestions() throws {
    let folder = try TemporaryFolder()
    let labels = ["--labels", RestartTests.names]
    #expect(try audit(folder, labels).code == 0)
    let text = try String(contentsOfFile: RestartTests.names, encoding: .utf8)
    try folder.write("other.txt", text.replacing("a", with: "b", maxReplacements: 1).utf8)
    let others: [(more: [String], k: Int, epsilon: String)] = [
      (labels, 2, "1/2"), (labels, 3, "1/3"), (labels + ["--non-strict"], 3, "1/2"), (labels + ["--domain", "nonnegative"], 3, "1/2"),
      ([], 3, "1/2"), (["--labels", folder.file("other.txt")], 3, "1/2"),
    ]
    for other in others {
      let result = try again(folder, other.more, k: other.k, epsilon: other.epsilon)
      #expect(result.code == 74 && result.untouched, "\(other): \(result)")
    }
    let same = try again(folder, labels)
    #expect(same.code == 0 && same.untouched, "\(same)")
  }

  @Test("what is asked for beside the report is made when it is not there")
  func missingFiles() throws {
    let (folder, whole) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try audit(whole, ["--no-full"]).code == 2)
    #expect(try audit(folder, ["--no-full", "--no-certificates", "--non-interfering-at", "1"]).code == 2)
    #expect(!folder.contents.contains("certificates.csv"))
    #expect(try !again(folder, ["--no-full"]).untouched)
    #expect(folder.contents.sorted() == whole.contents.sorted())
    for name in whole.contents {
      #expect(try TestEnvironment.bytes(folder.file(name)) == TestEnvironment.bytes(whole.file(name)), "\(name)")
    }
    for name in ["features.csv", "histograms.svg", "non-interfering.json", "certificates.csv"] {
      try FileManager.default.removeItem(atPath: folder.file(name))
      #expect(try !again(folder, ["--no-full"]).untouched, "\(name)")
      #expect(try TestEnvironment.bytes(folder.file(name)) == TestEnvironment.bytes(whole.file(name)), "\(name)")
    }
    #expect(try again(folder, ["--no-full"]).untouched)
  }

  @Test("any sharding merges to the report of the whole, byte for byte, whatever shard was made how")
  func shardings() throws {
    let whole = try TemporaryFolder()
    let labels = ["--labels", RestartTests.names]
    _ = try audit(whole, labels + ["--no-full"])
    try withRandomCases(8, seed: 12) { random in
      let shards = random.int(1...24)
      let cuts = Array((1..<24).shuffled(using: &random).prefix(shards - 1)).sorted()
      let folder = try TemporaryFolder()
      var mixed = false
      for (from, to) in zip([0] + cuts, cuts + [24]).shuffled(using: &random) {
        let full = random.oneIn(4)
        mixed = mixed || !full
        let more = ["--rows", "\(from)..<\(to)", "--threads", "\(random.int(1...3))", full ? "--full" : "--no-full"]
        _ = try audit(folder, labels + more)
      }
      let parts = folder.contents.filter { $0.hasPrefix("report") }.shuffled(using: &random).map { folder.file($0) }
      checkEqual(parts.count, shards, "reports for \(cuts)")
      let merged = try TemporaryFolder()
      checkEqual(try Programs.run("lrh", ["audit", "merge", "--output-folder", merged.path, "--quiet"] + parts).code, 0, "\(cuts)")
      for name in ["features.csv", "histograms.svg"] {
        check(try TestEnvironment.bytes(merged.file(name)) == TestEnvironment.bytes(whole.file(name)), "\(name) of \(cuts)")
      }
      // The merged report leans on what one of its parts leans on.
      if mixed {
        check(try TestEnvironment.bytes(merged.file("report.json")) == TestEnvironment.bytes(whole.file("report.json")), "\(cuts)")
      } else {
        check(
          try ProgramTests.facts(merged.file("report.json")) == ProgramTests.facts(whole.file("report.json")), "\(cuts), all of them full")
      }
    }
  }

  @Test("parts of different labels are not put together")
  func labels() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: RestartTests.names, encoding: .utf8)
    try folder.write("other.txt", text.replacing("a", with: "b", maxReplacements: 1).utf8)
    _ = try audit(folder, ["--rows", "0..<9", "--labels", RestartTests.names])
    _ = try audit(folder, ["--rows", "9..<24", "--labels", folder.file("other.txt")])
    let parts = ["report-0-9.json", "report-9-24.json"].map { folder.file($0) }
    let run = try Programs.run("lrh", ["audit", "merge", "--output-folder", folder.file("out"), "--quiet"] + parts)
    #expect(run.code == 65 && run.errors.contains("the labels differ"), "\(run)")
  }

  @Test("files of a shard that was killed while it wrote are not taken for its report", .enabled(if: TestEnvironment.hasData))
  func killedShard() throws {
    let path = TestEnvironment.data("embeddings/glove6b_2000x50_f32_fortran.npy")
    func arguments(_ folder: TemporaryFolder, _ rows: String) -> [String] {
      [
        "audit", "matrix", "--encoder", path, "--encoder-rows-are-features", "--probe", "matched", "-k", "4", "-e", "1/2", "--quiet",
        "--no-full", "--output-folder", folder.path, "--rows", rows,
      ]
    }
    let (whole, folder) = (try TemporaryFolder(), try TemporaryFolder())
    let shards = ["0..<600", "600..<1999", "1999..<2000"]
    for rows in shards { #expect(try Programs.run("lrh", arguments(whole, rows)).code == 2) }
    for (rows, milliseconds) in zip(shards + shards, [20, 60, 90, 130, 170, 220]) {
      let process = Process()
      process.executableURL = URL(filePath: Programs.path("lrh"))
      process.arguments = arguments(folder, rows)
      try process.run()
      usleep(UInt32(milliseconds * 1000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    for rows in shards { #expect(try Programs.run("lrh", arguments(folder, rows)).code == 2) }
    for name in whole.contents {
      #expect(try TestEnvironment.bytes(folder.file(name)) == TestEnvironment.bytes(whole.file(name)), "\(name)")
    }
  }
}
