// SPDX-License-Identifier: Apache-2.0
import COpenBLAS

/// Ridge regression in floating point: B = (AAᵀ + λI)⁻¹A, which for λ = 0 minimises ‖BᵀA − I‖_F. What comes out is near to that, and is
/// then taken for the matrix it is.
public enum RidgeRegression {
  /// The columns b_i, one after the other, as floats.
  ///
  /// - Parameters:
  ///   - vectors: the columns a_j, one after the other.
  ///   - lambda: ≥ 0.
  /// - Returns: nil when AAᵀ + λI is singular as far as doubles tell, or a number is out of their range.
  /// - Complexity: 2·m·d² products in doubles, d³/3 for the factorisation, and d² doubles of memory.
  public static func probes(_ vectors: [Float], count m: Int, length d: Int, lambda: Double) -> [Float]? {
    precondition(vectors.count == m * d && d > 0 && lambda >= 0, "\(vectors.count) floats for \(m) vectors of \(d)")
    var gram = [Double](repeating: 0, count: d * d)
    forEachChunk(vectors, m, d) { chunk, _, rows in multiply(chunk, transposed: true, chunk, &gram, d, d, rows, add: true) }
    for l in 0..<d { gram[l * d + l] += lambda }
    guard let inverse = inverse(gram, d) else { return nil }
    var probes = [Float](repeating: 0, count: m * d)
    forEachChunk(vectors, m, d) { chunk, first, rows in
      var product = [Double](repeating: 0, count: rows * d)
      multiply(chunk, transposed: false, inverse, &product, rows, d, d, add: false)
      for at in 0..<rows * d { probes[first * d + at] = Float(product[at]) }
    }
    return probes.allSatisfy(\.isFinite) ? probes : nil
  }

  private static func forEachChunk(_ vectors: [Float], _ m: Int, _ d: Int, _ body: ([Double], Int, Int) -> Void) {
    let step = max(1, (1 << 18) / d)
    for first in stride(from: 0, to: m, by: step) {
      let rows = min(step, m - first)
      body(vectors[first * d..<(first + rows) * d].map { Double($0) }, first, rows)
    }
  }

  /// c ← xᵀ·y or x·y (or that added to c), c of size rows×columns, with `inner` terms.
  private static func multiply(
    _ x: [Double], transposed: Bool, _ y: [Double], _ c: inout [Double], _ rows: Int, _ columns: Int, _ inner: Int, add: Bool
  ) {
    if !portablePathRequested {
      return cblas_dgemm(
        CblasRowMajor, transposed ? CblasTrans : CblasNoTrans, CblasNoTrans, blasint(rows), blasint(columns), blasint(inner), 1, x,
        blasint(transposed ? rows : inner), y, blasint(columns), add ? 1 : 0, &c, blasint(columns))
    }
    for i in 0..<rows {
      for l in 0..<inner {
        let factor = transposed ? x[l * rows + i] : x[i * inner + l]
        if factor == 0 { continue }
        for j in 0..<columns { c[i * columns + j] += factor * y[l * columns + j] }
      }
    }
  }

  /// The inverse of a symmetric positive definite matrix by its Cholesky factor; nil when a pivot vanishes relative to the diagonal.
  private static func inverse(_ matrix: [Double], _ d: Int) -> [Double]? {
    var factor = matrix
    let scale = (0..<d).map { matrix[$0 * d + $0] }.max() ?? 0
    for j in 0..<d {
      for i in j..<d {
        var sum = factor[i * d + j]
        for l in 0..<j { sum -= factor[i * d + l] * factor[j * d + l] }
        if i == j {
          guard sum > scale * 1e-13, sum.isFinite else { return nil }
          factor[j * d + j] = sum.squareRoot()
        } else {
          factor[i * d + j] = sum / factor[j * d + j]
        }
      }
    }
    // L⁻¹ by columns, then L⁻ᵀL⁻¹.
    var lower = [Double](repeating: 0, count: d * d)
    for j in 0..<d {
      lower[j * d + j] = 1 / factor[j * d + j]
      for i in j + 1..<max(d, j + 1) {
        var sum = 0.0
        for l in j..<i { sum -= factor[i * d + l] * lower[l * d + j] }
        lower[i * d + j] = sum / factor[i * d + i]
      }
    }
    var result = [Double](repeating: 0, count: d * d)
    multiply(lower, transposed: true, lower, &result, d, d, d, add: false)
    return result
  }
}
