// SPDX-License-Identifier: Apache-2.0
import CKernels
import COpenBLAS

/// Inner products in floats, by BLAS or, on the portable path, without it.
struct FloatProducts: Sendable {
  private var vectors: BlockVectors<Float>

  init(_ probe: VectorSet, _ encoder: VectorSet) {
    vectors = BlockVectors(probe: probe.floats, encoder: encoder.floats, elements: encoder.length)
  }

  /// As in `BlockProducts`.
  func gathering(_ features: [Int]) -> FloatProducts {
    var gathered = self
    gathered.vectors = vectors.gathering(features)
    return gathered
  }

  /// As in `BlockProducts`.
  func callAsFunction(
    _ rows: Range<Int>, _ columns: Range<Int>, swapped: Bool, _ out: UnsafeMutablePointer<Float>, stride: Int, _ path: VectorPath
  ) {
    let (m, n, d) = (rows.count, columns.count, vectors.elements)
    vectors.withBlock(rows, columns, swapped: swapped) { x, y in
      if path == .portable { return lrh_products(x, m, y, n, d, out, stride) }
      cblas_sgemm(
        CblasRowMajor, CblasNoTrans, CblasTrans, blasint(m), blasint(n), blasint(d), 1, x, blasint(d), y, blasint(d), 0, out,
        blasint(stride))
    }
  }
}
