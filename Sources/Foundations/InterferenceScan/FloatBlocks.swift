// SPDX-License-Identifier: Apache-2.0
import CKernels
import COpenBLAS
import ExactArithmetic
import Parallelism
import Synchronization

/// The part of a scan that is done in floats: for each row the entries that may be among the largest, and the degrees.
///
/// Rows and columns are cut into blocks. A task is a block of products ⟨b_i, a_j⟩, i in one block and j in another, and with it, where
/// needed, that of the ⟨a_i, b_j⟩, which are the C_ji: so that both tell whether i and j interfere, and each block serves two rows of C.
final class FloatBlocks: @unchecked Sendable {
  private let pair: InterferencePair
  private let rows: Range<Int>
  private let options: InterferenceScan.Options
  private let signs: Bool
  private let levels: LevelBounds
  private let counts: UnsafeMutablePointer<UInt32>
  private let large: LargestEntries
  /// For each row, below and above which products are taken notice of.
  private let lowCuts, highCuts: UnsafeMutablePointer<Float>
  private let blocks: [Range<Int>]
  private let locks: [Lock]
  /// Columns whose levels are counted together.
  private static let stripe = 256
  /// Whether blocks below the diagonal are left out.
  private let isHalf: Bool
  private let refinement: RefinedEntry.Context
  /// The search for the coherence with lower bounds of the norms, when it is asked for.
  private let coherence: (search: CoherenceSearch, lock: Lock, lower: [Double], upper: [Double], floats: [Float])?
  private let bounds: [Double]
  private let doubleEntries = Atomic(0)
  private let exactEntries = Atomic(0)

  init(_ pair: InterferencePair, _ questions: InterferenceScan.Questions, _ options: InterferenceScan.Options) {
    self.pair = pair
    self.options = options
    rows = questions.rows
    signs = questions.sides == .signs
    let m = pair.count
    let exact = pair.isExactInFloats
    let areExact = pair.probe.isExact && pair.encoder.isExact
    let bound = RoundingBound(length: pair.length, format: .binary32, exact: areExact)
    refinement = RefinedEntry.Context(pair, options.path)
    let largestNorm = pair.encoder.norms.max() ?? 0
    let bounds = exact ? [Double](repeating: 0, count: m) : pair.probe.norms.map { bound($0, largestNorm) }
    self.bounds = bounds
    levels = LevelBounds(questions.levels, includesLevels: questions.includesLevels, pair, bounds: bounds)
    // The norm of what the floats stand for differs from that of the floats by a factor of less than 1 ± 2⁻²¹, and by √d·2⁻¹⁴⁸.
    let lower = pair.encoder.norms.map { max(0, $0 * (1 - 0x1p-20) - 0x1p-138) }
    let upper = pair.encoder.norms.map { $0 * (1 + 0x1p-20) + 0x1p-138 }
    coherence = questions.coherence ? (CoherenceSearch(pair), Lock(), lower, upper, lower.map { max(0, Float($0).nextDown) }) : nil
    counts = .allocate(capacity: max(1, questions.levels.count * m))
    counts.initialize(repeating: 0, count: max(1, questions.levels.count * m))
    // Slots: one for each row, or for its positive entries and then for its negative ones.
    let sides = signs ? 2 : 1
    let margins = (0..<sides * m).map { exact ? 0 : Float(2 * bounds[$0 % m]).nextUp }
    let signs = signs
    large = LargestEntries(wanted: questions.largest, margins: margins, exact: exact) { slot in
      if exact { return .leastNonzeroMagnitude }
      return signs ? -Float(bounds[slot % m]).nextUp : -.infinity
    }
    highCuts = .allocate(capacity: m)
    lowCuts = .allocate(capacity: m)
    isHalf = rows == 0..<m && (pair.isSymmetric || !questions.levels.isEmpty)
    let rows = rows
    blocks = stride(from: 0, to: m, by: options.block).map { $0..<min($0 + options.block, m) }
    locks = blocks.map { _ in Lock() }
    for i in 0..<m { setCuts(i) }
    precondition(rows.upperBound <= m)
  }

  deinit {
    counts.deallocate()
    highCuts.deallocate()
    lowCuts.deallocate()
  }

  /// What the run took.
  var statistics: ScanStatistics {
    var statistics = ScanStatistics()
    statistics.doubleEntries = doubleEntries.load(ordering: .relaxed)
    statistics.exactEntries = exactEntries.load(ordering: .relaxed)
    return statistics
  }

  /// The columns that may hold the largest entries of row i; nil when too many may.
  func candidates(_ i: Int) -> [Int]? {
    if large.isOpen(i) { return nil }
    if !signs { return large.candidates(i) }
    if large.isOpen(pair.count + i) { return nil }
    return Set(large.candidates(i) + large.candidates(pair.count + i)).sorted()
  }

  /// The degrees of row i.
  func degrees(_ i: Int) -> [Int] { levels.levels.indices.map { Int(counts[$0 * pair.count + i]) } }

