// SPDX-License-Identifier: Apache-2.0
import Catalogue
import Certification
import ExactArithmetic
import Foundation
import TestSupport
import Testing
import Walkthroughs

@Suite("Bundled walkthroughs")
struct BundledTests {
  @Test("each is consistent, proved, and ends in accepted certificates", arguments: BundledWalkthrough.allCases)
  func consistent(_ bundled: BundledWalkthrough) throws {
    let walkthrough = try bundled.run()
    #expect(walkthrough.name == bundled.rawValue && walkthrough.conclusion.verdict == .proved)
    try checkConsistent(walkthrough)
    #expect(walkthrough.certificates.allSatisfy { $0.outcome.word != "undecided" })
    for step in walkthrough.steps where step.title != "The printed route beside it" {
      if case .exact(let holds, let sentence) = step.verdict { #expect(holds, "\(step.title): \(sentence)") }
    }
    #expect(!walkthrough.proofs.isEmpty)
    for file in walkthrough.proofs {
      #expect(FileManager.default.fileExists(atPath: "\(TestEnvironment.packageFolder)/proofs/\(file)"), "\(file)")
    }
  }

  @Test("together they bear on every statement of the paper")
  func statements() throws {
    let touched = Set(try BundledWalkthrough.allCases.flatMap { try $0.run().states.keys })
    for entry in Catalogue.entries where entry.isPaperStatement { #expect(touched.contains(entry.name), "\(entry.name)") }
  }

  @Test("the command given tells the same walkthrough, and every other command runs", arguments: BundledWalkthrough.allCases)
  func commands(_ bundled: BundledWalkthrough) throws {
    let walkthrough = try bundled.run()
    func words(_ command: String) -> [String] { command.split(separator: " ").dropFirst().map(String.init) }
    for arguments in [["walkthrough", bundled.rawValue], words(walkthrough.command)] {
      let run = try Programs.run("lrh", arguments, environment: ["NO_COLOR": "1"])
      #expect(run.code == 0 && run.output == walkthrough.text(), "\(arguments): \(run.code) \(run.errors)")
    }
    for step in walkthrough.steps {
      guard let command = step.command else { continue }
      let run = try Programs.run("lrh", words(command))
      // The command decides what the step's own certificates decide.
      let expected = step.certificates.map { $0.outcome.word == "proved" ? 0 : 1 }
      #expect([0, 1].contains(run.code), "\(command): \(run.code) \(run.errors)")
      if let last = expected.last, expected.count == 1 { #expect(run.code == Int32(last), "\(command)") }
    }
  }

  @Test("each format is the renderer's, and its certificates are written", arguments: BundledWalkthrough.allCases)
  func formats(_ bundled: BundledWalkthrough) throws {
    let walkthrough = try bundled.run()
    let folder = try TemporaryFolder()
    for (format, text) in [("markdown", walkthrough.markdown()), ("latex", walkthrough.latex())] {
      let run = try Programs.run(
        "lrh", ["walkthrough", bundled.rawValue, "--format", format, "--force", "--output-folder", folder.path])
      #expect(run.code == 0 && run.output == text, "\(run.errors)")
    }
    #expect(folder.contents == walkthrough.certificates.map { $0.name + ".json" }.sorted())
    let checked = try Programs.run("lrh", ["verify"] + folder.contents.map(folder.file))
    #expect(checked.code == 0, "\(checked.output)")
  }

  @Test("a work limit that is too small leaves it undecided", arguments: BundledWalkthrough.allCases)
  func budget(_ bundled: BundledWalkthrough) throws {
    let walkthrough = try bundled.run(certifier: Certifier(workLimit: 1))
    #expect(walkthrough.conclusion.verdict == .undecided)
    #expect(walkthrough.certificates.allSatisfy { $0.outcome.word == "undecided" })
    checkRendered(walkthrough)
  }

  @Test("pdflatex takes them all", arguments: BundledWalkthrough.allCases)
  func latex(_ bundled: BundledWalkthrough) throws {
    guard let pdflatex = BundledTests.pdflatex else { return }
    let folder = try TemporaryFolder()
    try folder.write("walkthrough.tex", Array(try bundled.run().latex().utf8))
    let run = try Programs.run(
      pdflatex, ["-interaction=nonstopmode", "-halt-on-error", "-output-directory", folder.path, folder.file("walkthrough.tex")])
    #expect(run.code == 0 && folder.contents.contains("walkthrough.pdf"), "\(run.output.suffix(2000))")
  }

  private static let pdflatex: String? = {
    for folder in (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") {
      let path = "\(folder)/pdflatex"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    print("SKIPPED: no pdflatex (Debian: texlive-latex-base); the LaTeX of the walkthroughs is not compiled")
    return nil
  }()
}
