// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// Walkthroughs on a pseudo-terminal of 80 columns and 24 lines, by `terminal.py`.
@Suite("On a terminal")
struct TerminalTests {
  private struct Play: Decodable {
    let prompts: Int
    let lines: [Int]
    let raw: [Bool]
    let notes: [String]
  }

  private func play(_ scenario: String, _ arguments: [String], colour: Bool = false) throws -> (text: String, play: Play) {
    let script = TestEnvironment.packageFolder + "/Tests/CommandLineTests/terminal.py"
    let run = try Programs.run(
      "/usr/bin/env",
      (colour ? ["-u", "NO_COLOR"] : ["NO_COLOR=1"]) + ["python3", script, scenario, Programs.path("lrh"), "walkthrough"] + arguments)
    let lines = run.output.split(separator: "\n")
    let play = try JSONDecoder().decode(Play.self, from: Data(String(lines.last ?? "").utf8))
    return (lines.dropLast().joined(separator: "\n"), play)
  }

  @Test("--step waits after every step, in raw mode only while it waits")
  func step() throws {
    let (text, play) = try play("keys", ["turan", "--step"])
    // Before the first step and after each of the seven; long steps fill the screen in between.
    #expect(play.prompts >= 8 && play.raw.allSatisfy { $0 } && play.notes == ["ended 1 0"], "\(play)")
    #expect(play.lines.allSatisfy { $0 <= 23 })
    #expect(text.contains("Step 7.") && text.contains("PROVED") && !text.contains("\u{1B}"))
    #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 82 || $0.contains("\r") })
  }

  @Test("q goes to the end; so does the end of input")
  func quit() throws {
    for scenario in ["quit", "end"] {
      let (text, play) = try play(scenario, ["turan", "--step"])
      #expect(play.prompts == 1 && play.notes == ["ended 1 0"], "\(play)")
      #expect(!text.contains("Step 2.") && text.contains("PROVED"))
    }
  }

  @Test("Ctrl-C ends it with 130, and the terminal is as it was")
  func interrupt() throws {
    let (text, play) = try play("interrupt", ["turan", "--step"])
    #expect(play.notes == ["ended 1 130"] && play.raw == [true] && !text.contains("PROVED"), "\(play)")
  }

  @Test("Ctrl-Z stops it with the terminal as it was; continued, it waits for keys again")
  func suspend() throws {
    let (text, play) = try play("suspend", ["turan", "--step"])
    #expect(play.notes == ["stopped 1", "ended 1 0"] && play.raw == [true, true], "\(play)")
    #expect(text.contains("PROVED"))
  }

  @Test("without --step a full screen waits, unless --no-page")
  func pages() throws {
    let paged = try play("keys", ["gap"])
    #expect(paged.play.prompts > 5 && paged.play.lines.allSatisfy { $0 <= 23 } && paged.play.notes == ["ended 1 0"], "\(paged.play)")
    let whole = try play("none", ["gap", "--no-page"])
    #expect(whole.play.prompts == 0 && whole.play.notes == ["ended 1 0"])
    #expect(whole.text.contains("Step 11.") && !whole.text.contains("any key"))
  }

  @Test("colours are there unless NO_COLOR")
  func colours() throws {
    #expect(try play("none", ["turan", "--no-page"], colour: true).text.contains("\u{1B}[1"))
    #expect(try !play("none", ["turan", "--no-page"]).text.contains("\u{1B}"))
  }
}
