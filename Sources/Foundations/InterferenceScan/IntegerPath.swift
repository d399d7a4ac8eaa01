// SPDX-License-Identifier: Apache-2.0
import CKernels

/// The instructions with which integers of 16 bits are multiplied. All paths give the same products.
package enum IntegerPath: String, Sendable, CaseIterable {
  /// Plain C for any processor.
  case portable
  /// Sixteen integers at a time.
  case avx2
  /// Thirty-two integers at a time.
  case avx512
  /// The same, multiplied and added by one instruction.
  case vnni

  var kernel: lrh_integer_path {
    switch self {
    case .portable: return lrh_integer_portable
    case .avx2: return lrh_integer_avx2
    case .avx512: return lrh_integer_avx512
    case .vnni: return lrh_integer_vnni
    }
  }

  /// Whether this processor has the instructions.
  package var isAvailable: Bool { lrh_integer_available(kernel) != 0 }

  fileprivate static let best = allCases.last(where: \.isAvailable) ?? .portable
}

extension VectorPath {
  /// The instructions for integers that go with those for floats.
  var integers: IntegerPath {
    switch self {
    case .portable: return .portable
    case .avx2: return .avx2
    case .avx512: return .best
    }
  }
}
