// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import LinearSensing
import Reports
import Statements

/// The best decoder of 16 equiangular lines, whose error at k = 2 is exactly 1/2 (F7).
extension BundledExamples {
  static var access: [BundledExample] {
    [
      access("best-decoder", epsilon: nil, .lt), access("decoder-exists", epsilon: Rational(1, 2), .le),
      access("no-decoder", epsilon: Rational(1, 2), .lt, expected: .refuted),
    ]
  }

  private static func access(
    _ name: String, epsilon: Rational?, _ relation: Relation, expected: BundledExample.Verdict = .proved
  ) -> BundledExample {
    BundledExample(name: name, statement: "eq. 4, the best probes (F7)", expected: expected) { certifier, style in
      let input = ProofInput(LineSystems.sixteenInR6)
      let result = try AccessProver(certifier).prove(input, sparsity: 2, epsilon: epsilon, relation: relation)
      let report = Report.access(
        "16 equiangular lines in R⁶", input, result, sparsity: 2, epsilon: epsilon, relation: relation, style: style)
      return (report.text, [("", result.outcome)])
    }
  }
}
