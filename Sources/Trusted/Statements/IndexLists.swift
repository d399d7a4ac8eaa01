// SPDX-License-Identifier: Apache-2.0

/// Lists of indices, kept one after the other in one array: a tree has hundreds of thousands of short ones.
public struct IndexLists: Hashable, Sendable, RandomAccessCollection {
  /// The members of all lists, in order.
  public private(set) var members: [Int] = []
  /// Where each list ends among the members.
  private var ends: [Int] = []

  /// These lists.
  public init(_ lists: some Sequence<[Int]> = []) { for list in lists { append(list) } }

  /// The lists that end at these places among the members.
  ///
  /// - Precondition: the ends increase (two may be equal), and the last one is the number of members.
  public init(members: [Int], ends: [Int]) {
    precondition(zip([0] + ends, ends).allSatisfy { $0 <= $1 } && ends.last ?? 0 == members.count)
    (self.members, self.ends) = (members, ends)
  }

  /// Adds a list.
  public mutating func append(_ list: [Int]) {
    members += list
    ends.append(members.count)
  }

  /// The place of the first list.
  public var startIndex: Int { 0 }
  /// The number of lists.
  public var endIndex: Int { ends.count }
  /// The list at this place.
  public subscript(list: Int) -> ArraySlice<Int> { members[(list == 0 ? 0 : ends[list - 1])..<ends[list]] }
}
