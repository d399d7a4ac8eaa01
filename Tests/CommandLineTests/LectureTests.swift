// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// The solutions of `examples/lecture` are what the program says.
@Suite("Lecture kit")
struct LectureTests {
  private static let folder = TestEnvironment.packageFolder + "/examples/lecture"

  private static func text(_ name: String) -> String { (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? "" }

  /// The commands of solutions.md, with the exit codes beside them.
  static let solutions: [(command: String, code: Int32)] = text("solutions.md").matches(of: /(?m)^\$ (.+) # exit (\d+)$/).map {
    (String($0.1), Int32($0.2) ?? -1)
  }

  @Test("each command ends as its solution says", arguments: solutions)
  func solution(_ command: String, _ code: Int32) throws {
    let words = command.split(separator: " ").map(String.init)
    try #require(words.first == "lrh")
    let run = try Programs.run("lrh", Array(words.dropFirst()))
    #expect(run.code == code, "\(run.output)\(run.errors)")
  }

  @Test("every exercise has a solution, and all commands are of one form")
  func complete() {
    let exercises = LectureTests.text("exercises.md").matches(of: /(?m)^\*\*(\d\.\d)\*\*/).map { String($0.1) }
    let solved = LectureTests.text("solutions.md").matches(of: /(?m)^\*\*(\d\.\d)\*\*/).map { String($0.1) }
    #expect(exercises.count >= 16 && exercises == solved)
    let commands = LectureTests.text("solutions.md").split(separator: "\n").filter { $0.hasPrefix("$ ") }
    #expect(commands.count == LectureTests.solutions.count && commands.count >= 25)
    #expect(LectureTests.solutions.contains { $0.code == 1 })
  }

  @Test("check.sh agrees")
  func script() throws {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let run = try Programs.run("/bin/bash", [LectureTests.folder + "/check.sh"], environment: ["PATH": Programs.folder + ":" + path])
    #expect(run.code == 0 && !run.output.contains("WRONG"), "\(run.output)\(run.errors)")
  }

  @Test("all three checkers tell the genuine certificate from the forged one")
  func forged() throws {
    for (name, code) in [("recovery.json", Int32(0)), ("forged.json", 1)] {
      let file = "\(LectureTests.folder)/\(name)"
      #expect(try Programs.run("lrh-check", [file]).code == code)
      #expect(
        try Programs.run("/usr/bin/env", ["python3", TestEnvironment.packageFolder + "/proofs/checker/lrh_check.py", file]).code == code)
    }
  }

  @Test("the walkthroughs that the notes name run")
  func walkthroughs() throws {
    let commands = LectureTests.text("README.md").matches(of: /`(lrh walkthrough [^`]*)`/).map { String($0.1) }
    #expect(commands.count >= 6)
    for command in commands where !command.contains("--step") {
      let run = try Programs.run("lrh", command.split(separator: " ").dropFirst().map(String.init))
      #expect(run.code == 0, "\(command): \(run.errors)")
    }
  }
}
