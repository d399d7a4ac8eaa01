// SPDX-License-Identifier: Apache-2.0
import Graphs

/// The root of the branching tree, on adjacency lists; every branch becomes a small graph of its own for `BitSearch`.
struct RootSearch {
  let adjacency: Adjacency
  let order: SmallestLastOrder
  /// How many entries the adjacency lists of all branches together may have.
  let listLimit: Int

  /// How a search ended, with its tree.
  struct Result {
    let ending: BitSearch.Ending
    let tree: CliqueTree
  }

  /// Shows that no clique has more than q vertices, or finds one that has.
  ///
  /// - Parameter colourings: proper colourings, parts of which may serve at the root.
  func run(
    q: Int, colourings: [Colouring], recording: Bool, mayGoOn: (CliqueTree) -> Bool,
    progress: (Int, Int) -> Void
  ) -> Result {
    let n = adjacency.vertexCount
    let partial = colourings.map { partialColouring($0, q: q) }.min { $0.uncoloured < $1.uncoloured }
    let colours = partial?.colours ?? [Int](repeating: -1, count: n)
    let branches = order.order.filter { colours[$0] < 0 }
    var tree = CliqueTree(vertexCount: n, recording: recording)
    var members = [[Int]](repeating: [], count: q)
    for v in 0..<n where colours[v] >= 0 { members[colours[v]].append(v) }
    members.removeAll(where: \.isEmpty)
    tree.count(members: n, classes: members.count)
    if recording {
      tree.append(branches)
      tree.append(count: members.count)
      for list in members { tree.append(list) }
    }
    var removed = [Bool](repeating: false, count: n)
    var local = [Int](repeating: -1, count: n)
    var listed = 0
    for (done, v) in branches.enumerated() {
      guard mayGoOn(tree), listed <= listLimit else { return Result(ending: .stopped, tree: tree) }
      progress(done, branches.count)
      let (rows, labels) = neighbourhood(of: v, removed, &local, &listed)
      switch BitSearch(rows, labels: labels, q: q - 1).run(q: q - 1, &tree, mayGoOn: mayGoOn) {
      case .shown: removed[v] = true
      case .clique(let clique): return Result(ending: .clique((clique + [v]).sorted()), tree: tree)
      case .stopped: return Result(ending: .stopped, tree: tree)
      }
    }
    return Result(ending: mayGoOn(tree) ? .shown : .stopped, tree: tree)
  }

  /// The q largest classes of a colouring, enlarged by re-colouring; −1 for the others.
  private func partialColouring(_ colouring: Colouring, q: Int) -> (colours: [Int], uncoloured: Int) {
    var sizes = [Int](repeating: 0, count: colouring.count)
    for colour in colouring.colours { sizes[colour] += 1 }
    var name = [Int](repeating: -1, count: colouring.count)
    for (rank, colour) in sizes.indices.sorted(by: { (-sizes[$0], $0) < (-sizes[$1], $1) }).prefix(q)
      .enumerated()
    { name[colour] = rank }
    var colours = colouring.colours.map { name[$0] }
    var uncoloured = 0
    for v in order.order.reversed() where colours[v] < 0 {
      if !recolour(v, &colours, q) { uncoloured += 1 }
    }
    return (colours, uncoloured)
  }

  /// Gives v a colour that no neighbour, or only one that can change its own, has.
  private func recolour(_ v: Int, _ colours: inout [Int], _ q: Int) -> Bool {
    // For each colour the only neighbour that has it; −1: none; −2: several.
    var holder = [Int](repeating: -1, count: q)
    for w in adjacency.neighbours(v).lazy.map(Int.init) where colours[w] >= 0 {
      holder[colours[w]] = holder[colours[w]] == -1 ? w : -2
    }
    for colour in 0..<q where holder[colour] >= -1 {
      let obstacle = holder[colour]
      if obstacle >= 0 {
        var used = [Bool](repeating: false, count: q)
        used[colour] = true
        for w in adjacency.neighbours(obstacle) where colours[Int(w)] >= 0 { used[colours[Int(w)]] = true }
        guard let other = used.firstIndex(of: false) else { continue }
        colours[obstacle] = other
      }
      colours[v] = colour
      return true
    }
    return false
  }

  /// The graph on the neighbours of v that are not removed, smallest last reversed, with their names.
  private func neighbourhood(of v: Int, _ removed: [Bool], _ local: inout [Int], _ listed: inout Int) -> (
    BitRows, [Int]
  ) {
    var labels = adjacency.neighbours(v).map(Int.init).filter { !removed[$0] }
    labels.sort { order.position[$0] > order.position[$1] }
    let m = labels.count
    for (i, w) in labels.enumerated() { local[w] = i }
    var lists: [[Int]] = []
    for w in labels {
      lists.append(adjacency.neighbours(w).compactMap { local[Int($0)] >= 0 ? local[Int($0)] : nil })
    }
    for w in labels {
      local[w] = -1
      listed += adjacency.degree(w)
    }
    // Again smallest last, in this graph; ties by the order so far.
    var place = Array(0..<m)
    if m <= 4096 {
      var degree = lists.map(\.count)
      var free = [Bool](repeating: true, count: m)
      for target in stride(from: m - 1, through: 0, by: -1) {
        var least = -1
        for i in 0..<m where free[i] && (least < 0 || degree[i] <= degree[least]) { least = i }
        free[least] = false
        place[least] = target
        for j in lists[least] { degree[j] -= 1 }
      }
    }
    let rows = BitRows(count: m)
    for i in 0..<m { for j in lists[i] where i < j { rows.connect(place[i], place[j]) } }
    var names = labels
    for i in 0..<m { names[place[i]] = labels[i] }
    return (rows, names)
  }
}
