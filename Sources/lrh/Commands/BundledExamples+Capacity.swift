// SPDX-License-Identifier: Apache-2.0
import Capacity
import ExactArithmetic
import Reports
import Statements

/// Capacities whose intervals have length 0 (F8, F11): error at most ε from an equiangular tight frame, error below ε from a packing found
/// numerically, and thresholds.
extension BundledExamples {
  static var capacity: [BundledExample] {
    [
      capacity("capacity-frame", m: 28, k: 2, .linear(.le, epsilon: Rational(1, 2))),
      capacity("capacity-strict", m: 64, k: 3, .linear(.lt, epsilon: Rational(1, 4))),
      capacity("capacity-threshold", m: 8, k: 3, .threshold),
    ]
  }

  private static func capacity(_ name: String, m: Int, k: Int, _ decoder: CapacityDecoder) -> BundledExample {
    BundledExample(name: name, statement: decoder == .threshold ? "Theorem 12" : "Theorems 2, 3", expected: .proved) { certifier, style in
      let result = try CapacityProver(certifier).prove(m: m, k: k, decoder: decoder)
      return (Report.capacity(result, style: style).text, [("", result.outcome)])
    }
  }
}
