// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import FileAccess
import Geometry
import MatrixFiles
import Statements
import UpperBound
import Walkthroughs

/// `lrh construct geometry`
struct ConstructGeometry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "geometry",
    abstract: "Proposition 9: a pair that recovers, with every a_i almost orthogonal to b_i and all a_i almost parallel.",
    discussion: """
      a_i = c_i + λa*, b_i = c_i + λb*, where c_1, …, c_m, a*, b* are columns of random signs over √d, d a square. λ is √(1/δ − 1) if that is \
      rational, else a little more. Certifies the incoherence of the vectors, and recovery within ε with the three cosine statements.

      With --output-folder the two matrices (encoder.csv, probe.csv) and the two certificates (geometry.json, incoherence.json) are written.

      EXAMPLES
        lrh construct geometry --features 16 --sparsity 1 --epsilon 1/2 --delta 1/2 --seed 1
        lrh construct geometry --features 24 --sparsity 2 --epsilon 1/2 --delta 1/5 --output-folder pair
      """)

  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("How many features.", valueName: "m"))
  var features: Int

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed, between 0 and 1.")
  var epsilon: Rational

  @Option(help: "The cosine of a_i with b_i to aim at, between 0 and 1.")
  var delta: Rational

  @Option(help: "The seed of the generator.")
  var seed: UInt64 = 1

  @Option(
    name: [.customShort("d"), .long],
    help: ArgumentHelp("How many neurons, made a square, instead of the number that incoherence asks for.", valueName: "d"))
  var neurons: Int?

  @OptionGroup var options: WalkthroughOptions

  private var parameters: GeometryParameters {
    GeometryParameters(features: features, sparsity: sparsity, epsilon: epsilon, delta: delta, seed: seed, neurons: neurons)
  }

  func validate() throws {
    do { try parameters.validate() } catch { throw ValidationError("--\(error.description)") }
  }

  func run() throws {
    let run: GeometryConstruction
    do {
      run = try GeometryConstruction(parameters, certifier: options.certificate.certifierOfSeveral())
    } catch let error as GeometryError {
      throw ValidationError(error.description)
    } catch let error as UpperBoundError {
      throw ValidationError(error.description)
    }
    if let folder = options.outputFolder { try write(run, to: folder) }
    try options.finish(GeometryWalkthrough(run).report)
  }

  private func write(_ run: GeometryConstruction, to folder: String) throws {
    try OutputFolder.make(folder)
    let title =
      "Proposition 9: m = \(features), k = \(sparsity), epsilon = \(epsilon), delta = \(delta), seed = \(run.attempts[run.kept].seed)"
    for (name, matrix, what) in [
      ("encoder.csv", run.encoder, "a_i = c_i + \(run.lambda.value) a*"), ("probe.csv", run.probe, "b_i = c_i + \(run.lambda.value) b*"),
    ] {
      let text = TextMatrixWriter.text(.rational(matrix), comments: [title, "\(what), as columns"])
      try AtomicWriter.write(Array(text.utf8), to: "\(folder)/\(name)", force: options.certificate.force)
    }
  }
}
