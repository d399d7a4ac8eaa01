// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// A pair with its certified worst-case error at one sparsity (F1): what the figures of a single pair are drawn from.
struct WorstCaseOfPair {
  let encoder, probe: InputMatrix
  let claim: RecoveryClaim
  let witness: RecoveryWitness

  /// Reads it from the only certificate of a figure.
  ///
  /// - Throws: `FigureError.mismatch` when the certificates say something else.
  init(_ certificates: [Certificate], sparsity k: Int, probe source: ProbeSource) throws(FigureError) {
    try Fit.require(certificates.count == 1, "there are \(certificates.count) certificates")
    try Fit.sameInputs(certificates, roles: [.encoder, .probe])
    guard case .recovery(let claim, let witness) = certificates[0].assertion, case .worstCaseError = claim.verdict, claim.k == k,
      claim.domain == .signed
    else { throw .mismatch("the certificate is not the worst-case error at k = \(k)") }
    (encoder, probe) = (try Fit.matrix(certificates[0], .encoder), try Fit.matrix(certificates[0], .probe))
    (self.claim, self.witness) = (claim, witness)
    try source.check(encoder: encoder, probe: probe)
  }

  /// The certificates that `init` reads.
  static func prove(
    encoder: ProofInput, probe: ProofInput, sparsity k: Int, certifier: Certifier, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> [Certificate] {
    [try RecoveryProver(certifier).prove(encoder: encoder, probe: probe, sparsity: k, epsilon: nil, progress: progress).outcome.certified()]
  }

  /// - Throws: `FigureError.option` when k is no sparsity of a certificate.
  static func checkSparsity(_ k: Int) throws(FigureError) {
    guard (1...(1 << 53) - 1).contains(k) else { throw .option("--sparsity must be between 1 and 2^53 - 1") }
  }
}
