// SPDX-License-Identifier: Apache-2.0
import CKernels
import COpenBLAS
import ExactArithmetic
import Parallelism

/// A set of features no two of which interfere at a level: |C_ij| and |C_ji| stay below it for all of them.
///
/// The features are gone through by increasing degree (then index), and each is taken that interferes with none taken before. A feature i
/// not taken is charged to one taken before it, u, which interferes with it; u is charged at most d_u times, always by features of no
/// smaller degree; so the sum of 1/(d_i + 1) over u and what is charged to it is at most 1, and the set has at least
/// Σ 1/(d_i + 1) ≥ m/(d̄ + 1) members: as many as F5 promises. The graph is never stored: only rows of features that may be taken are
/// computed, a batch at a time.
public struct NonInterferingFeatures: Sendable {
  private let pair: InterferencePair
  private let options: InterferenceScan.Options
  private let bounds: LevelBounds
  private let refinement: RefinedEntry.Context
  private static let batch = 64

  /// A search at one level t > 0; `includesLevel`: whether |C_ij| = t is interference.
  public init(_ pair: InterferencePair, level: Rational, includesLevel: Bool, _ options: InterferenceScan.Options) {
    self.pair = pair
    self.options = options
    let exact = pair.probe.isExact && pair.encoder.isExact
    let bound = RoundingBound(length: pair.length, format: .binary32, exact: exact)
    refinement = RefinedEntry.Context(pair, options.path)
    let largest = pair.encoder.norms.max() ?? 0
    bounds = LevelBounds(
      [level], includesLevels: includesLevel, pair, bounds: pair.probe.norms.map { pair.isExactInFloats ? 0 : bound($0, largest) })
  }

  /// The set, increasing.
  ///
  /// - Parameter degrees: for each feature the number of others it interferes with.
  /// - Complexity: m·d products for each feature of a batch that is not struck out when the batch begins: not much more than for each
  ///   member of the set.
  public func greedy(degrees: [Int], progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }) -> [Int] {
    let m = pair.count
    precondition(degrees.count == m, "\(degrees.count) degrees of \(m) features")
    let order = (0..<m).sorted { (degrees[$0], $0) < (degrees[$1], $1) }
    var struck = [Bool](repeating: false, count: m)
    var taken: [Int] = []
    var place = 0
    while place < m {
      var batch: [Int] = []
      while place < m, batch.count < NonInterferingFeatures.batch {
        if !struck[order[place]] { batch.append(order[place]) }
        place += 1
      }
      // Features without a neighbour need no row.
      let rows = neighbours(batch.filter { degrees[$0] > 0 })
      for i in batch where !struck[i] {
        taken.append(i)
        guard let row = rows[i] else { continue }
        for j in 0..<m where row[j] { struck[j] = true }
      }
      progress(place, m)
    }
    return taken.sorted()
  }

  /// Whether two features interfere, exactly.
  public func interfere(_ i: Int, _ j: Int) -> Bool {
    var entry = RefinedEntry(refinement, i, j)
    return entry.isAtLeast(bounds, 0)
  }

  /// For each of some features, whether it interferes with each feature.
  private func neighbours(_ features: [Int]) -> [Int: [Bool]] {
    let (m, block) = (pair.count, options.block)
    if features.isEmpty { return [:] }
    if options.full {
      return Dictionary(uniqueKeysWithValues: features.map { i in (i, (0..<m).map { $0 != i && interfereExactly(i, $0) }) })
    }
    let (gathered, rows) = (pair.blocks.gathering(features), 0..<features.count)
    let flags = UnsafeMutablePointer<Bool>.allocate(capacity: features.count * m)
    defer { flags.deallocate() }
    flags.initialize(repeating: false, count: features.count * m)
    let shared = SharedPointer(pointer: flags)
    if options.path != .portable { openblas_set_num_threads(1) }
    Workers(count: options.threads).forEach((m + block - 1) / block) { _, task in
      let columns = task * block..<min((task + 1) * block, m)
      withUnsafeTemporaryAllocation(of: Float.self, capacity: features.count * block) { products in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: block) { found in
          guard let products = products.baseAddress, let found = found.baseAddress else { return }
          gathered(rows, columns, swapped: false, products, stride: block, options.path)
          for (r, i) in features.enumerated() {
            let low = bounds.low[i]
            let count = lrh_outside(products + r * block, columns.count, -low, low, found, options.path.kernel)
            for place in 0..<count {
              let j = Int(found[place])
              let sure = products[r * block + j].magnitude >= bounds.high[i]
              mark(i, columns.lowerBound + j, sure, shared.pointer + r * m)
            }
          }
          // C_ji
          if !pair.isSymmetric { gathered(rows, columns, swapped: true, products, stride: block, options.path) }
          let (low, high) = (bounds.low + columns.lowerBound, bounds.high + columns.lowerBound)
          for (r, i) in features.enumerated() {
            for j in 0..<columns.count {
              let size = products[r * block + j].magnitude
              if size >= low[j] { mark(i, columns.lowerBound + j, size >= high[j], shared.pointer + r * m) }
            }
          }
        }
      }
    }
    return Dictionary(
      uniqueKeysWithValues: features.enumerated().map { r, i in
        (i, Array(UnsafeBufferPointer(start: flags + r * m, count: m)))
      })
  }

  private func mark(_ i: Int, _ j: Int, _ sure: Bool, _ row: UnsafeMutablePointer<Bool>) {
    if i == j || row[j] { return }
    if sure || interfere(i, j) { row[j] = true }
  }

  private func interfereExactly(_ i: Int, _ j: Int) -> Bool {
    let largest = [(i, j), (j, i)].map { (Rational(pair.products.integer($0.0, $0.1)) * pair.scale($0.0)).magnitude }.max() ?? .zero
    return bounds.includesLevels ? largest >= bounds.levels[0] : largest > bounds.levels[0]
  }
}

private struct SharedPointer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Bool>
}
