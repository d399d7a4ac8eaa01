// SPDX-License-Identifier: Apache-2.0

extension FloatField {
  /// Inverts an n×n matrix in place, without exchanging rows.
  ///
  /// - Precondition: all leading minors are nonzero modulo p; entries are balanced.
  func invert(_ a: UnsafeMutablePointer<Double>, _ n: Int, _ lda: Int) {
    if n <= 32 {
      invertLeaf(a, n, lda)
      return
    }
    // [A B; C D]: with A⁻¹, S = D − CA⁻¹B and S⁻¹, the inverse is [A⁻¹ + TS⁻¹U, −TS⁻¹; −S⁻¹U, S⁻¹], T = A⁻¹B, U = CA⁻¹.
    let (h, k) = (n / 2, n - n / 2)
    let (b, c, d) = (a + h, a + h * lda, a + h * lda + h)
    invert(a, h, lda)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * h * k) { scratch in
      guard let t = scratch.baseAddress else { return }
      let u = t + h * k
      scratch.update(repeating: 0)
      subtractProduct(t, k, a, lda, b, lda, h, k, h)
      for l in 0..<h * k { t[l] = -t[l] }
      subtractProduct(d, lda, c, lda, t, k, k, k, h)
      subtractProduct(u, h, c, lda, a, lda, k, h, h)
      for l in 0..<h * k { u[l] = -u[l] }
      invert(d, k, lda)
      for i in 0..<h { (b + i * lda).update(repeating: 0, count: k) }
      for i in 0..<k { (c + i * lda).update(repeating: 0, count: h) }
      subtractProduct(b, lda, t, k, d, lda, h, k, k)
      subtractProduct(c, lda, d, lda, u, h, k, h, k)
      subtractProduct(a, lda, b, lda, u, h, h, h, k)
    }
  }

  private func invertLeaf(_ a: UnsafeMutablePointer<Double>, _ n: Int, _ lda: Int) {
    for k in 0..<n {
      let pivot = a + k * lda
      let scale = inverse(pivot[k])
      pivot[k] = 1
      for j in 0..<n { pivot[j] = reduce(pivot[j] * scale) }
      for i in 0..<n where i != k {
        let row = a + i * lda
        let factor = row[k]
        row[k] = 0
        for j in 0..<n { row[j] = reduce(row[j] - factor * pivot[j]) }
      }
    }
  }
}
