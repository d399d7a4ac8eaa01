// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearAlgebra

extension ModularRankProfile {
  /// The rank profile of rows of integers modulo a prime of `FloatField`, by elimination at the speed of BLAS.
  ///
  /// The rows found are the lexicographically first independent ones, the columns likewise: exactly those that
  /// `init(_:modulo:)` finds.
  ///
  /// - Complexity: rows · columns · rank, nearly all of it in matrix products.
  public init(_ rows: [[Integer]], over field: FloatField) {
    let columns = rows.first?.count ?? 0
    var work: [Double] = []
    work.reserveCapacity(rows.count * columns)
    for row in rows { for value in row { work.append(field.element(value)) } }
    self.init(&work, rows: rows.count, columns: columns, over: field)
  }

  /// The rank profile of a matrix of balanced elements, row by row, which is overwritten.
  public init(_ work: inout [Double], rows: Int, columns: Int, over field: FloatField) {
    precondition(work.count == rows * columns, "\(work.count) entries for \(rows)×\(columns)")
    let (pivotRows, pivotColumns) = ModularRankProfile.pivots(
      &work, rows: rows, columns: columns, over: field)
    self.init(rows: pivotRows, columns: pivotColumns.sorted())
  }

  /// The columns of the pivots of rows 0, 1, …; nil when some row has none.
  static func pivotColumns(_ work: inout [Double], rows: Int, columns: Int, over field: FloatField) -> [Int]? {
    let found = pivots(&work, rows: rows, columns: columns, over: field)
    return found.rows.count == rows ? found.columns : nil
  }

  private static func pivots(
    _ work: inout [Double], rows: Int, columns: Int, over field: FloatField
  ) -> (rows: [Int], columns: [Int]) {
    work.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress, !buffer.isEmpty else { return ([], []) }
      var run = RowElimination(field, start, rows: rows, columns: columns)
      run.run()
      return (run.pivotRows, run.pivotColumns)
    }
  }
}

/// Elimination row by row, each pivot the leftmost nonzero entry of its row, arranged recursively over halves of the rows.
///
/// After `eliminate` on rows lo..<hi with r pivots before them, the pivot rows stand first among these rows, and their columns
/// come before all other columns from r on, which keep their order. Earlier columns belong to earlier pivots and are not looked at.
/// So every pivot is the same as in elimination one row at a time, and nearly all work is in products of blocks.
private struct RowElimination {
  private let field: FloatField
  private let entries: UnsafeMutablePointer<Double>
  private let columns: Int
  private var rowLabels: [Int]
  private var columnLabels: [Int]
  private var rank = 0

  private static let leafRows = 32

  var pivotRows: [Int] { Array(rowLabels.prefix(rank)) }
  var pivotColumns: [Int] { Array(columnLabels.prefix(rank)) }

  init(_ field: FloatField, _ entries: UnsafeMutablePointer<Double>, rows: Int, columns: Int) {
    self.field = field
    self.entries = entries
    self.columns = columns
    rowLabels = Array(0..<rows)
    columnLabels = Array(0..<columns)
  }

  mutating func run() { rank = eliminate(0, rowLabels.count, 0).pivots }

  /// The number of pivots in rows lo..<hi, and for each column from r on which one it was before, both counted from r; nil when all
  /// stayed.
  private mutating func eliminate(_ lo: Int, _ hi: Int, _ r: Int) -> (pivots: Int, moved: [Int]?) {
    if r == columns { return (0, nil) }
    if hi - lo <= RowElimination.leafRows { return eliminateLeaf(lo, hi, r) }
    let middle = (lo + hi) / 2
    let (first, firstMoved) = eliminate(lo, middle, r)
    if let firstMoved { permute(middle..<hi, from: r, firstMoved) }
    if first > 0 {
      // Below: X·T₁₁ = B₁, then B₂ −= X·T₁₂.
      solve(row(middle) + r, hi - middle, row(lo) + r, first)
      field.subtractProduct(
        row(middle) + r + first, columns, row(middle) + r, columns, row(lo) + r + first, columns, hi - middle,
        columns - r - first, first)
    }
    let (second, secondMoved) = eliminate(middle, hi, r + first)
    if let secondMoved { permute(lo..<lo + first, from: r + first, secondMoved) }
    if lo + first < middle {
      for i in 0..<second {
        (row(lo + first + i) + r).update(from: row(middle + i) + r, count: columns - r)
        rowLabels[lo + first + i] = rowLabels[middle + i]
      }
    }
    return (first + second, RowElimination.composed(firstMoved, first, secondMoved))
  }

