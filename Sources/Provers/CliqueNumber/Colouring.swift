// SPDX-License-Identifier: Apache-2.0
import Graphs

/// A proper colouring of a graph with colours 0 ..< `count`.
struct Colouring {
  /// The colour of each vertex.
  let colours: [Int]
  /// How many colours are used.
  let count: Int

  /// Each vertex in the order gets the least colour that none of its neighbours has.
  ///
  /// - Complexity: vertices + edges.
  init(_ adjacency: Adjacency, order: some Sequence<Int>) {
    var colours = [Int](repeating: -1, count: adjacency.vertexCount)
    // The vertex at which a colour was last seen on a neighbour.
    var seen: [Int] = []
    for v in order {
      for w in adjacency.neighbours(v) where colours[Int(w)] >= 0 { seen[colours[Int(w)]] = v }
      let colour = seen.firstIndex { $0 != v } ?? seen.count
      if colour == seen.count { seen.append(-1) }
      colours[v] = colour
    }
    self.colours = colours
    count = seen.count
  }

  /// DSATUR: next comes a vertex with the most colours among its neighbours; among these, one of largest degree.
  ///
  /// - Complexity: vertices² + edges, and vertices·`limit` bytes; nil when more than `limit` colours would be needed.
  init?(dsatur adjacency: Adjacency, limit: Int) {
    let n = adjacency.vertexCount
    var colours = [Int](repeating: -1, count: n)
    var seen = [Bool](repeating: false, count: n * limit)
    var saturation = [Int](repeating: 0, count: n)
    var count = 0
    for _ in 0..<n {
      var best = -1
      for v in 0..<n where colours[v] < 0 {
        if best < 0 || (saturation[v], adjacency.degree(v)) > (saturation[best], adjacency.degree(best)) {
          best = v
        }
      }
      guard let colour = (0..<limit).first(where: { !seen[best * limit + $0] }) else { return nil }
      colours[best] = colour
      count = max(count, colour + 1)
      for neighbour in adjacency.neighbours(best) where !seen[Int(neighbour) * limit + colour] {
        seen[Int(neighbour) * limit + colour] = true
        saturation[Int(neighbour)] += 1
      }
    }
    self.colours = colours
    self.count = count
  }

  /// The best of several quick colourings; stops at one of `target` colours, since none has fewer.
  static func best(_ adjacency: Adjacency, _ order: SmallestLastOrder, target: Int) -> Colouring {
    var best = Colouring(adjacency, order: order.order.reversed())
    let n = adjacency.vertexCount
    if best.count > target { best = min(best, Colouring(adjacency, order: 0..<n)) }
    if best.count > target {
      best = min(
        best,
        Colouring(
          adjacency, order: (0..<n).sorted { (-adjacency.degree($0), $0) < (-adjacency.degree($1), $1) }))
    }
    if best.count > target, n <= 5000, let other = Colouring(dsatur: adjacency, limit: best.count - 1) {
      best = other
    }
    return best
  }

  private static func min(_ a: Colouring, _ b: Colouring) -> Colouring { b.count < a.count ? b : a }
}
