// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import FileAccess
import NearIdentityRank
import Reports
import Statements

/// `lrh prove rank MATRIX`
struct ProveRank: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "The exact rank of a rational matrix.",
    discussion: """
      Takes a matrix, or a pair A, B whose C = BᵀA is meant: of a pair the certificate holds B and A as proof that the rank is at most d, when \
      it is d, instead of the dependencies of C's rows, which are far longer.

      EXAMPLES
        lrh prove rank matrix.mtx --output rank.cert.json
        lrh prove rank --encoder lines28.npy --probe matched
      """)

  @OptionGroup var instance: MatrixOrProductOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if !instance.isGiven { throw ValidationError("give either a MATRIX or --encoder") }
  }

  func run() throws {
    threads.limitBLAS()
    let (name, input, factors) = try instance.load("the rank is certified")
    let outcome = try RankProver(certificate.certifier()).prove(input, factors: factors)
    try certificate.finish(outcome, Report.rank(name, input, outcome, style: certificate.style))
  }
}
