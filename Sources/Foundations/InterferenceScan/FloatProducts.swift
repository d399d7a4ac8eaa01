// SPDX-License-Identifier: Apache-2.0
import CKernels
import COpenBLAS

/// out[i·stride + j] = Σ_l x[i·d + l]·y[j·d + l] in floats, by BLAS or, on the portable path, without it.
func floatProducts(
  _ x: UnsafePointer<Float>, _ m: Int, _ y: UnsafePointer<Float>, _ n: Int, _ d: Int, _ out: UnsafeMutablePointer<Float>, stride: Int,
  _ path: VectorPath
) {
  if path == .portable { return lrh_products(x, m, y, n, d, out, stride) }
  cblas_sgemm(
    CblasRowMajor, CblasNoTrans, CblasTrans, blasint(m), blasint(n), blasint(d), 1, x, blasint(d), y, blasint(d), 0, out, blasint(stride))
}