  /// A block of rows and one of columns.
  private struct Task {
    let rows, columns: Range<Int>
    /// Their locks; columns have none when they gain nothing.
    let rowBlock: Int
    let columnBlock: Int?
  }

  private func tasks() -> [Task] {
    let n = blocks.count
    if isHalf {
      // Blocks on the diagonal first: they give every row a cut to begin with. Neighbours in the list share no lock.
      return (0..<n).flatMap { offset in
        (0..<n - offset).map {
          Task(rows: blocks[$0], columns: blocks[$0 + offset], rowBlock: $0, columnBlock: offset == 0 ? nil : $0 + offset)
        }
      }
    }
    let own = blocks.indices.compactMap { block -> (Range<Int>, Int)? in
      let part = blocks[block].clamped(to: rows)
      return part.isEmpty ? nil : (part, block)
    }
    return blocks.flatMap { columns in own.map { Task(rows: $0.0, columns: columns, rowBlock: $0.1, columnBlock: nil) } }
  }

  /// Goes through all blocks.
  ///
  /// - Parameter productsOnly: whether the products are computed and not looked at, to measure what they take.
  func run(productsOnly: Bool = false, _ progress: @Sendable (_ done: Int, _ of: Int) -> Void) {
    let tasks = tasks()
    let threads = max(1, min(options.threads, tasks.count))
    if options.path != .portable { openblas_set_num_threads(1) }
    let workspaces = (0..<threads).map { _ in Workspace(options.block, levels.levels.count) }
    let done = Mutex(0)
    Workers(count: threads).forEach(tasks.count) { worker, index in
      carryOut(tasks[index], workspaces[worker], productsOnly)
      done.withLock { count in
        count += 1
        progress(count, tasks.count)
      }
    }
  }

  private func carryOut(_ task: Task, _ space: Workspace, _ productsOnly: Bool) {
    products(task, swapped: false, space.first)
    let needsBoth = !pair.isSymmetric && (task.columnBlock != nil || !levels.levels.isEmpty)
    if needsBoth { products(task, swapped: true, space.second) }
    if productsOnly { return }
    let other = needsBoth ? space.second : space.first
    locks[task.rowBlock].hold { scanRows(task, space.first, space) }
    if let block = task.columnBlock { locks[block].hold { scanColumns(task, other, space) } }
    if coherence != nil { scanCosines(task, space) }
    if !levels.levels.isEmpty { countLevels(task, other, space) }
  }

  /// The ⟨b_i, a_j⟩ of a task, or the ⟨a_i, b_j⟩.
  private func products(_ task: Task, swapped: Bool, _ out: UnsafeMutablePointer<Float>) {
    pair.blocks(task.rows, task.columns, swapped: swapped, out, stride: options.block, options.path)
  }

  private func scanRows(_ task: Task, _ products: UnsafePointer<Float>, _ space: Workspace) {
    for i in task.rows {
      let row = products + (i - task.rows.lowerBound) * options.block
      let found = lrh_outside(row, task.columns.count, lowCuts[i], highCuts[i], space.found, options.path.kernel)
      if found == 0 { continue }
      for place in 0..<found {
        let j = Int(space.found[place])
        if task.columns.lowerBound + j != i { take(i, row[j], task.columns.lowerBound + j) }
      }
      setCuts(i)
    }
  }

  private func scanColumns(_ task: Task, _ products: UnsafePointer<Float>, _ space: Workspace) {
    let first = task.columns.lowerBound
    for i in task.rows {
      let row = products + (i - task.rows.lowerBound) * options.block
      let found = lrh_outside_each(row, task.columns.count, lowCuts + first, highCuts + first, space.found, options.path.kernel)
      for place in 0..<found {
        let j = Int(space.found[place])
        take(first + j, row[j], i)
        setCuts(first + j)
      }
    }
  }

  private func scanCosines(_ task: Task, _ space: Workspace) {
    guard let (search, lock, norms, upper, floats) = coherence else { return }
    var cosine = 0.0
    lock.hold { cosine = search.cosine }
    let first = task.columns.lowerBound
    floats.withUnsafeBufferPointer { floats in
      guard let each = floats.baseAddress else { return }
      for i in task.rows {
        let row = space.first + (i - task.rows.lowerBound) * options.block
        let error = Float(bounds[i]).nextUp
        // Smaller than what is needed by more than the rounding of the bound; pairs near to the largest are wanted too.
        let found = lrh_at_least(
          row, task.columns.count, Float(cosine * norms[i] * (1 - 0x1p-18)), each + first, error, space.found, options.path.kernel)
        for place in 0..<found {
          let j = first + Int(space.found[place])
          let size = Double(row[j - first].magnitude)
          if j == i || size + bounds[i] < cosine * norms[i] * norms[j] * (1 - 0x1p-19) { continue }
          let lower = max(0, size - bounds[i]) / (upper[i] * upper[j]) * (1 - 0x1p-40)
          lock.hold {
            search.propose(i, j, cosine: lower)
            cosine = search.cosine
          }
        }
      }
    }
  }

