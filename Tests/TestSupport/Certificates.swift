// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import Certification
import ExactArithmetic
import Statements

extension Outcome {
  /// The certificate of a proof, or nil.
  public var proof: Certificate? {
    if case .proved(let certificate) = self { return certificate }
    return nil
  }

  /// The certificate of a refutation, or nil.
  public var refutation: Certificate? {
    if case .refuted(let certificate) = self { return certificate }
    return nil
  }
}

/// A certificate with digests that are right, of an assertion that may be false.
public func certificate(_ assertion: Assertion, _ inputs: [Role: Matrix<Rational>]) -> Certificate {
  certificate(assertion, inputs.mapValues { Input.matrix(.rational($0)) })
}

/// A certificate with digests that are right, of an assertion that may be false.
public func certificate(_ assertion: Assertion, _ inputs: [Role: Input]) -> Certificate {
  let stated = inputs.mapValues { StatedInput($0, digest: CertificateKernel.digest(of: $0)) }
  return Certificate(assertion: assertion, inputs: stated, claimedDigests: stated.mapValues(\.digest), producer: Certifier.producer)
}

/// Whether the kernel rejects.
public func isRejected(_ verdict: Verdict) -> Bool {
  if case .rejected = verdict { return true }
  return false
}

/// A matrix of integers, by its rows.
public func integers(_ rows: [[Int]]) -> Matrix<Rational> {
  Matrix(rows: rows.count, columns: rows.first?.count ?? 0, entries: rows.joined().map { Rational($0) })
}

/// A vector by its nonzero entries.
public func sparse(_ entries: [(Int, Rational)]) -> SparseVector { SparseVector(entries.map { SparseVector.Entry($0.0, $0.1) }) }
