// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// `lrh audit matrix` and `lrh audit merge` as a user runs them.
@Suite("Matrix audit: the program")
struct ProgramTests {
  private static let words = TestEnvironment.packageFolder + "/examples/dictionary/words.npy"
  private static let names = TestEnvironment.packageFolder + "/examples/dictionary/words.txt"
  private static let questions = ["--probe", "matched", "-k", "3", "-e", "1/2", "--labels", names, "--no-full", "--quiet"]

  private func audit(_ folder: String, _ more: [String] = [], environment: [String: String] = [:]) throws -> Programs.Run {
    try Programs.run(
      "lrh", ["audit", "matrix", "--encoder", try RoundedWords.path()] + ProgramTests.questions + ["--output-folder", folder] + more,
      environment: environment)
  }

  @Test("threads, instructions and exact arithmetic give the same files, byte for byte")
  func sameFiles() throws {
    let reference = try TemporaryFolder()
    #expect(try audit(reference.path, ["--accept-assumption", "ieee754-dot-product"]).code == 0)
    let runs: [([String], [String: String])] = [
      (["--threads", "1"], [:]), (["--threads", "3"], [:]), ([], ["LRH_PORTABLE": "1"]), (["--full"], [:]),
    ]
    for (more, environment) in runs {
      let folder = try TemporaryFolder()
      #expect(try audit(folder.path, more + ["--accept-assumption", "ieee754-dot-product"], environment: environment).code == 0)
      // What --full leans on is another thing; and so are its certificates and its report's word on it.
      for name in reference.contents where more != ["--full"] || ["features.csv", "histograms.svg", "non-interfering.json"].contains(name) {
        #expect(try TestEnvironment.bytes(folder.file(name)) == TestEnvironment.bytes(reference.file(name)), "\(name) with \(more)")
      }
      #expect(try ProgramTests.facts(folder.file("report.json")) == ProgramTests.facts(reference.file("report.json")), "\(more)")
    }
  }

  /// A report without what it leans on and its seal.
  static func facts(_ path: String) throws -> [Substring] {
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing(#"["ieee754-dot-product"]"#, with: "[]")
    let lines = text.split(separator: "\n")
    #expect(lines.last?.starts(with: "\"sha256\"") ?? false)
    return lines.dropLast()
  }

  @Test("without the assumption the exit code is 2; certificates that lean on the filter say so, and a full check accepts them")
  func assumption() throws {
    let folder = try TemporaryFolder()
    #expect(try audit(folder.path).code == 2)
    let certificates = folder.contents.filter { $0.hasSuffix(".json") && !["report.json", "non-interfering.json"].contains($0) }
    #expect(certificates.count == 8)
    for name in certificates where name.hasPrefix("error") {
      #expect(try Programs.run("lrh-check", ["--quiet", folder.file(name)]).code == 2, "\(name)")
      #expect(
        try Programs.run("lrh-check", ["--quiet", "--accept-assumption", "ieee754-dot-product", folder.file(name)]).code == 0, "\(name)")
    }
    for name in certificates { #expect(try Programs.run("lrh-check", ["--quiet", "--full", folder.file(name)]).code == 0, "\(name)") }
  }

  @Test("audits of small integers lean on nothing, and are those of --full to the byte; their certificates bear a full check")
  func integers() throws {
    func audit(_ folder: TemporaryFolder, _ more: [String], _ environment: [String: String] = [:]) throws -> Int32 {
      let questions = ["--probe", "matched", "-k", "3", "-e", "1/2", "--quiet", "--output-folder", folder.path]
      return try Programs.run(
        "lrh", ["audit", "matrix", "--encoder", ProgramTests.words] + questions + more, environment: environment
      ).code
    }
    let (full, certified) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try audit(full, ["--full", "--no-certificates"]) == 0)
    for environment in [[:], ["LRH_PORTABLE": "1"]] {
      let folder = try TemporaryFolder()
      #expect(try audit(folder, ["--no-full", "--no-certificates"], environment) == 0)
      #expect(folder.contents == full.contents)
      for name in full.contents {
        #expect(try TestEnvironment.bytes(folder.file(name)) == TestEnvironment.bytes(full.file(name)), "\(name)")
      }
      #expect(try audit(folder, ["--no-full", "--rows", "3..<9"], environment) == 0)
    }
    // Certificates have a filter, and a checker cannot know how it was made.
    #expect(try audit(certified, ["--no-full"]) == 2)
    #expect(try TestEnvironment.bytes(certified.file("report.json")) == TestEnvironment.bytes(full.file("report.json")))
    for name in certified.contents where name.hasPrefix("error") || name.hasPrefix("coherence") {
      #expect(try Programs.run("lrh-check", ["--quiet", certified.file(name)]).code == 2, "\(name)")
      #expect(try Programs.run("lrh-check", ["--quiet", "--full", certified.file(name)]).code == 0, "\(name)")
    }
  }

