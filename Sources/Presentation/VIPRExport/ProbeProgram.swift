// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The linear program of one feature's probe, min t subject to −t ≤ (Aᵀb − e_i)_j ≤ t for all j, with its optimum and the proof of it (F7).
public struct ProbeProgram: Sendable {
  /// A, d×m, in the units in which the decoder is meant.
  public let encoder: Matrix<Rational>
  /// i.
  public let feature: Int
  /// An optimal b.
  public let probe: [Rational]
  /// The optimal t, μ*_i(A).
  public let mu: Rational
  /// v with Av = 0 and |v_i| = mu·‖v‖₁; 0 when mu = 0.
  public let kernelVector: SparseVector

  /// The program of feature i of a decoder with its proof, which nothing here checks.
  public init(encoder: Matrix<Rational>, feature: Int, probe: [Rational], mu: Rational, kernelVector: SparseVector) {
    self.encoder = encoder
    self.feature = feature
    self.probe = probe
    self.mu = mu
    self.kernelVector = kernelVector
  }

  /// A certificate for which there is no program.
  public struct NotCovered: Error, CustomStringConvertible {
    /// Why.
    public let description: String
  }

  /// The program of a feature in an `optimal-access` certificate; without a feature, of the first with the largest mu.
  ///
  /// - Throws: `NotCovered` for another kind, for a feature that is not there, and when sizes do not agree; the claim is not checked.
  public init(_ certificate: Certificate, feature: Int?) throws(NotCovered) {
    guard case .optimalAccess(let claim, let witness) = certificate.assertion,
      case .matrix(let encoder)? = certificate.inputs[.encoder]?.object, let a = encoder.rationalMatrix
    else { throw NotCovered(description: "a certificate of kind \(certificate.assertion.kind); vipr takes optimal-access") }
    let m = a.columns
    var scaled = a
    if let input = certificate.inputs[.featureScale]?.object {
      guard case .matrix(let matrix) = input, let scale = matrix.rationalMatrix, scale.entries.count == m else {
        throw NotCovered(description: "a feature scale that does not fit the encoder")
      }
      scaled = Matrix(rows: a.rows, columns: m) { a[$0, $1] * scale.entries[$1] }
    }
    guard claim.featureMu.count == m, witness.kernelVectors.count == m, witness.probes.rows == a.rows, witness.probes.columns == m,
      witness.kernelVectors.allSatisfy({ $0.entries.allSatisfy { $0.index < m } })
    else { throw NotCovered(description: "a witness that does not fit the encoder") }
    let i = feature ?? claim.featureMu.firstIndex(of: claim.mu) ?? 0
    guard (0..<m).contains(i) else { throw NotCovered(description: "feature \(i): there are \(m), counted from 0") }
    self.init(
      encoder: scaled, feature: i, probe: witness.probes.column(i), mu: claim.featureMu[i], kernelVector: witness.kernelVectors[i])
  }
}
