// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import NearIdentityRank
import Reports

/// `lrh prove alon MATRIX`
struct ProveAlon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alon", abstract: "Lemma 7 and Corollary 8: the rank of a matrix close to the identity, and what forces it.",
    discussion: """
      Takes a square matrix C, or a pair A, B whose C = BᵀA is meant. Row i is divided by C_ii > 0. Without --mu the largest \
      off-diagonal entry itself is used, with ≤.

      EXAMPLES
        lrh prove alon C.mtx
        lrh prove alon --encoder lines28.npy --probe matched --output lines28.cert.json
      """)

  @OptionGroup var instance: NearIdentityOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if !instance.isGiven { throw ValidationError("give either a square MATRIX or --encoder") }
  }

  func run() throws {
    threads.limitBLAS()
    let (name, input, factors) = try instance.load()
    let options = try instance.proverOptions(for: input, name)
    let result = try NearIdentityRankProver(certificate.certifier()).prove(input, options, factors: factors)
    try certificate.finish(result.outcome, Report.nearIdentityRank(name, input, result, style: certificate.style))
  }
}
