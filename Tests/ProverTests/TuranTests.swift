// SPDX-License-Identifier: Apache-2.0
import Certification
import FileAccess
import GraphFiles
import Graphs
import Statements
import TestSupport
import Testing
import TuranTheorem

@Suite("Turán prover")
struct TuranTests {
  /// Proves for every clique size, on both sides; the kernel has accepted. Returns the largest r with a clique.
  private func proveAll(_ graph: Graph, _ side: GraphSide) throws {
    let n = graph.vertexCount
    let other = side == .graph ? graph : complement(graph)
    let run = CertifyingTuran(graph, side: side)
    let adjacent = Set(other.edges)
    for (i, u) in run.clique.enumerated() {
      for v in run.clique.dropFirst(i + 1) {
        check(adjacent.contains(Edge(UInt32(u), UInt32(v))), "clique \(run.clique)")
      }
    }
    check(run.classes.allSatisfy { run.clique.indices.contains($0) }, "classes")
    let sizes = run.clique.indices.map { label in run.classes.count { $0 == label } }
    check(zip(other.degrees, run.classes).allSatisfy { $0 <= n - sizes[$1] }, "majorised")
    for r in 2...max(2, n + 1) {
      let assertion = try TuranProver().prove(ProofInput(.graph(graph)), cliqueSize: r, side: side).outcome
        .proof?.assertion
      switch assertion {
      case .clique(let claim, let witness):
        check(
          run.clique.count >= r && claim.size == r && witness.vertices.count == r && claim.of == side,
          "clique of \(r)")
      case .turanBound(let claim, _):
        check(
          run.clique.count < r && claim.parts == r - 1 && claim.edges == other.edges.count
            && claim.edges <= claim.turanNumber, "bound")
      default: check(false, "no proof for r = \(r)")
      }
    }
  }

  private func complement(_ graph: Graph) -> Graph {
    let edges = Set(graph.edges)
    return NamedGraphs.graph(graph.vertexCount) { !edges.contains(Edge(UInt32($0), UInt32($1))) }
  }

  /// The size of a largest clique, by trying all sets of vertices.
  private func cliqueNumber(_ graph: Graph) -> Int {
    var neighbours = [Int](repeating: 0, count: graph.vertexCount)
    for edge in graph.edges {
      neighbours[Int(edge.u)] |= 1 << Int(edge.v)
      neighbours[Int(edge.v)] |= 1 << Int(edge.u)
    }
    func grow(_ candidates: Int, _ size: Int) -> Int {
      var (best, rest) = (size, candidates)
      while rest != 0 {
        let v = rest.trailingZeroBitCount
        rest &= rest - 1
        best = max(best, grow(rest & neighbours[v], size + 1))
      }
      return best
    }
    return grow((1 << graph.vertexCount) - 1, 0)
  }

  @Test("every labelled graph on up to 5 vertices, both sides", arguments: 1...5)
  func allGraphs(_ n: Int) throws {
    let pairs = (0..<n).flatMap { u in (u + 1..<max(n, u + 1)).map { Edge(UInt32(u), UInt32($0)) } }
    try withEvery("edge set", in: 0..<1 << pairs.count) { word in
      let graph = Graph(
        vertexCount: n, sortedEdges: pairs.indices.filter { word >> $0 & 1 == 1 }.map { pairs[$0] })
      for side in GraphSide.allCases { try proveAll(graph, side) }
      // Turán's theorem itself.
      check(graph.edges.count <= turanNumber(n, parts: cliqueNumber(graph)), "Turán")
    }
  }

  @Test("random graphs, both sides")
  func random() throws {
    try withRandomCases(40) { generator in
      let graph = generator.graph(generator.int(6...40), percent: generator.pick([3, 20, 50, 80, 97]))
      for side in GraphSide.allCases { try proveAll(graph, side) }
      // The greedy independent set has at least ⌈n/(mean degree + 1)⌉ vertices.
      let independent = CertifyingTuran(graph, side: .complement).clique.count
      let n = graph.vertexCount
      check(independent * (2 * graph.edges.count + n) >= n * n, "independent set of \(independent)")
    }
  }

  @Test("the complement side is the algorithm on the explicit complement, up to ties")
  func complementSide() {
    withRandomCases(40, seed: 1_000) { generator in
      let graph = generator.graph(generator.int(1...20), percent: 50)
      let (direct, explicit) = (
        CertifyingTuran(graph, side: .complement), CertifyingTuran(complement(graph), side: .graph)
      )
      // Both pick a vertex of the largest degree; ties may be broken differently, so only the first degrees must agree.
      let degrees = complement(graph).degrees
      checkEqual(degrees[direct.clique[0]], degrees[explicit.clique[0]], "degree of the first pick")
      checkEqual(degrees[direct.clique[0]], degrees.max(), "the first pick has the largest degree")
    }
  }

  /// The algorithm as told, in quadratic time. Ties: on the graph the first vertex; on the complement the vertex whose degree fell last,
  /// and of those that never fell the first.
  private func plainly(_ graph: Graph, _ side: GraphSide) -> (clique: [Int], classes: [Int]) {
    let n = graph.vertexCount
    var neighbours = [[Int]](repeating: [], count: n)
    for edge in graph.edges {
      neighbours[Int(edge.u)].append(Int(edge.v))
      neighbours[Int(edge.v)].append(Int(edge.u))
    }
    var clique: [Int] = []
    var classes = [Int](repeating: -1, count: n)
    var current = Array(0..<n)
    var lastFall = (0..<n).map { -$0 }
    var clock = 0
    while !current.isEmpty {
      let inside = Set(current)
      let degree = neighbours.map { $0.count(where: inside.contains) }
      let best = current.map { side == .graph ? degree[$0] : -degree[$0] }.max()
      let tied = current.filter { (side == .graph ? degree[$0] : -degree[$0]) == best }
      let pick = side == .graph ? tied[0] : tied.max { lastFall[$0] < lastFall[$1] } ?? tied[0]
      let near = neighbours[pick].filter(inside.contains)
      let gone = side == .graph ? current.filter { !near.contains($0) } : [pick] + near
      for v in gone { classes[v] = clique.count }
      for w in gone.filter({ $0 != pick }).flatMap({ neighbours[$0] }) where classes[w] < 0 {
        clock += 1
        lastFall[w] = clock
      }
      current.removeAll(where: gone.contains)
      clique.append(pick)
    }
    return (clique, classes)
  }

