// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// Vectors of signs of quadratic forms over the field of two elements; see `proofs/constructions.md`. Columns are the vectors.
public enum QuadraticForms {
  /// (−1)^⟨s, x⟩, one column for each x, one row for each s with Q(s) = 1 (s off the quadric), Q = x₁x₂ + x₃x₄ + …, and for `elliptic` plus
  /// x₁² + x₂².
  public static func quadric(_ t: Int, elliptic: Bool) -> Matrix<Rational> {
    func form(_ s: Int) -> Int {
      let pairs = (0..<t).reduce(0) { $0 + (s >> (2 * $1) & 1) * (s >> (2 * $1 + 1) & 1) }
      return (pairs + (elliptic ? (s & 1) + (s >> 1 & 1) : 0)) % 2
    }
    let rows = (0..<1 << (2 * t)).filter { form($0) == 1 }
    return Matrix(rows: rows.count, columns: 1 << (2 * t)) { sign((rows[$0] & $1).nonzeroBitCount) }
  }

  /// The Delsarte–Goethals vectors in dimension 4^t: the signs of all forms, then the standard basis.
  public static func delsarteGoethals(_ t: Int, defect g: Int) -> Matrix<Rational> {
    let field = FiniteField(prime: 2, exponent: 2 * t - 1)
    // A vector of V = E × 𝔽₂ is x + 2^(2t−1)·u.
    return vectors(2 * t, parameters: g + 1, field) { parameters, left, right in
      let (x, u, y, v, s) = (left % field.order, left / field.order, right % field.order, right / field.order, parameters[0])
      let (sx, sy) = (field.product(s, x), field.product(s, y))
      let value = field.trace(sx) * field.trace(sy) + field.trace(field.product(sx, sy)) + u * field.trace(sy) + v * field.trace(sx)
      return value + polarities(field, Array(parameters.dropFirst()), x, y)
    }
  }

  /// The vectors of `gold` in dimension 2^t, t odd: the signs of all forms, then the standard basis.
  public static func gold(_ t: Int, defect g: Int) -> Matrix<Rational> {
    let field = FiniteField(prime: 2, exponent: t)
    return vectors(t, parameters: g, field) { polarities(field, $0, $1, $2) }
  }

  /// Σ tr(b_i(x^(2^i)·y + x·y^(2^i))).
  private static func polarities(_ field: FiniteField, _ parameters: [Int], _ x: Int, _ y: Int) -> Int {
    parameters.enumerated().reduce(0) { total, parameter in
      let power = 1 << (parameter.offset + 1)
      let value = field.sum(field.product(field.power(x, power), y), field.product(x, field.power(y, power)))
      return total + field.trace(field.product(parameter.element, value))
    }
  }

  private static func vectors(
    _ bits: Int, parameters count: Int, _ field: FiniteField, _ alternating: ([Int], Int, Int) -> Int
  ) -> Matrix<Rational> {
    let size = 1 << bits
    var columns: [[Rational]] = []
    let total = (0..<count).reduce(1) { product, _ in product * field.order }
    for index in 0..<total {
      var (rest, parameters) = (index, [Int]())
      for _ in 0..<count {
        parameters.append(rest % field.order)
        rest /= field.order
      }
      // Q(x) = Σ over pairs of basis vectors in x of B(e_a, e_b): a quadratic form with this alternating form.
      var values = [Int](repeating: 0, count: size)
      for a in 0..<bits {
        for b in a + 1..<max(bits, a + 1) where alternating(parameters, 1 << a, 1 << b) % 2 == 1 {
          let pair = 1 << a | 1 << b
          for x in 0..<size where x & pair == pair { values[x] += 1 }
        }
      }
      for linear in 0..<size { columns.append((0..<size).map { sign(values[$0] + (linear & $0).nonzeroBitCount) }) }
    }
    for x in 0..<size { columns.append((0..<size).map { $0 == x ? 1 : 0 }) }
    return Matrix(rows: size, columns: columns.count) { columns[$1][$0] }
  }

  private static func sign(_ exponent: Int) -> Rational { exponent.isMultiple(of: 2) ? 1 : -1 }
}
