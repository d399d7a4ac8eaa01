// SPDX-License-Identifier: Apache-2.0
import FileAccess
import GraphFiles
import Statements
import TestSupport
import Testing

func readGraph(
  _ bytes: [UInt8], name: String, object: String? = nil, format: InputFormat? = nil, oneBased: Bool = false,
  limits: ReadLimits = ReadLimits()
) throws -> LoadedGraph {
  try GraphFile.read(
    bytes, of: FileReference(path: name, object: object, format: format), oneBased: oneBased, limits: limits)
}

func readGraph(_ text: String, name: String = "g", oneBased: Bool = false) throws -> LoadedGraph {
  try readGraph(Array(text.utf8), name: name, oneBased: oneBased)
}

func randomGraph(_ n: Int, _ generator: inout SplitMix64, density: Double = 0.5) -> Graph {
  var edges: [Edge] = []
  for v in 0..<n {
    for u in 0..<v where Double.random(in: 0..<1, using: &generator) < density {
      edges.append(Edge(UInt32(u), UInt32(v)))
    }
  }
  return Graph(vertexCount: n, edges: edges)
}

private let cycle = Graph(vertexCount: 4, edges: [Edge(0, 1), Edge(1, 2), Edge(2, 3), Edge(3, 0)])

@Suite struct DimacsTests {
  @Test(arguments: [
    "p edge 4 4\ne 1 2\ne 2 3\ne 3 4\ne 4 1\n",
    "c x\r\np col 4 4\t\r\ne 2 1\t\r\n\r\ne 2 3 \r\ne 3 4\r\nc y\r\ne 4 1",
  ])
  func readsGraphs(text: String) throws {
    let loaded = try readGraph(text)
    #expect(loaded.graph == cycle)
    #expect(loaded.notes.isEmpty)
    #expect(
      loaded.provenance
        == FileProvenance(
          name: "g", byteCount: text.utf8.count, object: "", numberType: "dimacs"))
  }

  @Test func repeatedEdgesAndWrongCountsAreRemarkedUpon() throws {
    let twice = try readGraph("p edge 4 8\ne 1 2\ne 2 1\ne 2 3\ne 3 2\ne 3 4\ne 4 3\ne 4 1\ne 1 4\n")
    #expect(twice.graph == cycle)
    #expect(twice.notes.count == 2)
    #expect(try readGraph("p edge 4 3\ne 1 2\ne 2 3\ne 3 4\ne 4 1\n").notes.count == 1)
    #expect(try readGraph("p edge 4 4\nn 1 7\ne 1 2\ne 2 3\ne 3 4\ne 4 1\n").notes.count == 1)
  }

  @Test(arguments: [
    ("c only\n", 1), ("p edge 4 0\np edge 4 0\n", 2), ("c\ne 1 2\n", 2), ("p edge 3 1\ne 1 4\n", 2),
    ("p edge 3 1\ne 0 1\n", 2), ("p edge 3 1\ne 1\n", 2), ("p edge 3 1\ne 1 2 3\n", 2),
    ("p edge 3 1\ne 2 2\n", 2),
    ("p edge 3 1\ne 1 x\n", 2), ("p edge 3 1\nq 1 2\n", 2), ("p graph 3 1\n", 1), ("p edge 3\n", 1),
    ("p edge -3 1\n", 1), ("p edge 0 0\n", 1), ("p edge 16777217 0\n", 1),
    ("p edge 99999999999999999999 0\n", 1),
  ])
  func errorsNameTheLine(text: String, line: Int) {
    let error = malformed(text) { _ = try readGraph(text) }
    #expect(error?.place == .line(line), "\(text)\(error?.description ?? "")")
  }

  @Test func edgesAreLimited() throws {
    var limits = ReadLimits()
    limits.edges = 3
    _ = malformed {
      _ = try readGraph(Array("p edge 4 4\ne 1 2\ne 2 3\ne 3 4\ne 4 1\n".utf8), name: "g", limits: limits)
    }
  }

  @Test func survivesAttacks() {
    attack(Array("c x\np edge 4 4\ne 1 2\ne 2 3\ne 3 4\ne 4 1\n".utf8), seed: 11, flips: 3000) {
      _ = try readGraph($0, name: "g.clq")
    }
  }
}

