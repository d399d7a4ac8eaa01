// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateWriter
import Certification
import ExactArithmetic
import FileAccess
import KernelLadder
import Reports
import Statements

/// `lrh prove sensing --encoder A --sparsity K`
struct ProveSensing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensing",
    abstract: "Theorem 1: whether basis pursuit recovers every k-sparse vector through A; and which other decoders do.",
    discussion: """
      A proof has a vector y for every set of k columns and all signs on it, so it is for small sizes; a refutation is one kernel vector. \
      With --ladder the other decoders are decided too: any decoder at all, and linear probes within --epsilon (without it, their least \
      error). The exit code is that of basis pursuit.

      EXAMPLES
        lrh prove sensing --encoder examples/gap/A-6x14.csv --sparsity 2 --output nsp.cert.json
        lrh prove sensing --encoder examples/gap/A-4x5.csv --sparsity 2 --ladder --epsilon 1/2 --output-folder ladder
      """)

  @Option(help: ArgumentHelp("The representation vectors: a d×m matrix whose columns are features.", valueName: "file[::tensor]"))
  var encoder: String

  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Flag(help: "Decide every rung of the kernel ladder.")
  var ladder = false

  @Option(name: [.customShort("e"), .long], help: "With --ladder: the error allowed to linear probes.")
  var epsilon: Rational?

  @OptionGroup var relation: RelationOptions

  @Option(help: ArgumentHelp("With --ladder: write every rung's certificate into this folder.", valueName: "folder"))
  var outputFolder: String?

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if !(1...(1 << 53) - 1).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 2^53 - 1") }
    if let epsilon, epsilon <= 0 { throw ValidationError("--epsilon must be positive") }
    if !ladder && (epsilon != nil || outputFolder != nil) { throw ValidationError("--epsilon and --output-folder go with --ladder") }
  }

  func run() throws {
    var loader = InputLoader()
    let input = try loader.rationalMatrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures)
    if let matrix = input.matrix { warnIfTransposed(matrix, flag: "--encoder-rows-are-features") }
    let certifier = try certificate.certifier()
    let meter = ProgressMeter("sets of columns with signs", enabled: !certificate.quiet)
    guard ladder else {
      let result = try BasisPursuitProver(certifier).prove(encoder: input, sparsity: sparsity, progress: meter.update)
      try certificate.finish(result.outcome, Report.sensing(encoder, input, result, sparsity: sparsity, style: certificate.style))
    }
    let all = try Ladder(
      encoder: input, sparsity: sparsity, epsilon: epsilon, relation: relation.relation, certifier: certifier, progress: meter.update)
    if let outputFolder {
      try OutputFolder.make(outputFolder)
      for rung in all.rungs {
        switch rung.outcome {
        case .proved(let found), .refuted(let found):
          _ = try CertificateFiles.save(found, to: "\(outputFolder)/\(rung.decoder.fileName).json", force: certificate.force)
        case .undecided: break
        }
      }
    }
    try certificate.finish(
      all.basisPursuit.outcome,
      Report.sensing(encoder, input, all.basisPursuit, sparsity: sparsity, ladder: all, style: certificate.style))
  }
}
