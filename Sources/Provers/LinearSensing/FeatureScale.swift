// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements

/// The units of the features: s_j > 0 for each, with a_j replaced by s_j·a_j and b_j by b_j/s_j.
public struct FeatureScale: Sendable {
  /// The input, an m×1 matrix, as it stands in certificates.
  public let input: ProofInput
  /// s_0, …, s_{m−1}.
  public let factors: [Rational]

  /// What is wrong with a vector given as a feature scale.
  public enum Defect: Error, Hashable {
    /// It is not an m×1 matrix.
    case size(rows: Int, columns: Int)
    /// It has entries outside ℚ.
    case irrational
    /// This entry, counted from 0, is not positive.
    case notPositive(at: Int, Rational)
  }

  /// The scale in an m×1 matrix.
  public init(_ input: ProofInput, count m: Int) throws(Defect) {
    guard let matrix = input.matrix else { throw .size(rows: 0, columns: 0) }
    guard matrix.rows == m, matrix.columns == 1 else {
      throw .size(rows: matrix.rows, columns: matrix.columns)
    }
    guard case .rational(let vector) = matrix else { throw .irrational }
    for (j, factor) in vector.entries.enumerated() where factor.sign <= 0 {
      throw .notPositive(at: j, factor)
    }
    self.input = input
    factors = vector.entries
  }

  /// A with column j times s_j.
  public func encoder(_ matrix: InputMatrix) -> InputMatrix { matrix.columnsTimes(factors) }

  /// B with column j over s_j.
  public func probe(_ matrix: InputMatrix) -> InputMatrix { matrix.columnsTimes(factors.map(\.reciprocal)) }
}

extension InputMatrix {
  /// The matrix with column j times factor j.
  func columnsTimes(_ factors: [Rational]) -> InputMatrix {
    switch self {
    case .rational(let matrix):
      return .rational(Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[$0, $1] * factors[$1] })
    case .dyadic(let matrix):
      return .rational(Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[$0, $1] * factors[$1] })
    case .surd(let matrix, let radicand):
      return .surd(
        Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[$0, $1] * QuadraticSurd(factors[$1]) },
        radicand: radicand)
    }
  }
}

extension FeatureScale? {
  /// A and B in these units, and the inputs of a certificate about them.
  package func apply(
    encoder: ProofInput, probe: ProofInput
  ) -> (encoder: InputMatrix, probe: InputMatrix, inputs: [Role: ProofInput], units: FeatureUnits) {
    guard let a = encoder.matrix, let b = probe.matrix else { preconditionFailure("a pair is two matrices") }
    guard let scale = self else { return (a, b, [.encoder: encoder, .probe: probe], .columns) }
    return (
      scale.encoder(a), scale.probe(b), [.encoder: encoder, .probe: probe, .featureScale: scale.input],
      .featureScale
    )
  }
}
