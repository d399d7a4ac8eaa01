// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import FileAccess
import Reports
import Statements
import TuranTheorem

/// `lrh prove turan GRAPH --clique R`
struct ProveTuran: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turan", abstract: "Turán's theorem: a clique of r vertices, or a partition that bounds the number of edges.",
    discussion: """
      EXAMPLES
        lrh prove turan petersen.clq --clique 3
        lrh prove turan graphs.s6::0 --clique 4
        lrh prove turan graph.txt --input-format edges --clique 10 --complement
      """)

  @OptionGroup var question: TuranOptions

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    try CliqueSize.check(question.clique)
  }

  func run() throws {
    let input = try question.load()
    let result = try TuranProver(certificate.certifier()).prove(input, cliqueSize: question.clique, side: question.subject.side)
    try certificate.finish(
      result.outcome,
      Report.turan(question.graph, input, result, cliqueSize: question.clique, side: question.subject.side, style: certificate.style))
  }
}
