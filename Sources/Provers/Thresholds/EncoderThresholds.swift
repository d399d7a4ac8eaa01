// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearProgramming
import LinearSensing
import Statements

extension ThresholdProver {
  /// What a proof about an encoder alone shows, beside its certificate.
  public struct EncoderResult: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The width: the largest v_i over all features i and all v ∈ ker A whose positive and negative parts have sums ≤ 1; of the features
    /// looked at, which are all unless the outcome is a refutation. Thresholds exist exactly for the k with k·width < 1.
    public let width: Rational
    /// The feature at which it is attained.
    public let feature: Int

    /// The largest k for which probes and thresholds exist; nil when there is none, as the kernel is 0.
    public var largestSparsity: Integer? { width.isZero ? nil : width.reciprocal.ceiling - .one }
  }

  /// For an encoder alone: decides whether any probes and thresholds read every feature rightly from every Boolean z with at most k ones.
  ///
  /// One linear program a feature, in 2m + 2 unknowns: maximise v_i over v = p − q with Av = 0, p, q ≥ 0, Σp ≤ 1, Σq ≤ 1. Its dual gives
  /// b, λ, μ ≥ 0 with ⟨b, a_j⟩ ∈ [−λ, μ] for j ≠ i, ⟨b, a_i⟩ ≥ 1 − λ and λ + μ the same value: if that is below 1/k, b has a threshold. Else
  /// the largest entry of v names a feature that has none (F11).
  /// - Precondition: A is rational; k ≥ 1.
  public func prove(
    encoder: ProofInput, sparsity k: Int, featureScale: FeatureScale? = nil,
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> EncoderResult {
    precondition(k >= 1, "sparsity \(k)")
    var inputs: [Role: ProofInput] = [.encoder: encoder]
    inputs[.featureScale] = featureScale?.input
    guard let matrix = encoder.matrix, case .rational(let a) = featureScale?.encoder(matrix) ?? matrix else {
      preconditionFailure("a rational matrix")
    }
    let (d, m) = (a.rows, a.columns)
    let claim = ThresholdClaim(d: d, m: m, k: k, setting: .encoder, units: featureScale == nil ? .columns : .featureScale)
    let solver = LinearProgramSolver(EncoderThresholds.constraints(a), rightHandSide: [Rational](repeating: .zero, count: d) + [1, 1])
    var widest = (value: Rational.zero, feature: 0)
    var probes: [[Rational]] = []
    for i in 0..<m {
      progress(i, m)
      guard let optimum = solver.maximise(EncoderThresholds.objective(i, m)).optimum else {
        preconditionFailure("a bounded program with the point 0")
      }
      if optimum.value > widest.value { widest = (optimum.value, i) }
      if Rational(k) * optimum.value >= 1 {
        let witness = EncoderThresholds.failure((0..<m).map { optimum.x[$0] - optimum.x[m + $0] })
        let outcome = try certifier.certify(.thresholdFailure(claim, witness), inputs)
        return EncoderResult(outcome: outcome, width: widest.value, feature: widest.feature)
      }
      probes.append(EncoderThresholds.primitive(Array(optimum.y.prefix(d))))
    }
    let b = Matrix(rows: d, columns: m) { probes[$1][$0] }
    let rows = InterferenceRows(encoder: .rational(a), probe: .rational(b))
    let witness = ThresholdWitness(probes: b, thresholds: (0..<m).map { rows.reading($0).extremes(k).middle })
    let outcome = try certifier.certify(.threshold(claim, witness), inputs)
    return EncoderResult(outcome: outcome, width: widest.value, feature: widest.feature)
  }
}

/// The linear program of an encoder: unknowns p, q (m each) and the slacks of Σp ≤ 1, Σq ≤ 1.
enum EncoderThresholds {
  static func constraints(_ a: Matrix<Rational>) -> Matrix<Rational> {
    let (d, m) = (a.rows, a.columns)
    return Matrix(rows: d + 2, columns: 2 * m + 2) { row, column in
      let part = column < 2 * m ? column / m : 2
      if row < d { return part == 0 ? a[row, column] : part == 1 ? -a[row, column - m] : .zero }
      return part == row - d || column == 2 * m + row - d ? .one : .zero
    }
  }

  static func objective(_ i: Int, _ m: Int) -> [Rational] {
    var objective = [Rational](repeating: .zero, count: 2 * m + 2)
    objective[i] = 1
    objective[m + i] = -1
    return objective
  }

  /// The positive multiple of a nonzero vector whose entries are integers without a common divisor.
  static func primitive(_ vector: [Rational]) -> [Rational] {
    let common = vector.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
    let content = vector.reduce(Integer.zero) { Integer.greatestCommonDivisor($0, ($1 * Rational(common)).numerator) }
    return content.isZero ? vector : vector.map { $0 * Rational(common, content) }
  }

  /// A kernel vector as a witness: scaled, and turned so that its largest entry is positive.
  static func failure(_ v: [Rational]) -> ThresholdFailureWitness {
    let vector = primitive(v)
    let largest = vector.indices.reduce(0) { vector[$1].magnitude > vector[$0].magnitude ? $1 : $0 }
    let turned = vector[largest].sign < 0 ? vector.map { -$0 } : vector
    return ThresholdFailureWitness(feature: largest, reason: .kernelVector(SparseVector(dense: turned)))
  }
}
