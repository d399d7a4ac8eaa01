// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// What is asked of a pair of matrices, feature by feature.
public struct MatrixAuditQuestions: Hashable, Sendable {
  /// The sparsities are 1, …, this.
  public var sparsity: Int
  /// The error allowed; nil when only its value is asked for.
  public var epsilon: Rational?
  /// Whether the error must be < ε or ≤ ε.
  public var relation = Relation.lt
  /// The values of a feature.
  public var domain = Domain.signed

  /// Questions up to a sparsity ≥ 1.
  public init(sparsity: Int, epsilon: Rational? = nil) {
    self.sparsity = sparsity
    self.epsilon = epsilon
  }

  /// ε/1, ε/2, …, ε/k: features interfere at k when |C_ij| or |C_ji| is not ⋖ ε/k (F6).
  public var levels: [Rational] { epsilon.map { epsilon in (1...sparsity).map { epsilon / Rational($0) } } ?? [] }
}
