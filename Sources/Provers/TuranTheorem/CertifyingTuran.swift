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
      // What leaves lowers the degrees of its neighbours; each edge is looked at twice in all. The next candidates are neighbours
      // of the pick, so that all the scans together look at no more vertices than there are edges.
      var next: [Int] = []
      for v in current {
        if seen[v] == round {
          next.append(v)
        } else {
          classes[v] = round
          for w in adjacency.neighbours(v) { degree[Int(w)] -= 1 }
        }
      }
      current = next
    }
  }

  // Largest degree in the complement is smallest degree in the graph; class i is the pick with its remaining neighbours.
  private mutating func runOnComplement(_ adjacency: Adjacency) {
    let n = adjacency.vertexCount
    (clique, classes) = adjacency.withLists { offsets, ends in
      var picks: [Int] = []
      var members: [UInt32] = []
      var queue = DegreeBuckets((0..<n).map { Int32(offsets[$0 + 1] - offsets[$0]) })
      defer { queue.deallocate() }
      while let pick = queue.popLeast() {
        let round = Int32(picks.count)
        picks.append(pick)
        queue.label(pick, round)
        members.removeAll(keepingCapacity: true)
        for l in offsets[pick]..<offsets[pick + 1] where !queue.isLabelled(Int(ends[l])) {
          members.append(ends[l])
        }
        for v in members {
          queue.label(Int(v), round)
          queue.remove(Int(v))
        }
        for v in members {
          for l in offsets[Int(v)]..<offsets[Int(v) + 1] where !queue.isLabelled(Int(ends[l])) {
            queue.decrease(Int(ends[l]))
          }
        }
      }
      return (picks, queue.labels)
    }
  }
}

/// Vertices by current degree, in doubly linked lists, the latest comer first; degrees only fall, so that all steps together take
/// linear time.
private struct DegreeBuckets {
  private static let none: Int32 = -1
  private let count: Int
  private let bucketCount: Int
  /// What is looked at together lies together: scans reach vertices in no order.
  private struct Vertex {
    var degree, next, previous: Int32
    /// The class, or −1 while the vertex is in the queue.
    var label: Int32 = -1
  }

  private let vertices: UnsafeMutablePointer<Vertex>
  /// The first vertex of each degree.
  private let first: UnsafeMutablePointer<Int32>
  private var least = 0

  init(_ degrees: [Int32]) {
    count = degrees.count
    bucketCount = Int(degrees.max() ?? 0) + 1
    vertices = .allocate(capacity: count)
    first = .allocate(capacity: bucketCount)
    first.initialize(repeating: DegreeBuckets.none, count: bucketCount)
    for v in 0..<count {
      (vertices + v).initialize(
        to: Vertex(degree: degrees[v], next: DegreeBuckets.none, previous: DegreeBuckets.none))
    }
    for v in (0..<count).reversed() { insert(v) }
  }

  func deallocate() {
    vertices.deallocate()
    first.deallocate()
  }

  /// The classes, once all are given.
  var labels: [Int] { (0..<count).map { Int(vertices[$0].label) } }

  func isLabelled(_ v: Int) -> Bool { vertices[v].label >= 0 }

  func label(_ v: Int, _ label: Int32) { vertices[v].label = label }

  private func insert(_ v: Int) {
    let bucket = Int(vertices[v].degree)
    let old = first[bucket]
    vertices[v].next = old
    vertices[v].previous = DegreeBuckets.none
    if old >= 0 { vertices[Int(old)].previous = Int32(v) }
    first[bucket] = Int32(v)
  }

  func remove(_ v: Int) {
    let (before, after) = (vertices[v].previous, vertices[v].next)
    if before >= 0 { vertices[Int(before)].next = after } else { first[Int(vertices[v].degree)] = after }
    if after >= 0 { vertices[Int(after)].previous = before }
  }

  mutating func decrease(_ v: Int) {
    remove(v)
    vertices[v].degree -= 1
    insert(v)
    least = min(least, Int(vertices[v].degree))
  }

  mutating func popLeast() -> Int? {
    while least < bucketCount {
      let v = first[least]
      if v >= 0 {
        remove(Int(v))
        return Int(v)
      }
      least += 1
    }
    return nil
  }
}
