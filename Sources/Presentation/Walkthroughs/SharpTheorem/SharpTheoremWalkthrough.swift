// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import LinearSensing
import Statements

/// The sharp theorem for one encoder told step by step: one kernel vector against every decoder, and probes that reach its bound (F7).
public struct SharpTheoremWalkthrough: Sendable {
  /// A, in the units of the feature scale.
  let a: Matrix<Rational>
  let k: Int
  let epsilon: Rational?
  let relation: Relation
  /// Without ε: exactly the least error.
  let optimal: AccessProver.Result
  /// With ε.
  let decision: Outcome?
  let arguments: String
  let instance: WalkthroughEncoder

  /// 16 equiangular lines in R⁶; k = 2 suits them.
  public static var bundled: WalkthroughEncoder {
    WalkthroughEncoder(
      ProofInput(LineSystems.sixteenInR6), arguments: "--encoder examples/lines/lines-16-in-R6.csv",
      story:
        "Here the columns of A are the 16 sign vectors of R⁶ with first entry 1 and an even number of −1: any two enclose the same angle, up to sign (cosine ±1/3)."
    )
  }

  /// Finds the best probes and the kernel vectors that prove them best, certifies them, and tells it.
  ///
  /// - Precondition: A is rational; k ≥ 1; ε > 0.
  /// - Complexity: that of `BestDecoder`, twice with ε.
  public static func run(
    _ encoder: WalkthroughEncoder, sparsity k: Int, epsilon: Rational? = nil, relation: Relation = .lt, certifier: Certifier = Certifier(),
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Walkthrough {
    let prover = AccessProver(certifier)
    let optimal = try prover.prove(
      encoder.encoder, sparsity: k, epsilon: nil, featureScale: encoder.featureScale, progress: progress)
    let decision = try epsilon.map {
      try prover.prove(
        encoder.encoder, sparsity: k, epsilon: $0, relation: relation, featureScale: encoder.featureScale, progress: progress
      ).outcome
    }
    return SharpTheoremWalkthrough(
      a: encoder.scaled, k: k, epsilon: epsilon, relation: relation, optimal: optimal, decision: decision, arguments: encoder.arguments,
      instance: encoder
    ).report
  }

  var report: Walkthrough {
    let hidden = v.entries.isEmpty ? [noKernel] : [hiddenVector, unnoticed, sums]
    return Walkthrough(
      name: "sharp-theorem", title: "The sharp theorem step by step: \(Figure.count(m, "feature")) in d = \(d), sparsity k = \(k)",
      introduction: [
        "The representations are fixed: the columns of A. Which probes read them best, and how well? Theorems 2 and 3 speak of some A, or of every A. For one A "
          + "there is an exact answer: the least worst-case error of any probes is min(1, k·μ*), where μ* is read off the vectors that A sends to 0.",
        "The proof has two halves that meet. A vector v with Av = 0 leaves no trace in the neurons, so no probe can take account of it: every B errs. And linear "
          + "programming finds probes that err no more.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything."
          + (instance.featureScale != nil ? " A is meant " + FeatureUnits.featureScale.encoderWords + "." : ""),
      ] + (instance.story.map { [$0] } ?? []),
      terms: [
        .init(
          "kernel of A",
          "all v with Av = 0: combinations of features that cancel in the neurons. With more features than neurons there are some."),
        .init("‖v‖_∞, ‖v‖₁", "the largest |v_j|, and the sum of all |v_j|."),
        .init("‖E_i‖₍ₖ₎", "the sum of the k largest entries of row i of |E|, E = BᵀA − I: the worst error of feature i on k-sparse z."),
        .init("μ*", "the largest ‖v‖_∞/‖v‖₁ in the kernel: how much of a vector without trace may sit on one feature."),
      ], steps: [task] + hidden + [duality, meeting] + (decision == nil ? [] : [question]) + [staircase], conclusion: conclusion,
      command: instance.command("sharp-theorem", parameters))
  }

  var d: Int { a.rows }
  var m: Int { a.columns }
  var decoder: BestDecoder { optimal.decoder }
  /// The binding feature.
  var i: Int { decoder.bindingFeature }
  /// Its kernel vector.
  var v: SparseVector { decoder.kernelVectors[i] }
  /// min(1, k·μ*).
  var least: Rational { decoder.error(sparsity: k) }
  var parameters: String {
    "--sparsity \(k)" + (epsilon.map { " --epsilon \($0)" } ?? "") + (relation == .le && epsilon != nil ? " --non-strict" : "")
  }

  private var conclusion: Walkthrough.Conclusion {
    let outcome = decision ?? optimal.outcome
    return .init(
      verdict: outcome.verdict, sentences: [outcome.sentence] + (decision == nil ? [] : ["In any case: " + optimal.outcome.sentence]))
  }
}
