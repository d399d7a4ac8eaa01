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

  @Flag(help: "Take the complement of the graph: cliques are independent sets of the graph.")
  var complement = false

  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Flag(help: "Edge lists: vertices count from 1.")
  var oneBased = false

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if clique < 2 { throw ValidationError("--clique must be at least 2") }
    if clique > 1 << 40 { throw ValidationError("--clique is too large") }
  }

  func run() throws {
    var loader = InputLoader()
    let input = try loader.graph(graph, format: inputFormat, oneBased: oneBased)
    let side: GraphSide = complement ? .complement : .graph
    let result = try TuranProver(certificate.certifier()).prove(input, cliqueSize: clique, side: side)
    try certificate.finish(
      result.outcome, Report.turan(graph, input, result, cliqueSize: clique, side: side, style: certificate.style))
  }
}
