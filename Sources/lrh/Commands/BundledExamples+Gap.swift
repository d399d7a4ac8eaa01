// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import Constructions
import ExactArithmetic
import KernelLadder
import MatrixFiles
import Reports
import Statements

/// The kernel ladder and the gap (F9, F10).
extension BundledExamples {
  static var gap: [BundledExample] {
    [
      BundledExample(name: "gap-6x14", statement: "Theorem 1, F10", expected: .proved) { certifier, style in
        let input = ProofInput(GapMatrices.sixByFourteen)
        let result = try BasisPursuitProver(certifier).prove(encoder: input, sparsity: 2)
        let capacity = try CapacityProver(certifier).prove(m: 14, k: 2, decoder: .linear(.lt, epsilon: Rational(1, 4)))
        return (
          Report.sensing("the 6×14 matrix of the gap", input, result, sparsity: 2, style: style).text + "\n"
            + Report.capacity(capacity, style: style).text,
          [("basis-pursuit", result.outcome), ("capacity", capacity.outcome)]
        )
      },
      BundledExample(name: "gap-4x5-ladder", statement: "kernel ladder (F9)", expected: .proved) { certifier, style in
        let input = ProofInput(GapMatrices.fourByFive)
        // 6/11 is the least error of linear probes, so every rung holds.
        let ladder = try Ladder(
          encoder: input, sparsity: 2, epsilon: Rational(6, 11), relation: .le, certifier: certifier)
        return (
          Report.sensing(
            "the 4×5 matrix with kernel (3, 2, 2, 2, 2)", input, ladder.basisPursuit, sparsity: 2, ladder: ladder, style: style
          )
          .text,
          ladder.rungs.map { ($0.decoder.fileName, $0.outcome) }
        )
      },
      BundledExample(name: "gap-4x5-fails", statement: "Theorem 1", expected: .refuted) { certifier, style in
        let input = ProofInput(GapMatrices.fourByFive)
        let result = try BasisPursuitProver(certifier).prove(encoder: input, sparsity: 3)
        return (
          Report.sensing("the 4×5 matrix with kernel (3, 2, 2, 2, 2)", input, result, sparsity: 3, style: style).text,
          [("", result.outcome)]
        )
      },
      BundledExample(name: "gap-4x5-decode", statement: "Theorem 1", expected: .proved) { certifier, style in
        let encoder = ProofInput(GapMatrices.fourByFive)
        let activation = ProofInput(GapMatrices.fourByFive * GapMatrices.truth)
        guard case .minimiser(let found) = try L1MinimiserProver(certifier).prove(encoder: encoder, activation: activation) else {
          return ("", [("", .undecided(["no x has Ax = a"]))])
        }
        let report = Report.decode(
          ("the 4×5 matrix with kernel (3, 2, 2, 2, 2)", "Az"), encoder, [Decoding(name: "basis pursuit", x: found.x)], minimiser: found,
          sparsity: 2, truth: GapMatrices.truth.entries, style: style)
        return (report.text, [("", found.outcome)])
      },
    ]
  }

  static var gapFiles: [(name: String, text: String)] {
    func matrix(_ matrix: Matrix<Rational>, _ comment: String) -> String {
      TextMatrixWriter.text(.rational(matrix), comments: [comment])
    }
    return [
      ("gap/A-4x5.csv", matrix(GapMatrices.fourByFive, "kernel spanned by (3, 2, 2, 2, 2)")),
      ("gap/A-6x14.csv", matrix(GapMatrices.sixByFourteen, "rounded 9 cos(pi f j/14), 9 sin(pi f j/14), f = 1, 3, 9")),
      (
        "gap/A-11x19.csv",
        matrix(
          GapMatrices.elevenByNineteen, "rounded 5 cos(pi f j/19), 5 sin(pi f j/19), f = 1, 3, 5, 9, 17, and an alternating row")
      ),
      ("gap/truth-5.csv", matrix(GapMatrices.truth, "z with two active features, worst for linear probes on A-4x5.csv")),
      ("gap/activation-4.csv", matrix(GapMatrices.fourByFive * GapMatrices.truth, "Az for A-4x5.csv and truth-5.csv")),
    ]
  }
}
