// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A hypothesis of a statement that can fail on an instance.
public enum Hypothesis: Sendable {
  /// Lemma 7, Corollary 8: the diagonal is positive.
  case diagonal
  /// Lemma 7, Corollary 8: off the diagonal, rows divided by the diagonal, |D_ij| ⋖ mu.
  case offDiagonal(Relation, mu: Rational)
  /// Definition 4: no column is zero.
  case nonzeroColumns
  /// Definition 4: every column has norm 1.
  case unitColumns
  /// Every column has the same norm.
  case equalNorms
  /// Definition 4: |cos| ⋖ mu for two distinct columns.
  case coherence(Relation, mu: Rational)

  /// The `statement` in the certificate format.
  public var statement: String {
    switch self {
    case .diagonal, .offDiagonal: return "near-identity-rank"
    case .nonzeroColumns, .unitColumns, .equalNorms, .coherence: return "incoherence"
    }
  }

  /// The `hypothesis` in the certificate format.
  public var name: String {
    switch self {
    case .diagonal: return "diagonal"
    case .offDiagonal: return "off-diagonal"
    case .nonzeroColumns: return "nonzero-columns"
    case .unitColumns: return "unit-columns"
    case .equalNorms: return "equal-norms"
    case .coherence: return "coherence"
    }
  }

  /// `relation` and `mu`, for the two hypotheses that have them.
  public var bound: (relation: Relation, mu: Rational)? {
    switch self {
    case .offDiagonal(let relation, let mu), .coherence(let relation, let mu): return (relation, mu)
    default: return nil
    }
  }

  /// How many indices name the place.
  public var indexCount: Int {
    switch self {
    case .diagonal, .nonzeroColumns, .unitColumns: return 1
    case .offDiagonal, .equalNorms, .coherence: return 2
    }
  }
}

/// A hypothesis fails at a place. Nothing is said about the statement's conclusion.
public struct HypothesisFailureClaim: Sendable {
  /// The hypothesis that fails.
  public var hypothesis: Hypothesis

  /// A claim.
  public init(_ hypothesis: Hypothesis) { self.hypothesis = hypothesis }

  /// The claim in words.
  public func sentence(_ witness: HypothesisFailureWitness) -> String {
    let at = witness.at.map(String.init).joined(separator: ", ")
    let value = witness.value
    switch hypothesis {
    case .diagonal: return "Lemma 7 and Corollary 8 do not apply: the diagonal entry (\(at), \(at)) is \(value) ≤ 0"
    case .offDiagonal(let relation, let mu):
      return "Lemma 7 and Corollary 8 do not apply with μ = \(mu): entry (\(at)), divided by its row's diagonal, is \(value), "
        + "not \(relation.symbol) μ in absolute value"
    case .nonzeroColumns: return "Definition 4 does not apply: column \(at) is zero"
    case .unitColumns: return "Definition 4 does not apply: column \(at) has squared norm \(value), not 1"
    case .equalNorms: return "the columns do not have equal norms: columns \(at) differ, the latter has squared norm \(value)"
    case .coherence(let relation, let mu):
      return "not μ-incoherent for μ = \(mu): columns \(at) have squared cosine \(value), not \(relation.symbol) μ²"
    }
  }
}

/// Where the hypothesis fails, and the value found there.
public struct HypothesisFailureWitness: Sendable {
  /// A row or column index, or a pair.
  public var at: [Int]
  /// What is found there, exactly.
  public var value: QuadraticSurd

  /// A place.
  public init(at: [Int], value: QuadraticSurd) {
    self.at = at
    self.value = value
  }
}
