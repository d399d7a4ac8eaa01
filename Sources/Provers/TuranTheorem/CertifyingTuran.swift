// SPDX-License-Identifier: Apache-2.0
import Graphs
import Statements

/// The run of the certifying algorithm of F5 on a graph or its complement.
///
/// Start with V₀ = V. Pick v₁ of largest degree inside V₀; class 1 is V₀ ∖ N(v₁); continue in V₁ = V₀ ∩ N(v₁), and so on. The picked
/// vertices form a clique, the classes partition V, and every vertex u has deg(u) ≤ n − |class of u|.
public struct CertifyingTuran: Sendable {
  /// The vertices picked, in order: a clique of the graph (or complement).
  public private(set) var clique: [Int] = []
  /// The class of each vertex; class i belongs to `clique[i]`.
  public private(set) var classes: [Int]

  /// Runs the algorithm.
  ///
  /// - Complexity: vertices + edges of the graph given, on either side.
  public init(_ graph: Graph, side: GraphSide) {
    let adjacency = Adjacency(graph)
    classes = [Int](repeating: -1, count: graph.vertexCount)
    switch side {
    case .graph: runOnGraph(adjacency)
    case .complement: runOnComplement(adjacency)
    }
  }

  private mutating func runOnGraph(_ adjacency: Adjacency) {
    var degree = (0..<adjacency.vertexCount).map(adjacency.degree)
    var current = Array(0..<adjacency.vertexCount)
    // The round in which a vertex was last seen as a neighbour of the pick.
    var seen = [Int](repeating: -1, count: adjacency.vertexCount)
    while let first = current.first {
      let pick = current.dropFirst().reduce(first) { degree[$1] > degree[$0] ? $1 : $0 }
      let round = clique.count
      clique.append(pick)
      for v in adjacency.neighbours(pick) { seen[Int(v)] = round }
      // The next candidates are neighbours of the pick, so that all the scans together look at no more vertices than there are edges.
      var (staying, leaving): ([Int], [Int]) = ([], [])
      for v in current {
        if seen[v] == round {
          staying.append(v)
        } else {
          classes[v] = round
          leaving.append(v)
        }
      }
      // Degrees among those who stay: by what leaves or anew, whichever looks at fewer edges, hence at each edge twice in all.
      func ends(_ vertices: [Int]) -> Int { vertices.reduce(0) { $0 + adjacency.degree($1) } }
      if ends(leaving) <= ends(staying) {
        for v in leaving { for w in adjacency.neighbours(v) { degree[Int(w)] -= 1 } }
      } else {
        for v in staying { degree[v] = adjacency.neighbours(v).reduce(0) { classes[Int($1)] < 0 ? $0 + 1 : $0 } }
      }
      current = staying
    }
  }

  // Largest degree in the complement is smallest degree in the graph; class i is the pick with its remaining neighbours.
  private mutating func runOnComplement(_ adjacency: Adjacency) {
    (clique, classes) = adjacency.withLists { offsets, ends in
      var picks: [Int] = []
      var classes = classes
      var members = [UInt32](repeating: 0, count: offsets.count)
      var falling: [UInt32] = []
      var queue = DegreeBuckets(offsets)
      defer { queue.deallocate() }
      func neighbours(_ v: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(rebasing: ends[Int(offsets[v])..<Int(offsets[v + 1])])
      }
      while let pick = queue.popLeast() {
        var size = 0
        for v in neighbours(pick) {
          members[size] = v
          size += queue.remove(Int(v)) ? 1 : 0
        }
        classes[pick] = picks.count
        // Each list is elsewhere in memory. Copied together first, several are on their way at once.
        falling.removeAll(keepingCapacity: true)
        for v in members[..<size] {
          classes[Int(v)] = picks.count
          falling.append(contentsOf: neighbours(Int(v)))
        }
        for w in falling { queue.decrease(Int(w)) }
        picks.append(pick)
      }
      return (picks, classes)
    }
  }
}

/// Vertices by current degree, the latest comer first; degrees only fall, so that all steps together take linear time.
///
/// Each degree has a stack. A vertex whose degree falls is put onto its new stack and stays on the old one, to be passed over there:
/// nothing is reached in no order but the levels, and these are small.
private struct DegreeBuckets {
  private let levelCount: Int
  /// The current degree of each vertex plus 1; 0 once it is out of the queue.
  private let levels: UnsafeMutablePointer<UInt32>
  /// Where the stack of each level begins, and the end of the last. It has room for all vertices that begin at this level or above;
  /// that of level 0 for one, which is never there.
  private let bottom: UnsafeMutablePointer<Int>
  /// Where the stack of each level ends now.
  private let top: UnsafeMutablePointer<Int>
  private let stacks: UnsafeMutablePointer<UInt32>
  private var least: UInt32 = 1

  /// All vertices of a graph, vertex v with degree offsets[v + 1] − offsets[v].
  init(_ offsets: UnsafeBufferPointer<UInt32>) {
    let count = offsets.count - 1
    levels = .allocate(capacity: count)
    for v in 0..<count { (levels + v).initialize(to: offsets[v + 1] - offsets[v] + 1) }
    levelCount = 1 + (0..<count).reduce(1) { [levels] in max($0, Int(levels[$1])) }
    bottom = .allocate(capacity: levelCount + 1)
    bottom.initialize(repeating: 0, count: levelCount + 1)
    // First how many begin at a level, one place further; then how many at it or above; then the sums of these.
    for v in 0..<count { bottom[Int(levels[v]) + 1] += 1 }
    for level in (2..<levelCount).reversed() { bottom[level] += bottom[level + 1] }
    bottom[1] = 1
    for level in 1...levelCount { bottom[level] += bottom[level - 1] }
    top = .allocate(capacity: levelCount)
    top.initialize(from: bottom, count: levelCount)
    stacks = .allocate(capacity: bottom[levelCount])
    for v in (0..<count).reversed() { push(v, Int(levels[v]), 1) }
  }

  func deallocate() {
    levels.deallocate()
    bottom.deallocate()
    top.deallocate()
    stacks.deallocate()
  }

  // Of 0 copies the one written is written over by the next.
  private func push(_ v: Int, _ level: Int, _ copies: Int) {
    (stacks + top[level]).initialize(to: UInt32(truncatingIfNeeded: v))
    top[level] &+= copies
  }

  /// Takes a vertex out; false when it was out already.
  func remove(_ v: Int) -> Bool {
    let isInside = levels[v] > 0
    levels[v] = 0
    return isInside
  }

  /// Lowers the degree of a vertex, > 0, or leaves alone a vertex that is out of the queue.
  mutating func decrease(_ v: Int) {
    // Without a branch: which of the two it is, no processor can foresee.
    let fall = min(levels[v], 1)
    let level = levels[v] &- fall
    levels[v] = level
    push(v, Int(level), Int(fall))
    // Nor here: it is rare. Level 0, less 1, is the largest number.
    if level &- 1 < least &- 1 { least = level }
  }

  /// Takes out the latest comer of the least degree.
  mutating func popLeast() -> Int? {
    while least < levelCount {
      let stack = Int(least)
      while top[stack] > bottom[stack] {
        top[stack] -= 1
        let v = Int(stacks[top[stack]])
        if levels[v] == least {
          levels[v] = 0
          return v
        }
      }
      least += 1
    }
    return nil
  }
}
