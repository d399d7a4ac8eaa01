// SPDX-License-Identifier: Apache-2.0
import Constructions
import ExactArithmetic
import GraphFiles
import Graphs
import MatrixFiles

/// The inputs of the lecture kit, `examples/lecture`.
extension BundledExamples {
  static var lectureFiles: [(name: String, text: String)] {
    func matrix(_ matrix: Matrix<Rational>, _ comment: String) -> String { TextMatrixWriter.text(.rational(matrix), comments: [comment]) }
    let threeLines = Matrix<Rational>(rows: 3, columns: 3) { $0 == $1 ? 1 : Rational(-1, 2) }
    return [
      (
        "lecture/encoder-7x12.csv",
        matrix(
          NeuronSets.encoder, "12 features in 7 neurons: the 10 sets of three of the first five, and two that lean on the first two sets")
      ),
      ("lecture/probe-7x12.csv", matrix(NeuronSets.probe, "probes for encoder-7x12.csv: worst-case error 11/20 at sparsity 2")),
      (
        "lecture/probe-better-7x12.csv",
        matrix(NeuronSets.betterProbe, "better probes for encoder-7x12.csv: worst-case error 1/2 at sparsity 2, the least there is")
      ),
      ("lecture/three-lines.csv", matrix(threeLines, "inner products of three unit vectors in the plane, 120 degrees apart")),
      (
        "lecture/two-triples.clq",
        DimacsWriter.text(
          NamedGraphs.turan(6, parts: 2), comments: ["six vertices in two groups of three, joined across: 9 edges, no triangle"])
      ),
    ]
  }
}