  /// What the search for the coherence found.
  func largestCosine() -> (Coherence?, decided: Int)? { coherence.map { ($0.search.result(), $0.search.decided) } }

  @inline(__always) private func take(_ i: Int, _ product: Float, _ other: Int) {
    if !signs { return large.insert(i, product.magnitude, other) }
    large.insert(i, product, other)
    large.insert(pair.count + i, -product, other)
  }

  @inline(__always) private func setCuts(_ i: Int) {
    highCuts[i] = large.cuts[i]
    lowCuts[i] = -large.cuts[signs ? pair.count + i : i]
  }

  private func countLevels(_ task: Task, _ other: UnsafeMutablePointer<Float>, _ space: Workspace) {
    let (m, n, block, columns) = (pair.count, levels.levels.count, options.block, task.columns)
    let columnCounts = task.columnBlock == nil ? nil : space.columnCounts
    space.columnCounts.update(repeating: 0, count: n * block)
    space.rowCounts.update(repeating: 0, count: n * block)
    for i in task.rows {
      let r = i - task.rows.lowerBound
      for l in 0..<n { (space.low[r * n + l], space.high[r * n + l]) = (levels.low[l * m + i], levels.high[l * m + i]) }
      // The diagonal is no pair.
      if columns.contains(i) {
        let place = r * block + i - columns.lowerBound
        (space.first[place], other[place]) = (0, 0)
      }
    }
    // A few columns at a time, so that their bounds and counts stay in the first-level cache.
    for from in stride(from: columns.lowerBound, to: columns.upperBound, by: FloatBlocks.stripe) {
      let width = min(FloatBlocks.stripe, columns.upperBound - from)
      let offset = from - columns.lowerBound
      var bounds = lrh_levels(
        levels: n, low: space.low, high: space.high, each_low: levels.low + from, each_high: levels.high + from, stride: m,
        count_stride: block)
      for i in task.rows {
        let r = i - task.rows.lowerBound
        let (x, y) = (space.first + r * block + offset, other + r * block + offset)
        (bounds.low, bounds.high) = (UnsafePointer(space.low + r * n), UnsafePointer(space.high + r * n))
        let own = space.rowCounts + r * n
        let open = lrh_count_levels(x, y, width, &bounds, own, columnCounts.map { $0 + offset }, space.found, options.path.kernel)
        for place in 0..<open {
          let j = Int(space.found[place])
          if from + j == i { continue }
          decide((i, x[j].magnitude), (from + j, y[j].magnitude), own, columnCounts.map { $0 + offset + j })
        }
      }
    }
    locks[task.rowBlock].hold {
      for i in task.rows { for l in 0..<n { counts[l * m + i] &+= space.rowCounts[(i - task.rows.lowerBound) * n + l] } }
    }
    guard let columnBlock = task.columnBlock else { return }
    locks[columnBlock].hold {
      for j in columns { for l in 0..<n { counts[l * m + j] &+= space.columnCounts[l * block + j - columns.lowerBound] } }
    }
  }

  /// Counts i and j at the levels that single precision left open, of |C_ij| and |C_ji|.
  private func decide(
    _ row: (index: Int, size: Float), _ column: (index: Int, size: Float), _ own: UnsafeMutablePointer<UInt32>,
    _ columnCounts: UnsafeMutablePointer<UInt32>?
  ) {
    let m = pair.count
    var refined = RefinedEntry(refinement, row.index, column.index)
    for l in levels.levels.indices {
      let (i, j) = (l * m + row.index, l * m + column.index)
      if row.size >= levels.high[i] || column.size >= levels.high[j] { continue }
      if row.size < levels.low[i] && column.size < levels.low[j] { continue }
      guard refined.isAtLeast(levels, l) else { continue }
      own[l] &+= 1
      columnCounts?[l * options.block] &+= 1
    }
    if refined.usedDoubles { doubleEntries.add(1, ordering: .relaxed) }
    if refined.usedExact { exactEntries.add(1, ordering: .relaxed) }
  }
}

/// What one thread works with.
private final class Workspace: @unchecked Sendable {
  /// Blocks of products.
  let first, second: UnsafeMutablePointer<Float>
  let found: UnsafeMutablePointer<UInt32>
  /// Bounds of the rows, row by row, for each level.
  let low, high: UnsafeMutablePointer<Float>
  /// Row by row, for each level; and level by level, for each column.
  let rowCounts, columnCounts: UnsafeMutablePointer<UInt32>

  init(_ block: Int, _ levels: Int) {
    first = .allocate(capacity: block * block)
    second = .allocate(capacity: block * block)
    found = .allocate(capacity: block)
    low = .allocate(capacity: max(1, levels * block))
    high = .allocate(capacity: max(1, levels * block))
    rowCounts = .allocate(capacity: max(1, levels * block))
    columnCounts = .allocate(capacity: max(1, levels * block))
  }

  deinit {
    first.deallocate()
    second.deallocate()
    found.deallocate()
    low.deallocate()
    high.deallocate()
    rowCounts.deallocate()
    columnCounts.deallocate()
  }
}
