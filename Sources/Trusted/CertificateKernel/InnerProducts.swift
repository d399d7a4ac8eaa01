// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Numbers that inner products of cleared columns give: integers, or p + r√D with integers p and r.
protocol ScaledNumber: Comparable {
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  init(scaled integer: Integer)
  var sign: Int { get }
  var asSurd: QuadraticSurd { get }
}

extension Integer: ScaledNumber {
  init(scaled integer: Integer) { self = integer }
  var asSurd: QuadraticSurd { QuadraticSurd(Rational(self)) }
}

/// For integers whose sums are known to have at most 126 bits; beyond, arithmetic traps.
extension Int128: ScaledNumber {
  init(scaled integer: Integer) {
    guard let value = integer.asInt128 else { preconditionFailure("an integer of more than 126 bits") }
    self = value
  }
  var sign: Int { Int(signum()) }
  var asSurd: QuadraticSurd { QuadraticSurd(Rational(Integer(self))) }
}

extension QuadraticSurd: ScaledNumber {
  init(scaled integer: Integer) { self.init(Rational(integer)) }
  var asSurd: QuadraticSurd { self }
}

/// The columns of a matrix, cleared of denominators; over ℚ(√D) a column holds its rational parts, then its coefficients of √D.
struct Columns {
  let vectors: ClearedVectors
  let count: Int
  let length: Int
  let radicand: Int?

  /// The columns, each times its factor if there are any; nil when a common denominator exceeds the format's limit.
  init?(_ input: InputMatrix, _ layout: ClearedVectors.Layout, times factors: [Rational]? = nil, radicand: Int?) {
    count = input.columns
    length = input.rows
    self.radicand = radicand
    if case .dyadic(let matrix) = input, radicand == nil, factors == nil {
      guard let vectors = ClearedVectors(matrix, layout, limits: ClearedVectors.formatLimits) else { return nil }
      self.vectors = vectors
      return
    }
    let stacked: Matrix<Rational>
    switch (input, input.rationalMatrix, radicand) {
    case (_, let matrix?, nil): stacked = matrix
    case (_, let matrix?, _):
      stacked = Matrix(
        rows: 2 * matrix.rows, columns: matrix.columns,
        entries: matrix.entries + [Rational](repeating: .zero, count: matrix.entries.count))
    case (.surd(let matrix, _), nil, _):
      stacked = Matrix(
        rows: 2 * matrix.rows, columns: matrix.columns, entries: matrix.entries.map(\.rational) + matrix.entries.map(\.coefficient))
    default: preconditionFailure("a matrix is rational or over a quadratic field")
    }
    // The format counts an entry p + r√D once, the stacked matrix holds it twice.
    var limits = ClearedVectors.formatLimits
    if radicand != nil { limits.words *= 2 }
    guard let vectors = ClearedVectors(stacked, layout, columnsTimes: factors, limits: limits) else { return nil }
    self.vectors = vectors
  }

  /// The inner product of the cleared columns i of this and j of `other`, over ℚ.
  func integerProduct(_ i: Int, _ other: Columns, _ j: Int) -> Integer { vectors.dot(i, other.vectors, j) }

  /// The same over ℚ(√D): (p + r√D)·(p′ + r′√D) = (p·p′ + D r·r′) + (p·r′ + r·p′)√D.
  func surdProduct(_ i: Int, _ other: Columns, _ j: Int) -> QuadraticSurd {
    func dot(_ from: Int, _ otherFrom: Int) -> Integer { vectors.dot(i, from, other.vectors, j, otherFrom, length) }
    let d = radicand ?? 0
    return QuadraticSurd(
      Rational(dot(0, 0) + Integer(d) * dot(length, length)), Rational(dot(0, length) + dot(length, 0)), radicand: d)
  }
}