  @Test("any parts merge to the report of the whole, byte for byte")
  func merge() throws {
    let whole = try TemporaryFolder()
    _ = try audit(whole.path)
    withEvery("cuts", in: [[1], [12], [5, 6, 20], Array(1..<24)]) { cuts in
      do {
        let folder = try TemporaryFolder()
        for (from, to) in zip([0] + cuts, cuts + [24]) { _ = try audit(folder.path, ["--rows", "\(from)..<\(to)"]) }
        let merged = try TemporaryFolder()
        let parts = folder.contents.filter { $0.hasPrefix("report-") }.reversed().map { folder.file($0) }
        checkEqual(try Programs.run("lrh", ["audit", "merge", "--output-folder", merged.path, "--quiet"] + parts).code, 0, "exit code")
        for name in ["report.json", "features.csv", "histograms.svg"] {
          check(try TestEnvironment.bytes(merged.file(name)) == TestEnvironment.bytes(whole.file(name)), name)
        }
      } catch { check(false, "\(error)") }
    }
  }

  @Test("an embedding in parts, too", .enabled(if: TestEnvironment.hasData))
  func mergeEmbedding() throws {
    let path = TestEnvironment.data("embeddings/glove6b_2000x50_f32_fortran.npy")
    func audit(_ folder: String, _ more: [String]) throws {
      let run = try Programs.run(
        "lrh",
        [
          "audit", "matrix", "--encoder", path, "--encoder-rows-are-features", "--probe", "matched", "-k", "4", "-e", "1/2", "--quiet",
          "--no-certificates", "--output-folder", folder,
        ] + more)
      #expect(run.code == 0 || run.code == 2, "\(run.errors)")
    }
    let folder = try TemporaryFolder()
    try audit(folder.path, [])
    for (from, to) in [(0, 700), (700, 1999), (1999, 2000)] { try audit(folder.path, ["--rows", "\(from)..<\(to)"]) }
    let merged = try TemporaryFolder()
    let parts = folder.contents.filter { $0.hasPrefix("report-") }.map { folder.file($0) }
    #expect(try Programs.run("lrh", ["audit", "merge", "--output-folder", merged.path, "--quiet"] + parts).code == 0)
    #expect(try TestEnvironment.bytes(merged.file("report.json")) == TestEnvironment.bytes(folder.file("report.json")))
  }

  @Test("a finished report is left alone; one about something else is not replaced without --force")
  func resume() throws {
    let folder = try TemporaryFolder()
    _ = try audit(folder.path, ["--rows", "3..<9"])
    let path = folder.file("report-3-9.json")
    let bytes = try TestEnvironment.bytes(path)
    let old = Date(timeIntervalSince1970: 1)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
    #expect(try audit(folder.path, ["--rows", "3..<9"]).code == 2)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date == old)
    // Half a report, as no run of the program leaves it behind, is not taken for one.
    try folder.write("report-3-9.json", bytes.dropLast(bytes.count / 2))
    #expect(try audit(folder.path, ["--rows", "3..<9"]).code == 74)
    #expect(try audit(folder.path, ["--rows", "3..<9", "--force"]).code == 2)
    #expect(try TestEnvironment.bytes(path) == bytes)
    let other = try Programs.run(
      "lrh",
      [
        "audit", "matrix", "--encoder", ProgramTests.words, "-k", "3", "--probe", "encoder", "--rows", "3..<9", "--quiet",
        "--output-folder", folder.path,
      ])
    #expect(other.code == 74)
  }

