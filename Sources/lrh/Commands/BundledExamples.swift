// SPDX-License-Identifier: Apache-2.0
import Certification
import CliqueNumber
import Constructions
import ExactArithmetic
import FloatNumerics
import Geometry
import GraphFiles
import Graphs
import LinearSensing
import LowerBound
import MatrixFiles
import NearIdentityRank
import Reports
import Statements
import TextLayout
import TuranTheorem
import UpperBound
import Walkthroughs

/// A statement on an instance, run by `lrh demo`.
struct BundledExample {
  /// The verdicts an example may be expected to have.
  enum Verdict: String { case proved, refuted }

  /// Names its certificate.
  let name: String
  /// The statement, by its number.
  let statement: String
  let expected: Verdict
  /// The report and the outcomes, each with the suffix of its certificate's name.
  let run: (Certifier, TextStyle) throws -> (text: String, outcomes: [(suffix: String, outcome: Outcome)])
}

/// The instances the project generates itself, and what is shown on them.
enum BundledExamples {
  /// All examples, in the order of the paper.
  static var all: [BundledExample] {
    [
      BundledExample(name: "figure-1", statement: "Figure 1, Remark 6", expected: .proved) { certifier, style in
        let (report, outcomes) = try FigureOneWalkthrough.run(certifier: certifier)
        return (report.text(style: style), outcomes.map { (suffix: $0.name, outcome: $0.outcome) })
      },
      recovery(
        "pair-passes", "eq. 4, 9, 10", ("16 equiangular lines in R⁶", "matched, b_i = a_i/‖a_i‖²"), sixteenLines, sparsity: 2,
        epsilon: Rational(3, 4)),
      recovery(
        "pair-fails", "eq. 4, 9, 10", ("16 equiangular lines in R⁶", "matched, b_i = a_i/‖a_i‖²"), sixteenLines, sparsity: 2,
        epsilon: Rational(1, 2), expected: .refuted),
      BundledExample(name: "lines-28-incoherence", statement: "Definition 4", expected: .proved) { certifier, style in
        let input = ProofInput(LineSystems.twentyEightInR7)
        let mu = Rational(1, 3)
        let result = try IncoherenceProver(certifier).prove(input, mu: mu, relation: .le)
        return (
          Report.incoherence("28 equiangular lines in R⁷", input, result, mu: mu, relation: .le, style: style).text, [("", result.outcome)]
        )
      },
      BundledExample(name: "upper-bound", statement: "Theorem 2, Lemma 5", expected: .proved) { certifier, style in
        let parameters = UpperBoundParameters(features: 300, sparsity: 2, epsilon: Rational(3, 4), delta: Rational(1, 10), seed: 1)
        let (report, outcomes) = try UpperBoundWalkthrough.run(parameters, certifier: certifier)
        return (report.text(style: style), Array(zip(["incoherence", "recovery"], outcomes)))
      },
      alon("lines-28", "Gram matrix of 28 equiangular lines in R⁷", gram(LineSystems.twentyEightInR7)),
      alon("e8", "Gram matrix of the 120 lines of E8", gram(LineSystems.e8)),
      alon("near-identity", "Gram matrix of 40 random sign vectors in R²⁴", gram(randomSigns)),
      BundledExample(name: "rank", statement: "Lemma 7 (rank)", expected: .proved) { certifier, style in
        let input = ProofInput(gram(randomSigns))
        let outcome = try RankProver(certifier).prove(input)
        return (Report.rank("Gram matrix of 40 random sign vectors in R²⁴", input, outcome, style: style).text, [("", outcome)])
      },
      BundledExample(name: "hypothesis-fails", statement: "Lemma 7", expected: .refuted) { certifier, style in
        let input = ProofInput(gram(LineSystems.e8))
        var options = NearIdentityRankProver.Options()
        options.mu = Rational(1, 2)
        let result = try NearIdentityRankProver(certifier).prove(input, options)
        return (
          Report.nearIdentityRank("Gram matrix of the 120 lines of E8, with μ = 1/2 and <", input, result, style: style).text,
          [("", result.outcome)]
        )
      },
      BundledExample(name: "lower-bound", statement: "Theorem 3", expected: .proved) { certifier, style in
        let (encoder, probe) = (ProofInput(.matrix(sixteenLines.0)), ProofInput(.matrix(sixteenLines.1)))
        let epsilon = Rational(3, 4)
        let result = try InterferenceChainProver(certifier).prove(encoder: encoder, probe: probe, sparsity: 2, epsilon: epsilon)
        let walkthrough = LowerBoundWalkthrough(result, sparsity: 2, epsilon: epsilon, relation: .lt, scaled: false)
        return (walkthrough.report.text(style: style), [("", result.outcome)])
      },
      BundledExample(name: "proposition-9", statement: "Proposition 9, Remark 10", expected: .proved) { certifier, style in
        let parameters = GeometryParameters(features: 16, sparsity: 1, epsilon: Rational(1, 2), delta: Rational(1, 2))
        let run = try GeometryConstruction(parameters, certifier: certifier)
        return (
          GeometryWalkthrough(run).report.text(style: style), [("geometry", run.geometry.outcome), ("incoherence", run.incoherence)]
        )
      },
      BundledExample(name: "geometry", statement: "Proposition 11", expected: .proved) { certifier, style in
        let (encoder, probe) = (ProofInput(.matrix(sixteenLines.0)), ProofInput(.matrix(sixteenLines.1)))
        let epsilon = Rational(3, 4)
        let result = try GeometryProver(certifier).prove(encoder: encoder, probe: probe, sparsity: 2, epsilon: epsilon)
        let names = (encoder: "16 equiangular lines in R⁶", probe: "matched, b_i = a_i/‖a_i‖²")
        return (
          Report.geometry(names, encoder, probe, result, sparsity: 2, epsilon: epsilon, relation: .lt, style: style).text,
          [("", result.outcome)]
        )
      },
      turan("petersen", "the Petersen graph", NamedGraphs.petersen, cliqueSize: 3),
      turan("turan-13-4", "the Turán graph T(13, 4)", NamedGraphs.turan(13, parts: 4), cliqueSize: 5),
      turan("hamming-6-4", "the Hamming graph of 6-bit words at distance ≥ 4", NamedGraphs.hamming(6, distance: 4), cliqueSize: 4),
      turan("johnson-8-2-4", "the Johnson graph J(8, 2, 4)", NamedGraphs.johnson(8, weight: 2, distance: 4), cliqueSize: 5),
      cliqueNumber("petersen-clique-number", "the Petersen graph", NamedGraphs.petersen),
      cliqueNumber("hamming-6-4-clique-number", "the Hamming graph of 6-bit words at distance ≥ 4", NamedGraphs.hamming(6, distance: 4)),
    ] + capacity + access + gap + thresholds
  }

