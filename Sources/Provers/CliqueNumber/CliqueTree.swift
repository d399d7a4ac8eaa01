// SPDX-License-Identifier: Apache-2.0
import Statements

/// The branching tree of format §5.10 while it grows, with the cost of checking and writing it.
struct CliqueTree {
  /// For each node: the number of branches, these; the number of classes; for each its size and members.
  private var stream: [Int32] = []
  /// The nodes.
  private(set) var nodeCount = 0
  /// The members of all branches and classes.
  private(set) var memberCount = 0
  /// About how many bytes the certificate takes for the tree; never less.
  private(set) var bytes = 0
  /// Whether nodes are kept, or only counted.
  let isRecording: Bool
  /// Bytes that a member may take.
  private let memberBytes: Int

  init(vertexCount: Int, recording: Bool) {
    isRecording = recording
    memberBytes = String(vertexCount).utf8.count + 1
  }

  /// Counts a node.
  mutating func count(members: Int, classes: Int) {
    nodeCount += 1
    memberCount += members
    bytes += 32 + 3 * classes + memberBytes * members
  }

  /// Begins a list: the branches of a node, or one of its classes.
  mutating func append(_ list: some Collection<Int>) {
    append(count: list.count)
    for v in list { append(member: v) }
  }

  /// Appends a number of members, or of classes.
  mutating func append(count: Int) { stream.append(Int32(truncatingIfNeeded: count)) }

  /// Appends a member of the list begun.
  mutating func append(member: Int) { stream.append(Int32(truncatingIfNeeded: member)) }

  /// The nodes, every class in increasing order.
  var nodes: [CliqueNumberWitness.Node] {
    var nodes: [CliqueNumberWitness.Node] = []
    nodes.reserveCapacity(nodeCount)
    var position = 0
    func list() -> [Int] {
      let size = Int(stream[position])
      position += 1 + size
      return stream[position - size..<position].map(Int.init)
    }
    while position < stream.count {
      let branch = list()
      let classCount = Int(stream[position])
      position += 1
      nodes.append(
        CliqueNumberWitness.Node(branch: branch, classes: (0..<classCount).map { _ in list().sorted() }))
    }
    return nodes
  }
}
