// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import FileAccess
import Statements
import Walkthroughs

/// `lrh walkthrough turan`
struct WalkthroughTuran: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turan", abstract: "Turán's theorem: few edges without a clique, seen on a graph.",
    discussion: """
      Runs a procedure that ends in a clique of r vertices, or in a partition that proves that the graph has no more edges than Turán's graph. Without \
      GRAPH: the Petersen graph.

      EXAMPLES
        lrh walkthrough turan
        lrh walkthrough turan examples/graphs/turan-13-4.clq --clique 5
        lrh walkthrough turan graph.txt --input-format edges --clique 10 --complement
      """)

  @Argument(help: ArgumentHelp("The graph; - is standard input.", valueName: "file[::index]"))
  var graph: String?

  @Option(help: ArgumentHelp("The size r of the clique asked for, at least 2.", valueName: "r"))
  var clique: Int = 3

  @OptionGroup var subject: GraphSideOptions

  @OptionGroup var reading: GraphOptions

  @OptionGroup var options: WalkthroughOptions

  func validate() throws {
    try CliqueSize.check(clique)
    if graph == nil, reading.inputFormat != nil || reading.oneBased {
      throw ValidationError("--input-format and --one-based are about a file: GRAPH")
    }
  }

  func run() throws {
    let bundled = TuranWalkthrough.bundled
    let input = try graph.map(reading.load) ?? bundled.input
    let words = [graph ?? bundled.file, "--clique", "\(clique)"] + subject.words + reading.words
    try options.finish(
      TuranWalkthrough.run(
        input, cliqueSize: clique, side: subject.side, arguments: CommandWords.line(words),
        certifier: options.certificate.certifierOfSeveral()))
  }
}