  /// The same matrices and graphs as files, by path.
  static var files: [(name: String, text: String)] {
    func matrix(_ matrix: Matrix<Rational>, _ comment: String) -> String {
      TextMatrixWriter.text(.rational(matrix), comments: [comment])
    }
    func graph(_ graph: Graph, _ comment: String) -> String { DimacsWriter.text(graph, comments: [comment]) }
    return [
      (
        "figure-1/encoder.csv",
        TextMatrixWriter.text(.surd(FigureOne.encoder, radicand: 3), comments: ["Figure 1: a_cat, a_happy, as columns"])
      ),
      (
        "figure-1/probe.csv",
        TextMatrixWriter.text(.surd(FigureOne.probe, radicand: 3), comments: ["Figure 1: b_cat, b_happy, as columns"])
      ),
      ("lines/lines-16-in-R6.csv", matrix(LineSystems.sixteenInR6, "16 equiangular lines in R^6, cosine 1/3, as columns")),
      ("lines/lines-28-in-R7.csv", matrix(LineSystems.twentyEightInR7, "28 equiangular lines in R^7, cosine 1/3, as columns of R^8")),
      ("lines/e8-120.csv", matrix(LineSystems.e8, "the 120 lines of the root system E8, as columns")),
      ("near-identity/gram-40.csv", matrix(gram(randomSigns), "Gram matrix of 40 random sign vectors in R^24, divided by 24")),
      ("graphs/petersen.clq", graph(NamedGraphs.petersen, "the Petersen graph")),
      ("graphs/turan-13-4.clq", graph(NamedGraphs.turan(13, parts: 4), "the Turan graph T(13,4)")),
      ("graphs/hamming-6-4.clq", graph(NamedGraphs.hamming(6, distance: 4), "6-bit words, adjacent at distance >= 4")),
      ("graphs/johnson-8-2-4.clq", graph(NamedGraphs.johnson(8, weight: 2, distance: 4), "2-subsets of 8 points, adjacent when disjoint")),
    ] + gapFiles + thresholdFiles + lectureFiles
  }

