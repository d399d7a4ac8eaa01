// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatNumerics
import Statements
import UpperBound

/// The constructive upper bound (Theorem 2, Definition 4, Lemma 5, eq. 8, 18–20; F12) told step by step on one instance.
public struct UpperBoundWalkthrough: Sendable {
  let run: UpperBoundRun

  /// The walkthrough of a run.
  public init(_ run: UpperBoundRun) { self.run = run }

  /// Runs the construction and tells it.
  ///
  /// - Returns: the report, and the two certified outcomes: incoherence, then recovery.
  /// - Throws: `UpperBoundError` for parameters out of range (a usage error); `KernelRejection` for a defect of the prover.
  public static func run(
    _ options: UpperBoundParameters, certifier: Certifier = Certifier()
  ) throws -> (report: Walkthrough, outcomes: [Outcome]) {
    let run = try UpperBoundRun(options, certifier: certifier)
    return (UpperBoundWalkthrough(run).report, [run.incoherence, run.recovery])
  }

  /// The report.
  public var report: Walkthrough {
    Walkthrough(
      name: "upper-bound", title: "Theorem 2 step by step: \(Figure.count(m, "feature")), sparsity k = \(k), ε = \(epsilon)",
      introduction: [
        "Many features can share few neurons because random sign vectors in dimension d are nearly orthogonal. The proof is "
          + "probabilistic; its result here is one matrix, and that matrix is checked exactly.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything.",
      ],
      terms: terms,
      steps: [
        task, incoherenceSuffices, dimension, sample, onePair, allPairs, coherence, randomDecodings,
        worstDecoding, recentring,
        certificates,
      ],
      conclusion: conclusion, command: command)
  }

  private var command: String {
    "lrh walkthrough upper-bound --features \(m) --sparsity \(k) --epsilon \(epsilon) --delta \(delta) --seed \(run.parameters.seed)"
      + (run.dimensions.isGiven ? " --neurons \(d)" : "")
  }

  private var terms: [Walkthrough.Term] {
    [
      .init("feature", "something the layer may represent. z_j, between −1 and 1, says how strongly feature j is active; most z_j are 0."),
      .init(
        "representation",
        "the vector a_j of d numbers that stands for feature j: column j of A. With z active the neurons hold the sum x = Az."),
      .init(
        "probe",
        "the vector b_i with which feature i is read, column i of B: the reading is the inner product ⟨b_i, x⟩. Here B = A at first."),
      .init(
        "coherence",
        "of unit vectors: the largest |⟨c_i, c_j⟩|, i ≠ j. 0 means that all are orthogonal, which only d vectors can be; the vectors (1, 1)/√2 and "
          + "(1, 0) have 1/√2 ≈ 0.71. Vectors are μ-incoherent when the coherence is below μ."),
    ]
  }

  var m: Int { run.parameters.features }
  var k: Int { run.parameters.sparsity }
  var d: Int { run.dimensions.used }
  var epsilon: Rational { run.parameters.epsilon }
  var delta: Rational { run.parameters.delta }
  var mu: Rational { run.dimensions.mu }
  var observed: Rational { run.gram.coherence }

  var conclusion: Walkthrough.Conclusion {
    let recovered: Bool
    if case .proved = run.recovery { recovered = true } else { recovered = false }
    if run.succeeded {
      if case .proved = run.incoherence, recovered {
        return .init(
          verdict: .proved,
          sentences: [
            "\(Figure.count(m, "feature")), at most \(k) active at once, in d = \(d) \(d == 1 ? "neuron" : "neurons"): every reading is within "
              + "ε = \(epsilon). Both certificates were accepted; no probability is left."
              + (d >= m ? " (With d ≥ m this is no superposition yet: see step 3.)" : "")
          ])
      }
      return .init(
        verdict: .undecided,
        sentences: [
          "The sample has coherence < μ, but its certificates were not checked: " + run.recovery.sentence
        ])
    }
    var sentences = [
      "The construction failed: none of \(Figure.count(run.attempts.count, "sample")) with d = \(d) is μ-incoherent for μ = \(mu). "
        + "This refutes these samples, not Theorem 2: "
        + (d < run.dimensions.paper
          ? "Lemma 5 asks for d = \(run.dimensions.paper)."
          : "at this d Lemma 5 lets each sample fail with probability up to δ = \(delta). Try more samples.")
    ]
    if recovered {
      sentences.append(
        "The pair kept recovers every k-sparse z within ε all the same, and has a certificate of that: incoherence is sufficient for recovery, "
          + "not necessary.")
    }
    if case .refuted = run.incoherence { return .init(verdict: .refuted, sentences: sentences) }
    return .init(verdict: .undecided, sentences: sentences)
  }
}
