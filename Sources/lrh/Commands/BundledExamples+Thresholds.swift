// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import MatrixFiles
import Reports
import Statements
import TextLayout
import Thresholds

/// Three features in the plane with kernel (1, 1, 1): thresholds read any two of them, though not with B = A (F11).
extension BundledExamples {
  private static let encoder = ThreeVectors.encoder
  private static let probe = ThreeVectors.probe

  static var thresholds: [BundledExample] {
    [
      BundledExample(name: "threshold-any-probes", statement: "Theorem 12", expected: .proved) { certifier, style in
        let a = ProofInput(encoder)
        let result = try ThresholdProver(certifier).prove(encoder: a, sparsity: 2)
        return (Report.threshold("three vectors in the plane", a, result, sparsity: 2, style: style).text, [("", result.outcome)])
      },
      pair("threshold-matched-fails", ("= A", encoder), threshold: nil, expected: .refuted),
      pair("threshold-given", ("with BᵀA = 3I − J", probe), threshold: Rational(1, 2), expected: .proved),
    ]
  }

  static var thresholdFiles: [(name: String, text: String)] {
    func text(_ matrix: Matrix<Rational>, _ comment: String) -> String { TextMatrixWriter.text(.rational(matrix), comments: [comment]) }
    return [
      ("thresholds/encoder.csv", text(encoder, "three vectors in the plane whose sum is 0, as columns")),
      ("thresholds/probe.csv", text(probe, "probes that read any two of them by thresholds in [0, 1)")),
    ]
  }

  private static func pair(
    _ name: String, _ probe: (name: String, matrix: Matrix<Rational>), threshold: Rational?, expected: BundledExample.Verdict
  ) -> BundledExample {
    BundledExample(name: name, statement: "Theorem 12, Corollary 13", expected: expected) { certifier, style in
      let (a, b) = (ProofInput(encoder), ProofInput(probe.matrix))
      let thresholds = threshold.map { t in ProofInput(Matrix(rows: 3, columns: 1) { _, _ in t }) }
      let result = try ThresholdProver(certifier).prove(encoder: a, probe: b, thresholds: thresholds, sparsity: 2)
      let report = Report.threshold(
        ("three vectors in the plane", probe.name), a, b, thresholds: threshold?.description, result, sparsity: 2, style: style)
      return (report.text, [("", result.outcome)])
    }
  }
}
