// SPDX-License-Identifier: Apache-2.0
import Catalogue
import CertificateReader
import Foundation
import TestSupport
import Testing

/// Everything the registry names is there, and the documents made from it are current.
@Suite("Catalogue")
struct CatalogueTests {
  private static let root = TestEnvironment.packageFolder

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(root)/\(path)") }

  /// The names of all theorems, lemmas and corollaries of the Coq development.
  private static let theorems: Set<String> = {
    let folder = "\(root)/proofs/coq"
    var names: Set<String> = []
    for case let path as String in FileManager.default.enumerator(atPath: folder) ?? FileManager.DirectoryEnumerator()
    where path.hasSuffix(".v") {
      let text = (try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)) ?? ""
      for match in text.matches(of: /(?:Theorem|Lemma|Corollary|Fact|Proposition)\s+([A-Za-z_][\w']*)/) { names.insert(String(match.1)) }
    }
    return names
  }()

  @Test("each row of the paper is here, once")
  func rows() {
    let numbers = Catalogue.entries.filter(\.isPaperStatement).map(\.number)
    #expect(
      numbers == [
        "Theorem 1", "Theorem 2", "Theorem 3", "eq. 4", "Definition 4", "Lemma 5", "eq. 8", "Remark 6", "eq. 9", "eq. 10", "Lemma 7",
        "Corollary 8", "Graph step", "Turán", "Figure 1", "Proposition 9", "Remark 10", "Proposition 11", "Theorem 12", "Corollary 13",
      ])
    #expect(Set(Catalogue.entries.map(\.name)).count == Catalogue.entries.count)
    for entry in Catalogue.entries {
      #expect(Catalogue.entry(entry.name)?.name == entry.name && Catalogue.entry(entry.number)?.name == entry.name)
    }
  }

  @Test("each statement has a command, a certificate, an example, a test and a proof", arguments: Catalogue.entries.map(\.name))
  func complete(_ name: String) throws {
    let entry = try #require(Catalogue.entry(name))
    #expect(entry.state != .planned, "\(name) is not covered")
    #expect(!entry.commands.isEmpty && !entry.tests.isEmpty && entry.proof != nil)
    #expect(!entry.kinds.isEmpty || entry.elsewhere != nil)
    #expect(!entry.examples.isEmpty || entry.elsewhere != nil)
    #expect(!entry.statement.isEmpty && !entry.certified.isEmpty && !entry.finite.isEmpty)
  }

  @Test("proofs, tests, kinds and Coq theorems exist", arguments: Catalogue.entries.map(\.name))
  func named(_ name: String) throws {
    let entry = try #require(Catalogue.entry(name))
    if let proof = entry.proof { #expect(CatalogueTests.exists("proofs/\(proof)"), "\(proof)") }
    for test in entry.tests { #expect(CatalogueTests.exists("Tests/\(test)"), "\(test)") }
    for kind in entry.kinds { #expect(CertificateReader.kinds.contains(kind), "\(kind)") }
    for theorem in entry.coq { #expect(CatalogueTests.theorems.contains(theorem), "\(theorem)") }
  }

  @Test("every kind of certificate belongs to a statement, and the Coq theorems of the errata exist")
  func kinds() {
    let named = Set(Catalogue.entries.flatMap(\.kinds))
    #expect(CertificateReader.kinds.filter { !named.contains($0) }.isEmpty)
    #expect(CatalogueTests.theorems.count > 300)
    for (kind, theorems) in Catalogue.verifiedRules {
      #expect(CertificateReader.kinds.contains(kind), "\(kind)")
      for theorem in theorems { #expect(CatalogueTests.theorems.contains(theorem), "\(theorem)") }
    }
    for erratum in Catalogue.errata.flatMap(\.errata) {
      if let coq = erratum.coq { #expect(CatalogueTests.theorems.contains(coq), "\(coq)") }
    }
  }

  @Test("the examples are in the demo, and each has a certificate")
  func examples() throws {
    let folder = try TemporaryFolder()
    let run = try Programs.run("lrh", ["demo", "--output-folder", folder.path, "--summary", "json"])
    #expect(run.code == 0, "\(run.errors)")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    let shown = Set(rows.compactMap { $0["example"] as? String })
    for entry in Catalogue.entries { for example in entry.examples { #expect(shown.contains(example), "\(entry.name): \(example)") } }
  }

  @Test("every command runs as it stands", arguments: Array(Set(Catalogue.entries.flatMap(\.commands))).sorted())
  func commands(_ command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    try #require(words.first == "lrh")
    let run = try Programs.run("lrh", Array(words.dropFirst()))
    #expect([0, 1].contains(run.code), "\(command): \(run.code) \(run.errors)")
    #expect(!run.output.isEmpty)
  }

  /// With LRH_UPDATE_GOLDEN=1 they are written instead; read them before committing.
  @Test("docs/errata.md and docs/coverage.md are what the registry says")
  func documents() throws {
    for (name, text) in [("errata", Catalogue.errataDocument), ("coverage", Catalogue.coverageDocument)] {
      let path = "\(CatalogueTests.root)/docs/\(name).md"
      if ProcessInfo.processInfo.environment["LRH_UPDATE_GOLDEN"] == "1" {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "\(path)")
      let run = try Programs.run("lrh", ["explain", name, "--format", "markdown"])
      #expect(run.code == 0 && run.output == text)
    }
  }
}
