// SPDX-License-Identifier: Apache-2.0
import CKernels
import FloatLinearAlgebra

/// The instructions with which blocks are scanned. All paths give the same results.
public enum VectorPath: String, Sendable, CaseIterable {
  /// Plain C for any processor, and no BLAS.
  case portable
  /// Eight floats at a time.
  case avx2
  /// Sixteen floats at a time.
  case avx512

  var kernel: lrh_vector_path {
    switch self {
    case .portable: return lrh_vector_portable
    case .avx2: return lrh_vector_avx2
    case .avx512: return lrh_vector_avx512
    }
  }

  /// Whether this processor has the instructions.
  public var isAvailable: Bool { lrh_vector_available(kernel) != 0 }

  /// The fastest path of this processor; `LRH_PORTABLE=1` in the environment forces the portable one.
  public static let best: VectorPath = portablePathRequested ? .portable : allCases.last(where: \.isAvailable) ?? .portable
}
