// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// What scripts rely on: files written, exit codes, what goes where.
@Suite("Command line contract")
struct ContractTests {
  private let pair = ["prove", "recovery", "--encoder", "examples/lines/lines-16-in-R6.csv", "--probe", "matched", "--sparsity", "2"]

  @Test("a certificate is written once, is accepted by both programs, and is replaced only by force")
  func output() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/c.json"
    let first = try Programs.run("lrh", pair + ["--epsilon", "3/4", "--output", path])
    #expect(first.code == 0)
    #expect(first.output.hasSuffix("written: \(path)\n"))
    #expect(try Programs.run("lrh-check", [path]).code == 0)
    #expect(try Programs.run("lrh", ["verify", path]).code == 0)
    let second = try Programs.run("lrh", pair + ["--epsilon", "1/2", "--output", path])
    #expect(second.code == 74)
    #expect(second.errors.contains("--force"))
    #expect(try Programs.run("lrh", pair + ["--epsilon", "1/2", "--output", path, "--force", "--quiet"]).code == 1)
    let verified = try Programs.run("lrh", ["verify", path, "--source", "encoder=examples/lines/lines-16-in-R6.csv"])
    #expect(verified.code == 0)
    #expect(!verified.output.contains("source not checked"))
    #expect(try Programs.run("lrh", ["verify", path, "--source", "encoder=examples/lines/e8-120.csv"]).code == 1)
    #expect(try Programs.run("lrh", ["verify", path, "--source", "probe=examples/lines/e8-120.csv"]).code == 1)
  }

  @Test("--json prints exactly the bytes that --output writes")
  func json() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/c.json"
    let run = try Programs.run("lrh", pair + ["--epsilon", "3/4", "--json", "--output", path])
    #expect(run.code == 0)
    #expect(Array(run.output.utf8) == (try TestEnvironment.bytes(path)))
  }

  @Test(
    "--threads changes no byte, and takes sensible numbers only",
    arguments: [
      ["prove", "recovery", "--encoder", "examples/lines/e8-120.csv", "--probe", "matched", "--sparsity", "2"],
      ["prove", "incoherence", "examples/lines/e8-120.csv"],
      ["prove", "access", "--encoder", "examples/lines/lines-28-in-R7.csv", "--sparsity", "2"],
      ["prove", "rank", "examples/lines/e8-120.csv"],
      ["prove", "alon", "--encoder", "examples/lines/lines-28-in-R7.csv", "--probe", "matched"],
      ["prove", "interference", "--encoder", "examples/lines/lines-28-in-R7.csv", "--probe", "matched", "-k", "2", "-e", "3/4"],
      ["prove", "geometry", "--encoder", "examples/lines/lines-16-in-R6.csv", "--probe", "matched", "-k", "2", "-e", "3/4"],
    ])
  func threads(command: [String]) throws {
    let runs = try ["1", "3"].map { try Programs.run("lrh", command + ["--json", "--threads", $0]) }
    #expect(runs[0].code == 0 && runs[0].output.hasPrefix("{"), "\(runs[0].errors)")
    #expect(runs[0].output == runs[1].output)
    for wrong in ["0", "-1", "2000", "many"] {
      #expect(try Programs.run("lrh", command + ["--threads=\(wrong)"]).code == 64, "\(wrong)")
    }
  }

  @Test("an undecided run exits with 2, in words and in JSON")
  func undecided() throws {
    let run = try Programs.run("lrh", pair + ["--epsilon", "3/4", "--work-limit", "10"])
    #expect(run.code == 2)
    #expect(run.output.contains("UNDECIDED"))
    let json = try Programs.run("lrh", pair + ["--epsilon", "3/4", "--work-limit", "10", "--json"])
    #expect(json.code == 2)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["outcome"] as? String == "undecided")
    #expect((object["tried"] as? [String])?.isEmpty == false)
  }

  @Test("standard input, transposition and the hint about it")
  func standardInput() throws {
    let matrix = try TestEnvironment.bytes(TestEnvironment.packageFolder + "/examples/lines/lines-28-in-R7.csv")
    #expect(try Programs.run("lrh", ["prove", "incoherence", "-", "--mu", "1/3", "--non-strict"], input: matrix).code == 0)
    let transposed = try Programs.run("lrh", ["prove", "incoherence", "-", "--rows-are-features"], input: matrix)
    #expect(transposed.errors.contains("is the file transposed?"))
    #expect(try Programs.run("lrh", pair.map { $0 == "matched" ? "-" : $0.hasSuffix(".csv") ? "-" : $0 }, input: matrix).code == 64)
  }

  @Test("a feature scale is a row or a column; a wrong length or entry is named")
  func featureScale() throws {
    let folder = try TemporaryFolder()
    func call(_ text: String, _ output: [String] = []) throws -> (code: Int32, output: String, errors: String) {
      let run = try Programs.run("lrh", pair + ["--feature-scale", try folder.write("s.csv", text.utf8)] + output)
      return (run.code, run.output, run.errors)
    }
    let scale = (1...16).map { "\($0)/3" }
    let (row, column) = ("\(folder.path)/row.json", "\(folder.path)/column.json")
    #expect(try call(scale.joined(separator: ",") + "\n", ["--output", row]).code == 0)
    #expect(try call(scale.joined(separator: "\n") + "\n", ["--output", column]).code == 0)
    let (a, b) = (try String(contentsOfFile: row, encoding: .utf8), try String(contentsOfFile: column, encoding: .utf8))
    #expect(a.contains("\"orientation\":\"transposed\",\"role\":\"featureScale\""))
    // One claim about one object, however the file was laid out.
    #expect(a.prefix(1000) == b.prefix(1000))
    let run = try Programs.run("lrh-check", [row, column])
    #expect(run.code == 0)
    #expect(run.output.contains("s the feature scale"))
    #expect(try call(scale.joined(separator: ",") + "\n").output.contains("in the units in which"))
    let short = try call("1,2,3\n")
    #expect(short.code == 65 && short.errors.contains("3 feature scales for 16 features"))
    let zero = try call((["1", "2", "0"] + scale.dropFirst(3)).joined(separator: ",") + "\n")
    #expect(zero.code == 65 && zero.errors.contains("entry 2 (counted from 0) is 0"))
    let negative = try call((["1", "-1/2"] + scale.dropFirst(2)).joined(separator: ",") + "\n")
    #expect(negative.code == 65 && negative.errors.contains("entry 1 (counted from 0) is -1/2"))
  }

  @Test("a page is written whole and once, its exit code is that of the conclusion, and it holds the certificates itself")
  func page() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/page.html"
    let call = [
      "walkthrough", "lower-bound", "--encoder", "examples/lines/lines-16-in-R6.csv", "--probe", "matched", "--sparsity", "2", "--format",
      "html", "--epsilon",
    ]
    let first = try Programs.run("lrh", call + ["3/4", "--output", path])
    #expect(first.code == 0 && first.output == "written: \(path)\n")
    #expect(TestEnvironment.files(in: folder.path, ending: "").count == 1)
    #expect(try Programs.run("lrh", call + ["1/2", "--output", path]).code == 74)
    #expect(try Programs.run("lrh", call + ["1/2", "--output", path, "--force", "--quiet"]).code == 1)
    let printed = try Programs.run("lrh", call + ["1/2"])
    #expect(printed.code == 1 && printed.output.hasPrefix("<!DOCTYPE html>"))
    #expect(Array(printed.output.utf8) == (try TestEnvironment.bytes(path)))
    #expect(try Programs.run("lrh", call + ["3/4", "--json"]).code == 64)
  }

  /// Calls, word by word, and their exit codes.
  static let calls: [(call: String, code: Int32)] = [
    ("prove turan examples/graphs/petersen.clq --clique 1", 64), ("prove recovery --encoder x --sparsity 0", 64),
    ("prove recovery --encoder x --sparsity 1 --epsilon 0", 64), ("prove alon", 64), ("prove rank nowhere.npy", 66),
    ("verify nowhere.json", 66), ("prove rank README.md", 65), ("prove alon examples/lines/e8-120.csv", 65),
    ("prove rank examples/figure-1/encoder.csv", 65), ("verify README.md", 65), ("show README.md", 65), ("explain nothing", 64),
    ("walkthrough upper-bound --features 3 --sparsity 1 --epsilon 2 --delta 2", 64), ("inspect examples", 66), ("--help", 0),
    ("prove --help", 0), ("--version", 0), ("nonsense", 64), ("", 0),
    ("prove interference --encoder examples/lines/lines-28-in-R7.csv --sparsity 2 --epsilon 1", 64),
    ("prove interference --encoder examples/lines/lines-28-in-R7.csv --sparsity 0 --epsilon 1/2", 64),
    ("prove interference --encoder examples/lines/lines-28-in-R7.csv --sparsity 2 --epsilon 1/2 --power 4097", 64),
    ("prove interference --encoder examples/figure-1/encoder.csv --sparsity 2 --epsilon 1/2", 65),
    ("prove geometry --encoder examples/lines/lines-28-in-R7.csv --sparsity 2 --epsilon 1", 64),
    ("prove geometry --encoder examples/lines/lines-28-in-R7.csv --sparsity 0 --epsilon 1/2", 64),
    ("prove geometry --encoder nowhere.csv --sparsity 1 --epsilon 1/2", 66),
    ("construct geometry --features 4 --sparsity 1 --epsilon 1/2 --delta 1", 64),
    ("construct geometry --features 4 --sparsity 1 --epsilon 1/2 --delta 1/1000000", 64),
    ("construct geometry --features 0 --sparsity 1 --epsilon 1/2 --delta 1/2", 64),
    ("explain lemma-7 --format markdown", 64),
    ("walkthrough lower-bound --encoder nowhere.csv --sparsity 2 --epsilon 1/2", 66),
    ("walkthrough lower-bound --encoder examples/lines/lines-28-in-R7.csv --sparsity 2", 64),
    ("prove recovery --encoder examples/lines/lines-28-in-R7.csv --sparsity 2 --feature-scale examples/lines/e8-120.csv", 65),
    ("walkthrough", 0), ("walkthrough nothing", 64), ("walkthrough turan --step", 64), ("walkthrough turan --step --format latex", 64),
    ("walkthrough turan --format html5", 64), ("walkthrough turan --clique 1", 64), ("walkthrough turan --one-based", 64),
    ("walkthrough turan examples/lines/e8-120.csv", 65), ("walkthrough turan nowhere.clq", 66),
    ("walkthrough lemma-7 examples/lines/e8-120.csv", 65), ("walkthrough lemma-7 --mu -1", 64),
    ("walkthrough lemma-7 --input-format csv", 64),
    ("walkthrough lemma-7 a --encoder b", 64), ("walkthrough lower-bound --epsilon 1", 64), ("walkthrough lower-bound --probe matched", 64),
    ("walkthrough lower-bound --encoder examples/figure-1/encoder.csv --sparsity 1 --epsilon 1/2", 65),
    ("walkthrough sharp-theorem --encoder examples/gap/A-4x5.csv", 64), ("walkthrough sharp-theorem --feature-scale nowhere.csv", 64),
    ("walkthrough sharp-theorem --encoder examples/figure-1/encoder.csv --sparsity 1", 65), ("walkthrough sharp-theorem --sparsity 0", 64),
    ("walkthrough geometry --encoder examples/gap/A-4x5.csv --sparsity 1 --epsilon 1/2 --delta 1/2", 64),
    ("walkthrough geometry --delta 2", 64), ("walkthrough geometry --probe matched", 64), ("walkthrough geometry --non-strict", 64),
    ("walkthrough thresholds --thresholds 1/2", 64), ("walkthrough thresholds --encoder examples/thresholds/encoder.csv", 64),
    ("walkthrough thresholds --encoder examples/figure-1/encoder.csv --sparsity 1", 65),
    (
      "walkthrough thresholds --encoder examples/thresholds/encoder.csv --probe encoder --thresholds examples/gap/truth-5.csv --sparsity 2",
      65
    ),
    ("walkthrough gap --sparsity 2", 64), ("walkthrough gap --encoder examples/gap/A-4x5.csv --sparsity 2 --epsilon 1", 64),
    ("walkthrough gap --encoder examples/gap/A-4x5.csv --sparsity 2", 64), ("walkthrough upper-bound --features 0", 64),
    // Where nothing can be written, that is said before the work, and is no missing input.
    ("prove rank examples/lines/lines-16-in-R6.csv --output /nowhere/rank.json", 74),
    ("prove rank examples/lines/lines-16-in-R6.csv --output README.md", 74),
    ("prove rank examples/lines/lines-16-in-R6.csv --output examples --force", 74),
    ("prove rank examples/lines/lines-16-in-R6.csv --output -", 64),
    ("figure tail --features 64 --neurons 200 --format svg --output README.md", 74),
    ("prove capacity -m 3 -k 0 -e 1/2", 64),
  ]

  @Test("exit codes of bad calls", arguments: calls)
  func exitCodes(_ call: String, _ code: Int32) throws {
    let run = try Programs.run("lrh", call.split(separator: " ").map(String.init))
    #expect(run.code == code, "\(run.output)\(run.errors)")
    if code > 2 && !call.hasPrefix("verify") {
      #expect(run.output.isEmpty)
      #expect(!run.errors.isEmpty)
    }
  }

  @Test("a certificate that cannot be read is named", arguments: ["show", "export coq", "export vipr"])
  func malformedCertificate(_ command: String) throws {
    let run = try Programs.run("lrh", command.split(separator: " ").map(String.init) + ["README.md"])
    #expect(run.code == 65 && run.errors.hasPrefix("lrh: README.md: byte 0"), "\(run.errors)")
  }

  @Test("a matrix of long entries is cut to the width of text")
  func wideMatrix() throws {
    let run = try Programs.run("lrh", ["prove", "alon", "examples/near-identity/gram-40.csv"])
    #expect(run.code == 0)
    for line in run.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
  }

  @Test("a full disk is said, with 74")
  func fullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return print("SKIPPED: no /dev/full") }
    let run = try Programs.run("/bin/bash", ["-c", "'\(Programs.path("lrh"))' explain > /dev/full"])
    #expect(run.code == 74 && run.errors.hasPrefix("lrh: standard output: "), "\(run.errors)")
  }

  @Test("every file in examples/ is what the program writes")
  func examples() throws {
    let folder = try TemporaryFolder()
    #expect(try Programs.run("lrh", ["demo", "--write-examples", folder.path]).code == 0)
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }.filter { $0.contains(".") } ?? []
    #expect(names.count >= 10)
    for name in names {
      #expect(
        try TestEnvironment.bytes("\(folder.path)/\(name)") == TestEnvironment.bytes("\(TestEnvironment.packageFolder)/examples/\(name)"),
        "\(name)")
    }
  }

  @Test("the demo proves and refutes as expected and every certificate is accepted")
  func demo() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("lrh", ["demo", "--output-folder", folder.path, "--quiet"])
    #expect(run.code == 0, "\(run.output)")
    let certificates = TestEnvironment.files(in: folder.path, ending: ".json").map { "\(folder.path)/\($0)" }
    #expect(certificates.count >= 15)
    #expect(try Programs.run("lrh-check", certificates).code == 0)
  }

  @Test("construct geometry writes matrices that prove geometry reads back, and replaces nothing unless forced")
  func constructGeometry() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a/b"
    let call = [
      "construct", "geometry", "--features", "6", "--sparsity", "1", "--epsilon", "3/4", "--delta", "1/2", "--output-folder", path,
    ]
    #expect(try Programs.run("lrh", call).code == 0)
    #expect(TestEnvironment.files(in: path, ending: "") == ["encoder.csv", "geometry.json", "incoherence.json", "probe.csv"])
    #expect(try Programs.run("lrh-check", ["\(path)/geometry.json", "\(path)/incoherence.json"]).code == 0)
    let pair = ["--encoder", "\(path)/encoder.csv", "--probe", "\(path)/probe.csv", "--sparsity", "1"]
    let proved = try Programs.run("lrh", ["prove", "geometry"] + pair + ["--epsilon", "3/4", "--output", "\(folder.path)/again.json"])
    #expect(proved.code == 0)
    // The same claim, but for the thresholds of Proposition 9.
    let (made, again) = (
      try String(contentsOfFile: "\(path)/geometry.json", encoding: .utf8),
      try String(contentsOfFile: "\(folder.path)/again.json", encoding: .utf8)
    )
    let digest = /"digests":{[^}]*}/
    #expect(try made.firstMatch(of: digest)?.output == again.firstMatch(of: digest)?.output)
    #expect(made.contains("\"selfCosineBelow\"") && made.contains("\"pairCosineAbove\"") && !again.contains("\"selfCosineBelow\""))
    #expect(try Programs.run("lrh", call).code == 74)
    #expect(try Programs.run("lrh", call + ["--force", "--quiet"]).code == 0)
  }

  @Test("invalid Matrix Market files: exit 65, naming the line", .enabled(if: TestEnvironment.hasData))
  func invalidMatrixMarket() throws {
    let folder = TestEnvironment.data("mtx/invalid")
    let files = TestEnvironment.files(in: folder, ending: ".mtx")
    #expect(files.count > 20)
    for file in files {
      let run = try Programs.run("lrh", ["prove", "rank", "\(folder)/\(file)"])
      #expect(run.code == 65, "\(file)")
      #expect(run.errors.contains("line "), "\(file): \(run.errors)")
    }
  }

  @Test("the name of a file cannot steer the terminal, nor look like an outcome")
  func hostileNames() throws {
    let folder = try TemporaryFolder()
    let name = try folder.write(
      "a\nb.json: accepted — yes\u{1B}[2K",
      TestEnvironment.bytes(TestEnvironment.packageFolder + "/Tests/Certificates/rejected/rank-minor-singular.json"))
    for arguments in [["verify", name], ["show", name], ["inspect", name], ["prove", "rank", name + ".csv"]] {
      let run = try Programs.run("lrh", arguments)
      let text = run.output + run.errors
      #expect(!text.unicodeScalars.contains("\u{1B}") && !text.contains("\nb.json"), "\(arguments): \(text.debugDescription)")
    }
  }
}
