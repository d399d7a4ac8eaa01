// SPDX-License-Identifier: Apache-2.0

/// All sets of `size` of the numbers 0, …, n − 1, as increasing lists in lexicographic order.
public struct Combinations: Sequence, IteratorProtocol, Sendable {
  private let n: Int
  private let size: Int
  private var current: [Int]?

  /// The sets of this size.
  ///
  /// - Precondition: 0 ≤ size ≤ n.
  public init(_ size: Int, of n: Int) {
    precondition(size >= 0 && size <= n, "\(size) of \(n)")
    self.n = n
    self.size = size
    current = Array(0..<size)
  }

  /// The next set.
  public mutating func next() -> [Int]? {
    guard var list = current else { return nil }
    defer { current = list.isEmpty ? nil : list }
    let result = list
    guard let place = list.indices.last(where: { list[$0] < n - size + $0 }) else {
      list = []
      return result
    }
    list[place] += 1
    for i in place + 1..<size { list[i] = list[i - 1] + 1 }
    return result
  }

  /// C(n, size), or nil when it exceeds the limit.
  ///
  /// - Precondition: 0 ≤ size ≤ n; 1 ≤ limit ≤ 2^62; n < 2^63.
  /// - Complexity: at most 62 steps: the partial products C(n, i) at least double.
  public static func count(_ size: Int, of n: Int, limit: Int) -> Int? {
    precondition(size >= 0 && size <= n && limit >= 1 && limit <= 1 << 62, "C(\(n), \(size)) up to \(limit)")
    var count: Int128 = 1
    for i in 0..<Swift.min(size, n - size) {
      count = count * Int128(n - i) / Int128(i + 1)
      if count > limit { return nil }
    }
    return Int(count)
  }
}