@Suite struct DimacsBinaryTests {
  private func encode(_ graph: Graph, preamble: String? = nil) -> [UInt8] {
    let text = preamble ?? "c test\np col \(graph.vertexCount) \(graph.edges.count)\n"
    var bytes = Array("\(text.utf8.count)\n\(text)".utf8)
    let edges = Set(graph.edges)
    for i in 0..<graph.vertexCount {
      var row = [UInt8](repeating: 0, count: i / 8 + 1)
      for j in 0..<i where edges.contains(Edge(UInt32(i), UInt32(j))) { row[j / 8] |= 0x80 >> UInt8(j % 8) }
      bytes += row
    }
    return bytes
  }

  @Test func readsBackWhatASimpleEncoderWrote() throws {
    var generator = SplitMix64(seed: 12)
    for n in 1..<40 {
      let graph = randomGraph(n, &generator)
      let loaded = try readGraph(encode(graph), name: "g.clq.b")
      #expect(loaded.graph == graph, "n = \(n)")
      #expect(loaded.provenance.numberType == "dimacs-binary")
    }
  }

  @Test func asciiFilesNamedBinaryAreRead() throws {
    #expect(try readGraph("c x\np edge 4 4\ne 1 2\ne 2 3\ne 3 4\ne 4 1\n", name: "g.b").graph == cycle)
  }

  @Test func badFilesAreErrors() throws {
    let good = encode(cycle)
    _ = malformed { _ = try readGraph(good + [0], name: "g.b") }
    for place in 1...4 {
      // The last byte is the row of vertex 4: its diagonal and padding must be 0.
      var bad = good
      bad[bad.count - 1] |= 0x10 >> UInt8(place - 1)
      _ = malformed { _ = try readGraph(bad, name: "g.b") }
    }
    _ = malformed { _ = try readGraph(encode(cycle, preamble: "c no problem\n"), name: "g.b") }
    _ = malformed { _ = try readGraph(encode(cycle, preamble: "p col 99999 4\n"), name: "g.b") }
    _ = malformed { _ = try readGraph(encode(cycle, preamble: "p col 4 4\np col 4 4\n"), name: "g.b") }
    _ = malformed { _ = try readGraph(Array("999999\np edge 4 4\n".utf8), name: "g.b") }
  }

  @Test func survivesAttacks() {
    attack(encode(cycle), seed: 13, flips: 3000) { _ = try readGraph($0, name: "g.b") }
  }
}

@Suite struct EdgeListTests {
  @Test func readsGraphs() throws {
    #expect(try readGraph("0 1\n1 2\n2 3\n3 0\n").graph == cycle)
    #expect(try readGraph("# a cycle\r\n1\t2\r\n2 3\r\n\r\n3 4\r\n4 1", oneBased: true).graph == cycle)
    #expect(try readGraph("# n: 6\n0 1\n").graph == Graph(vertexCount: 6, edges: [Edge(0, 1)]))
    #expect(try readGraph("0 1\n# n: 6\n").graph.vertexCount == 6)
    #expect(try readGraph("# n: 6\n").graph == Graph(vertexCount: 6, edges: []))
    #expect(try readGraph("0 1\n1 0\n").notes.count == 1)
  }

  @Test(arguments: [
    ("0 1\n1 1\n", 2), ("0 1\n1 2 3\n", 2), ("0 1\n5\n", 2), ("0 -1\n", 1), ("# n: 2\n0 1\n1 2\n", 3),
    ("0 1\n1 2\n# n: 2\n", 3), ("# n: 2\n# n: 2\n", 2), ("# n: x\n", 1), ("# comment\n", 1),
    ("0 16777216\n", 1),
    ("0 99999999999999999999\n", 1),
  ])
  func errorsNameTheLine(text: String, line: Int) {
    let error = malformed(text) { _ = try readGraph(text) }
    #expect(error?.place == .line(line), "\(text)\(error?.description ?? "")")
  }

  @Test func zeroIsNoVertexWhenTheyCountFromOne() {
    #expect(malformed { _ = try readGraph("0 1\n", oneBased: true) }?.place == .line(1))
  }

