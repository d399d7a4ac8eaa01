// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// The manual (docs/site) converts without a warning, and the commands it shows do what they are shown for.
@Suite("Manual")
struct ManualTests {
  @Test("the articles and the pages of docs/ make a DocC catalog without a warning")
  func articles() throws {
    let run = try Programs.run("/usr/bin/env", ["python3", "\(TestEnvironment.packageFolder)/Scripts/docs_site.py", "--check"])
    #expect(run.code == 0, "\(run.errors)")
  }

  /// The lines of all shell blocks of an article that start one of the package's programs.
  private static func commands(_ article: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(TestEnvironment.packageFolder)/docs/site/\(article)", encoding: .utf8)
    let programs = ["lrh ", "lrh-check ", "python3 proofs/checker/"]
    // Every second part of the text is inside a block; its first line is the language.
    let blocks = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 && $0.element.hasPrefix("sh\n") }
    let commands = blocks.flatMap { $0.element.split(separator: "\n").map(String.init) }
      .filter { line in programs.contains { line.hasPrefix($0) } }
    return commands
  }

  /// A folder as the articles assume it: a clone, with files of the reader's own.
  private static func readersFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["examples", "proofs"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.file(name), withDestinationPath: "\(TestEnvironment.packageFolder)/\(name)")
    }
    for name in ["words.csv", "E.csv", "P.csv"] { try folder.write(name, Array("1,0\n0,1\n1/2,1\n".utf8)) }
    try folder.write("A.csv", Array("1,0,1/2\n0,1,1\n".utf8))
    try FileManager.default.createDirectory(atPath: folder.file("out"), withIntermediateDirectories: true)
    return folder
  }

  @Test(
    "each command of the manual decides its claim",
    arguments: ["FirstSteps", "YourOwnMatrices", "FromScripts", "CertificatesForAPaper"])
  func commandsRun(_ article: String) throws {
    let commands = try Self.commands("\(article).md")
    #expect(!commands.isEmpty)
    let folder = try Self.readersFolder()
    let prefix = "cd '\(folder.path)'; PATH='\(Programs.folder)':\"$PATH\"; set -o pipefail; "
    for command in commands {
      // A glob over certificates needs one.
      let before = command.contains("out/*.json") ? "lrh prove rank A.csv --json > out/rank.json; " : ""
      let run = try Programs.run("/bin/bash", ["-c", prefix + before + command])
      #expect(run.code == 0 || run.code == 1, "\(command): exit code \(run.code)\n\(run.errors)")
      #expect(run.errors.isEmpty, "\(command)\n\(run.errors)")
    }
  }
}
