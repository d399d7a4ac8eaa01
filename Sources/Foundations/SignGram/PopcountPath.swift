// SPDX-License-Identifier: Apache-2.0
import CKernels

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The instructions with which differing bits are counted. All paths give the same counts.
public enum PopcountPath: String, Sendable, CaseIterable {
  /// Plain C for any processor.
  case portable
  /// One word at a time by the popcnt instruction.
  case popcnt
  /// Four words at a time by table look-ups.
  case avx2
  /// Eight words at a time by the vpopcntdq instruction.
  case avx512

  var kernel: lrh_popcount_path {
    switch self {
    case .portable: return lrh_popcount_portable
    case .popcnt: return lrh_popcount_popcnt
    case .avx2: return lrh_popcount_avx2
    case .avx512: return lrh_popcount_avx512
    }
  }

  /// Whether this processor has the instructions.
  public var isAvailable: Bool { lrh_popcount_available(kernel) != 0 }

  /// The fastest path of this processor; `LRH_PORTABLE=1` in the environment forces the portable one.
  public static let best: PopcountPath = {
    if getenv("LRH_PORTABLE").map({ String(cString: $0) == "1" }) ?? false { return .portable }
    return allCases.last(where: \.isAvailable) ?? .portable
  }()
}
