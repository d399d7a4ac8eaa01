// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ExactArithmetic
import FileAccess
import LinearSensing
import Statements
import VIPRExport

/// `lrh export vipr CERTIFICATE` and `lrh export vipr --encoder A --feature I`
struct ExportVIPR: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vipr", abstract: "Write the linear program of one feature's best probe, with its proof, in VIPR's format.",
    discussion: """
      The program is min t with -t ≤ (Aᵀb − e_i)_j ≤ t for all j; its optimum is μ*_i(A). From a certificate of kind optimal-access, or straight from \
      an encoder. For certificates of other kinds the exit code is 2. The claim is not verified here; viprchk checks the file.

      EXAMPLES
        lrh export vipr best.json --feature 3 --output probe3.vipr
        lrh export vipr --encoder A.npy --feature 0
      """)

  @Argument(help: ArgumentHelp("The certificate; - is standard input.", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("Instead of a certificate: the representation vectors, as columns.", valueName: "file[::tensor]"))
  var encoder: String?

  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the encoder as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Option(help: ArgumentHelp("Which feature, counted from 0; of a certificate, by default the first with the largest μ*.", valueName: "i"))
  var feature: Int?

  @Option(name: [.short, .long], help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  func validate() throws {
    if (file == nil) == (encoder == nil) { throw ValidationError("give either a certificate or --encoder") }
    if encoder != nil && feature == nil { throw ValidationError("--encoder needs --feature") }
    if let feature, feature < 0 { throw ValidationError("--feature counts from 0") }
  }

  func run() throws {
    let text = try program().vipr
    if let output, output != "-" {
      try AtomicWriter.write(Array(text.utf8), to: output, force: force)
    } else {
      Diagnostics.print(text)
    }
  }

  private func program() throws -> ProbeProgram {
    if let file {
      let certificate = try CertificateInput.load(file)
      do throws(ProbeProgram.NotCovered) {
        return try ProbeProgram(certificate, feature: feature)
      } catch {
        Diagnostics.say("\(file): not covered: \(error)")
        throw ExitCode(2)
      }
    }
    guard let encoder, let feature else { throw ValidationError("give either a certificate or --encoder and --feature") }
    var loader = InputLoader()
    let input = try loader.matrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures)
    guard case .rational(let matrix)? = input.matrix else { throw DataError("\(encoder): entries outside ℚ") }
    guard feature < matrix.columns else {
      throw DataError("--feature \(feature): \(encoder) has \(matrix.columns) features, counted from 0")
    }
    let decoder = BestDecoder(matrix, features: [feature])
    return ProbeProgram(
      encoder: matrix, feature: feature, probe: decoder.probes.column(0), mu: decoder.mu[0], kernelVector: decoder.kernelVectors[0])
  }
}
