// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import CliqueNumber
import ExactArithmetic
import FileAccess
import Foundation
import GraphFiles
import Graphs
import Statements
import TestSupport
import Testing

@Suite struct CliqueNumberProverTests {
  /// All graphs with at most 6 vertices: up to names, those whose degrees decrease are all.
  @Test(arguments: 1...6) func allSmallGraphs(n: Int) throws {
    let pairs = (0..<n).flatMap { u in (u + 1..<max(n, u + 1)).map { (u, $0) } }
    for code in 0..<1 << pairs.count {
      let edges = pairs.indices.filter { code >> $0 & 1 == 1 }.map {
        Edge(UInt32(pairs[$0].0), UInt32(pairs[$0].1))
      }
      let graph = Graph(vertexCount: n, sortedEdges: edges)
      let degrees = graph.degrees
      if !zip(degrees, degrees.dropFirst()).allSatisfy({ $0 >= $1 }) { continue }
      guard let certificate = try certify(graph) else { continue }
      #expect(
        try parts(certificate).0.cliqueNumber == bruteForceCliqueNumber(graph), "n = \(n), code \(code)")
    }
  }

  @Test func randomGraphs() throws {
    var generator = SplitMix64(seed: 1)
    for round in 0..<400 {
      let n = Int.random(in: 7...12, using: &generator)
      let graph = randomGraph(n, density: Double.random(in: 0.1...0.95, using: &generator), &generator)
      guard let certificate = try certify(graph) else { continue }
      #expect(try parts(certificate).0.cliqueNumber == bruteForceCliqueNumber(graph), "round \(round)")
      // What is written is read back and accepted again, and has one spelling.
      let written = text(certificate)
      let back = try read(written)
      #expect(CertificateKernel.check(back) == .accepted)
      #expect(text(back) == written)
    }
  }

  @Test(arguments: [
    ("Petersen", NamedGraphs.petersen, 2), ("pentagon", joinOfPentagons(1), 2),
    ("three pentagons joined", joinOfPentagons(3), 6),
    ("Turán", NamedGraphs.turan(13, parts: 4), 4),
    ("johnson8-2-4", NamedGraphs.johnson(8, weight: 2, distance: 4), 4),
    ("hamming6-2", NamedGraphs.hamming(6, distance: 2), 32),
    ("hamming6-4", NamedGraphs.hamming(6, distance: 4), 4),
    ("Paley 13", NamedGraphs.graph(13) { [1, 3, 4, 9, 10, 12].contains($1 - $0) }, 3),
    ("Paley 17", NamedGraphs.graph(17) { [1, 2, 4, 8, 9, 13, 15, 16].contains($1 - $0) }, 3),
    ("complete", NamedGraphs.graph(70) { _, _ in true }, 70),
    ("empty", NamedGraphs.graph(70) { _, _ in false }, 1),
    ("one vertex", NamedGraphs.graph(1) { _, _ in false }, 1),
    ("64 vertices", NamedGraphs.graph(64) { ($1 - $0) % 9 < 4 }, 0),
    ("65 vertices", NamedGraphs.graph(65) { ($0 * $1) % 7 < 4 }, 0),
  ])
  func namedGraphs(name: String, graph: Graph, expected: Int) throws {
    guard let certificate = try certify(graph) else { return }
    let (claim, witness) = try parts(certificate)
    if expected > 0 { #expect(claim.cliqueNumber == expected, "\(name)") }
    #expect(witness.clique.count == claim.cliqueNumber)
  }

  @Test func perfectGraphsGetColourings() throws {
    for graph in [
      NamedGraphs.turan(13, parts: 4), NamedGraphs.graph(50) { _, _ in true },
      NamedGraphs.graph(200) { ($0 ^ $1) & 1 == 1 },
    ] {
      guard let certificate = try certify(graph) else { continue }
      guard case .colouring = try parts(certificate).1.upper else {
        Issue.record("a tree for a graph that is easy to colour")
        continue
      }
    }
  }

  @Test func sameGraphSameCertificate() throws {
    var generator = SplitMix64(seed: 2)
    let graph = randomGraph(60, density: 0.6, &generator)
    let first = try #require(try certify(graph))
    let second = try #require(try certify(graph))
    #expect(text(first) == text(second))
  }

  /// A sparse graph on more vertices than a tree may speak of is settled by a colouring, or is undecided with what was tried.
  @Test func largeSparseGraphs() throws {
    let n = 40_000
    let path = Graph(vertexCount: n, sortedEdges: (0..<n - 1).map { Edge(UInt32($0), UInt32($0 + 1)) })
    let certificate = try #require(try certify(path))
    #expect(try parts(certificate).0.cliqueNumber == 2)
    let oddCycle = Graph(vertexCount: 40_001, edges: path.edges + [Edge(39_999, 40_000), Edge(0, 40_000)])
    let result = try CliqueNumberProver().prove(ProofInput(.graph(oddCycle)))
    guard case .undecided(let tried) = result.outcome else {
      Issue.record("decided")
      return
    }
    #expect(result.clique.count == 2 && result.upperBound >= 2 && !tried.isEmpty)
  }

  @Test func progressIsMonotonic() throws {
    var calls: [(Int, Int)] = []
    _ = try CliqueNumberProver().prove(ProofInput(.graph(joinOfPentagons(3)))) { calls.append(($0, $1)) }
    #expect(!calls.isEmpty)
    #expect(calls.allSatisfy { $0.0 < $0.1 })
  }

  /// A small limit leaves the question open, and says what was found; it never gives a wrong answer.
  @Test func workLimits() throws {
    let graph = joinOfPentagons(4)
    let free = try CliqueNumberProver().prove(ProofInput(.graph(graph)))
    #expect(free.treeNodes > 10)
    let words = 1 + graph.vertexCount / 64
    let needed =
      graph.vertexCount + graph.edges.count + (graph.vertexCount + free.treeMembers + free.treeNodes) * words
    for (limit, decided) in [
      (0, false), (needed / 2, false), (needed - 1, false), (needed, true), (needed + 1, true),
    ] {
      let result = try CliqueNumberProver(Certifier(workLimit: Integer(limit))).prove(
        ProofInput(.graph(graph)))
      switch result.outcome {
      case .proved(let certificate): #expect(try decided && parts(certificate).0.cliqueNumber == 8)
      case .undecided(let tried): #expect(!decided && !tried.isEmpty, "limit \(limit)")
      case .refuted: Issue.record("refuted")
      }
      #expect(result.clique.count <= 8 && result.upperBound >= 8)
    }
  }

  private static let quick: Set<String> = [
    "johnson8-2-4.clq", "hamming6-2.clq", "hamming6-4.clq", "queen5_5.clq", "turan_13_4.clq", "petersen.clq",
    "paley_13.clq",
  ]

  @Test(.enabled(if: TestEnvironment.hasData)) func dataFiles() throws {
    let folder = TestEnvironment.data("graphs/")
    let json = try JSONSerialization.jsonObject(with: Data(try FileContents.read(folder + "graphs.json")))
    let entries = try #require(json as? [String: [String: Any]])
    #expect(entries.count >= 12)
    for (name, facts) in entries.sorted(by: { $0.key < $1.key })
    where TestEnvironment.runsSlowTests || Self.quick.contains(name) {
      let reference = try #require(FileReference(parsing: folder + name))
      guard let certificate = try certify(try GraphFile.read(reference).graph) else { continue }
      #expect(try parts(certificate).0.cliqueNumber == facts["omega_known"] as? Int, "\(name)")
    }
  }
}
