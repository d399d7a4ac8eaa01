// SPDX-License-Identifier: Apache-2.0
import Statements

/// The signs that format §5.13 asks a certificate for.
enum SignPattern {
  /// How many: C(m, k′)·2^(k′−1), k′ = min(k, m); nil beyond 2^40.
  static func count(m: Int, k: Int) -> Int? {
    let size = min(k, m)
    guard size <= 40, let sets = Combinations.count(size, of: m, limit: 1 << 40) else { return nil }
    let (count, overflow) = sets.multipliedReportingOverflow(by: 1 << (size - 1))
    return overflow || count > 1 << 40 ? nil : count
  }

  /// The signs number `pattern` on a set of this size: 1 on the least member, 1 before −1.
  static func signs(_ pattern: Int, size: Int) -> [Int] {
    (0..<size).map { (pattern >> (size - 1 - $0)) & 1 == 1 ? -1 : 1 }
  }
}
