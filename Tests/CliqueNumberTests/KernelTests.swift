// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import CertificateReader
import ExactArithmetic
import Graphs
import Statements
import TestSupport
import Testing

private typealias Node = CliqueNumberWitness.Node

private let pentagon = joinOfPentagons(1)

/// A tree for the pentagon: 0 is branched on, 1 and 4 are left.
private let pentagonTree = [
  Node(branch: [0], classes: [[1, 3], [2, 4]]), Node(branch: [], classes: [[1, 4]]),
]

@Suite struct CliqueNumberKernelTests {
  @Test func acceptsByHand() {
    #expect(check(pentagon, 2, [0, 1], .tree(pentagonTree)) == .accepted)
    #expect(
      check(pentagon, 2, [0, 1], .tree([pentagonTree[0], Node(branch: [], classes: [[], [1, 4]])]))
        != .accepted)
    // An empty class is one of the at most q classes.
    #expect(
      check(pentagon, 2, [0, 1], .tree([Node(branch: [0, 1, 2, 3, 4], classes: [[], []])] + onePerVertex))
        == .accepted)
    let path = NamedGraphs.graph(3) { $1 - $0 == 1 }
    #expect(check(path, 2, [1, 2], .colouring([0, 1, 0])) == .accepted)
    #expect(check(path, 2, [1, 2], .tree([Node(branch: [], classes: [[0, 2], [1]])])) == .accepted)
    #expect(check(NamedGraphs.graph(3) { _, _ in false }, 1, [2], .colouring([0, 0, 0])) == .accepted)
  }

  /// The nodes for the branches 0, 1, 2, 3, 4 of the pentagon, in this order.
  private var onePerVertex: [Node] {
    [[1, 4], [2], [3], [4], []].map { Node(branch: [], classes: $0.isEmpty ? [] : [$0]) }
  }

  @Test func rejectsByHand() {
    let bad: [(String, [Node])] = [
      ("no nodes", []), ("a node missing", [pentagonTree[0]]),
      ("a node left over", pentagonTree + [Node(branch: [], classes: [])]),
      ("a vertex missing", [Node(branch: [0], classes: [[1, 3], [2]]), pentagonTree[1]]),
      ("a vertex twice in a node", [Node(branch: [0], classes: [[0, 2], [1, 3], [4]]), pentagonTree[1]]),
      (
        "a branch twice",
        [Node(branch: [0, 0], classes: [[1, 3], [2, 4]]), pentagonTree[1], pentagonTree[1]]
      ),
      ("an adjacent class", [Node(branch: [0], classes: [[1, 2], [3], [4]]), pentagonTree[1]]),
      ("adjacent in order", [Node(branch: [0], classes: [[1, 3, 4], [2]]), pentagonTree[1]]),
      ("too many classes", [Node(branch: [], classes: [[0, 2], [1, 3], [4]])]),
      ("too many classes below", [pentagonTree[0], Node(branch: [], classes: [[1], [4]])]),
      ("vertices of another set below", [pentagonTree[0], Node(branch: [], classes: [[1, 2]])]),
      ("no such vertex", [Node(branch: [0], classes: [[1, 3], [2, 4, 5]]), pentagonTree[1]]),
      ("no such vertex, far", [Node(branch: [1 << 52], classes: [[1, 3], [2, 4]]), pentagonTree[1]]),
    ]
    for (defect, tree) in bad { #expect(isRejected(check(pentagon, 2, [0, 1], .tree(tree))), "\(defect)") }
    // A branch where q = 0, on a triangle.
    let triangle = NamedGraphs.graph(3) { _, _ in true }
    let deep = [[0, 1, 2], [1, 2], [2], [], [], [2], [], []].map { Node(branch: $0, classes: []) }
    #expect(check(triangle, 3, [0, 1, 2], .tree(deep)) == .accepted)
    #expect(isRejected(check(triangle, 2, [0, 1], .tree(deep))))
    #expect(isRejected(check(pentagon, 3, [0, 1, 2], .colouring([0, 1, 0, 1, 2]))))
    #expect(isRejected(check(pentagon, 3, [0, 1], .colouring([0, 1, 0, 1, 2]))))
    #expect(isRejected(check(pentagon, 1, [0], .tree([Node(branch: [0, 1, 2, 3, 4], classes: [])]))))
    #expect(isRejected(check(pentagon, 0, [], .tree([Node(branch: [], classes: [])]))))
    #expect(isRejected(check(pentagon, 0, [], .colouring([0, 0, 0, 0, 0]))))
    #expect(isRejected(check(pentagon, 2, [0, 1], .colouring([0, 1, 0, 1, 2]))))
    #expect(isRejected(check(pentagon, 2, [0, 1], .colouring([0, 1, 0, 1, 1]))))
    #expect(isRejected(check(pentagon, 2, [0, 1], .colouring([0, 1, 0, 1]))))
    #expect(isRejected(check(pentagon, 2, [0, 5], .tree(pentagonTree))))
    for claim in [
      CliqueNumberClaim(n: 6, edges: 5, cliqueNumber: 2), CliqueNumberClaim(n: 5, edges: 4, cliqueNumber: 2),
    ] {
      #expect(
        isRejected(
          CertificateKernel.check(
            certificate(pentagon, claim, CliqueNumberWitness(clique: [0, 1], upper: .tree(pentagonTree))))))
    }
  }

  /// Every single change of the witness is rejected or proves the same, true claim.
  @Test func tampering() throws {
    var generator = SplitMix64(seed: 3)
    var graphs = [
      NamedGraphs.petersen, joinOfPentagons(2), joinOfPentagons(3),
      NamedGraphs.graph(13) { [1, 3, 4, 9, 10, 12].contains($1 - $0) },
    ]
    for _ in 0..<20 { graphs.append(randomGraph(16, density: 0.6, &generator)) }
    var (trees, rejected) = (0, 0)
    for graph in graphs {
      let omega = bruteForceCliqueNumber(graph)
      let (claim, witness) = try parts(try #require(try certify(graph)))
      #expect(claim.cliqueNumber == omega)
      guard let tree = nodes(witness) else { continue }
      trees += 1
      for changed in changes(tree, vertexCount: graph.vertexCount, &generator) {
        for number in [omega - 1, omega, omega + 1] {
          let verdict = check(graph, number, witness.clique, .tree(changed))
          if verdict == .accepted { #expect(number == omega) } else { rejected += 1 }
        }
        // With a larger clique claimed, even one that is not there.
        #expect(check(graph, omega + 1, Array(0...omega), .tree(changed)) != .accepted)
      }
    }
    #expect(trees >= 8 && rejected > 1000)
  }

  /// The tree with each of its places changed in several ways.
  private func changes(_ nodes: [Node], vertexCount n: Int, _ generator: inout SplitMix64) -> [[Node]] {
    typealias Parts = (branch: [Int], classes: [[Int]])
    let tree: [Parts] = nodes.map { ($0.branch, $0.classes.map(Array.init)) }
    var all: [[Node]] = []
    func put(_ change: (inout [Parts]) -> Void) {
      var copy = tree
      change(&copy)
      all.append(copy.map { Node(branch: $0.branch, classes: $0.classes) })
    }
    for i in tree.indices {
      put { $0.remove(at: i) }
      put { $0.insert(tree[i], at: i) }
      put { $0.insert((branch: [], classes: []), at: i) }
      put { $0.swapAt(i, Int.random(in: 0..<tree.count, using: &generator)) }
      put { $0[i].classes.append([]) }
      put { $0[i].branch.reverse() }
      put { $0[i].classes = [Array($0[i].classes.joined()).sorted()] }
      put { $0[i].branch.append(Int.random(in: 0...n, using: &generator)) }
      if let first = tree[i].branch.first {
        put { $0[i].branch.removeFirst() }
        put { $0[i].branch.append(first) }
        put {
          $0[i].branch.removeFirst()
          $0[i].classes.append([first])
        }
      }
      for c in tree[i].classes.indices {
        put { $0[i].classes.remove(at: c) }
        put { $0[i].classes[c].append(n) }
        put { $0[i].classes[c].append(Int.random(in: 0..<n, using: &generator)) }
        put { $0[i].branch += $0[i].classes.remove(at: c) }
        for place in tree[i].classes[c].indices {
          put { $0[i].classes[c].remove(at: place) }
          put { $0[i].classes[c][place] = Int.random(in: 0..<n, using: &generator) }
          put { $0[i].branch.append($0[i].classes[c].remove(at: place)) }
          put { $0[i].classes[(c + 1) % tree[i].classes.count].append($0[i].classes[c][place]) }
        }
      }
    }
    return all
  }

  /// Bytes of a certificate changed at random: never a crash, and nothing false is accepted.
  @Test func corruptedBytes() throws {
    let written = Array(
      text(
        certificate(
          pentagon, CliqueNumberClaim(n: 5, edges: 5, cliqueNumber: 2),
          CliqueNumberWitness(clique: [0, 1], upper: .tree(pentagonTree)))
      ).utf8)
    var generator = SplitMix64(seed: 4)
    let alphabet = Array("0123456789[]{},\":abc".utf8)
    for _ in 0..<4000 {
      var bytes = written
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)], at: place)
        }
      }
      guard let back = try? CertificateReader.read(bytes, object: { _, _ in throw WrongKind() }),
        case .cliqueNumber(let claim, _) = back.assertion, CertificateKernel.check(back) == .accepted
      else { continue }
      #expect(claim.n == 5 && claim.edges == 5 && claim.cliqueNumber == 2)
    }
  }

  // MARK: Work

  @Test func workBoundary() {
    // n + e + (n + members + nodes)·1 = 5 + 5 + (5 + 7 + 2).
    #expect(check(pentagon, 2, [0, 1], .tree(pentagonTree), workLimit: 24) == .accepted)
    guard case .undecided(let reason) = check(pentagon, 2, [0, 1], .tree(pentagonTree), workLimit: 23) else {
      Issue.record("decided")
      return
    }
    #expect(reason.hasPrefix("budget"))
    let path = NamedGraphs.graph(3) { $1 - $0 == 1 }
    #expect(check(path, 2, [1, 2], .colouring([0, 1, 0]), workLimit: 5) == .accepted)
    #expect(check(path, 2, [1, 2], .colouring([0, 1, 0]), workLimit: 4) != .accepted)
    // 1 + ⌊n/64⌋ words: n = 64 has 2.
    let empty = NamedGraphs.graph(64) { _, _ in false }
    let tree = [Node(branch: [], classes: [Array(0..<64)])]
    #expect(check(empty, 1, [3], .tree(tree), workLimit: Integer(64 + (64 + 64 + 1) * 2)) == .accepted)
    #expect(!isRejected(check(empty, 1, [3], .tree(tree), workLimit: Integer(64 + (64 + 64 + 1) * 2 - 1))))
  }

  @Test func treesOnTooManyVerticesAreBudget() {
    for n in [32_769, 16_777_216] {
      let graph = Graph(vertexCount: n, sortedEdges: [])
      let verdict = check(graph, 1, [0], .tree([Node(branch: [], classes: [])]))
      guard case .undecided(let reason) = verdict else {
        Issue.record("\(verdict)")
        continue
      }
      #expect(reason.hasPrefix("budget"))
    }
    let most = Graph(vertexCount: 32_768, sortedEdges: [])
    #expect(check(most, 1, [0], .tree([Node(branch: [], classes: [Array(0..<32_768)])])) == .accepted)
  }

  /// A tree as deep as the clique is large: each node branches on one vertex of a complete graph and leaves no class out.
  @Test func deepTrees() {
    let n = TestEnvironment.runsSlowTests ? 2000 : 200
    let graph = NamedGraphs.graph(n) { _, _ in true }
    let tree =
      (0..<n).map { i in Node(branch: [i], classes: (i + 1..<max(n, i + 1)).map { [$0] }) } + [
        Node(branch: [], classes: [])
      ]
    #expect(check(graph, n, Array(0..<n), .tree(tree)) == .accepted)
    #expect(isRejected(check(graph, n, Array(0..<n), .tree(tree.dropLast()))))
  }

  /// Many open frames with many branches each.
  @Test func branchesWithoutClasses() throws {
    let graph = NamedGraphs.graph(9) { _, _ in true }
    // Every node branches on all its vertices: 2⁹ nodes.
    func tree(_ vertices: [Int]) -> [Node] {
      [Node(branch: vertices, classes: [])] + vertices.indices.flatMap { tree(Array(vertices[($0 + 1)...])) }
    }
    let all = tree(Array(0..<9))
    #expect(all.count == 512)
    #expect(check(graph, 9, Array(0..<9), .tree(all)) == .accepted)
    #expect(isRejected(check(graph, 8, Array(0..<8), .tree(all))))
  }
}

