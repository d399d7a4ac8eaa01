// SPDX-License-Identifier: Apache-2.0
import CKernels
import COpenBLAS
import ExactArithmetic
import Parallelism
import Synchronization

/// Goes through C = BᵀA for the largest entries of rows and for the number of entries above levels: exactly, at about the cost of one
/// product of matrices of floats, and without ever storing C.
///
/// Blocks of products are computed in floats and compared, while in cache, with bounds that allow for all rounding
/// (`RoundingBound`); what floats leave open is decided in exact arithmetic. All results are exact, and the same for any number of
/// threads, any block size and any instructions.
public struct InterferenceScan: Sendable {
  /// Which entries count as large.
  public enum Sides: Sendable {
    /// Those of large absolute value.
    case magnitudes
    /// Those of each sign on their own.
    case signs
  }

  /// What is asked.
  public struct Questions: Sendable {
    /// The rows gone through.
    public var rows: Range<Int>
    /// How many of the largest entries of a row are wanted, of each sign if signs are told apart.
    public var largest: Int
    /// Which entries count as large.
    public var sides = Sides.magnitudes
    /// Levels t > 0 for the degrees, from the highest down, at most 64.
    public var levels: [Rational] = []
    /// Whether what equals a level counts as above it.
    public var includesLevels = true
    /// Whether the coherence of the representation vectors is wanted; only where C = BᵀA is symmetric, up to a factor for each row.
    public var coherence = false

    /// Questions about some rows.
    public init(rows: Range<Int>, largest: Int) {
      self.rows = rows
      self.largest = largest
    }
  }

  /// How it is done. None of this changes a result.
  public struct Options: Sendable {
    /// Threads, at least 1.
    public var threads = 1
    /// The instructions.
    public var path = VectorPath.best
    /// Rows and columns of a block.
    public var block = 384
    /// Whether every entry is computed in exact arithmetic, and no float is used.
    public var full = false

    /// The defaults.
    public init() {}
  }

  /// The rows found, in order, and how.
  public struct Result: Sendable {
    /// One for each row asked for.
    public let rows: [InterferenceRow]
    /// The largest cosine of a pair with a member among the rows; nil when it was not asked for, or there is one vector only.
    public let coherence: Coherence?
    /// How they were found.
    public let statistics: ScanStatistics
  }

  private let pair: InterferencePair
  private let options: Options

  /// A scan of a pair.
  public init(_ pair: InterferencePair, _ options: Options = Options()) {
    precondition(options.threads >= 1 && options.block >= 1 && options.path.isAvailable, "options \(options)")
    self.pair = pair
    self.options = options
  }

  /// Goes through the rows.
  ///
  /// - Parameter progress: called now and then, by one thread at a time, with the work done.
  /// - Precondition: the rows are among 0 ..< m; largest ≥ 1; 2²⁰ ≥ d.
  /// - Complexity: rows·m·d floating-point products (half of that for all rows of a symmetric C, twice for degrees of some rows of one
  ///   that is not), and exact inner products of length d for what remains. Memory O(m·(largest + levels) + threads·block²).
  public func run(_ questions: Questions, progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }) -> Result {
    let rows = questions.rows
    precondition(!questions.coherence || pair.isSymmetric && !pair.hasZeroVector, "the coherence of what has none")
    precondition(rows.lowerBound >= 0 && rows.upperBound <= pair.count && questions.largest >= 1, "rows \(rows) of \(pair.count)")
    if rows.isEmpty { return Result(rows: [], coherence: nil, statistics: ScanStatistics()) }
    let blocks = options.full ? nil : FloatBlocks(pair, questions, options)
    blocks?.run(progress)
    let exact = ExactRow(sides: questions.sides, wanted: questions.largest)
    let full = options.full ? ExactDegrees(pair, questions.levels, includesLevels: questions.includesLevels) : nil
    let exactEntries = Atomic(0)
    let exactRows = Atomic(0)
    let chunk = options.full ? 1 : 64
    let chunks = (rows.count + chunk - 1) / chunk
    let done = Mutex(0)
    let pair = pair
    let results = Workers(count: options.threads).map(chunks) { task in
      let from = rows.lowerBound + task * chunk
      let part = (from..<min(from + chunk, rows.upperBound)).map { i in
        let candidates = blocks?.candidates(i)
        exactEntries.add(candidates?.count ?? pair.count, ordering: .relaxed)
        if candidates == nil { exactRows.add(1, ordering: .relaxed) }
        let largest = candidates.map { exact.largest(i, $0, pair.products) } ?? exact.largest(i, 0..<pair.count, pair.products)
        return InterferenceRow(
          feature: i, scale: pair.scale(i), diagonal: pair.products.integer(i, i), largest: largest,
          degrees: blocks?.degrees(i) ?? full?.degrees(i) ?? [])
      }
      if options.full {
        done.withLock { count in
          count += 1
          progress(count, chunks)
        }
      }
      return part
    }
    var statistics = blocks?.statistics ?? ScanStatistics()
    statistics.entries = rows.count * pair.count
    statistics.exactEntries += exactEntries.load(ordering: .relaxed)
    statistics.exactRows = exactRows.load(ordering: .relaxed)
    statistics.exactInFloats = pair.isExactInFloats
    var coherence: Coherence?
    if questions.coherence {
      let (found, decided) = blocks?.largestCosine() ?? exactCoherence(rows, progress)
      coherence = found
      statistics.exactEntries += decided
    }
    return Result(rows: results.flatMap { $0 }, coherence: coherence, statistics: statistics)
  }

  /// The largest cosine without floats.
  private func exactCoherence(
    _ rows: Range<Int>, _ progress: @Sendable (_ done: Int, _ of: Int) -> Void
  ) -> (Coherence?, decided: Int) {
    let search = CoherenceSearch(pair)
    var screen = CoherenceScreen(pair)
    for i in rows {
      let bound = search.nearBound
      if let bound { screen?.start(i, below: bound) }
      for j in 0..<pair.count where j != i && !(rows.contains(j) && j < i) {
        if bound != nil, let screen, screen.isBelow(pair.products.wide(i, j), j) { continue }
        search.propose(i, j, cosine: 0)
      }
      progress(i - rows.lowerBound + 1, rows.count)
    }
    return (search.result(), search.decided)
  }

  /// Computes the products of floats that `run` would, on the same blocks and threads, and does nothing with them: what a benchmark
  /// compares `run` with.
  package func productsAlone(_ questions: Questions) { FloatBlocks(pair, questions, options).run(productsOnly: true) { _, _ in } }
}
