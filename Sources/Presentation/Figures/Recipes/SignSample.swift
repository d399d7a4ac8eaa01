// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import UpperBound

/// A random matrix of signs from a documented generator (docs/random-samples.md), as certificates hold it: S, entries ±1, in place of the
/// paper's S/√d.
enum SignSample {
  static let entryLimit = 1 << 20

  static func checkSize(d: Int, m: Int) throws(FigureError) {
    guard d >= 1, m >= 2, d <= 20_000, m <= 2048, d * m <= entryLimit else {
      throw .option("a sample has 1 to 20,000 neurons, 2 to 2,048 features, and at most \(entryLimit) entries")
    }
  }

  /// The coherence of the sample, certified.
  static func prove(_ sample: SignMatrix, _ certifier: Certifier) throws -> Certificate {
    try IncoherenceProver(certifier).prove(ProofInput(sample.matrix())).outcome.certified()
  }

  /// The certified coherence, which for signs is an integer over d.
  static func coherence(_ certificate: Certificate, _ sample: SignMatrix) throws(FigureError) -> Rational {
    try Fit.sameInputs([certificate], roles: [.encoder])
    guard case .incoherence(let claim, _) = certificate.assertion, let coherence = claim.coherence else {
      throw .mismatch("a certificate does not state a coherence")
    }
    try Fit.require(
      certificate.inputs[.encoder]?.object == .matrix(.rational(sample.matrix())), "a certificate is not about the sample of the seed")
    return coherence
  }
}