  @Test func survivesAttacks() {
    attack(Array("# n: 6\n0 1\n1 2\n2 3\n".utf8), seed: 14, flips: 3000) {
      _ = try readGraph($0, name: "g.edges")
    }
  }
}

@Suite struct Graph6Tests {
  private func size(_ n: Int) -> [UInt8] {
    func sextets(_ count: Int) -> [UInt8] { (0..<count).reversed().map { UInt8(63 + (n >> (6 * $0)) & 63) } }
    return n <= 62 ? [UInt8(63 + n)] : n <= 258_047 ? [126] + sextets(3) : [126, 126] + sextets(6)
  }

  private func pack(_ bits: [Bool], padding: Bool) -> [UInt8] {
    var bits = bits
    while bits.count % 6 != 0 { bits.append(padding) }
    return stride(from: 0, to: bits.count, by: 6).map { start in
      63 + bits[start..<start + 6].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }

  private func graph6(_ graph: Graph) -> [UInt8] {
    let edges = Set(graph.edges)
    var bits: [Bool] = []
    for v in 0..<graph.vertexCount {
      for u in 0..<v { bits.append(edges.contains(Edge(UInt32(u), UInt32(v)))) }
    }
    return size(graph.vertexCount) + pack(bits, padding: false)
  }

  /// By the description of the format, with its special case for padding.
  private func sparse6(_ graph: Graph) -> [UInt8] {
    let n = graph.vertexCount
    var width = 0
    while (n - 1) >> width != 0 { width += 1 }
    var bits: [Bool] = []
    func put(_ b: Bool, _ x: Int) {
      bits.append(b)
      for i in (0..<width).reversed() { bits.append(x >> i & 1 == 1) }
    }
    var current = 0
    for edge in graph.edges.sorted(by: { ($0.v, $0.u) < ($1.v, $1.u) }) {
      let (u, v) = (Int(edge.u), Int(edge.v))
      if v == current {
        put(false, u)
      } else if v == current + 1 {
        put(true, u)
        current = v
      } else {
        put(true, v)
        put(false, u)
        current = v
      }
    }
    let missing = (6 - bits.count % 6) % 6
    let degrees = graph.degrees
    if [2, 4, 8, 16].contains(n), missing >= width + 1, degrees[n - 2] > 0, degrees[n - 1] == 0 {
      bits.append(false)
    }
    return [UInt8(ascii: ":")] + size(n) + pack(bits, padding: true)
  }

  @Test func knownGraphs() throws {
    // K_3, and an example of the format's description: 5 vertices, edges 02 04 13 34.
    #expect(
      try readGraph("Bw\n", name: "g.g6").graph
        == Graph(vertexCount: 3, edges: [Edge(0, 1), Edge(0, 2), Edge(1, 2)]))
    let example = Graph(vertexCount: 5, edges: [Edge(0, 2), Edge(0, 4), Edge(1, 3), Edge(3, 4)])
    #expect(try readGraph("DQc\n").graph == example)
    #expect(try readGraph(">>graph6<<DQc\n").graph == example)
    // The description's sparse6 example: 7 vertices, edges 01 02 12 56.
    let sparse = Graph(vertexCount: 7, edges: [Edge(0, 1), Edge(0, 2), Edge(1, 2), Edge(5, 6)])
    #expect(try readGraph(":Fa@x^\n").graph == sparse)
    #expect(try readGraph(">>sparse6<<:Fa@x^\r\n").graph == sparse)
    #expect(try readGraph("@\n").graph == Graph(vertexCount: 1, edges: []))
  }

  @Test func readsBackWhatSimpleEncodersWrote() throws {
    var generator = SplitMix64(seed: 15)
    for n in Array(1..<40) + [62, 63, 64, 65, 100] {
      for density in [0, 0.05, 0.5, 1] {
        let graph = randomGraph(n, &generator, density: density)
        #expect(try readGraph(graph6(graph), name: "g.g6").graph == graph, "n = \(n)")
        #expect(try readGraph(sparse6(graph), name: "g.s6").graph == graph, "n = \(n)")
      }
    }
    let large = Graph(vertexCount: 300_000, edges: [Edge(0, 299_999), Edge(5, 7)])
    #expect(try readGraph(sparse6(large), name: "g.s6").graph == large)
  }

