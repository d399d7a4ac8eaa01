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

  @Argument(help: ArgumentHelp("The graph; - is standard input.", valueName: "file[::index]"))
  var graph: String

  @Option(help: ArgumentHelp("The size of the clique asked for, at least 2.", valueName: "r"))
  var clique: Int

  @OptionGroup var subject: GraphSideOptions

  @OptionGroup var reading: GraphOptions

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    try CliqueSize.check(clique)
  }

  func run() throws {
    let input = try reading.load(graph)
    let result = try TuranProver(certificate.certifier()).prove(input, cliqueSize: clique, side: subject.side)
    try certificate.finish(
      result.outcome, Report.turan(graph, input, result, cliqueSize: clique, side: subject.side, style: certificate.style))
  }
}
