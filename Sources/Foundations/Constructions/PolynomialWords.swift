// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Vectors from words of polynomials over a finite field; see `proofs/constructions.md`. Columns are the vectors, not normalised.
public enum PolynomialWords {
  /// The words (f(x)) over the first `length` of the places 𝔽_q ∪ {∞}, f of degree < dimension.
  public static func words(_ field: FiniteField, dimension: Int, length: Int) -> [[Int]] {
    let q = field.order
    let total = (0..<dimension).reduce(1) { product, _ in product * q }
    return (0..<total).map { index in
      var (rest, coefficients) = (index, [Int]())
      for _ in 0..<dimension {
        coefficients.append(rest % q)
        rest /= q
      }
      return (0..<length).map { place in
        place == q ? coefficients[dimension - 1] : coefficients.reversed().reduce(0) { field.sum(field.product($0, place), $1) }
      }
    }
  }

  /// DeVore's 0/1 vectors of length q².
  public static func devore(_ field: FiniteField, degree: Int) -> Matrix<Rational> {
    let (q, words) = (field.order, words(field, dimension: degree + 1, length: field.order))
    return Matrix(rows: q * q, columns: words.count) { words[$1][$0 / q] == $0 % q ? 1 : 0 }
  }

  /// Blocks q·e_y − (1, …, 1) for the symbol y, which span q − 1 dimensions; each times the entry of a row of `signs`, for all rows. Without
  /// signs: one row of ones.
  public static func simplexBlocks(_ field: FiniteField, dimension: Int, length: Int, signs: Matrix<Rational>? = nil) -> Matrix<Rational> {
    let (q, words) = (field.order, words(field, dimension: dimension, length: length))
    return Matrix(rows: length * q, columns: words.count * (signs?.rows ?? 1)) { i, j in
      let (word, place) = (words[j % words.count], i / q)
      let entry: Rational = word[place] == i % q ? Rational(q - 1) : -1
      return signs.map { entry * $0[j / words.count, place] } ?? entry
    }
  }
}
