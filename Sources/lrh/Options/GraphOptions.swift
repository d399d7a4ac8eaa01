// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import FileAccess
import Statements

/// How the file of a graph is read.
struct GraphOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Flag(help: "Edge lists: vertices count from 1.")
  var oneBased = false

  /// The options as words of a command line.
  var words: [String] { (inputFormat.map { ["--input-format", $0.rawValue] } ?? []) + (oneBased ? ["--one-based"] : []) }

  /// The graph in the file (`-`: standard input).
  ///
  /// - Throws: `DataError`, with the place.
  func load(_ file: String) throws -> ProofInput {
    var loader = InputLoader()
    return try loader.graph(file, format: inputFormat, oneBased: oneBased)
  }
}

/// Cliques of the graph, or of its complement: independent sets of the graph.
struct GraphSideOptions: ParsableArguments {
  @Flag(help: "Take the complement of the graph: cliques are independent sets of the graph.")
  var complement = false

  /// The side of the graph.
  var side: GraphSide { complement ? .complement : .graph }

  /// The option as words of a command line.
  var words: [String] { complement ? ["--complement"] : [] }
}

/// A graph, and the size of the clique that Turán's theorem is asked about.
struct TuranOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The graph; - is standard input.", valueName: "file[::index]"))
  var graph: String

  @Option(help: ArgumentHelp("The size of the clique asked for, at least 2.", valueName: "r"))
  var clique: Int

  @OptionGroup var subject: GraphSideOptions

  @OptionGroup var reading: GraphOptions

  /// The graph in the file.
  ///
  /// - Throws: `DataError`, with the place.
  func load() throws -> ProofInput { try reading.load(graph) }
}

/// The size of a clique that Turán's theorem is asked about.
enum CliqueSize {
  /// - Throws: `ValidationError` for a size out of range.
  static func check(_ r: Int) throws {
    if r < 2 { throw ValidationError("--clique must be at least 2") }
    if r > 1 << 40 { throw ValidationError("--clique is too large") }
  }
}
