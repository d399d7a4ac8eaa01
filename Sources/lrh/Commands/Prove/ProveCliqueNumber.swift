// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CliqueNumber
import FileAccess
import Reports

/// `lrh prove clique-number GRAPH`
struct ProveCliqueNumber: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clique-number",
    abstract: "The size of the largest clique of a graph, with a proof that none is larger.",
    discussion: """
      The proof is a colouring with as many colours as the clique has vertices, when one is found; else a branching tree that the checkers \
      replay. --work-limit stops the search where checking its tree would take more work; what is known then is told.

      EXAMPLES
        lrh prove clique-number keller4.clq --output keller4.cert.json
        lrh prove clique-number hamming6-4.clq.b
        lrh prove clique-number graphs.g6::3
        lrh prove clique-number graph.txt --input-format edges --one-based

      A .clq or .col file is DIMACS text, .b its binary form, .g6 graph6, .s6 sparse6; of a file with several graphs ::3 is the fourth.
      """)

  @Argument(help: ArgumentHelp("The graph; - is standard input.", valueName: "file[::index]"))
  var graph: String

  @OptionGroup var reading: GraphOptions

  @OptionGroup var certificate: CertificateOptions

  func run() throws {
    let input = try reading.load(graph)
    let meter = ProgressMeter("clique number", enabled: !certificate.quiet)
    let result = try CliqueNumberProver(certificate.certifier()).prove(input, progress: meter.update)
    try certificate.finish(
      result.outcome, Report.cliqueNumber(graph, input, result, style: certificate.style))
  }
}
