// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Two matrices whose product is a matrix of which something is to be proved, as Bᵀ and A are of BᵀA.
public struct MatrixFactors: Sendable {
  /// The left factor.
  public let left: Matrix<Rational>
  /// The right factor.
  public let right: Matrix<Rational>

  /// Factors of a matrix.
  ///
  /// - Precondition: the left one has as many columns as the right one rows.
  public init(left: Matrix<Rational>, right: Matrix<Rational>) {
    precondition(left.columns == right.rows, "\(left.rows)×\(left.columns) times \(right.rows)×\(right.columns)")
    (self.left, self.right) = (left, right)
  }

  /// The product.
  public var product: Matrix<Rational> { left * right }

  /// The proof that the product has at most this rank; nil unless it is the number of the dimensions that the product goes through.
  func upper(_ rank: Int) -> RankWitness.Upper? { left.columns == rank ? .factorisation(left: left, right: right) : nil }
}

extension RankWitness.Upper {
  /// What checking this proof of the rank of the rows × columns matrix costs (`docs/certificate-format-1.md` §6, U of `rank`).
  ///
  /// - Parameter bitLength: the largest bit length of an integer of the matrix, its denominators cleared by rows.
  func work(rows: Int, columns: Int, rank: Int, bitLength: Int) -> Integer {
    func words(_ matrix: Matrix<Rational>, _ layout: ClearedVectors.Layout) -> Integer {
      Integer(ClearedVectors.words(bitLength: ClearedVectors(matrix, layout)?.bitLength ?? 1))
    }
    let (r, columns) = (Integer(rank), Integer(columns))
    switch self {
    case .full: return .zero
    case .factorisation(let left, let right): return Integer(rows) * r * columns * words(left, .rows) * words(right, .columns)
    case .dependencies(let combinations):
      return Integer(rows - rank) * r * columns * words(combinations, .rows) * Integer(ClearedVectors.words(bitLength: bitLength))
    }
  }
}