  @Test func severalGraphsAreChosenByIndex() throws {
    let bytes = Array("Bw\nDQc\n\n:Fa@x^\n".utf8)
    #expect(try readGraph(bytes, name: "g.g6", object: "1").graph.vertexCount == 5)
    #expect(try readGraph(bytes, name: "g.g6", object: "2").provenance.numberType == "sparse6")
    #expect(throws: SelectionError.self) { try readGraph(bytes, name: "g.g6") }
    #expect(throws: SelectionError.self) { try readGraph(bytes, name: "g.g6", object: "3") }
    #expect(throws: SelectionError.self) { try readGraph(bytes, name: "g.g6", object: "x") }
    let all = try GraphFile.readAll(bytes, of: FileReference(path: "g.g6"))
    #expect(all.map(\.graph.vertexCount) == [3, 5, 7])
    #expect(all.map(\.provenance.object) == ["0", "1", "2"])
  }

  @Test(arguments: [
    "B", "Bww", "B\u{1}", "Bx", "?", "~~~~~~~~", "~", "~~", ":", ";A", "&A", ":A?", "Bé", "~????", "C~~~",
  ])
  func badLinesAreErrors(text: String) {
    let error = malformed(text) { _ = try readGraph(Array((text + "\n").utf8), name: "g.g6") }
    #expect(error?.place == .line(1), "\(text)")
  }

  @Test func survivesAttacks() {
    attack(Array("Bw\nDQc\n".utf8), seed: 16, flips: 3000) {
      _ = try GraphFile.readAll($0, of: FileReference(path: "g.g6"))
    }
    attack(Array(":Fa@x^\n".utf8), seed: 17, flips: 3000) { _ = try readGraph($0, name: "g.s6") }
  }
}

@Suite(.enabled(if: TestEnvironment.hasData)) struct GraphDataTests {
  @Test func graphsAgreeWithTheirDescription() throws {
    for (name, value) in try TestEnvironment.dataObject("graphs/graphs.json") {
      let description = try #require(value as? [String: Any])
      let loaded = try GraphFile.read(FileReference(path: TestEnvironment.data("graphs/" + name)))
      #expect(loaded.graph.vertexCount == description["n"] as? Int, "\(name)")
      #expect(loaded.graph.edges.count == description["edges"] as? Int, "\(name)")
      #expect(loaded.notes.isEmpty, "\(name): \(loaded.notes)")
    }
  }

  @Test func everyOtherGraphFileIsRead() throws {
    func read(_ name: String) throws -> LoadedGraph {
      try GraphFile.read(FileReference(path: TestEnvironment.data("graphs/" + name)))
    }
    #expect(try read("hamming6-4.clq.b").graph == (try read("hamming6-4.clq").graph))
    #expect(try read("hamming6-4.clq.b").provenance.numberType == "dimacs-binary")
    // The published file states 160 edges and lists 152 of them.
    let queen = try read("queen5_5.col")
    #expect(queen.graph.edges.count == 152 && queen.notes.count == 1)
    #expect(try read("myciel3.col").graph.edges.count == 20)
    // The number of graphs with 5, 6, 7 vertices, and of triangle-free ones with 7.
    for (name, count, n) in [
      ("geng_n5.g6", 34, 5), ("geng_n6.g6", 156, 6), ("geng_n6.s6", 156, 6), ("geng_n7.g6", 1044, 7),
      ("geng_n7_trianglefree.g6", 107, 7),
    ] {
      let graphs = try GraphFile.readAll(FileReference(path: TestEnvironment.data("graphs/" + name))).map(\.graph)
      #expect(graphs.count == count && graphs.allSatisfy { $0.vertexCount == n }, "\(name)")
      #expect(Set(graphs).count == count, "\(name)")
    }
    let dense = try GraphFile.readAll(FileReference(path: TestEnvironment.data("graphs/geng_n6.g6"))).map(\.graph)
    let sparse = try GraphFile.readAll(FileReference(path: TestEnvironment.data("graphs/geng_n6.s6"))).map(\.graph)
    #expect(dense == sparse)
  }
}
