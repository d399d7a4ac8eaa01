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
    var queue = DegreeBuckets((0..<adjacency.vertexCount).map(adjacency.degree))
    while let pick = queue.popLeast() {
      let round = clique.count
      clique.append(pick)
      classes[pick] = round
      let members = adjacency.neighbours(pick).map(Int.init).filter { classes[$0] < 0 }
      for v in members {
        classes[v] = round
        queue.remove(v)
      }
      for v in members { for w in adjacency.neighbours(v) where classes[Int(w)] < 0 { queue.decrease(Int(w)) } }
    }
  }
}

/// Vertices by current degree; degrees only fall, so that a bucket queue does all in linear time.
private struct DegreeBuckets {
  private var degree: [Int]
  private var removed: [Bool]
  /// Vertices by the degree they had when put there; stale ones are skipped.
  private var buckets: [[Int]]
  private var least = 0

  init(_ degrees: [Int]) {
    degree = degrees
    removed = [Bool](repeating: false, count: degrees.count)
    buckets = [[Int]](repeating: [], count: (degrees.max() ?? 0) + 1)
    for v in degrees.indices.reversed() { buckets[degrees[v]].append(v) }
  }

  mutating func remove(_ v: Int) { removed[v] = true }

  mutating func decrease(_ v: Int) {
    degree[v] -= 1
    buckets[degree[v]].append(v)
    least = min(least, degree[v])
  }

  mutating func popLeast() -> Int? {
    while least < buckets.count {
      while let v = buckets[least].popLast() {
        if !removed[v] && degree[v] == least {
          removed[v] = true
          return v
        }
      }
      least += 1
    }
    return nil
  }
}
