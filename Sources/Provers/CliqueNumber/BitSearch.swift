// SPDX-License-Identifier: Apache-2.0

/// Branch and bound inside one graph kept as bits: shows that no clique has more than q vertices, or finds one that has.
///
/// At each node the vertices are coloured greedily with q colours (Tomita; San Segundo's bit-parallel form); a vertex left over takes the
/// place of a coloured neighbour that can move to another colour (Tomita's re-numbering); what remains are the branches.
final class BitSearch {
  enum Ending { case shown, clique([Int]), stopped }

  private let rows: BitRows
  private let words: Int
  /// The vertices' names in the tree.
  private let labels: [Int]
  private let depthLimit: Int
  private let sets: UnsafeMutablePointer<UInt64>
  private let classes: UnsafeMutablePointer<UInt64>
  private let left: UnsafeMutablePointer<UInt64>
  private let room: UnsafeMutablePointer<UInt64>
  private var branches: [Int] = []

  /// A search for cliques of more than `q` vertices; colours go to vertices in their order, branches come from its end.
  init(_ rows: BitRows, labels: [Int], q: Int) {
    self.rows = rows
    self.labels = labels
    words = rows.words
    depthLimit = min(q, rows.count)
    sets = .allocate(capacity: (depthLimit + 1) * words + 1)
    classes = .allocate(capacity: depthLimit * words + 1)
    left = .allocate(capacity: words + 1)
    room = .allocate(capacity: words + 1)
  }

  deinit {
    sets.deallocate()
    classes.deallocate()
    left.deallocate()
    room.deallocate()
  }

  /// Runs the search; `mayGoOn` is asked at every node.
  func run(q: Int, _ tree: inout CliqueTree, mayGoOn: (CliqueTree) -> Bool) -> Ending {
    for word in 0..<words { sets[word] = word == rows.count / 64 ? (1 << UInt64(rows.count % 64)) - 1 : .max }
    var path: [Int] = []
    // The branches of each open level not yet taken are branches[next[level] ..< ends[level]].
    var next: [Int] = []
    var ends: [Int] = []
    branches.removeAll(keepingCapacity: true)
    while true {
      let level = path.count
      let set = sets + level * words
      if q == level, let v = first(set) { return .clique((path + [v]).map { labels[$0] }) }
      let start = branches.count
      open(set, q: q - level, &tree)
      guard mayGoOn(tree) else { return .stopped }
      next.append(start)
      ends.append(branches.count)
      while let last = ends.indices.last, next[last] == ends[last] {
        ends.removeLast()
        next.removeLast()
        branches.removeLast(branches.count - (ends.last ?? 0))
        if path.isEmpty { return .shown }
        path.removeLast()
      }
      let deepest = next.count - 1
      let v = branches[next[deepest]]
      next[deepest] += 1
      let parent = sets + deepest * words
      let child = parent + words
      let row = rows[v]
      for word in 0..<words { child[word] = parent[word] & row[word] }
      parent[v >> 6] &= ~(1 << UInt64(v & 63))
      path.append(v)
    }
  }

  private func first(_ set: UnsafeMutablePointer<UInt64>) -> Int? {
    for word in 0..<words where set[word] != 0 { return word << 6 + set[word].trailingZeroBitCount }
    return nil
  }

  /// Colours the set with q colours, appends the vertices left over to `branches`, and records the node.
  private func open(_ set: UnsafeMutablePointer<UInt64>, q: Int, _ tree: inout CliqueTree) {
    var members = 0
    for word in 0..<words {
      left[word] = set[word]
      members += set[word].nonzeroBitCount
    }
    let start = branches.count
    var remaining = members
    var count = 0
    while count < q && remaining > 0 {
      remaining -= fill(classes + count * words)
      count += 1
    }
    if remaining > 0 { recolour(count) }
    forEach(left) { branches.append($0) }
    branches[start...].reverse()
    tree.count(members: members, classes: count)
    guard tree.isRecording else { return }
    tree.append(branches[start...].map { labels[$0] })
    tree.append(count: count)
    for colour in 0..<count {
      let members = classes + colour * words
      tree.append(count: (0..<words).reduce(0) { $0 + members[$1].nonzeroBitCount })
      forEach(members) { tree.append(member: labels[$0]) }
    }
  }

  /// Moves a maximal independent set, greedily from the first vertex on, out of `left`; returns its size.
  @inline(__always) private func fill(_ independent: UnsafeMutablePointer<UInt64>) -> Int {
    var size = 0
    for word in 0..<words { room[word] = left[word] }
    for word in 0..<words {
      var chosen: UInt64 = 0
      while room[word] != 0 {
        let bit = room[word] & (0 &- room[word])
        chosen |= bit
        size += 1
        let row = rows[word << 6 + bit.trailingZeroBitCount]
        room[word] ^= bit
        for later in word..<words { room[later] &= ~row[later] }
      }
      independent[word] = chosen
      left[word] &= ~chosen
    }
    return size
  }

  /// Gives vertices of `left` a colour where one neighbour of that colour, or none, is in the way and can move to another colour.
  private func recolour(_ count: Int) {
    forEach(left) { v in
      let row = rows[v]
      for colour in 0..<count {
        let members = classes + colour * words
        guard let obstacle = onlyCommon(members, row) else { continue }
        if obstacle >= 0 {
          let obstacleRow = rows[obstacle]
          guard
            let other = (0..<count).first(where: {
              $0 != colour && isDisjoint(classes + $0 * words, obstacleRow)
            })
          else { continue }
          let bit: UInt64 = 1 << UInt64(obstacle & 63)
          members[obstacle >> 6] ^= bit
          classes[other * words + obstacle >> 6] |= bit
        }
        let bit: UInt64 = 1 << UInt64(v & 63)
        members[v >> 6] |= bit
        left[v >> 6] ^= bit
        return
      }
    }
  }

  /// The only common element, −1 when there is none, nil when there are several.
  @inline(__always) private func onlyCommon(
    _ a: UnsafeMutablePointer<UInt64>, _ b: UnsafeMutablePointer<UInt64>
  ) -> Int? {
    var common = -1
    for word in 0..<words {
      let both = a[word] & b[word]
      if both == 0 { continue }
      if common >= 0 || both & (both - 1) != 0 { return nil }
      common = word << 6 + both.trailingZeroBitCount
    }
    return common
  }

  @inline(__always) private func isDisjoint(
    _ a: UnsafeMutablePointer<UInt64>, _ b: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    for word in 0..<words where a[word] & b[word] != 0 { return false }
    return true
  }

  /// Calls `body` with the members of a set, which may lose the current one meanwhile.
  @inline(__always) private func forEach(_ set: UnsafeMutablePointer<UInt64>, _ body: (Int) -> Void) {
    for word in 0..<words {
      var bits = set[word]
      while bits != 0 {
        body(word << 6 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }
}
