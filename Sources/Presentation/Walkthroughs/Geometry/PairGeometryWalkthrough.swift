// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Geometry
import LinearSensing
import Statements
import TextLayout

/// Proposition 11 told step by step on a pair (A, B): norms and cosines of vectors that are read within ε (F13).
public struct PairGeometryWalkthrough: Sendable {
  private let result: GeometryProver.Result
  private let d, m, k: Int
  private let epsilon: Rational
  private let relation: Relation
  private let pair: WalkthroughPair

  /// Certifies the geometry of the pair, or that it does not recover, and tells it.
  ///
  /// - Precondition: A and B have the same size; k ≥ 1; 0 < ε < 1.
  public static func run(
    _ pair: WalkthroughPair, sparsity k: Int, epsilon: Rational, relation: Relation = .lt, certifier: Certifier = Certifier(),
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Walkthrough {
    let result = try GeometryProver(certifier).prove(
      encoder: pair.encoder, probe: pair.probe, sparsity: k, epsilon: epsilon, relation: relation, featureScale: pair.featureScale,
      progress: progress)
    let a = pair.scaled.encoder
    return PairGeometryWalkthrough(
      result: result, d: a.rows, m: a.columns, k: k, epsilon: epsilon, relation: relation, pair: pair
    ).report
  }

  private var report: Walkthrough {
    var steps = [recovery]
    if let geometry = result.geometry, let bounds = result.bounds {
      steps += [norms(geometry), own(geometry, bounds)]
      if let encoder = geometry.encoder, let probe = geometry.probe { steps.append(pairs(encoder, probe, bounds)) }
      steps.append(checked)
    }
    return Walkthrough(
      name: "geometry", title: "Proposition 11 step by step: \(Figure.count(m, "feature")) in d = \(d), k = \(k), ε = \(epsilon)",
      introduction: [
        "Feature j is stored as a vector a_j, its representation, and read with a vector b_j, its probe. Proposition 9 builds pairs in which a_j is almost orthogonal to its "
          + "own b_j; but the vectors of these are long. Proposition 11 says how far that can go: with all lengths at most γ, a_j and b_j enclose a cosine of at least (1 − ε)/γ², and no two "
          + "representations are closer than a bound that γ and ε give.",
        "Fractions, roots and = are exact; ≈ marks a rounded number. Cosines are compared by their squares."
          + (pair.featureScale == nil ? "" : " A and B are meant " + FeatureUnits.featureScale.words + "."),
      ],
      terms: [
        .init(
          "cosine", "of two vectors: their inner product over the product of their lengths. 1: same direction; 0: orthogonal; −1: opposite."
        ),
        .init("γ", "a bound on all lengths ‖a_i‖, ‖b_i‖, at least 1."),
      ], steps: steps, conclusion: conclusion, command: pair.command("geometry", parameters))
  }

  private var parameters: String { "--sparsity \(k) --epsilon \(epsilon)" + (relation == .le ? " --non-strict" : "") }
  private var sign: Comparison.Sign { relation == .lt ? .less : .atMost }

  private var conclusion: Walkthrough.Conclusion {
    var sentences = [result.outcome.sentence]
    if case .refuted = result.outcome {
      sentences.append("The hypothesis fails on this pair; Proposition 11 speaks of pairs that do recover.")
    }
    return .init(verdict: result.outcome.verdict, sentences: sentences)
  }

  // MARK: The steps

  private var recovery: WalkthroughStep {
    let worst = result.worst
    let recovers = result.geometry != nil
    return WalkthroughStep(
      title: recovers ? "Every reading is within ε" : "A reading is not within ε", reference: "eq. 4; F1",
      statement: "Over all z in [−1, 1]^\(m) with at most \(Words.nonzero(k)), the largest error |(BᵀAz − z)_i| is compared with ε.",
      comparisons: [Comparison(.init("worst-case error, at feature \(worst.row)", worst.error), sign, .init("ε", epsilon))],
      tables: recovers ? [] : [.init([("a z that shows it", Words.vector("z", worst.z))])],
      why: "the error of feature i is largest when z picks the k largest entries of row i of |C − I|, C = BᵀA, with matching signs.",
      verdict: recovers ? .exact(holds: true, "every k-sparse z is read within ε") : .certified(result.outcome),
      bearings: [Bearing("accessibility", recovers ? .proved : .refuted)] + (recovers ? [] : [Bearing("proposition-11", .hypothesisFails)]),
      certificates: recovers ? [] : [NamedOutcome("geometry", result.outcome)],
      command: "lrh prove recovery \(pair.arguments) \(parameters)",
      exhibits: pair.interference(upTo: exhibitLimit).map { [Exhibit("C = BᵀA", .matrix($0, rowLabels: nil, columnLabels: nil))] } ?? [])
  }

  private func norms(_ geometry: PairGeometry) -> WalkthroughStep {
    let comparisons = [
      Comparison(
        .init("largest ‖a_i‖², i = \(geometry.largestEncoderNorm.at)", geometry.largestEncoderNorm.squared), .atMost,
        .init("γ²", geometry.gammaSquared)),
      Comparison(
        .init("largest ‖b_i‖², i = \(geometry.largestProbeNorm.at)", geometry.largestProbeNorm.squared), .atMost,
        .init("γ²", geometry.gammaSquared)),
      Comparison(.init("", QuadraticSurd(1)), .atMost, .init("γ²", geometry.gammaSquared)),
    ]
    return WalkthroughStep(
      title: "How long the vectors are", reference: "Proposition 11", statement: "γ² is the largest of 1 and all squared lengths.",
      comparisons: comparisons,
      why:
        "a pair may be rescaled, a_i by a factor and b_i by its inverse, without changing any reading; the bounds are best when the lengths are equal.",
      notes: [.remark("γ ≥ 1 is needed: with shorter vectors the proposition is false (lrh explain errata).")],
      verdict: .exact(comparisons, "by comparing squares"))
  }

  private func own(_ geometry: PairGeometry, _ bounds: NormBounds) -> WalkthroughStep {
    let least = geometry.own
    let comparison = Comparison(
      .init("least cos(a_i, b_i)², i = \(least.leastAt.0)", least.range.least), .atLeast, .init("((1 − ε)/γ²)²", bounds.own * bounds.own))
    return WalkthroughStep(
      title: "No representation is orthogonal to its probe", reference: "Proposition 11 (i)",
      statement: "cos(a_i, b_i) ≥ (1 − ε)/γ² = \(bounds.own.forPeople) for every i.", comparisons: [comparison],
      tables: [
        .init([
          ("cos(a_i, b_i), least", least.range.least.cosineForPeople), ("cos(a_i, b_i), largest", least.range.largest.cosineForPeople),
        ])
      ],
      why: "z = e_i is read within ε, so ⟨b_i, a_i⟩ > 1 − ε; and the cosine is that over ‖a_i‖‖b_i‖ ≤ γ².",
      notes: [.remark("Weights of an encoder and a decoder are two different things (Remark 10); this is what ties them.")],
      verdict: .exact([comparison], "both cosines being positive, their squares decide"))
  }

  private func pairs(_ encoder: PairGeometry.Extremes, _ probe: PairGeometry.Extremes, _ bounds: NormBounds) -> WalkthroughStep {
    let rows = [("a_i, a_j", encoder), ("b_i, b_j", probe)].map { name, extremes in
      [
        name, extremes.range.least.cosineForPeople, extremes.range.largest.cosineForPeople,
        "\(extremes.widest.at.0), \(extremes.widest.at.1)",
      ]
    }
    let comparisons = [("a", encoder), ("b", probe)].map { name, extremes in
      PairGeometryWalkthrough.comparison("largest cos(\(name)_i, \(name)_j)²", extremes.widest.square, bounds.pair)
    }
    let bound = bounds.pair
    let sum = bound.base.rounded(8) + bound.rootOf.squareRootApproximation
    var facts = [("the bound, R = εγ²/(1−ε) + √(1 − (1−ε)²/γ⁴)", "\(bound.base) + √(\(bound.rootOf)) \(sum.approximation())")]
    if let sharper = bounds.sharperPair {
      let value = sharper.base.rounded(8) + sharper.rootOf.squareRootApproximation
      facts.append(("a sharper one (F13, part 3)", "\(sharper.base) + √(\(sharper.rootOf)) \(value.approximation())"))
    }
    return WalkthroughStep(
      title: "No two representations are too close, nor two probes", reference: "Proposition 11 (ii), (iii); F13",
      statement: "For i ≠ j, |cos(a_i, a_j)| and |cos(b_i, b_j)| are at most R.", comparisons: comparisons,
      tables: [.init(["vectors", "least cosine", "largest cosine", "widest at"], rows), .init(facts)],
      why:
        "if a_j pointed nearly along a_i, probe b_i, which is not orthogonal to a_i, would see a_j too: but |⟨b_i, a_j⟩| < ε. In angles: b_i is within the angle arccos((1−ε)/γ²) of a_i and nearly "
        + "orthogonal to a_j. Whether √q ≤ base + √root is decided by squaring: q − base² − root =: t, and t ≤ 0 or t² ≤ 4·base²·root.",
      notes: [
        .erratum(
          "step (47) of the printed proof is false for k = 1 and true for k ≥ 2; the statement holds for every k, with another proof (proofs/F13-geometry.md)."
        )
      ]
        + (bound.isVacuous
          ? [.remark("R ≥ 1 here: it bounds no cosine. The vectors are too long, or ε too large, for (ii) and (iii) to say anything.")]
          : []),
      verdict: .exact(comparisons, "by squares"))
  }

  /// √q ≤ base + √root as one comparison of squares.
  private static func comparison(_ name: String, _ q: QuadraticSurd, _ bound: RootBound) -> Comparison {
    let sum = bound.base * bound.base + bound.rootOf
    let t = q - sum
    if t.sign <= 0 { return Comparison(.init(name, q), .atMost, .init("base² + root", sum)) }
    return Comparison(
      .init("(\(name) − base² − root)²", t * t), .atMost, .init("4·base²·root", QuadraticSurd(4) * bound.base * bound.base * bound.rootOf))
  }

  private var checked: WalkthroughStep {
    WalkthroughStep(
      title: "All of it, checked", reference: "Proposition 11",
      statement:
        "The certificate holds the pair; the kernel recomputes every inner product, the extreme cosines and where they are, and the three comparisons.",
      why: "nothing is rounded: over ℚ(√D) the sign of p + q√D is that of p or of q, as p² and Dq² compare.",
      verdict: .certified(result.outcome),
      bearings: [Bearing("proposition-11", StatementState(result.outcome)), Bearing("remark-10", StatementState(result.outcome))],
      certificates: [NamedOutcome("geometry", result.outcome)], command: "lrh prove geometry \(pair.arguments) \(parameters)")
  }
}
