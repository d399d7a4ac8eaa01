// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// Every file in `Golden/` begins with a command; the rest is what it prints, then its errors, then its exit code.
///
/// To add a case, write a file with the command alone and run the tests with LRH_UPDATE_GOLDEN=1; read what was written before committing it.
@Suite("Golden output")
struct GoldenTests {
  static let folder = TestEnvironment.packageFolder + "/Tests/CommandLineTests/Golden"
  static let cases = TestEnvironment.files(in: folder, ending: ".txt")

  @Test("there are golden files")
  func present() { #expect(GoldenTests.cases.count >= 20) }

  @Test("the output is the golden one", arguments: cases)
  func golden(_ name: String) throws {
    let path = "\(GoldenTests.folder)/\(name)"
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let command = try #require(expected.split(separator: "\n").first)
    let words = command.split(separator: " ").map(String.init)
    try #require(words.count >= 2 && words[0] == "$" && ["lrh", "lrh-check"].contains(words[1]), "the first line is not a command")
    let run = try Programs.run(words[1], Array(words[2...]), environment: ["NO_COLOR": "1", "LRH_PORTABLE": "1", "COLUMNS": "80"])
    var text = "\(command)\n\(run.output)"
    if !text.hasSuffix("\n") { text += "\n" }
    for line in run.errors.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty { text += "2> \(line)\n" }
    text += "exit \(run.code)\n"
    if ProcessInfo.processInfo.environment["LRH_UPDATE_GOLDEN"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } else {
      #expect(text == expected)
    }
  }
}
