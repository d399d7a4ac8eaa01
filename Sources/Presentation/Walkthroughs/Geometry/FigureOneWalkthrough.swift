// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import Geometry
import LinearSensing
import Statements
import TextLayout

/// Figure 1 of the paper in ℚ(√3): two features in the plane that are read exactly though they are not orthogonal.
public enum FigureOneWalkthrough {
  /// The ε of the certificate; any ε > 0 would do.
  public static let epsilon = Rational(1, 100)

  /// Tells and certifies it.
  ///
  /// - Returns: the report; the outcomes, each with a name: the worst-case error, and the geometry.
  /// - Throws: `KernelRejection` for a defect of the prover.
  public static func run(certifier: Certifier = Certifier()) throws -> (report: Walkthrough, outcomes: [(name: String, outcome: Outcome)]) {
    let encoder = ProofInput(.matrix(.surd(FigureOne.encoder, radicand: FigureOne.radicand)))
    let probe = ProofInput(.matrix(.surd(FigureOne.probe, radicand: FigureOne.radicand)))
    let error = try RecoveryProver(certifier).prove(encoder: encoder, probe: probe, sparsity: 2, epsilon: nil)
    let geometry = try GeometryProver(certifier).prove(encoder: encoder, probe: probe, sparsity: 2, epsilon: epsilon)
    let outcomes = [(name: "error", outcome: error.outcome), (name: "geometry", outcome: geometry.outcome)]
    return (report(error.outcome, geometry), outcomes)
  }

  private static let names = ["cat", "happy"]

  /// `√3/2`, `-2√3/3`, `1/2`; sums as they are.
  private static func text(_ value: QuadraticSurd) -> String {
    guard value.rational.isZero, !value.coefficient.isZero else { return value.description }
    let (n, d) = (value.coefficient.numerator, value.coefficient.denominator)
    let size = n.magnitude.isOne ? "" : n.magnitude.description
    return (n.sign < 0 ? "-" : "") + size + "√\(value.radicand)" + (d.isOne ? "" : "/\(d)")
  }

  private static func vector(_ matrix: Matrix<QuadraticSurd>, _ j: Int) -> String { "(\(text(matrix[0, j])), \(text(matrix[1, j])))" }

  private static let files = "--encoder examples/figure-1/encoder.csv --probe examples/figure-1/probe.csv --sparsity 2"

  private static func report(_ error: Outcome, _ geometry: GeometryProver.Result) -> Walkthrough {
    let (a, b) = (FigureOne.encoder, FigureOne.probe)
    let c = b.transpose * a
    let outcomes = [error, geometry.outcome]
    return Walkthrough(
      name: "figure-1", title: "Figure 1: probes need not be representations",
      introduction: [
        "Two features, cat and happy, are stored in two neurons. Each has a representation, the vector a of two numbers that is added to the neurons "
          + "when the feature is active, and a probe, the vector b whose inner product with the neurons reads it. One might expect that features can be "
          + "told apart only if their representations are orthogonal, and that each is read along its own representation. Neither is so.",
        "Every number below is exact, in ℚ(√3).",
      ],
      steps: [vectors(a, b), products(a, b, c, error), decoding(a, b), angles(geometry)],
      conclusion: .init(
        verdict: outcomes.allSatisfy { $0.verdict == .proved } ? .proved : .undecided, sentences: outcomes.map(\.sentence)),
      command: "lrh walkthrough figure-1")
  }

  private static func vectors(_ a: Matrix<QuadraticSurd>, _ b: Matrix<QuadraticSurd>) -> WalkthroughStep {
    WalkthroughStep(
      title: "The four vectors", reference: "Figure 1",
      statement: "a_cat = (1/2, √3/2), a_happy = (1, 0) are the representations; b_cat = (0, 2/√3), b_happy = (1, −1/√3) the probes.",
      tables: [
        .init(
          ["feature", "representation a", "probe b"], (0..<2).map { [names[$0], vector(a, $0), vector(b, $0)] }, wordColumns: [0, 1, 2])
      ],
      why: "1/√3 = √3/3, so that everything is p + q√3 with rational p and q.", verdict: .none("these are the data"),
      exhibits: [("A", a), ("B", b)].map { name, matrix in
        Exhibit(name, .matrix(.surd(matrix, radicand: FigureOne.radicand), rowLabels: nil, columnLabels: nil))
      })
  }

