// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Geometry
import Statements
import TextLayout

/// The construction of Proposition 9 told step by step (F13).
public struct GeometryWalkthrough: Sendable {
  private let run: GeometryConstruction

  /// The walkthrough of a construction.
  public init(_ run: GeometryConstruction) { self.run = run }

  /// The report.
  public var report: Walkthrough {
    Walkthrough(
      name: "geometry",
      title:
        "Proposition 9 step by step: \(Figure.count(m, "feature")), k = \(k), ε = \(epsilon), δ = \(run.parameters.delta)",
      introduction: [
        "Feature j is stored as a vector a_j, its representation, and read with a vector b_j, its probe: the reading is the inner product of b_j with "
          + "the sum of the active representations. One might think that a_j and b_j point the same way. "
          + "Proposition 9: a representation may be almost orthogonal to its own probe, and all representations almost parallel, though every feature is read: "
          + "add one long common vector λa* to all representations and another, λb*, to all probes.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything.",
      ],
      steps: [choice, coherence, sample, recovery, ownCosines, pairCosines, norms, printed], conclusion: conclusion,
      command: "lrh walkthrough geometry \(arguments)")
  }

  private var arguments: String {
    "--features \(m) --sparsity \(k) --epsilon \(epsilon) --delta \(run.parameters.delta) --seed \(run.parameters.seed)"
      + (run.parameters.neurons.map { " --neurons \($0)" } ?? "")
  }
  private var m: Int { run.parameters.features }
  private var k: Int { run.parameters.sparsity }
  private var epsilon: Rational { run.parameters.epsilon }
  private var l: Rational { run.lambda.value }
  private var mu: Rational { run.mu }
  private var errorLimit: Rational { Rational(k) * (1 + l) * (1 + l) * mu }
  private var cosines: PairGeometry? { run.geometry.geometry }

  // MARK: The steps

  private var choice: WalkthroughStep {
    let square = 1 + l * l
    return WalkthroughStep(
      title: "How long the common vector is", reference: "Proposition 9, its λ",
      statement: "λ = √(1/δ − 1), so that 1/(1 + λ²) = δ: the share of a_i that is its own.",
      tables: [
        .init([
          ("δ", Figure.of(run.parameters.delta)), ("1/δ − 1", Figure.of(1 / run.parameters.delta - 1)), ("λ", Figure.of(l)),
          ("1/(1 + λ²)", Figure.of(1 / square)), ("λ²/(1 + λ²)", Figure.of(l * l / square)),
        ])
      ],
      why: "in a_i = c_i + λa* the two parts are almost orthogonal, so ‖a_i‖² ≈ 1 + λ², while ⟨b_i, a_i⟩ ≈ 1 and ⟨a_i, a_j⟩ ≈ λ².",
      verdict: .exact(
        holds: 1 / square <= run.parameters.delta,
        run.lambda.isExact ? "1/(1 + λ²) = δ" : "the root is not rational; a rational λ a little above it gives 1/(1 + λ²) ≤ δ"))
  }

  private var coherence: WalkthroughStep {
    WalkthroughStep(
      title: "How incoherent the vectors must be", reference: "Proposition 9, its μ; Lemma 5; F13",
      statement:
        "c_1, …, c_m, a*, b* are to be μ-incoherent unit vectors with μ = ε/(k(1+λ)²). Random signs over √d are, once d is large enough.",
      tables: [
        .init([
          ("μ = ε/(k(1+λ)²)", Figure.of(mu)), ("printed: ε/(k(1+λ²))", Figure.of(run.printedMu)),
          ("least d with (m+2)(m+1)·exp(−dμ²/2) ≤ \(run.parameters.risk)", "\(run.formulaNeurons)"),
          (run.parameters.neurons == nil ? "used: the next square" : "used (given, made a square)", "\(run.neurons) = \(run.side)²"),
        ])
      ],
      why:
        "an entry of E = BᵀA − I is a sum of four inner products with weights 1, λ, λ, λ²: below (1+λ)²μ = ε/k in size. A square d makes "
        + "1/√d rational, so that nothing has to be rounded.",
      notes: [
        .init(
          kind: .erratum,
          text: "the printed μ forgets the cross terms 2λ: (1+λ)² is not 1+λ². It is too large; the last step shows what it costs.")
      ],
      verdict: run.parameters.neurons == nil
        ? .exact(holds: true, "exp(dμ²/2) ≥ (m+2)(m+1)/risk, by rational bounds around the exponential")
        : .none("d was given; the formula's d is beside it"))
  }

