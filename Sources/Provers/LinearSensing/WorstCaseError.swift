// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The worst-case error of a pair (A, B) at a sparsity, with where it is attained (F1).
public struct WorstCaseError: Sendable {
  /// The largest |(BᵀAz − z)_i|.
  public let error: QuadraticSurd
  /// The feature i.
  public let row: Int
  /// The z that attains it: its nonzero entries, by increasing index.
  public let z: [(index: Int, value: Rational)]
  /// C_ii of the binding row.
  public let diagonal: QuadraticSurd
  /// The largest |C_ii − 1|, and the feature: recovery of e_i forces it below ε (eq. 9).
  public let diagonalError: (value: QuadraticSurd, at: Int)
  /// The largest |Σ_{j∈T} C_ij| with i ∉ T, |T| ≤ k, and the feature: recovery of Σ_{j∈T} e_j forces it below ε (eq. 10).
  public let interference: (value: QuadraticSurd, at: Int)
}

/// The interference matrix C = BᵀA of a pair, one exact row at a time; C itself is never stored.
public struct InterferenceRows: Sendable {
  /// The number of features.
  public let count: Int
  private let rows: @Sendable (Int) -> [QuadraticSurd]
  private let integerRow: (@Sendable (Int) -> (numerators: [Integer], denominator: Integer))?

  /// The rows for d×m matrices A and B of the same size.
  public init(encoder: InputMatrix, probe: InputMatrix) {
    precondition(encoder.rows == probe.rows && encoder.columns == probe.columns, "A and B differ in size")
    let m = encoder.columns
    count = m
    if case .rational(let a) = encoder, case .rational(let b) = probe,
      let x = ClearedVectors(a, .columnsSharingDenominator), let y = ClearedVectors(b, .columns)
    {
      let row: @Sendable (Int) -> (numerators: [Integer], denominator: Integer) = { i in
        ((0..<m).map { y.dot(i, x, $0) }, y.denominators[i] * x.denominators[0])
      }
      integerRow = row
      rows = { i in
        let (numerators, denominator) = row(i)
        return numerators.map { QuadraticSurd(Rational($0, denominator)) }
      }
      return
    }
    let (a, b) = (encoder.asSurds, probe.asSurds)
    integerRow = nil
    rows = { i in (0..<m).map { j in (0..<a.rows).reduce(.zero) { $0 + b[$1, i] * a[$1, j] } } }
  }

  /// Row i of C.
  public func row(_ i: Int) -> [QuadraticSurd] { rows(i) }

  /// Row i of C as integers over a common denominator; nil for a pair that is not rational.
  package func integerRow(_ i: Int) -> (numerators: [Integer], denominator: Integer)? { integerRow.map { $0(i) } }

  /// The worst-case error over all k-sparse z in the domain's cube.
  ///
  /// - Precondition: k ≥ 1.
  /// - Complexity: m² inner products of length d.
  public func worstCaseError(
    sparsity k: Int, domain: Domain, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) -> WorstCaseError {
    precondition(k >= 1, "sparsity \(k)")
    if let integerRow {
      return worst(k, domain, progress) { i in
        var (numerators, denominator) = integerRow(i)
        numerators[i] = numerators[i] - denominator
        return (numerators, { QuadraticSurd(Rational($0, denominator)) })
      }
    }
    return worst(k, domain, progress) { i in
      var row = rows(i)
      row[i] -= .one
      return (row, { $0 })
    }
  }

  private func worst<Number: Comparable & AdditiveMagnitude>(
    _ k: Int, _ domain: Domain, _ progress: (Int, Int) -> Void,
    _ errors: (Int) -> (row: [Number], value: (Number) -> QuadraticSurd)
  ) -> WorstCaseError {
    var best: (error: QuadraticSurd, row: Int, support: [Int])?
    var diagonalError = (value: QuadraticSurd.zero, at: 0)
    var interference = (value: QuadraticSurd.zero, at: 0)
    for i in 0..<count {
      progress(i, count)
      let (row, value) = errors(i)
      let deviation = value(row[i].magnitude)
      if deviation > diagonalError.value { diagonalError = (deviation, i) }
      var off = row
      off[i] = Number.zero
      for signed in [off, off.map { -$0 }] {
        let sum = value(largest(k, signed).reduce(Number.zero) { signed[$1].sign > 0 ? $0 + signed[$1] : $0 })
        if sum > interference.value { interference = (sum, i) }
      }
      // The best support for each sign the sum may take; with signed z, one support serves both.
      let candidates: [[Int]] =
        domain == .signed
        ? [largest(k, row.map(\.magnitude))]
        : [largest(k, row), largest(k, row.map { -$0 })].enumerated().map { side, support in
          support.filter { side == 0 ? row[$0].sign > 0 : row[$0].sign < 0 }
        }
      for support in candidates {
        let error = value(support.reduce(Number.zero) { $0 + row[$1].magnitude })
        if best.map({ error > $0.error }) ?? true { best = (error, i, support) }
      }
    }
    guard let best else { preconditionFailure("no features") }
    let (row, _) = errors(best.row)
    let z = best.support.sorted().filter { row[$0].sign != 0 }.map { index in
      (index: index, value: Rational(domain == .signed ? row[index].sign : 1))
    }
    return WorstCaseError(
      error: best.error, row: best.row, z: z, diagonal: self.row(best.row)[best.row],
      diagonalError: diagonalError, interference: interference)
  }

  /// The indices of the min(k, count) largest values; of equal ones, those that come first.
  private func largest<Number: Comparable>(_ k: Int, _ values: [Number]) -> [Int] {
    if k >= values.count { return Array(values.indices) }
    if k > 16 { return Array(values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(k)) }
    var chosen: [Int] = []
    for index in values.indices {
      if chosen.count == k {
        if values[index] <= values[chosen[k - 1]] { continue }
        chosen.removeLast()
      }
      var place = chosen.count
      while place > 0, values[chosen[place - 1]] < values[index] { place -= 1 }
      chosen.insert(index, at: place)
    }
    return chosen
  }
}

/// What the search for the largest sums needs of a number.
package protocol AdditiveMagnitude {
  static var zero: Self { get }
  static func + (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self
  var magnitude: Self { get }
  var sign: Int { get }
}

extension Integer: AdditiveMagnitude {}
extension QuadraticSurd: AdditiveMagnitude {}

extension InputMatrix {
  /// The matrix with its entries in ℚ(√D), whatever they were.
  public var asSurds: Matrix<QuadraticSurd> {
    switch self {
    case .rational(let matrix): return matrix.map { QuadraticSurd($0) }
    case .dyadic(let matrix): return matrix.rational.map { QuadraticSurd($0) }
    case .surd(let matrix, _): return matrix
    }
  }
}