  private static var sixteenLines: (InputMatrix, InputMatrix) {
    let a = LineSystems.sixteenInR6
    return (.rational(a), .rational(a.map { $0 / 6 }))
  }

  /// 40 sign vectors in R²⁴ from seed 7.
  private static var randomSigns: Matrix<Rational> {
    var generator = Xoshiro256StarStar(seed: 7)
    let columns = (0..<40).map { _ in generator.nextSigns(24) }
    return Matrix(rows: 24, columns: 40) { Rational(columns[$1][$0]) }
  }

  /// AᵀA with its rows divided by the diagonal.
  private static func gram(_ a: Matrix<Rational>) -> Matrix<Rational> {
    let gram = a.transpose * a
    return Matrix(rows: gram.rows, columns: gram.columns) { gram[$0, $1] / gram[$0, $0] }
  }

  private static func recovery(
    _ name: String, _ statement: String, _ names: (String, String), _ pair: (InputMatrix, InputMatrix), sparsity: Int, epsilon: Rational,
    expected: BundledExample.Verdict = .proved
  ) -> BundledExample {
    BundledExample(name: name, statement: statement, expected: expected) { certifier, style in
      let (encoder, probe) = (ProofInput(.matrix(pair.0)), ProofInput(.matrix(pair.1)))
      let result = try RecoveryProver(certifier).prove(encoder: encoder, probe: probe, sparsity: sparsity, epsilon: epsilon)
      let report = Report.recovery(
        (encoder: names.0, probe: names.1), encoder, probe, result, sparsity: sparsity, epsilon: epsilon, relation: .lt, domain: .signed,
        style: style)
      return (report.text, [("", result.outcome)])
    }
  }

  private static func alon(_ name: String, _ description: String, _ matrix: Matrix<Rational>) -> BundledExample {
    BundledExample(name: name, statement: "Lemma 7, Corollary 8", expected: .proved) { certifier, style in
      let input = ProofInput(matrix)
      let result = try NearIdentityRankProver(certifier).prove(input)
      return (Report.nearIdentityRank(description, input, result, style: style).text, [("", result.outcome)])
    }
  }

  private static func turan(_ name: String, _ description: String, _ graph: Graph, cliqueSize: Int) -> BundledExample {
    BundledExample(name: name, statement: "Turán's theorem", expected: .proved) { certifier, style in
      let input = ProofInput(.graph(graph))
      let result = try TuranProver(certifier).prove(input, cliqueSize: cliqueSize)
      return (
        Report.turan(description, input, result, cliqueSize: cliqueSize, side: .graph, style: style).text, [("", result.outcome)]
      )
    }
  }

  private static func cliqueNumber(_ name: String, _ description: String, _ graph: Graph) -> BundledExample {
    BundledExample(name: name, statement: "Turán's theorem (clique number)", expected: .proved) { certifier, style in
      let input = ProofInput(.graph(graph))
      let result = try CliqueNumberProver(certifier).prove(input)
      return (Report.cliqueNumber(description, input, result, style: style).text, [("", result.outcome)])
    }
  }
}
