// SPDX-License-Identifier: Apache-2.0

/// A matrix of exact numbers, stored row by row. Either dimension may be 0.
public struct Matrix<Scalar: ExactField>: Hashable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries, row by row.
  public private(set) var entries: [Scalar]

  /// A matrix from its entries, row by row.
  ///
  /// - Precondition: entries.count = rows·columns.
  public init(rows: Int, columns: Int, entries: [Scalar]) {
    precondition(entries.count == rows * columns, "\(entries.count) entries for \(rows)×\(columns)")
    self.rows = rows
    self.columns = columns
    self.entries = entries
  }

  /// The matrix with entry `entry(i, j)` at row i, column j.
  public init(rows: Int, columns: Int, _ entry: (Int, Int) throws -> Scalar) rethrows {
    var entries: [Scalar] = []
    entries.reserveCapacity(rows * columns)
    for i in 0..<rows { for j in 0..<columns { entries.append(try entry(i, j)) } }
    self.init(rows: rows, columns: columns, entries: entries)
  }

  /// The n×n identity matrix.
  public static func identity(_ n: Int) -> Matrix {
    Matrix(rows: n, columns: n) { $0 == $1 ? .one : .zero }
  }

  /// The entry at row i, column j.
  public subscript(i: Int, j: Int) -> Scalar {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "(\(i), \(j)) outside \(rows)×\(columns)")
      return entries[i * columns + j]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "(\(i), \(j)) outside \(rows)×\(columns)")
      entries[i * columns + j] = newValue
    }
  }

  /// Row i.
  public func row(_ i: Int) -> ArraySlice<Scalar> { entries[i * columns..<(i + 1) * columns] }

  /// Column j.
  public func column(_ j: Int) -> [Scalar] { (0..<rows).map { self[$0, j] } }

  /// The transpose.
  public var transpose: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

  /// The matrix of the given rows and columns, in the given order.
  public func submatrix(rows chosenRows: [Int], columns chosenColumns: [Int]) -> Matrix {
    Matrix(rows: chosenRows.count, columns: chosenColumns.count) { self[chosenRows[$0], chosenColumns[$1]] }
  }

  /// The matrix with `transform` applied to every entry.
  public func map<Other>(_ transform: (Scalar) throws -> Other) rethrows -> Matrix<Other> {
    Matrix<Other>(rows: rows, columns: columns, entries: try entries.map(transform))
  }

  /// The matrix product.
  ///
  /// - Precondition: left.columns = right.rows.
  /// - Complexity: left.rows · left.columns · right.columns operations.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "\(left.rows)×\(left.columns) times \(right.rows)×\(right.columns)")
    return Matrix(rows: left.rows, columns: right.columns) { i, j in
      var sum = Scalar.zero
      for l in 0..<left.columns where !left[i, l].isZero && !right[l, j].isZero { sum += left[i, l] * right[l, j] }
      return sum
    }
  }
}
