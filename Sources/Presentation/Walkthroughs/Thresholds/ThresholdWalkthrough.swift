// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import Constructions
import ExactArithmetic
import LinearSensing
import Statements
import Thresholds

/// Thresholds on Boolean features (Theorem 12, Corollary 13; F11) told step by step on an encoder, with given probes or any.
public struct ThresholdWalkthrough: Sendable {
  /// A, in the units of the feature scale.
  let a: Matrix<Rational>
  let k: Int
  /// The encoder's own, and with those of what is given.
  let encoderArguments, arguments: String
  /// The command, and the story of a bundled encoder.
  let command: String
  let story: String?
  /// B and the thresholds as given, scaled like A; nil when any will do.
  let probe, thresholds: Matrix<Rational>?
  /// With the probes given.
  let pair: ThresholdProver.Result?
  /// With any probes.
  let encoder: ThresholdProver.EncoderResult
  /// A with a row of ones: linear probes with error < ½.
  let extended: AccessProver.Result
  let capacity: CapacityProver.Result

  /// Probes and thresholds on the command line, besides the encoder.
  public struct Given: Sendable {
    /// B, d×m.
    public var probe: ProofInput
    /// t, m×1, a bias already taken off; nil for any.
    public var thresholds: ProofInput?
    /// `--probe B.npy --thresholds 1/2`.
    public var arguments: String

    /// What is given.
    public init(probe: ProofInput, thresholds: ProofInput? = nil, arguments: String) {
      self.probe = probe
      self.thresholds = thresholds
      self.arguments = arguments
    }
  }

  /// Three vectors in the plane, probes for them and the threshold 1/2; k = 2 suits them.
  public static var bundled: (encoder: WalkthroughEncoder, given: Given) {
    (
      WalkthroughEncoder(
        ProofInput(ThreeVectors.encoder), arguments: "--encoder examples/thresholds/encoder.csv",
        story:
          "Here three features lie in the plane, along (1, 0), (0, 1) and (−1, −1): their sum is 0, so all three at once look like none."),
      Given(
        probe: ProofInput(ThreeVectors.probe), thresholds: ProofInput(Matrix(rows: 3, columns: 1) { _, _ in Rational(1, 2) }),
        arguments: "--probe examples/thresholds/probe.csv --thresholds=1/2")
    )
  }

  /// Decides and certifies each step, and tells it.
  ///
  /// - Precondition: all matrices are rational; k ≥ 1.
  public static func run(
    _ encoder: WalkthroughEncoder, given: Given? = nil, sparsity k: Int, certifier: Certifier = Certifier(),
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Walkthrough {
    let prover = ThresholdProver(certifier)
    let a = encoder.scaled
    let (d, m) = (a.rows, a.columns)
    let pair = try given.map {
      try prover.prove(
        encoder: encoder.encoder, probe: $0.probe, thresholds: $0.thresholds, sparsity: k, featureScale: encoder.featureScale,
        progress: progress)
    }
    let any = try prover.prove(encoder: encoder.encoder, sparsity: k, featureScale: encoder.featureScale, progress: progress)
    let withOnes = Matrix(rows: d + 1, columns: m) { $0 == d ? Rational(1) : a[$0, $1] }
    let extended = try AccessProver(certifier).prove(ProofInput(withOnes), sparsity: k, epsilon: Rational(1, 2), progress: progress)
    let capacity = try CapacityProver(certifier).prove(m: m, k: k, decoder: .threshold)
    var (b, t): (Matrix<Rational>?, Matrix<Rational>?)
    if let matrix = given?.probe.matrix, case .rational(let scaled) = encoder.featureScale?.probe(matrix) ?? matrix { b = scaled }
    if case .rational(let vector)? = given?.thresholds?.matrix {
      t = Matrix(rows: m, columns: 1) { i, _ in vector[i, 0] / (encoder.featureScale?.factors[i] ?? 1) }
    }
    let arguments = encoder.arguments + (given.map { " " + $0.arguments } ?? "")
    let command = "lrh walkthrough thresholds " + (encoder.story == nil ? "\(arguments) " : "") + "--sparsity \(k)"
    return ThresholdWalkthrough(
      a: a, k: k, encoderArguments: encoder.arguments, arguments: arguments, command: command, story: encoder.story, probe: b,
      thresholds: t, pair: pair, encoder: any, extended: extended, capacity: capacity
    ).report
  }

  var report: Walkthrough {
    Walkthrough(
      name: "thresholds", title: "Theorem 12 step by step: \(Figure.count(m, "feature")) in d = \(d), thresholds, at most \(k) on",
      introduction: [
        "Suppose that features are only on or off: z_j is 1 or 0. Then a probe need not tell how strong feature i is, only whether it is on: it fires when its "
          + "reading is above a threshold, (BᵀAz)_i > t_i. That is less to ask than a reading within ε. Does it need fewer neurons? Theorem 12: no, not in order of "
          + "magnitude; F11: at most one neuron fewer than readings within 1/2.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything.",
      ] + (story.map { [$0] } ?? []),
      terms: [
        .init("fires", "feature i fires at z when (BᵀAz)_i > t_i. It is right when it fires exactly if z_i = 1."),
        .init(
          "P_k",
          "of row i of C = BᵀA: the sum of the k largest positive entries off the diagonal. N_k: the same of the negative ones, as a positive number."
        ),
        .init("v₊, v₋", "the positive and the negative part of a vector, v = v₊ − v₋."),
      ],
      steps: [task] + (pair == nil ? [] : [oneFeature, allFeatures]) + [anyProbes, rowOfOnes, dimensions, signs],
      conclusion: conclusion, command: command)
  }

  var d: Int { a.rows }
  var m: Int { a.columns }
  /// The question asked: with what is given.
  var outcome: Outcome { pair?.outcome ?? encoder.outcome }
  var anyWorks: Bool { encoder.outcome.verdict == .proved }

  /// P_k and C_ii − N_{k−1} of feature i under these probes.
  func reading(_ probe: Matrix<Rational>, _ i: Int) -> (off: Rational, on: Rational) {
    var row = probe.errors(of: a, feature: i)
    let own = row[i] + 1
    row[i] = 0
    func sum(_ count: Int, _ side: (Rational) -> Rational) -> Rational {
      row.map(side).filter { $0.sign > 0 }.sorted(by: >).prefix(count).reduce(.zero, +)
    }
    return (sum(k) { $0 }, own - sum(k - 1) { -$0 })
  }

  private var conclusion: Walkthrough.Conclusion {
    var sentences = [outcome.sentence]
    if case .refuted = outcome {
      sentences.append(
        pair != nil && anyWorks
          ? "Other probes and thresholds do read these representations: step 4 has them."
          : "Theorem 12 is not touched by that: it speaks of representations that can be read.")
    }
    return .init(verdict: outcome.verdict, sentences: sentences)
  }
}
