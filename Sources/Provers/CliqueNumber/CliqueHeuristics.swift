// SPDX-License-Identifier: Apache-2.0
import Graphs

/// Quick searches for a large clique. They prove nothing of its maximality.
enum CliqueHeuristics {
  /// Greedy cliques among the later neighbours of vertices in smallest-last order, from the densest part of the graph on.
  ///
  /// - Complexity: bounded by `effort` neighbour visits, beside vertices + edges.
  static func greedy(_ adjacency: Adjacency, _ order: SmallestLastOrder, effort: Int = 20_000_000) -> [Int] {
    var best: [Int] = []
    var left = effort
    // For the current attempt, the vertices adjacent to all chosen so far.
    var mark = [Int](repeating: 0, count: adjacency.vertexCount)
    var stamp = 0
    for v in order.order.reversed() where order.core[v] >= best.count && left > 0 {
      var clique = [v]
      var candidates = adjacency.neighbours(v).map(Int.init).filter { order.position[$0] > order.position[v] }
      left -= adjacency.degree(v)
      while let w = candidates.max(by: {
        (order.core[$0], order.position[$0]) < (order.core[$1], order.position[$1])
      }),
        clique.count + candidates.count > best.count
      {
        clique.append(w)
        stamp += 1
        for x in adjacency.neighbours(w) { mark[Int(x)] = stamp }
        left -= adjacency.degree(w) + candidates.count
        candidates.removeAll { mark[$0] != stamp }
      }
      if clique.count > best.count { best = clique }
    }
    return best.sorted()
  }

  /// Local search: adds a vertex adjacent to all, else exchanges one that misses one member, else drops a member; vertices that left
  /// stay out for some steps. It stops at `target` vertices. The steps are counted, not timed, and the choices depend on the graph alone.
  ///
  /// - Complexity: steps · vertices.
  static func localSearch(_ rows: BitRows, start: [Int], steps: Int, target: Int) -> [Int] {
    let n = rows.count
    guard n > 0 else { return [] }
    var random = SplitMix(state: UInt64(n))
    var member = [Bool](repeating: false, count: n)
    // How many members a vertex is not adjacent to (not counting itself).
    var missing = [Int32](repeating: 0, count: n)
    var freeAt = [Int](repeating: 0, count: n)
    var size = 0
    func change(_ v: Int, to inside: Bool) {
      member[v] = inside
      size += inside ? 1 : -1
      let delta: Int32 = inside ? 1 : -1
      for w in 0..<n where w != v && !rows.contains(v, w) { missing[w] += delta }
    }
    for v in start { change(v, to: true) }
    var best = start
    var sinceBest = 0
    for step in 0..<steps where best.count < target {
      var (adds, swaps) = (0, 0)
      var (add, swap) = (-1, -1)
      for v in 0..<n where !member[v] && missing[v] <= 1 && freeAt[v] <= step {
        if missing[v] == 0 {
          adds += 1
          if random.below(adds) == 0 { add = v }
        } else if adds == 0 {
          swaps += 1
          if random.below(swaps) == 0 { swap = v }
        }
      }
      sinceBest += 1
      if add >= 0 {
        change(add, to: true)
        if size > best.count {
          best = (0..<n).filter { member[$0] }
          sinceBest = 0
        }
      } else if swap >= 0, sinceBest % (4 * n) != 0 {
        for w in 0..<n where member[w] && !rows.contains(swap, w) {
          change(w, to: false)
          freeAt[w] = step + 7 + random.below(swaps + 1)
        }
        change(swap, to: true)
      } else {
        // Stuck: start again from a vertex at random and the members adjacent to it.
        let v = random.below(n)
        for w in 0..<n where member[w] && w != v && !rows.contains(v, w) { change(w, to: false) }
        if !member[v] { change(v, to: true) }
      }
    }
    return best
  }
}

/// SplitMix64.
private struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
  }
}