  private var sample: WalkthroughStep {
    let attempt = run.attempts[run.kept]
    return WalkthroughStep(
      title: "Draw the vectors", reference: "Lemma 5, Definition 4",
      statement: "Draw \(m + 2) columns of \(run.neurons) random signs, divided by \(run.side).",
      comparisons: [Comparison(("coherence", attempt.coherence), .less, ("μ", mu))],
      tables: [
        .init([
          ("seed", "\(attempt.seed)"), ("samples drawn", "\(run.attempts.count)"),
        ])
      ],
      why: "each inner product is an integer over d; the largest of them in size is the coherence, exactly.",
      notes: run.neurons >= m
        ? [
          .init(
            kind: .remark,
            text: "d ≥ m here: this is no superposition. Random signs pay off for very many features; the geometry is the same.")
        ] : [],
      verdict: .exact(holds: run.isIncoherent, "coherence < μ\(run.isIncoherent ? "" : " fails: F13 promises nothing for this sample")"),
      bearings: [Bearing("definition-4", StatementState(run.incoherence))],
      certificates: [NamedOutcome("incoherence", run.incoherence)])
  }

  private var recovery: WalkthroughStep {
    let worst = run.geometry.worst
    return WalkthroughStep(
      title: "Recovery", reference: "Proposition 9, eq. 4; F1",
      statement: "Every k-sparse z in [−1, 1]^\(m) is read within ε.",
      comparisons: [
        Comparison(("largest |C_ii − 1|", worst.diagonalError.value.rational), .less, ("(2λ+λ²)μ", (2 * l + l * l) * mu)),
        Comparison(("worst-case error", worst.error.rational), .less, ("k(1+λ)²μ = ε", errorLimit)),
      ],
      why: "ẑ_i − z_i is a sum of at most k entries of row i of E, each below ε/k.",
      verdict: .exact(holds: worst.error < QuadraticSurd(epsilon), "the worst-case error of this pair against ε = \(epsilon)"),
      bearings: [Bearing("accessibility", worst.error < QuadraticSurd(epsilon) ? .proved : .refuted)])
  }

  private func compare(_ names: [(String, PairGeometry.Extremes?)]) -> WalkthroughStep.Table {
    .init(
      ["cosine of", "least", "largest"],
      names.compactMap { name, extremes in
        extremes.map { [name, $0.range.least.cosineForPeople, $0.range.largest.cosineForPeople] }
      })
  }

  private var ownCosines: WalkthroughStep {
    let bound = run.thresholds.selfCosineBelow
    let holds = cosines.map { GeometryProver.Thresholds(selfCosineBelow: bound).hold($0) } ?? false
    return WalkthroughStep(
      title: "Every representation is far from its probe", reference: "Proposition 9 (i); F13",
      statement: "|cos(a_i, b_i)| < (1+(2λ+λ²)μ)/(1+λ²−2λμ) = \(bound.map(Figure.of) ?? "no bound"): δ + o(1) with the o(1) written out.",
      tables: [
        compare([("a_i with b_i", cosines?.own)]),
        .init([("1/(1+λ²)", Figure.of(1 / (1 + l * l))), ("the o(1)", bound.map { Figure.of($0 - 1 / (1 + l * l)) } ?? "–")]),
      ],
      why: "the numerator ⟨b_i, a_i⟩ is within (2λ+λ²)μ of 1, and ‖a_i‖², ‖b_i‖² exceed 1+λ²−2λμ.",
      notes: [
        .init(
          kind: .erratum,
          text: "(40), (41) bound ‖a_i‖ from the wrong side: the cosine needs a lower bound, 1+λ²−2λμ. And o(1) vanishes as μ → 0, so as "
            + "k/ε → ∞: not for fixed k and ε.")
      ],
      verdict: cosines == nil ? .none("the pair does not recover") : .exact(holds: holds, "by squares: cos² against the bound squared"))
  }

  private var pairCosines: WalkthroughStep {
    let bound = run.thresholds.pairCosineAbove
    let holds = cosines.map { GeometryProver.Thresholds(pairCosineAbove: bound).hold($0) } ?? false
    return WalkthroughStep(
      title: "All representations are close together, and so are all probes", reference: "Proposition 9 (ii), (iii); F13",
      statement: bound.map {
        "For i ≠ j, cos(a_i, a_j) and cos(b_i, b_j) exceed (λ²−(1+2λ)μ)/(1+λ²+2λμ) = \(Figure.of($0)): 1 − δ − o(1)."
      } ?? "λ² < (1+2λ)μ: the bound is negative and says nothing of positive cosines.",
      tables: [compare([("a_i with a_j", cosines?.encoder), ("b_i with b_j", cosines?.probe)])],
      why: "⟨a_i, a_j⟩ is at least λ² − (1+2λ)μ, and both norms squared are below 1+λ²+2λμ.",
      verdict: cosines == nil || bound == nil || m == 1
        ? .none(m == 1 ? "there is no pair" : "nothing to compare") : .exact(holds: holds, "by squares, both cosines being positive"))
  }