  private static func products(
    _ a: Matrix<QuadraticSurd>, _ b: Matrix<QuadraticSurd>, _ c: Matrix<QuadraticSurd>, _ error: Outcome
  ) -> WalkthroughStep {
    var rows: [[String]] = []
    for i in 0..<2 {
      for j in 0..<2 {
        let terms = (0..<2).map { "(\(text(b[$0, i])))·(\(text(a[$0, j])))" }.joined(separator: " + ")
        rows.append(["⟨b_\(names[i]), a_\(names[j])⟩", terms, c[i, j].description])
      }
    }
    return WalkthroughStep(
      title: "BᵀA = I", reference: "Figure 1, eq. 3",
      statement: "Each probe answers 1 to its own feature and 0 to the other one.",
      tables: [.init(["inner product", "sum", "value"], rows, wordColumns: [0, 1])],
      why: "b_cat is orthogonal to a_happy, and b_happy to a_cat; their lengths make the other two products 1.",
      verdict: .exact(holds: c == .identity(2), "BᵀA is the identity, so ẑ = BᵀAz = z for every z: no sparsity, no ε is needed"),
      bearings: [Bearing("figure-1", StatementState(error)), Bearing("accessibility", StatementState(error))],
      certificates: [NamedOutcome("error", error)], command: "lrh prove recovery \(files)")
  }

  private static func decoding(_ a: Matrix<QuadraticSurd>, _ b: Matrix<QuadraticSurd>) -> WalkthroughStep {
    let z = Matrix<QuadraticSurd>(rows: 2, columns: 1, entries: [.one, QuadraticSurd(Rational(-1, 2))])
    let x = a * z
    let read = b.transpose * x
    return WalkthroughStep(
      title: "A state read back", reference: "eq. 1", statement: "z = (1, −1/2) goes to the activations x = Az and is read back as Bᵀx.",
      tables: [
        .init([("z", vector(z, 0)), ("x = Az", vector(x, 0)), ("ẑ = Bᵀx", vector(read, 0))])
      ],
      why: "x is a_cat − a_happy/2, which is not along a_cat; b_cat reads it as 1 all the same.",
      verdict: .exact(holds: read == z, "ẑ = z"))
  }

  private static func angles(_ result: GeometryProver.Result) -> WalkthroughStep {
    var rows: [[String]] = []
    if let geometry = result.geometry {
      let ranges = [
        ("a_i with b_i (both features)", geometry.own.range.least), ("a_cat with a_happy", geometry.encoder?.range.least),
        ("b_cat with b_happy", geometry.probe?.range.least),
      ]
      for (name, square) in ranges { if let square { rows.append([name, "\(square)", square.cosineForPeople]) } }
    }
    var facts: [(String, String)] = []
    if let bounds = result.bounds, let gammaSquared = result.geometry?.gammaSquared {
      let sum = bounds.pair.base.rounded(8) + bounds.pair.rootOf.squareRootApproximation
      facts = [
        ("γ² = max(1, largest squared norm)", gammaSquared.forPeople), ("Proposition 11 (i), ε = \(epsilon)", "≥ \(bounds.own.forPeople)"),
        ("Proposition 11 (ii), (iii)", "≤ \(bounds.pair.base) + √(\(bounds.pair.rootOf)) \(sum.approximation())"),
      ]
    }
    return WalkthroughStep(
      title: "The angles", reference: "Figure 1, Remark 6, Remark 10, Proposition 11",
      statement: "The representations are not orthogonal, nor are the probes; and no representation points along its own probe.",
      comparisons: comparisons(result), tables: [.init(["vectors", "cosine·|cosine|", "cosine"], rows), .init(facts)],
      why:
        "orthogonality is between a probe and the other representations. Since two columns of A may correlate without harm, their "
        + "correlation alone proves no lower bound (Remark 6); encoder and decoder weights are two things (Remark 10). How far this can "
        + "go is a matter of the norms: Propositions 9 and 11.",
      verdict: .exact(
        holds: result.geometry?.encoder?.range.least == QuadraticSurd(Rational(1, 4)),
        "a_cat and a_happy are at 60°, b_cat and b_happy at 120°, a_i and b_i at 30°; all of it is in the certificate"),
      bearings: ["remark-6", "remark-10", "proposition-11"].map { Bearing($0, StatementState(result.outcome)) },
      certificates: [NamedOutcome("geometry", result.outcome)], command: "lrh prove geometry \(files) --epsilon \(epsilon)")
  }

  /// Proposition 11 (i), by signed squares.
  private static func comparisons(_ result: GeometryProver.Result) -> [Comparison] {
    guard let geometry = result.geometry, let bounds = result.bounds else { return [] }
    return [
      Comparison(.init("least cos(a_i, b_i)²", geometry.own.range.least), .atLeast, .init("((1−ε)/γ²)²", bounds.own * bounds.own))
    ]
  }
}