  @Test("a run that is killed leaves no report behind, and the next one finishes it", .enabled(if: TestEnvironment.hasData))
  func killed() throws {
    let path = TestEnvironment.data("embeddings/glove6b_50x2000_f32.npy")
    let arguments = [
      "audit", "matrix", "--encoder", path, "--probe", "matched", "-k", "4", "-e", "1/2", "--quiet", "--full", "--output-folder",
    ]
    let (whole, folder) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try Programs.run("lrh", arguments + [whole.path, "--no-certificates"]).code == 0)
    for milliseconds in [30, 200] {
      let process = Process()
      process.executableURL = URL(filePath: Programs.path("lrh"))
      process.arguments = arguments + [folder.path, "--no-certificates"]
      try process.run()
      usleep(UInt32(milliseconds * 1000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if folder.contents.contains("report.json") { #expect(try TestEnvironment.bytes(folder.file("report.json")).last == 0x0A) }
    }
    #expect(try Programs.run("lrh", arguments + [folder.path, "--no-certificates"]).code == 0)
    for name in ["report.json", "features.csv", "histograms.svg"] {
      #expect(try TestEnvironment.bytes(folder.file(name)) == TestEnvironment.bytes(whole.file(name)), "\(name)")
    }
  }

  @Test("parts that do not fit are refused, with the reason")
  func misfits() throws {
    let folder = try TemporaryFolder()
    for rows in ["0..<8", "6..<12", "12..<24", "8..<10"] { _ = try audit(folder.path, ["--rows", rows]) }
    func merge(_ names: [String]) throws -> Programs.Run {
      try Programs.run(
        "lrh", ["audit", "merge", "--quiet", "--output-folder", folder.file("out")] + names.map { folder.file("report-\($0).json") })
    }
    let gap = try merge(["0-8", "12-24"])
    #expect(gap.code == 65 && gap.errors.contains("the features from 8 to 11 are in no part"))
    let overlap = try merge(["0-8", "6-12", "12-24"])
    #expect(overlap.code == 65 && overlap.errors.contains("feature 6 is in another part too"))
    let short = try merge(["0-8", "8-10"])
    #expect(short.code == 65 && short.errors.contains("the features from 10 to 23 are in no part"))
    _ = try Programs.run(
      "lrh",
      ["audit", "matrix", "--encoder", try RoundedWords.path()] + ProgramTests.questions.map { $0 == "1/2" ? "1/3" : $0 }
        + ["--rows", "8..<24", "--output-folder", folder.path])
    let questions = try merge(["0-8", "8-24"])
    #expect(questions.code == 65 && questions.errors.contains("the questions differ"))
    // One digit changed anywhere is noticed.
    let bytes = try TestEnvironment.bytes(folder.file("report-0-8.json"))
    var random = SplitMix64(seed: 4)
    withEvery("place", in: (0..<TestEnvironment.scaled(40)).map { _ in random.int(0...bytes.count - 1) }) { place in
      var changed = bytes
      changed[place] = changed[place] == UInt8(ascii: "7") ? UInt8(ascii: "8") : UInt8(ascii: "7")
      do {
        try folder.write("report-0-8.json", changed)
        let run = try merge(["0-8", "8-10", "6-12", "12-24"])
        check(run.code == 65, "exit code \(run.code): \(run.errors)")
      } catch { check(false, "\(error)") }
    }
  }

  @Test("bad input is refused with file and reason")
  func badInput() throws {
    let folder = try TemporaryFolder()
    func run(_ more: [String]) throws -> Programs.Run {
      try Programs.run("lrh", ["audit", "matrix", "--encoder", ProgramTests.words, "--quiet"] + more)
    }
    try folder.write("short.txt", "cat\ndog\n".utf8)
    try folder.write("numbers.json", "[1, 2]".utf8)
    try folder.write("broken.json", "[\"a\", ".utf8)
    try folder.write("latin1.txt", [0xE9, 0x0A])
    try folder.write("zero.csv", "1,0\n0,0\n".utf8)
    try folder.write("surd.csv", "sqrt(2),1\n0,1\n".utf8)
    let cases: [([String], Int32, String)] = [
      (["-k", "2", "--labels", folder.file("short.txt")], 65, "2 labels for 24 features"),
      (["-k", "2", "--labels", folder.file("numbers.json")], 65, "element 0 (counted from 0) is not a string"),
      (["-k", "2", "--labels", folder.file("broken.json")], 65, "broken.json"),
      (["-k", "2", "--labels", folder.file("latin1.txt")], 65, "UTF-8"),
      (["-k", "2", "--labels", folder.file("none.txt")], 66, "no such file"),
      (["-k", "25"], 65, "24 features, fewer than the sparsity 25"), (["-k", "0"], 64, "--sparsity"),
      (["-k", "2", "-e", "0"], 64, "--epsilon"),
      (["-k", "2", "--probe", "matched", "--rows", "5..<5"], 64, "--rows"),
      (["-k", "2", "--probe", "matched", "--rows", "5..<25"], 65, "there are 24 features"),
      (["-k", "2", "--rows", "0..<5"], 64, "one --probe"),
      (["-k", "2", "--probe", "ridge:0"], 66, "no such file"), (["-k", "2", "--accept-assumption", "nothing"], 64, "unknown assumption"),
      (["-k", "2", "--probe", folder.file("zero.csv")], 65, "they must agree"),
      (["-k", "1", "--threads", "0"], 64, "--threads"), (["-k", "2", "--non-interfering-at", "3"], 64, "--non-interfering-at"),
    ]
    for (arguments, code, words) in cases {
      let result = try run(arguments)
      #expect(result.code == code && result.errors.contains(words), "\(arguments): \(result.code) \(result.errors)")
    }
    for (name, probe, code, words) in [
      ("zero.csv", "matched", Int32(65), "a column of the encoder is zero"), ("zero.csv", "least-squares", 65, "singular"),
      ("surd.csv", "encoder", 65, "audits are of rational matrices"), ("zero.csv", "encoder", 0, ""),
    ] {
      let result = try Programs.run("lrh", ["audit", "matrix", "--encoder", folder.file(name), "-k", "1", "--probe", probe, "--quiet"])
      #expect(result.code == code && (words.isEmpty || result.errors.contains(words)), "\(name) \(probe): \(result.code) \(result.errors)")
    }
  }

  @Test("labels from JSON and from text give the same report; control characters do not reach the terminal")
  func labels() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: ProgramTests.names, encoding: .utf8).split(separator: "\n").map(String.init)
    try folder.write("words.json", JSONSerialization.data(withJSONObject: text))
    func audit(_ labels: String, _ name: String) throws -> Programs.Run {
      try Programs.run(
        "lrh",
        [
          "audit", "matrix", "--encoder", ProgramTests.words, "--probe", "matched", "-k", "2", "--labels", labels, "--output-folder",
          folder.file(name),
        ])
    }
    _ = try audit(ProgramTests.names, "text")
    _ = try audit(folder.file("words.json"), "json")
    #expect(try TestEnvironment.bytes(folder.file("text/report.json")) == TestEnvironment.bytes(folder.file("json/report.json")))
    // What a terminal might obey, a line end, a name as long as a book, and names that repeat.
    let long = String(repeating: "long ", count: 20_000)
    let odd = ["\u{1B}[2J", "a,\"b\"", "\u{202E}x", "\u{9B}31m\u{7F}", "two\nlines", long, "same", "same"] + text.dropFirst(8)
    try folder.write("odd.json", JSONSerialization.data(withJSONObject: odd))
    let run = try audit(folder.file("odd.json"), "odd")
    #expect(run.code == 0 && run.output.utf8.count < 20_000)
    let table = try String(contentsOfFile: folder.file("odd/features.csv"), encoding: .utf8)
    let report = try String(contentsOfFile: folder.file("odd/report.json"), encoding: .utf8)
    for bad in ["\u{1B}", "\u{202E}", "\u{9B}", "\u{7F}"] as [Unicode.Scalar] {
      #expect(!run.output.unicodeScalars.contains(bad) && !table.unicodeScalars.contains(bad), "\(bad.value)")
      #expect(bad == "\u{202E}" || !report.unicodeScalars.contains(bad), "\(bad.value)")
    }
    #expect(table.contains(#""a,""b""""#) && table.split(separator: "\n").count == 25)
    // The report has the names as they are.
    let lines = try report.split(separator: "\n").filter { $0.hasPrefix("{\"feature\"") }.map { line in
      try JSONSerialization.jsonObject(with: Data((line.hasSuffix(",") ? line.dropLast() : line).utf8)) as? [String: Any]
    }
    #expect(lines.map { $0?["label"] as? String } == odd)
  }

