// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import FileAccess
import FloatLinearAlgebra
import GraphFiles
import LinearAlgebra
import MatrixFiles
import Statements
import TextLayout
import TuranTheorem

/// `lrh inspect FILE`
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What a file holds: tensors, number type, shape, norms, rank modulo a prime; or a graph's size and degrees.",
    discussion: """
      The rank modulo a prime is a lower bound on the rank, and almost always equal to it; lrh prove rank certifies it.

      EXAMPLE
        lrh inspect A.npy
      """)

  @Argument(help: ArgumentHelp("A matrix or graph file; - is standard input.", valueName: "file[::tensor]"))
  var file: String

  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Flag(help: "Edge lists: vertices count from 1.")
  var oneBased = false

  @Flag(help: "Also find the exact rank, by enough primes to exceed Hadamard's bound: faster than lrh prove rank, without certificate.")
  var exactRank = false

  @OptionGroup var summary: SummaryOptions

  private static let graphFormats: Set<InputFormat> = [.dimacs, .dimacsBinary, .edges, .graph6, .sparse6]
  private static let graphExtensions: Set<String> = ["clq", "col", "b", "g6", "s6", "edges", "dimacs", "graph6", "sparse6"]
  /// The largest prime below 2^23.49.
  private static let prime: UInt64 = FloatField.descendingPrimes.first { _ in true } ?? 2

  func run() throws {
    guard let reference = FileReference(parsing: file, format: inputFormat) else {
      throw ValidationError("'\(file)' is not FILE or FILE::TENSOR")
    }
    let isGraph = inputFormat.map(Inspect.graphFormats.contains) ?? Inspect.graphExtensions.contains(reference.fileExtension)
    // Read once: it may be standard input.
    let bytes = try FileContents.read(reference.path)
    let tensors = isGraph ? [] : try MatrixFile.tensors(bytes, of: reference)
    // Of several tensors only one that is named is looked into.
    let facts =
      isGraph
      ? try describeGraph(bytes, reference) : tensors.count > 1 && reference.object == nil ? [] : try describeMatrix(bytes, reference)
    if summary.summary == .json {
      let list = tensors.map { tensor in
        Summary.object([
          ("name", .string(tensor.name)), ("type", .string(tensor.numberType)), ("shape", .array(tensor.shape.map(Summary.count))),
        ])
      }
      let members: [(String, Summary)] = [("file", .string(file)), ("tensors", .array(list))] + facts.map { ($0.0, .string($0.1)) }
      Diagnostics.print(Summary.object(members).text + "\n")
      return
    }
    var report = TextReport(style: Diagnostics.wantsColour ? .terminal : .plain)
    report.title(file)
    if !isGraph {
      report.table(
        ["tensor", "type", "shape"],
        tensors.map { [$0.name.isEmpty ? "(the file)" : $0.name, $0.numberType, $0.shape.map(String.init).joined(separator: "×")] },
        alignments: [.left, .left, .left])
      report.separate()
    }
    if facts.isEmpty { report.paragraph("lrh inspect \(file)::TENSOR tells more about one of them.") }
    report.facts(facts)
    Diagnostics.print(report.text)
  }

  private func describeGraph(_ bytes: [UInt8], _ reference: FileReference) throws -> [(String, String)] {
    let loaded = try GraphFile.read(bytes, of: reference, oneBased: oneBased)
    loaded.notes.forEach(Diagnostics.say)
    let graph = loaded.graph
    let degrees = graph.degrees
    let n = graph.vertexCount
    let possible = n * (n - 1) / 2
    return [
      ("format", loaded.provenance.numberType), ("vertices", "\(n)"), ("edges", "\(graph.edges.count)"),
      ("density", possible == 0 ? "–" : Rational(Integer(graph.edges.count), Integer(possible)).approximation()),
      ("degrees", "\(degrees.min() ?? 0) to \(degrees.max() ?? 0)"),
      ("clique found greedily", "\(CertifyingTuran(graph, side: .graph).clique.count) vertices"),
      ("independent set found greedily", "\(CertifyingTuran(graph, side: .complement).clique.count) vertices"),
    ]
  }

  private func describeMatrix(_ bytes: [UInt8], _ reference: FileReference) throws -> [(String, String)] {
    let loaded = try MatrixFile.read(bytes, of: reference)
    loaded.notes.forEach(Diagnostics.say)
    let matrix = loaded.matrix
    var facts = [("rows × columns", "\(matrix.rows) × \(matrix.columns)")]
    if let radicand = matrix.radicand { facts.append(("entries", "in ℚ(√\(radicand))")) }
    if let matrix = matrix.rationalMatrix {
      let sizes = matrix.entries.map(\.magnitude)
      let integers = matrix.entries.allSatisfy(\.isInteger)
      facts.append(
        ("entries", integers ? "integers" : "rational; largest denominator \((sizes.map(\.denominator).max() ?? 1).bitLength) bits"))
      facts.append(("largest |entry|", (sizes.max() ?? 0).forPeople))
      let norms = (0..<matrix.columns).map { j in (0..<matrix.rows).reduce(Rational.zero) { $0 + matrix[$1, j] * matrix[$1, j] } }
      if let least = norms.min(), let largest = norms.max() {
        facts.append(("squared column norms", least == largest ? "all \(least.forPeople)" : "\(least.forPeople) to \(largest.forPeople)"))
        facts.append(("zero columns", "\(norms.filter(\.isZero).count)"))
      }
      if let cleared = ClearedVectors(matrix, .rows) {
        let rows = (0..<matrix.rows).map { cleared.vector($0) }
        let rank = ModularRankProfile(rows, over: FloatField(Inspect.prime)).rank
        facts.append(("rank modulo \(Inspect.prime)", "\(rank) (a lower bound on the rank)"))
        if exactRank {
          let proved = RankByPrimes(rows)
          facts.append(("rank", "\(proved.rank) (by \(proved.primeCount) primes; no certificate)"))
        }
      }
    }
    return facts
  }
}
