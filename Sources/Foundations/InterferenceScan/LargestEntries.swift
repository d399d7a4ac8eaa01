// SPDX-License-Identifier: Apache-2.0

/// For each of many slots, the entries that may be among its `wanted` largest ones, judged by keys that are near to the exact sizes.
///
/// A key is within the slot's margin of what it stands for. What is dropped is certainly not among the largest. A slot with too many
/// near-ties is given up: it is `isOpen`, and somebody has to go through its entries exactly.
final class LargestEntries: @unchecked Sendable {
  let wanted: Int
  let capacity: Int
  /// Entries below this are not to be inserted. Read and written under the lock of whoever owns the slot.
  let cuts: UnsafeMutablePointer<Float>
  private let margins: UnsafeMutablePointer<Float>
  private let keys: UnsafeMutablePointer<Float>
  private let others: UnsafeMutablePointer<UInt32>
  private let counts: UnsafeMutablePointer<Int32>
  private let slots: Int
  private let exact: Bool

  /// - Parameter margins: twice a bound of the keys' errors, for each slot, rounded up.
  /// - Parameter exact: whether the keys are what they stand for; ties then go to the smaller index.
  /// - Parameter cut: where slots begin.
  init(wanted: Int, margins: [Float], exact: Bool, cut: (Int) -> Float) {
    self.wanted = wanted
    self.exact = exact
    capacity = 2 * wanted + 24
    slots = margins.count
    cuts = .allocate(capacity: slots)
    self.margins = .allocate(capacity: slots)
    counts = .allocate(capacity: slots)
    keys = .allocate(capacity: slots * capacity)
    others = .allocate(capacity: slots * capacity)
    for slot in 0..<slots {
      cuts[slot] = cut(slot)
      self.margins[slot] = margins[slot]
      counts[slot] = 0
    }
  }

  deinit {
    cuts.deallocate()
    margins.deallocate()
    counts.deallocate()
    keys.deallocate()
    others.deallocate()
  }

  /// Whether the slot was given up.
  func isOpen(_ slot: Int) -> Bool { counts[slot] < 0 }

  /// Takes an entry that is not below the cut.
  @inline(__always) func insert(_ slot: Int, _ key: Float, _ other: Int) {
    let count = Int(counts[slot])
    if count < 0 || key < cuts[slot] { return }
    keys[slot * capacity + count] = key
    others[slot * capacity + count] = UInt32(truncatingIfNeeded: other)
    counts[slot] = Int32(count + 1)
    if count + 1 == capacity { shrink(slot) }
  }

  /// The entries that may be among the largest.
  ///
  /// - Precondition: the slot is not open.
  func candidates(_ slot: Int) -> [Int] {
    shrink(slot, last: true)
    return (0..<Int(counts[slot])).map { Int(others[slot * capacity + $0]) }
  }

  private func shrink(_ slot: Int, last: Bool = false) {
    let (keys, others) = (keys + slot * capacity, others + slot * capacity)
    var count = Int(counts[slot])
    if count <= wanted { return }
    // By size, ties by index: insertion sort, for the first entries are in order since the last time.
    for place in 1..<count {
      let (key, other) = (keys[place], others[place])
      var at = place
      while at > 0, keys[at - 1] < key || (keys[at - 1] == key && others[at - 1] > other) {
        (keys[at], others[at]) = (keys[at - 1], others[at - 1])
        at -= 1
      }
      (keys[at], others[at]) = (key, other)
    }
    if exact {
      count = wanted
      cuts[slot] = max(cuts[slot], keys[wanted - 1])
    } else {
      cuts[slot] = max(cuts[slot], (keys[wanted - 1] - margins[slot]).nextDown)
      while count > wanted, keys[count - 1] < cuts[slot] { count -= 1 }
      if !last, count > capacity - wanted / 2 - 8 {
        counts[slot] = -1
        cuts[slot] = .infinity
        return
      }
    }
    counts[slot] = Int32(count)
  }
}
