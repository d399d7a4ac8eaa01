// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import FloatNumerics
import LinearAlgebra
import Statements

/// The kernel and the row space of a rational matrix A, exactly and in doubles.
///
/// Every condition of the kernel ladder (F9) is one on the kernel alone; every y that certifies one is a point of the row space.
public struct KernelSpace: Sendable {
  /// A, d×m.
  public let matrix: Matrix<Rational>
  /// The rank of A.
  public let rank: Int
  /// A basis of the kernel: row j holds the j-th entries of the m − rank basis vectors, integers.
  let basis: [[Integer]]
  /// The same in doubles, each basis vector divided by its largest entry.
  let floatBasis: [[Double]]
  /// Rows of A that are a basis of its row space.
  let independentRows: [Int]
  /// Orthonormal rows Q of the row space of the independent rows, and the upper triangular S with S·A_rows = Q, in doubles.
  private let orthonormal, triangle: [[Double]]

  /// The number of columns of A.
  public var m: Int { matrix.columns }
  /// The dimension of the kernel.
  public var nullity: Int { matrix.columns - rank }

  /// The kernel of A.
  ///
  /// - Complexity: one exact elimination of A, and one of its transpose when its rows depend on each other.
  public init(_ matrix: Matrix<Rational>) {
    self.matrix = matrix
    let (form, pivots) = matrix.reducedRowEchelonForm()
    rank = pivots.count
    let m = matrix.columns
    let free = (0..<m).filter { !pivots.contains($0) }
    var vectors: [[Integer]] = []
    for column in free {
      var vector = [Rational](repeating: .zero, count: m)
      vector[column] = 1
      for (i, pivot) in pivots.enumerated() { vector[pivot] = -form[i, column] }
      vectors.append(integral(vector))
    }
    basis = (0..<m).map { j in vectors.map { $0[j] } }
    let sizes = vectors.map { $0.reduce(Integer.one) { max($0, $1.magnitude) } }
    floatBasis = (0..<m).map { j in vectors.indices.map { Rational(vectors[$0][j], sizes[$0]).nearestDouble } }
    independentRows = rank == matrix.rows ? Array(0..<rank) : matrix.transpose.reducedRowEchelonForm().pivotColumns
    (orthonormal, triangle) = KernelSpace.orthonormalised(
      independentRows.map { i in matrix.row(i).map(\.nearestDouble) })
  }

  /// Rows Q with QQᵀ ≈ I that span the same space, and S with S·rows = Q, by modified Gram–Schmidt, twice.
  private static func orthonormalised(_ rows: [[Double]]) -> ([[Double]], [[Double]]) {
    var result = rows
    var combination = rows.indices.map { i in rows.indices.map { $0 == i ? 1.0 : 0 } }
    for i in rows.indices {
      for _ in 0..<2 {
        for l in 0..<i {
          let product = dot(result[i], result[l])
          for j in result[i].indices { result[i][j] -= product * result[l][j] }
          for j in 0...i { combination[i][j] -= product * combination[l][j] }
        }
        let norm = dot(result[i], result[i]).squareRoot()
        guard norm > 0 else { continue }
        for j in result[i].indices { result[i][j] /= norm }
        for j in 0...i { combination[i][j] /= norm }
      }
    }
    return (result, combination)
  }

  /// In doubles, y with Aᵀy nearest to h, 0 on rows of A that depend on others.
  func preimage(_ h: [Double]) -> [Double] {
    var y = [Double](repeating: 0, count: matrix.rows)
    for (q, combination) in zip(orthonormal, triangle) {
      let product = dot(q, h)
      for (i, row) in independentRows.enumerated() { y[row] += product * combination[i] }
    }
    return y
  }

  /// A kernel vector that is 0 in as many entries as a basis allows, those early in the order preferred; nil if the kernel is 0.
  ///
  /// Its support is minimal among kernel vectors: it is an elementary vector of the kernel.
  ///
  /// - Parameter order: all columns, those first at which the vector should vanish.
  /// - Complexity: an exact elimination of m×(m − rank) integers.
  func elementaryVector(vanishing order: [Int]) -> SparseVector? {
    let n = nullity
    guard n > 0 else { return nil }
    // Combinations u of the basis: the rows of the basis chosen so far, reduced; u is orthogonal to n − 1 of them.
    let rows = Matrix(rows: n, columns: m) { Rational(basis[order[$1]][$0]) }
    let chosen = rows.reducedRowEchelonForm().pivotColumns.prefix(n - 1).map { order[$0] }
    let (form, pivots) = Matrix(rows: n - 1, columns: n) { Rational(basis[chosen[$0]][$1]) }.reducedRowEchelonForm()
    guard let free = (0..<n).first(where: { !pivots.contains($0) }) else { return nil }
    var u = [Rational](repeating: .zero, count: n)
    u[free] = 1
    for (i, pivot) in pivots.enumerated() { u[pivot] = -form[i, free] }
    let combination = integral(u)
    let values = basis.map { row in zip(row, combination).reduce(Integer.zero) { $0 + $1.0 * $1.1 } }
    return SparseVector(dense: integral(values.map { Rational($0) }).map { Rational($0) })
  }

  /// A kernel vector with entries only in these columns, or nil when the columns are independent.
  func kernelVector(on columns: [Int]) -> SparseVector? {
    let part = matrix.submatrix(rows: Array(0..<matrix.rows), columns: columns)
    let (form, pivots) = part.reducedRowEchelonForm()
    guard let free = columns.indices.first(where: { !pivots.contains($0) }) else { return nil }
    var values = [Rational](repeating: .zero, count: m)
    values[columns[free]] = 1
    for (i, pivot) in pivots.enumerated() { values[columns[pivot]] = -form[i, free] }
    return SparseVector(dense: integral(values).map { Rational($0) })
  }
}

extension SparseVector {
  /// The sum of the k largest absolute values.
  public func sumOfLargest(_ k: Int) -> Rational {
    entries.map(\.value.magnitude).sorted(by: >).prefix(k).reduce(.zero, +)
  }

  /// The share of ‖v‖₁ that lies on the k largest entries; the null space property of order k asks that it be < 1/2 (F9).
  ///
  /// - Precondition: the vector is not 0.
  public func concentration(_ k: Int) -> Rational { sumOfLargest(k) / norm }
}

/// The vector times the common denominator, divided by the greatest common divisor.
func integral(_ vector: [Rational]) -> [Integer] {
  let common = vector.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
  let integers = vector.map { $0.numerator * common.dividedExactly(by: $0.denominator) }
  let content = integers.reduce(Integer.zero) { Integer.greatestCommonDivisor($0, $1) }
  return content.isZero ? integers : integers.map { $0.dividedExactly(by: content) }
}

func dot(_ x: [Double], _ y: [Double]) -> Double {
  var sum = 0.0
  for i in 0..<min(x.count, y.count) { sum += x[i] * y[i] }
  return sum
}