  @Test("vocabularies: text that begins like JSON, a byte-order mark, an object of indices")
  func vocabularies() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: ProgramTests.names, encoding: .utf8).split(separator: "\n").map(String.init)
    func audit(_ labels: String, _ name: String) throws -> Programs.Run {
      try Programs.run(
        "lrh",
        [
          "audit", "matrix", "--encoder", ProgramTests.words, "--probe", "matched", "-k", "2", "--quiet", "--labels", folder.file(labels),
          "--output-folder", folder.file(name),
        ])
    }
    let vocabulary = ["[PAD]"] + text.dropFirst()
    try folder.write("vocabulary.txt", [0xEF, 0xBB, 0xBF] + vocabulary.joined(separator: "\r\n").utf8)
    try folder.write("vocabulary", vocabulary.joined(separator: "\n").utf8)
    let indices = Dictionary(uniqueKeysWithValues: vocabulary.enumerated().map { ($0.element, $0.offset) })
    try folder.write("vocabulary.json", JSONSerialization.data(withJSONObject: indices))
    for name in ["vocabulary.txt", "vocabulary", "vocabulary.json"] {
      let run = try audit(name, "of-" + name)
      #expect(run.code == 0, "\(name): \(run.errors)")
      #expect(
        try TestEnvironment.bytes(folder.file("of-\(name)/report.json"))
          == TestEnvironment.bytes(folder.file("of-vocabulary.txt/report.json")))
    }
    for (index, words) in [(1, "two names have the index 1"), (24, "below 24"), (-1, "below 24")] {
      var wrong = indices
      wrong["[PAD]"] = index
      try folder.write("wrong.json", JSONSerialization.data(withJSONObject: wrong))
      let run = try audit("wrong.json", "wrong")
      #expect(run.code == 65 && run.errors.contains(words), "\(run)")
    }
    var short = indices
    short["[PAD]"] = nil
    try folder.write("short.json", JSONSerialization.data(withJSONObject: short))
    let run = try audit("short.json", "short")
    #expect(run.code == 65 && run.errors.contains("no name has the index 0"), "\(run)")
  }

  @Test("the example is what its script writes", .enabled(if: (try? Programs.run("/usr/bin/env", ["python3", "--version"]).code) == 0))
  func example() throws {
    let folder = try TemporaryFolder()
    #expect(try Programs.run("/usr/bin/env", ["python3", "Scripts/make_example_dictionary.py", folder.path]).code == 0)
    for name in ["words.npy", "words.txt"] {
      #expect(
        try TestEnvironment.bytes(folder.file(name))
          == TestEnvironment.bytes("\(TestEnvironment.packageFolder)/examples/dictionary/\(name)"))
    }
  }
}
