// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import Constructions
import ExactArithmetic
import KernelLadder
import LinearSensing
import Statements

/// The gap between basis pursuit and linear probes told step by step on encoders (Theorem 1 against Theorem 3; F9, F10).
public struct GapWalkthrough: Sendable {
  /// An encoder with the sparsity and the error that linear probes are asked for.
  public struct Question: Sendable {
    /// A, with the words that name it.
    public var encoder: WalkthroughEncoder
    /// k.
    public var sparsity: Int
    /// ε, between 0 and 1.
    public var epsilon: Rational

    /// A question.
    public init(_ encoder: WalkthroughEncoder, sparsity: Int, epsilon: Rational) {
      self.encoder = encoder
      self.sparsity = sparsity
      self.epsilon = epsilon
    }
  }

  /// The 4×5 matrix with kernel (3, 2, 2, 2, 2), and the 6×14 matrix of F10.
  public static var bundled: [Question] {
    [
      Question(
        WalkthroughEncoder(ProofInput(GapMatrices.fourByFive), arguments: "--encoder examples/gap/A-4x5.csv"), sparsity: 2,
        epsilon: Rational(1, 2)),
      Question(
        WalkthroughEncoder(ProofInput(GapMatrices.sixByFourteen), arguments: "--encoder examples/gap/A-6x14.csv"), sparsity: 2,
        epsilon: Rational(1, 4)),
    ]
  }

  let answers: [GapAnswer]
  let command: String

  /// Answers the questions, certifies each answer, and tells it.
  ///
  /// - Parameter command: what follows `lrh walkthrough gap`; empty for the bundled questions.
  /// - Precondition: the encoders are rational; k ≥ 1; 0 < ε < 1; at least one question.
  public static func run(
    _ questions: [Question] = bundled, arguments: String = "", certifier: Certifier = Certifier(),
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Walkthrough {
    let answers = try questions.map { try GapAnswer($0, named: questions.count > 1, certifier, progress) }
    return GapWalkthrough(answers: answers, command: "lrh walkthrough gap" + (arguments.isEmpty ? "" : " \(arguments)")).report
  }

  private var report: Walkthrough {
    let sizes = answers.map { "\($0.d)×\($0.m)" }.joined(separator: " and ")
    return Walkthrough(
      name: "gap", title: "The gap step by step: basis pursuit against linear probes, \(sizes)",
      introduction: [
        "Theorem 1 (compressed sensing) and Theorem 3 do not contradict each other: O(k log(m/k)) neurons are enough for one kind of decoder, and about k² log m are needed for "
          + "another. Basis pursuit looks for the z of least Σ |z_j| that explains the neurons, an optimisation for every activation; a linear probe is one inner product.",
        "Below, both are held against the same matrices: basis pursuit reads every k-sparse z exactly, and linear probes provably cannot, not even nearly.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything.",
      ],
      terms: [
        .init("basis pursuit", "from the activations x, take the z of least ‖z‖₁ = Σ |z_j| with Az = x."),
        .init("kernel of A", "all v with Av = 0. Two z with the same activations differ by such a v."),
        .init("‖v_T‖₁", "the sum of |v_j| over the j in T."),
      ], steps: answers.flatMap(\.steps) + [ladder], conclusion: conclusion, command: command)
  }

  private var ladder: WalkthroughStep {
    WalkthroughStep(
      title: "The ladder of decoders", reference: "F9 (not in the paper)",
      statement: "What each decoder asks of every v ≠ 0 in the kernel, from the most capable to the least.",
      tables: [
        .init(
          ["decoder", "asks"],
          [
            ["any at all, exactly", "more than 2k entries of v are not 0"],
            ["basis pursuit, exactly", "any k entries sum to less than half of ‖v‖₁"],
            ["linear probes, error < ε ≤ 1/2", "k‖v‖_∞ < ε‖v‖₁"],
          ], wordColumns: [0, 1])
      ],
      why:
        "each condition implies the one above it: k entries are at most k‖v‖_∞ < ‖v‖₁/2; and if 2k entries are all there is, the larger half of them is at least half. None "
        + "is implied by the one above it when m > 2k and k ≥ 2.",
      verdict: .none("proofs/F9-kernel-ladder.md proves it"),
      command: "lrh prove sensing \(answers[0].arguments) --sparsity \(answers[0].k) --ladder")
  }

  private var conclusion: Walkthrough.Conclusion {
    let verdicts = answers.map(\.verdict)
    let verdict: Walkthrough.Verdict =
      verdicts.contains(.refuted) ? .refuted : verdicts.contains(.undecided) ? .undecided : .proved
    return .init(verdict: verdict, sentences: answers.map(\.sentence))
  }
}
