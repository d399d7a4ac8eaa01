// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@Suite("lrh-check")
struct ProgramTests {
  private let accepted = Corpus.path("accepted", "rank-full.json")
  private let rejected = Corpus.path("rejected", "rank-minor-singular.json")
  private let malformed = Corpus.path("malformed", "cut.json")

  private func check(
    _ arguments: [String], _ code: Int32, _ output: [String] = [], input: [UInt8] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try Programs.run("lrh-check", arguments, input: input)
    #expect(
      result.code == code, "\(arguments): \(result.output) \(result.errors)", sourceLocation: sourceLocation)
    let lines = result.output.split(separator: "\n")
    if output.isEmpty { return }
    #expect(lines.count == output.count, "\(result.output)", sourceLocation: sourceLocation)
    for (line, beginning) in zip(lines, output) {
      #expect(line.hasPrefix(beginning), "\(line)", sourceLocation: sourceLocation)
    }
  }

  @Test("outcomes and exit codes")
  func outcomes() throws {
    try check([accepted], 0, ["\(accepted): accepted — the 2×3 matrix has rank 2"])
    try check([rejected], 1, ["\(rejected): rejected — "])
    try check([malformed], 65, ["\(malformed): malformed — "])
    try check(["--work-limit", "13", accepted], 2, ["\(accepted): undecided — budget"])
    try check(["--work-limit", "14", accepted], 0, ["\(accepted): accepted"])
    try check(["/nowhere/none.json"], 66)
    try check([Corpus.folder], 74)
    try check(["-"], 0, ["-: accepted"], input: TestEnvironment.bytes(accepted))
  }

  @Test("several files: one line each, the worst exit code")
  func several() throws {
    try check([accepted, rejected], 1, ["\(accepted): accepted", "\(rejected): rejected"])
    try check([rejected, malformed, accepted], 65, ["\(rejected): ", "\(malformed): ", "\(accepted): "])
    try check([malformed, "/nowhere/none.json"], 66)
    let folder = try TemporaryFolder()
    let list = try folder.write("list", "\(accepted)\n\(rejected)\n".utf8)
    try check(["--batch", list], 1, ["\(accepted): accepted", "\(rejected): rejected"])
    try check(["--batch", list, "--quiet"], 1)
    try check(["--batch", folder.path + "/none"], 66)
    try check(["--batch", folder.path], 74)
    try check(["--batch", folder.path + "/none", accepted], 66, ["\(accepted): accepted"])
    try check(["--batch", try folder.write("empty", "".utf8)], 64)
  }

  @Test("a certificate may come through a pipe that has to be waited for")
  func pipes() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for command in [
      "lrh-check <(sleep 0.2; cat '\(accepted)')",
      "{ sleep 0.2; cat '\(accepted)' > '\(pipe)'; } & lrh-check '\(pipe)'",
    ] {
      let run = try Programs.run("/bin/bash", ["-c", "PATH='\(Programs.folder)':\"$PATH\"; \(command)"])
      #expect(run.code == 0 && run.output.contains(": accepted — "), "\(command): \(run.output)\(run.errors)")
    }
  }

  @Test("the name of a file cannot look like the outcome of another")
  func hostileName() throws {
    let folder = try TemporaryFolder()
    let name = try folder.write("a\nb.json: accepted — yes\u{1B}[2K", TestEnvironment.bytes(rejected))
    try check([name], 1, ["\(folder.path)/a?b.json: accepted — yes?[2K: rejected"])
  }

  @Test("a link to itself is unreadable, not malformed")
  func loop() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(atPath: folder.file("loop"), withDestinationPath: folder.file("loop"))
    try check([folder.file("loop")], 74)
  }

  @Test("what it says of itself is lost on a full disk: 74")
  func fullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return print("SKIPPED: no /dev/full") }
    for arguments in ["--help", "--version", "'\(accepted)'"] {
      let run = try Programs.run("/bin/bash", ["-c", "'\(Programs.path("lrh-check"))' \(arguments) > /dev/full"])
      #expect(run.code == 74, "\(arguments)")
    }
  }

  @Test("wrong usage is 64")
  func usage() throws {
    for arguments in [
      [], ["--nonsense", accepted], ["--work-limit"], ["--work-limit", "-1", accepted],
      ["--work-limit", "1e9", accepted],
      ["--accept-assumption", "x", accepted], ["--source", "matrix", accepted], ["--source", "=x", accepted],
      ["--source", "matrix=", accepted], ["--batch"], ["-", "-"],
    ] { try check(arguments, 64) }
    try check(["--help"], 0)
    try check(["--version"], 0)
  }
}

@Suite("Campaign")
struct CampaignTests {
  private static let checker = TestEnvironment.packageFolder + "/proofs/checker/lrh_check.py"
  /// The kinds that may have a filter (format §5.19).
  private static let filtered = "recovery,worst-case-error,feature-sparsity,incoherence"
  private static let canRun: Bool = {
    guard FileManager.default.fileExists(atPath: checker) else {
      print("SKIPPED: no second checker at proofs/checker/lrh_check.py")
      return false
    }
    guard (try? Programs.run("/usr/bin/env", ["python3", "--version"]).code) == 0 else {
      print("SKIPPED: no python3 for the mutation campaign")
      return false
    }
    return true
  }()

  @Test(
    "a small mutation campaign: both checkers agree, accepted claims are true; with --full, those that lean on a filter too",
    .enabled(if: CampaignTests.canRun), arguments: [[], ["--full", "--kinds", CampaignTests.filtered]])
  func campaign(_ more: [String]) throws {
    let script = TestEnvironment.packageFolder + "/Tests/Campaigns/mutation/campaign.py"
    let count = String(TestEnvironment.scaled(more.isEmpty ? 1_000 : 400))
    let result = try Programs.run(
      "/usr/bin/env",
      ["python3", script, "--swift", Programs.path("lrh-check"), "--python", CampaignTests.checker, "--mutants", count] + more)
    #expect(result.code == 0, "\(result.output.suffix(4_000)) \(result.errors)")
  }
}
