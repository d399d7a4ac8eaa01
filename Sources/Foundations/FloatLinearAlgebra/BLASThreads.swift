// SPDX-License-Identifier: Apache-2.0
import COpenBLAS

/// The threads of BLAS, which serve the whole program.
public enum BLASThreads {
  /// Lets products of matrices use so many threads from now on.
  ///
  /// - Precondition: count ≥ 1.
  public static func use(_ count: Int) {
    precondition(count >= 1, "\(count) threads")
    openblas_set_num_threads(Int32(clamping: count))
  }
}
