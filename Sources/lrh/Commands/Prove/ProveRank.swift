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
      EXAMPLE
        lrh prove rank matrix.mtx --output rank.cert.json
      """)

  @Argument(help: ArgumentHelp("The matrix; - is standard input.", valueName: "file[::tensor]"))
  var matrix: String

  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func run() throws {
    threads.limitBLAS()
    var loader = InputLoader()
    let input = try loader.matrix(matrix, format: inputFormat)
    if let radicand = input.matrix?.radicand {
      throw DataError("\(matrix): entries in ℚ(√\(radicand)); the rank is certified for rational matrices")
    }
    let outcome = try RankProver(certificate.certifier()).prove(input)
    try certificate.finish(outcome, Report.rank(matrix, input, outcome, style: certificate.style))
  }
}
