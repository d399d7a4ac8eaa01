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
    for i in 0..<filter.bounds.count {
      if let (row, scale) = pair.wideErrors(i) {
        try checkUnlisted(i, row, scale)
      } else {
        let (row, scale) = try pair.integerErrors(i)
        try checkUnlisted(i, row, scale)
      }
    }
  }

  private func checkUnlisted<Number: ScaledNumber>(_ i: Int, _ row: [Number], _ scale: Integer) throws(Rejection) {
    // |x| ≤ β·scale for an integer x; a larger limit than any entry serves as well.
    let bound = filter.bounds[i]
    let exact = (bound.numerator * scale).quotientAndRemainder(dividingBy: bound.denominator).quotient
    let limit = row is [Int128] ? min(exact, Integer.one.shiftedLeft(by: 121)) : exact
    let (most, least) = (Number(scaled: limit), Number(scaled: -limit))
    var listed = filter.listed[i][...]
    for j in row.indices {
      if listed.first == j {
        listed.removeFirst()
      } else if row[j] > most || row[j] < least {
        throw Rejection(reason: "entry (\(i), \(j)) is not listed, and beyond the bound of its row")
      }
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
