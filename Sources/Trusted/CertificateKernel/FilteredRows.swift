// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The rows of E = BᵀA − I as a filter leaves them (format §5.19): listed entries exactly, the others up to a bound.
struct FilteredRows {
  let filter: EntryFilter
  let pair: InterferencePair

  init(_ filter: EntryFilter, _ pair: InterferencePair) {
    self.filter = filter
    self.pair = pair
  }

  /// The work of computing the listed entries and comparing them; nil when infinite.
  var work: Integer? { pair.work(entries: filter.listedCount + pair.encoderSize.m, perEntry: 16 * filter.boundWords) }

  /// The work of computing the others too.
  var fullWork: Integer? {
    guard let work, let all = pair.work else { return nil }
    return work + all
  }

  /// One bound and one list a row, each list within the matrix and with the diagonal.
  func requireShape(_ m: Int) throws(Rejection) {
    try filter.requireShape(m)
    for (i, columns) in filter.listed.enumerated() { try require(columns.contains(i), "row \(i) of the filter does not list its diagonal") }
  }

  func row(_ i: Int) throws(Rejection) -> FilteredRow {
    let (listed, scale) = try pair.integerErrors(i, filter.listed[i])
    let bound = filter.bounds[i]
    return FilteredRow(
      listed: listed.map { $0 * bound.denominator }, bound: bound.numerator * scale, scale: scale * bound.denominator,
      others: filter.listed.count - listed.count)
  }

  /// Throws unless every entry that is not listed is within its row's bound.
  func checkUnlisted() throws(Rejection) {
    guard let (a, b) = pair.columns else { throw Rejection(reason: "a common denominator is too large") }
    let (m, encoder) = (filter.bounds.count, RoundedVectors(a.vectors))
    let probe = pair.probeRule == .matched ? encoder : RoundedVectors(b.vectors)
    // Some rows at a time, so that each column of A is read once for all of them.
    for first in stride(from: 0, to: m, by: 16) {
      let rows = first..<min(first + 16, m)
      // |C_ij| ≤ β_i where the integer product is at most this.
      let limits = rows.map { i in
        (filter.bounds[i].numerator * pair.scale(i, a, b)).quotientAndRemainder(dividingBy: filter.bounds[i].denominator).quotient
      }
      var open = [[Int]](repeating: Array(0..<m), count: rows.count)
      if let encoder, let probe { open = probe.unsettled(rows, encoder, limits: limits) }
      for (i, limit) in zip(rows, limits) { try checkUnlisted(i, open[i - first], limit) }
    }
  }

  /// The same of some entries of row i, whose integer products are to be at most the limit.
  private func checkUnlisted(_ i: Int, _ columns: [Int], _ limit: Integer) throws(Rejection) {
    var listed = filter.listed[i][...]
    let unlisted = columns.filter { j in
      while let next = listed.first, next < j { listed.removeFirst() }
      return listed.first != j
    }
    let (entries, _) = try pair.integerErrors(i, unlisted)
    for (j, entry) in zip(unlisted, entries) {
      try require(entry.magnitude <= limit, "entry (\(i), \(j)) is not listed, and beyond the bound of its row")
    }
  }
}

/// A row of E times a positive scale.
struct FilteredRow {
  /// The listed entries.
  let listed: [Integer]
  /// What no other entry exceeds in absolute value.
  let bound: Integer
  let scale: Integer
  /// How many other entries there are.
  let others: Int

  /// At least the largest |Σ_j E_ij z_j| over k-sparse z in the domain, if the filter's statement holds.
  func largestErrorAtMost(_ k: Int, _ domain: Domain) -> Rational {
    func upper(_ values: [Integer]) -> Integer {
      // The k largest of the values and of `others` copies of the bound.
      let sorted = values.sorted(by: >)
      let above = sorted.prefix { $0 > bound }.prefix(k)
      let copies = min(k - above.count, others)
      let below = sorted[above.count...].prefix(k - above.count - copies)
      return above.reduce(.zero, +) + bound * Integer(copies) + below.reduce(.zero, +)
    }
    if domain == .signed { return Rational(upper(listed.map(\.magnitude)), scale) }
    return Rational(max(upper(listed.map { max($0, 0) }), upper(listed.map { max(-$0, 0) })), scale)
  }

  /// At most the same: what the listed entries make.
  func largestErrorAtLeast(_ k: Int, _ domain: Domain) -> Rational { Rational(largestErrorOfRow(k, domain, listed), scale) }
}

extension EntryFilter {
  var listedCount: Integer { listed.reduce(.zero) { $0 + Integer($1.count) } }

  /// Words of the longest numerator or denominator of a bound.
  var boundWords: Integer {
    Integer(ClearedVectors.words(bitLength: bounds.reduce(1) { max($0, $1.numerator.bitLength, $1.denominator.bitLength) }))
  }

  /// One bound and one list for each of m rows, and no column beyond m.
  func requireShape(_ m: Int) throws(Rejection) {
    try require(bounds.count == m && listed.count == m, "the filter does not have \(m) bounds and \(m) lists")
    try require(listed.allSatisfy { $0.last ?? 0 < m }, "the filter lists a column ≥ \(m)")
  }
}
