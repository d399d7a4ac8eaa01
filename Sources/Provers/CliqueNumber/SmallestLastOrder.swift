// SPDX-License-Identifier: Apache-2.0
import Graphs

/// The vertices of a graph, each in turn one of smallest degree among those left.
struct SmallestLastOrder {
  /// The order of removal.
  let order: [Int]
  /// The place of each vertex in `order`.
  let position: [Int]
  /// The core number of each vertex: a clique of s vertices lies among those with core number ≥ s − 1.
  let core: [Int]

  /// - Complexity: vertices + edges.
  init(_ adjacency: Adjacency) {
    let n = adjacency.vertexCount
    var degree = (0..<n).map(adjacency.degree)
    // Vertices sorted by degree; `start[d]` is where degree d begins. A vertex moves down by a swap to the start of its degree.
    var start = [Int](repeating: 0, count: (degree.max() ?? 0) + 2)
    for d in degree { start[d + 1] += 1 }
    for d in start.indices.dropFirst() { start[d] += start[d - 1] }
    var next = start
    var order = [Int](repeating: 0, count: n)
    var position = [Int](repeating: 0, count: n)
    for v in 0..<n {
      position[v] = next[degree[v]]
      order[position[v]] = v
      next[degree[v]] += 1
    }
    for i in 0..<n {
      let v = order[i]
      for neighbour in adjacency.neighbours(v) {
        let w = Int(neighbour)
        guard degree[w] > degree[v] else { continue }
        let place = max(start[degree[w]], i + 1)
        let other = order[place]
        order.swapAt(place, position[w])
        (position[other], position[w]) = (position[w], place)
        start[degree[w]] = place + 1
        degree[w] -= 1
      }
    }
    self.order = order
    self.position = position
    core = degree
  }
}
