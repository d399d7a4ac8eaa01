// SPDX-License-Identifier: Apache-2.0

/// t_r(n): the edges of the complete r-partite graph on n vertices with parts as equal as possible.
///
/// - Precondition: 0 ≤ n ≤ `Graph.vertexLimit`, r ≥ 1.
public func turanNumber(_ n: Int, parts r: Int) -> Int {
  let (q, t) = n.quotientAndRemainder(dividingBy: r)
  func pairs(_ x: Int) -> Int { x * (x - 1) / 2 }
  // With r > n: q = 0, t = n, and the r − t empty parts contribute nothing.
  return pairs(n) - t * pairs(q + 1) - (q == 0 ? 0 : (r - t) * pairs(q))
}

extension Graph {
  /// The number of edges of the graph or of its complement.
  public func edgeCount(_ side: GraphSide) -> Int {
    side == .graph ? edges.count : vertexCount * (vertexCount - 1) / 2 - edges.count
  }
}