  private func row(_ i: Int) -> UnsafeMutablePointer<Double> { entries + i * columns }

  /// Row by row; sums of up to `leafRows` products need no reduction on the way.
  private mutating func eliminateLeaf(_ lo: Int, _ hi: Int, _ r: Int) -> (pivots: Int, moved: [Int]?) {
    var pivots = 0
    var moved: [Int]?
    for i in lo..<hi where r + pivots < columns {
      let target = row(i)
      for k in 0..<pivots {
        let factor = field.reduce(target[r + k])
        target[r + k] = 0
        if factor == 0 { continue }
        let pivot = row(lo + k)
        for j in r + k + 1..<max(columns, r + k + 1) { target[j] -= factor * pivot[j] }
      }
      let start = r + pivots
      field.reduce(target + start, count: columns - start)
      guard let column = (start..<columns).first(where: { target[$0] != 0 }) else { continue }
      let scale = field.inverse(target[column])
      for j in column..<columns { target[j] = field.reduce(target[j] * scale) }
      if column != start {
        if moved == nil { moved = Array(0..<columns - r) }
        moved?.rotate(column - r, to: start - r)
        columnLabels.rotate(column, to: start)
        for other in lo..<hi { rotate(row(other), column, to: start) }
      }
      let place = lo + pivots
      if place != i {
        (row(place) + r).update(from: target + r, count: columns - r)
        rowLabels[place] = rowLabels[i]
      }
      pivots += 1
    }
    return (pivots, moved)
  }

  private func rotate(_ row: UnsafeMutablePointer<Double>, _ from: Int, to: Int) {
    let value = row[from]
    var j = from
    while j > to {
      row[j] = row[j - 1]
      j -= 1
    }
    row[to] = value
  }

  /// Brings the columns from r on of these rows into the order that `moved` says.
  private func permute(_ rows: Range<Int>, from r: Int, _ moved: [Int]) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: moved.count) { scratch in
      for i in rows {
        let row = row(i)
        for (j, source) in moved.enumerated() { scratch[j] = row[r + source] }
        for j in moved.indices { row[r + j] = scratch[j] }
      }
    }
  }

  /// The order after two moves, the second of the columns from `offset` on.
  private static func composed(_ first: [Int]?, _ offset: Int, _ second: [Int]?) -> [Int]? {
    guard let second else { return first }
    let before = first ?? Array(0..<offset + second.count)
    return before[..<offset] + second.map { before[offset + $0] }
  }

  /// Overwrites the m×n matrix b by X with X·T = b, T the n×n unit upper triangular matrix t.
  private func solve(_ b: UnsafeMutablePointer<Double>, _ m: Int, _ t: UnsafeMutablePointer<Double>, _ n: Int) {
    if n <= RowElimination.leafRows {
      for i in 0..<m {
        let row = b + i * columns
        for k in 0..<n {
          let factor = field.reduce(row[k])
          row[k] = factor
          if factor == 0 { continue }
          let pivot = t + k * columns
          for j in k + 1..<max(n, k + 1) { row[j] -= factor * pivot[j] }
        }
      }
      return
    }
    let half = n / 2
    solve(b, m, t, half)
    field.subtractProduct(b + half, columns, b, columns, t + half, columns, m, n - half, half)
    solve(b + half, m, t + half * columns + half, n - half)
  }
}

extension Array {
  /// Moves the element at `from` to the earlier place `to`; those between move up.
  fileprivate mutating func rotate(_ from: Int, to: Int) { insert(remove(at: from), at: to) }
}
