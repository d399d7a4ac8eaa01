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

  @Flag(help: "Take the complement of the graph: cliques are independent sets of the graph.")
  var complement = false

  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Flag(help: "Edge lists: vertices count from 1.")
  var oneBased = false

  @OptionGroup var options: WalkthroughOptions

  func validate() throws {
    if clique < 2 { throw ValidationError("--clique must be at least 2") }
    if clique > 1 << 40 { throw ValidationError("--clique is too large") }
    if graph == nil, inputFormat != nil || oneBased { throw ValidationError("--input-format and --one-based are about a file: GRAPH") }
  }

  func run() throws {
    var loader = InputLoader()
    let bundled = TuranWalkthrough.bundled
    let input = try graph.map { try loader.graph($0, format: inputFormat, oneBased: oneBased) } ?? bundled.input
    let words =
      [graph ?? bundled.file, "--clique", "\(clique)"] + (complement ? ["--complement"] : [])
      + (inputFormat.map { ["--input-format", $0.rawValue] } ?? []) + (oneBased ? ["--one-based"] : [])
    try options.finish(
      TuranWalkthrough.run(
        input, cliqueSize: clique, side: complement ? .complement : .graph, arguments: CommandWords.line(words),
        certifier: options.certificate.certifierOfSeveral()))
  }
}
