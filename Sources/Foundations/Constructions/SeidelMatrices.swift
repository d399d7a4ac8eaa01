// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Symmetric (and one kind of skew) matrices with zero diagonal and entries ±1 elsewhere, from quadratic characters; see `proofs/constructions.md`.
public enum SeidelMatrices {
  /// The conference matrix of Paley, of order q + 1: S² = qI and S symmetric for q ≡ 1 modulo 4, SSᵀ = qI and S skew for q ≡ 3.
  ///
  /// - Precondition: the order of the field is odd.
  public static func paley(_ field: FiniteField) -> Matrix<Rational> {
    let q = field.order
    return Matrix(rows: q + 1, columns: q + 1) { i, j in
      if i == j { return 0 }
      if i == q { return 1 }
      if j == q { return q % 4 == 1 ? 1 : -1 }
      return Rational(field.quadraticCharacter(field.sum(i, field.negative(j))))
    }
  }

  /// Taylor's matrix of order q³ + 1 on the points of the Hermitian unital, with eigenvalues q² and −q.
  ///
  /// - Precondition: q is an odd prime power; `field` has q² elements.
  public static func unitary(_ q: Int, over field: FiniteField) -> Matrix<Rational> {
    var points = [[1, 0, 0]]
    for b in field.elements {
      for a in field.elements where field.sum(field.sum(a, field.power(a, q)), field.power(b, q + 1)) == 0 { points.append([a, b, 1]) }
    }
    func form(_ u: [Int], _ v: [Int]) -> Int {
      (0..<3).reduce(0) { field.sum($0, field.product(u[$1], field.power(v[2 - $1], q))) }
    }
    // κ = χ(δ) with δ^q = −δ; the matrix with eigenvalue q² is −κ times that of the characters.
    let delta = field.elements.first { $0 != 0 && field.sum($0, field.power($0, q)) == 0 } ?? 1
    let sign = -field.quadraticCharacter(delta)
    return Matrix(rows: points.count, columns: points.count) { i, j in
      i == j ? 0 : Rational(sign * field.quadraticCharacter(form(points[i], points[j])))
    }
  }

  /// 2A − J + I for the points (x, y) of the plane over a field, numbered qx + y, A joining those on a common line y = sx + c, s < `classes`.
  ///
  /// - Precondition: `classes` is at most the order of the field.
  public static func net(_ field: FiniteField, classes: Int) -> Matrix<Rational> {
    let q = field.order
    // The lines through a point, by their c.
    let lines = (0..<q * q).map { point in
      (0..<classes).map { field.sum(point % q, field.negative(field.product($0, point / q))) }
    }
    return Matrix(rows: q * q, columns: q * q) { i, j in
      i == j ? 0 : zip(lines[i], lines[j]).contains { $0 == $1 } ? 1 : -1
    }
  }
}

/// Hadamard matrices of the orders of `proofs/constructions.md`.
public enum HadamardMatrices {
  /// The one of Sylvester (p = 2) or Paley that belongs to a field; order p^e, q + 1 or 2(q + 1).
  public static func matrix(prime: Int, exponent: Int) -> Matrix<Rational> {
    if prime == 2 {
      return Matrix(rows: 1 << exponent, columns: 1 << exponent) { ($0 & $1).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1 }
    }
    let s = SeidelMatrices.paley(FiniteField(prime: prime, exponent: exponent))
    let n = s.rows
    func diagonal(_ i: Int, _ j: Int) -> Rational { i == j ? 1 : 0 }
    if (n - 1) % 4 == 3 { return Matrix(rows: n, columns: n) { s[$0, $1] + diagonal($0, $1) } }
    return Matrix(rows: 2 * n, columns: 2 * n) { i, j in
      let (entry, one) = (s[i % n, j % n], diagonal(i % n, j % n))
      switch (i < n, j < n) {
      case (true, true): return entry + one
      case (false, false): return -entry - one
      default: return entry - one
      }
    }
  }

  /// The tensor product.
  public static func product(_ left: Matrix<Rational>, _ right: Matrix<Rational>) -> Matrix<Rational> {
    Matrix(rows: left.rows * right.rows, columns: left.columns * right.columns) { i, j in
      left[i / right.rows, j / right.columns] * right[i % right.rows, j % right.columns]
    }
  }
}