@Suite struct CliqueNumberShapeTests {
  private let tree = text(
    certificate(
      pentagon, CliqueNumberClaim(n: 5, edges: 5, cliqueNumber: 2),
      CliqueNumberWitness(clique: [0, 1], upper: .tree(pentagonTree))))
  private let colouring = text(
    certificate(
      NamedGraphs.graph(3) { $1 - $0 == 1 }, CliqueNumberClaim(n: 3, edges: 2, cliqueNumber: 2),
      CliqueNumberWitness(clique: [0, 1], upper: .colouring([0, 1, 0]))))

  @Test func spelling() {
    #expect(
      tree.contains(
        #""witness":{"clique":[0,1],"upper":{"kind":"tree","nodes":[{"branch":[0],"classes":[[1,3],[2,4]]},{"branch":[],"classes":[[1,4]]}]}}"#
      ))
    #expect(colouring.contains(#""witness":{"clique":[0,1],"upper":{"colours":[0,1,0],"kind":"colouring"}}"#))
    #expect(tree.contains(#""claim":{"cliqueNumber":2,"digests":{"graph":"#))
  }

  @Test(arguments: [
    (#""clique":[0,1]"#, #""clique":[1,0]"#), (#""clique":[0,1]"#, #""clique":[0,0]"#),
    (#""clique":[0,1]"#, #""clique":["0",1]"#),
    (#"[[1,3],[2,4]]"#, #"[[3,1],[2,4]]"#), (#"[[1,3],[2,4]]"#, #"[[1,1],[2,4]]"#),
    (#"[[1,3],[2,4]]"#, #"[1,3,2,4]"#),
    (#"[[1,3],[2,4]]"#, #"[[[1],3],[2,4]]"#), (#""branch":[],"#, ""),
    (#""branch":[],"#, #""aranch":[],"branch":[],"#),
    (#""branch":[0]"#, #""branch":["0"]"#), (#""branch":[0]"#, #""branch":0"#),
    (#""kind":"tree""#, #""kind":"trees""#),
    (#""kind":"tree""#, #""kind":"colouring""#), (#""upper":{"kind""#, #""upper":{"colours":[0],"kind""#),
    (#""cliqueNumber":2"#, #""cliqueNumber":"2""#),
    (#""nodes":[{"#, #""nodes":[[],{"#), (#"{"cliqueNumber":2,"#, #"{"#),
    (#""kind":"clique-number","#, #""kind":"clique-number","of":"graph","#),
  ])
  func malformed(old: String, new: String) {
    #expect(tree.contains(old))
    let changed = tree.replacing(old, with: new)
    #expect(throws: MalformedCertificate.self, "\(new)") { _ = try read(changed) }
  }

  @Test(arguments: [
    (#""branch":[0]"#, #""branch":[0,0]"#), (#""branch":[0]"#, #""branch":[]"#),
    (#""branch":[0]"#, #""branch":[9007199254740991]"#),
    (#"[[1,3],[2,4]]"#, #"[[],[1,3],[2,4]]"#), (#"[[1,3],[2,4]]"#, #"[]"#),
    (#""clique":[0,1]"#, #""clique":[0,9007199254740991]"#),
    (#""clique":[0,1]"#, #""clique":[]"#), (#""cliqueNumber":2"#, #""cliqueNumber":9007199254740991"#),
    (#""cliqueNumber":2"#, #""cliqueNumber":0"#),
  ])
  func wellFormedButRejected(old: String, new: String) throws {
    #expect(tree.contains(old))
    #expect(isRejected(CertificateKernel.check(try read(tree.replacing(old, with: new)))), "\(new)")
  }

  @Test(arguments: ["[0,1]", "[0,1,0,1]", "[0,1,2]", "[0,0,1]", "[]", "[0,1,9007199254740991]"])
  func rejectedColourings(colours: String) throws {
    let changed = colouring.replacing(#""colours":[0,1,0]"#, with: #""colours":\#(colours)"#)
    #expect(isRejected(CertificateKernel.check(try read(changed))))
  }
}