  @Test("picks and classes are those of the plain algorithm, ties included")
  func plain() throws {
    withRandomCases(60, seed: 2_000) { generator in
      let graph = generator.graph(generator.int(1...60), percent: generator.pick([0, 3, 10, 50, 80, 97, 100]))
      for side in GraphSide.allCases {
        let (run, expected) = (CertifyingTuran(graph, side: side), plainly(graph, side))
        checkEqual(run.clique, expected.clique, "clique of the \(side)")
        checkEqual(run.classes, expected.classes, "classes of the \(side)")
      }
    }
  }

  @Test("Turán graphs attain the bound for every number of parts")
  func turanGraphs() throws {
    for n in 1...12 {
      for r in 1...n {
        let graph = NamedGraphs.turan(n, parts: r)
        checkEqual(graph.edges.count, turanNumber(n, parts: r), "t_\(r)(\(n))")
        let outcome = try TuranProver().prove(ProofInput(.graph(graph)), cliqueSize: r + 1).outcome
        guard case .turanBound(let claim, _)? = outcome.proof?.assertion else {
          Issue.record("no bound for the Turán graph of \(n) vertices, \(r) parts")
          continue
        }
        check(claim.edges == claim.turanNumber && claim.parts == r, "attained")
      }
    }
    #expect(
      turanNumber(7, parts: 100) == 21 && turanNumber(0, parts: 1) == 0 && turanNumber(13, parts: 4) == 63)
  }

  @Test("named graphs")
  func named() throws {
    #expect(
      NamedGraphs.petersen.edges.count == 15 && NamedGraphs.petersen.degrees.allSatisfy { $0 == 3 }
        && cliqueNumber(NamedGraphs.petersen) == 2)
    let johnson = NamedGraphs.johnson(8, weight: 2, distance: 4)
    #expect(johnson.vertexCount == 28 && johnson.edges.count == 210 && cliqueNumber(johnson) == 4)
    let hamming = NamedGraphs.hamming(6, distance: 4)
    #expect(hamming.vertexCount == 64 && hamming.edges.count == 704)
    for graph in [NamedGraphs.petersen, johnson] {
      for side in GraphSide.allCases { try proveAll(graph, side) }
    }
  }

  @Test("200,000 vertices and a million edges, both sides")
  func large() throws {
    var generator = SplitMix64(seed: 1)
    let n = 200_000
    var edges: [Edge] = []
    edges.reserveCapacity(5 * n)
    for u in 0..<n - 5 {
      // Five increasing ends after u, mostly near, so that there are many triangles.
      var v = u
      let reach = (n - 1 - u) / 5
      for _ in 0..<5 {
        v += generator.int(1...(generator.oneIn(4) ? reach : min(reach, 6)))
        edges.append(Edge(UInt32(u), UInt32(v)))
      }
    }
    let graph = Graph(vertexCount: n, sortedEdges: edges)
    for side in GraphSide.allCases {
      let run = CertifyingTuran(graph, side: side)
      #expect(run.classes.allSatisfy { $0 >= 0 } && run.clique.count >= 2)
    }
  }

  @Test("every graph of geng's lists", .enabled(if: TestEnvironment.hasData), arguments: [5, 6, 7])
  func geng(_ n: Int) throws {
    let graphs = try GraphFile.readAll(FileReference(path: TestEnvironment.data("graphs/geng_n\(n).g6"))).map(
      \.graph)
    #expect(graphs.count == [5: 34, 6: 156, 7: 1_044][n])
    var attained: Set<Int> = []
    try withEvery("graph", in: graphs) { graph in
      let clique = cliqueNumber(graph)
      check(graph.edges.count <= turanNumber(n, parts: clique), "Turán")
      if graph.edges.count == turanNumber(n, parts: clique) { attained.insert(clique) }
      for side in GraphSide.allCases { try proveAll(graph, side) }
    }
    #expect(attained == Set(1...n), "some graph attains the bound for every clique number")
  }

  @Test(
    "DIMACS graphs", .enabled(if: TestEnvironment.hasData),
    arguments: ["keller4.clq", "hamming6-4.clq", "brock200_2.clq", "C125.9.clq"])
  func dimacs(_ name: String) throws {
    let known = try #require(try TestEnvironment.dataObject("graphs/graphs.json")[name] as? [String: Any])
    let graph = try GraphFile.read(FileReference(path: TestEnvironment.data("graphs/\(name)"))).graph
    #expect(graph.edges.count == known["edges"] as? Int && graph.vertexCount == known["n"] as? Int)
    #expect(CertifyingTuran(graph, side: .graph).clique.count <= known["omega_known"] as? Int ?? 0)
    let prover = TuranProver()
    for r in [2, 5, 100] {
      for side in GraphSide.allCases {
        #expect(try prover.prove(ProofInput(.graph(graph)), cliqueSize: r, side: side).outcome.proof != nil)
      }
    }
  }
}
