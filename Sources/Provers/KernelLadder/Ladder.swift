// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import Thresholds

/// Which decoders recover every k-sparse vector from Az, from the most capable to the least (F9): each asks more of the kernel of A.
public struct Ladder: Sendable {
  /// A kind of decoder.
  public enum Decoder: Sendable {
    /// Any decoder at all, exactly: ‖v‖₀ > 2k on the kernel without 0.
    case any
    /// Basis pursuit, exactly: any k entries of v are less than half of ‖v‖₁.
    case basisPursuit
    /// Linear probes, within ε on z ∈ [−1,1]ᵐ: k‖v‖_∞ ⋖ ε‖v‖₁. Without ε: the least error of any probes.
    case linear(epsilon: Rational?, Relation)
    /// Linear probes and thresholds, on Boolean z: k‖v‖_∞ < max(‖v₊‖₁, ‖v₋‖₁) (F11). Weaker than linear probes with error < ½.
    case thresholds

    /// What its certificate's file is called.
    public var fileName: String {
      switch self {
      case .any: return "exact-decoding"
      case .basisPursuit: return "basis-pursuit"
      case .linear: return "access"
      case .thresholds: return "threshold"
      }
    }
  }

  /// A kind of decoder and what is certified of it.
  public struct Rung: Sendable {
    /// The decoder.
    public let decoder: Decoder
    /// The certified outcome.
    public let outcome: Outcome
  }

  /// From the most capable decoder down; thresholds, whose condition is not comparable with that of basis pursuit, last.
  public let rungs: [Rung]
  /// What the rung of basis pursuit came to.
  public let basisPursuit: BasisPursuitProver.Result
  /// The best probes.
  public let probes: BestDecoder

  /// Decides every rung.
  ///
  /// - Precondition: A is rational; k ≥ 1; ε > 0.
  public init(
    encoder: ProofInput, sparsity k: Int, epsilon: Rational?, relation: Relation = .lt, certifier: Certifier = Certifier(),
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws {
    guard case .rational(let matrix)? = encoder.matrix else { preconditionFailure("the encoder is not a rational matrix") }
    let space = KernelSpace(matrix)
    let any = try ExactDecodingProver(certifier).prove(encoder, space, k)
    // The vector that refutes any decoder refutes basis pursuit too.
    if case .refuted(let certificate) = any, case .exactDecoding(_, .kernelVector(let vector)) = certificate.assertion {
      basisPursuit = try BasisPursuitProver(certifier).refute(encoder, space, k, vector)
    } else {
      basisPursuit = try BasisPursuitProver(certifier).prove(encoder, space, k, progress)
    }
    let access = try AccessProver(certifier).prove(encoder, sparsity: k, epsilon: epsilon, relation: relation)
    probes = access.decoder
    rungs = [
      Rung(decoder: .any, outcome: any), Rung(decoder: .basisPursuit, outcome: basisPursuit.outcome),
      Rung(decoder: .linear(epsilon: epsilon, relation), outcome: access.outcome),
      Rung(decoder: .thresholds, outcome: try ThresholdProver(certifier).prove(encoder: encoder, sparsity: k).outcome),
    ]
  }
}
