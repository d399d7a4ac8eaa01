// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The constraints Mx = b of a linear program with each row multiplied by its common denominator.
struct IntegerProgram {
  let rows: Int
  let columns: Int
  /// What row i of M and b was multiplied by.
  let rowScale: [Integer]
  /// b, integral.
  let rightHandSide: [Integer]
  /// The columns of M, integral: all denominators are 1.
  private let vectors: ClearedVectors
  private let entries: [Integer]

  init(_ matrix: Matrix<Rational>, rightHandSide: [Rational]) {
    rows = matrix.rows
    columns = matrix.columns
    let scales = (0..<matrix.rows).map { i in
      matrix.row(i).reduce(rightHandSide[i].denominator) { Integer.leastCommonMultiple($0, $1.denominator) }
    }
    rowScale = scales
    self.rightHandSide = zip(rightHandSide, scales).map { IntegerProgram.scaled($0, $1) }
    entries = (0..<matrix.columns).flatMap { j in scales.indices.map { IntegerProgram.scaled(matrix[$0, j], scales[$0]) } }
    let integral = Matrix(rows: columns, columns: rows, entries: entries.map { Rational($0) })
    guard let vectors = ClearedVectors(integral, .rows) else { preconditionFailure("clearing integers has no limit") }
    self.vectors = vectors
  }

  static func scaled(_ value: Rational, _ scale: Integer) -> Integer {
    value.numerator * scale.dividedExactly(by: value.denominator)
  }

  /// c over its common denominator.
  static func cleared(_ values: [Rational]) -> (numerators: [Integer], denominator: Integer) {
    let common = values.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
    return (values.map { scaled($0, common) }, common)
  }

  /// Column j.
  func column(_ j: Int) -> ArraySlice<Integer> { entries[j * rows..<(j + 1) * rows] }

  /// ⟨y, column j⟩ for all j.
  func dualImage(_ y: [Integer]) -> [Integer] {
    guard rows > 0 else { return Array(repeating: .zero, count: columns) }
    guard let vector = ClearedVectors(Matrix(rows: 1, columns: rows, entries: y.map { Rational($0) }), .rows) else {
      preconditionFailure("clearing integers has no limit")
    }
    return (0..<columns).map { vectors.dot($0, vector, 0) }
  }

  /// Whether (x, y) is a pair of feasible solutions of equal values, x given by its nonzero entries, c integral.
  func isOptimal(_ x: [(index: Int, value: Rational)], _ y: [Rational], objective c: [Integer]) -> Bool {
    guard x.allSatisfy({ $0.value.sign >= 0 }) else { return false }
    let (X, p) = IntegerProgram.cleared(x.map(\.value))
    let (Y, q) = IntegerProgram.cleared(y)
    var image = [Integer](repeating: .zero, count: rows)
    var value = Integer.zero
    for (entry, numerator) in zip(x, X) {
      for (i, a) in column(entry.index).enumerated() where !a.isZero { image[i] += a * numerator }
      value += c[entry.index] * numerator
    }
    guard zip(image, rightHandSide).allSatisfy({ $0 == p * $1 }) else { return false }
    let dualValue = zip(Y, rightHandSide).reduce(Integer.zero) { $0 + $1.0 * $1.1 }
    guard value * q == dualValue * p else { return false }
    return zip(dualImage(Y), c).allSatisfy { $0 >= q * $1 }
  }
}