  private var norms: WalkthroughStep {
    var facts: [(String, String)] = []
    if let cosines, let bounds = run.geometry.bounds {
      facts = [
        ("γ², the largest squared norm (or 1)", cosines.gammaSquared.forPeople), ("1 + λ²", Figure.of(1 + l * l)),
        ("(1−ε)/γ² ≤ cos(a_i, b_i)", bounds.own.forPeople), ("least cos(a_i, b_i)", cosines.own.range.least.cosineForPeople),
      ]
    }
    return WalkthroughStep(
      title: "It cannot be had with shorter vectors", reference: "Proposition 11",
      statement:
        "With norms at most γ, recovery within ε forces cos(a_i, b_i) ≥ (1−ε)/γ²; here γ² ≈ 1 + λ², and the cosine is about 1/(1+λ²).",
      tables: [.init(facts)], why: "the construction is within a factor of about 1−ε of what Proposition 11 (i) allows for its norms.",
      verdict: cosines == nil
        ? .none("the pair does not recover")
        : .certified(run.geometry.outcome.verdict, "Proposition 11's three comparisons are part of the certificate"),
      bearings: [
        Bearing("proposition-9", run.succeeded ? .proved : run.geometry.outcome.verdict == .undecided ? .undecided : .hypothesisFails),
        Bearing("proposition-11", cosines == nil ? .hypothesisFails : StatementState(run.geometry.outcome)),
        Bearing("remark-10", run.succeeded ? .proved : .undecided),
      ],
      certificates: [NamedOutcome("geometry", run.geometry.outcome)])
  }

  private var printed: WalkthroughStep {
    let g = (mu + run.printedMu) / 2
    let error = GeometryConstruction.equiangularError(features: m, sparsity: k, lambda: l, g: g)
    var facts = [
      ("entries of E are below (1+λ)²μ", "\(Figure.of((1 + l) * (1 + l) * run.printedMu)), but ε/k = \(Figure.of(epsilon / Rational(k)))"),
      ("vectors with all inner products g", "g = \(Figure.of(g)), below the printed μ"), ("their worst-case error", Figure.of(error)),
      ("d for the printed μ", "\(run.printedNeurons) instead of \(run.formulaNeurons)"),
    ]
    if let sample = run.printedSample {
      let sign = sample.coherence < run.printedMu ? "<" : "≥"
      facts.append(("a sample at that d: coherence", "\(Figure.of(sample.coherence)) \(sign) printed μ"))
      facts.append(("its worst-case error", "\(Figure.of(sample.error)) \(sample.error < epsilon ? "<" : "≥") ε"))
    }
    return WalkthroughStep(
      title: "What the printed μ gives", reference: "Proposition 9, its proof; erratum 4",
      statement: "With μ = ε/(k(1+λ²)) = \(Figure.of(run.printedMu)) incoherence does not give recovery within ε.",
      tables: [.init(facts)],
      why:
        "m + 2 unit vectors with all inner products g exist for every g in (0, 1): Gram matrix (1−g)I + gJ. They have C_ii − 1 = (2λ+λ²)g and "
        + "C_ij = (1+λ)²g. A random sample usually recovers all the same, since its inner products do not conspire.",
      notes: [.init(kind: .remark, text: "the proposition is true: only the constant in d changes (lrh explain errata).")],
      verdict: .exact(
        holds: error >= epsilon,
        error >= epsilon
          ? "these vectors are incoherent for the printed μ and are not read within ε"
          : "for so few features (m ≤ k) even these vectors are read within ε; with m > k they are not"))
  }

  private var conclusion: Walkthrough.Conclusion {
    var sentences: [String] = []
    var verdict = run.succeeded ? Walkthrough.Verdict.proved : .undecided
    sentences.append(run.geometry.outcome.sentence)
    switch run.geometry.outcome {
    case .proved where !run.succeeded: sentences.append("But not all of the cosines are within F13's bounds for μ.")
    case .refuted:
      verdict = .refuted
      sentences.append("This sample fails; the proposition speaks of some A, B.")
    case .proved, .undecided: break
    }
    if case .refuted = run.incoherence {
      sentences.append("Incoherence, the means to that end, fails: " + run.incoherence.sentence)
    } else {
      sentences.append(run.incoherence.sentence)
    }
    return .init(verdict: verdict, sentences: sentences)
  }
}
