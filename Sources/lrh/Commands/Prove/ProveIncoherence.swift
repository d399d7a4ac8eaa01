// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import LinearSensing
import Reports
import Statements

/// `lrh prove incoherence A [--mu MU]`
struct ProveIncoherence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incoherence", abstract: "Definition 4: the exact coherence of the columns of a matrix, and whether it is below μ.",
    discussion: """
      EXAMPLES
        lrh prove incoherence A.npy
        lrh prove incoherence A.npy --mu 1/3 --non-strict
      """)

  @Argument(help: ArgumentHelp("The matrix whose columns are the vectors; - is standard input.", valueName: "file[::tensor]"))
  var matrix: String

  @Flag(help: "The file holds the vectors as rows.")
  var rowsAreFeatures = false

  @Option(help: "The incoherence claimed; without it the coherence is certified.")
  var mu: Rational?

  @Option(
    help: ArgumentHelp("What is required of the columns: unit, equal-norm or any; by default the strongest that holds.", valueName: "norms")
  )
  var columns: IncoherenceProver.NormRequirement?

  @OptionGroup var relation: RelationOptions

  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if let mu, mu <= 0 { throw ValidationError("--mu must be positive") }
  }

  func run() throws {
    var loader = InputLoader()
    let input = try loader.matrix(matrix, format: inputFormat, transposed: rowsAreFeatures)
    if let matrix = input.matrix { warnIfTransposed(matrix, flag: "--rows-are-features") }
    let result = try IncoherenceProver(certificate.certifier(), workers: threads.workers()).prove(
      input, mu: mu, relation: relation.relation, norms: columns)
    try certificate.finish(
      result.outcome, Report.incoherence(matrix, input, result, mu: mu, relation: relation.relation, style: certificate.style))
  }
}
