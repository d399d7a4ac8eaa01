// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import KernelLadder
import LinearSensing
import Reports
import Statements

/// `lrh decode --encoder A --activation a`
struct Decode: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decode one activation: by basis pursuit with a certificate, by linear probes, by least squares, side by side.",
    discussion: """
      An activation is a vector a of d numbers, a column or a row. Without --method all three decoders are shown. --output writes the \
      certificate of the ℓ1 minimiser. If no x has Ax = a, a vector y with yᵀA = 0 and yᵀa ≠ 0 is shown and the exit code is 1.

      EXAMPLES
        lrh decode --encoder examples/gap/A-4x5.csv --activation examples/gap/activation-4.csv --truth examples/gap/truth-5.csv
        lrh decode --encoder A.npy --activation a.csv --method basis-pursuit --output minimiser.cert.json
      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case basisPursuit = "basis-pursuit"
    case linear
    case leastSquares = "least-squares"
  }

  @Option(help: ArgumentHelp("The representation vectors: a d×m matrix whose columns are features.", valueName: "file[::tensor]"))
  var encoder: String

  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Option(help: ArgumentHelp("The activation: d numbers.", valueName: "file[::tensor]"))
  var activation: String

  @Option(help: ArgumentHelp("Only this decoder: basis-pursuit, linear or least-squares.", valueName: "method"))
  var method: Method?

  @Option(
    help: ArgumentHelp(
      "The linear probes: a d×m matrix; or encoder (B = A), matched (b_i = a_i/‖a_i‖²), or optimal (those of least worst-case error).",
      valueName: "file[::tensor]|encoder|matched|optimal"))
  var probe: String = "optimal"

  @Flag(help: "The probe file holds features as rows (m×d).")
  var probeRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the files as this format, whatever they look like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("Say of each result whether it is k-sparse.", valueName: "k"))
  var sparsity: Int?

  @Option(help: ArgumentHelp("The z that a comes from, to show each decoder's error: m numbers.", valueName: "file[::tensor]"))
  var truth: String?

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    if let sparsity, sparsity < 1 { throw ValidationError("--sparsity must be at least 1") }
    if let method, method != .basisPursuit, certificate.json || certificate.output != nil {
      throw ValidationError("only basis-pursuit has a certificate to write")
    }
  }

  func run() throws {
    var loader = InputLoader()
    let input = try loader.rationalMatrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures)
    guard case .rational(let matrix)? = input.matrix else { throw DataError("\(encoder): not a rational matrix") }
    warnIfTransposed(.rational(matrix), flag: "--encoder-rows-are-features")
    let target = try loader.vector(activation, length: matrix.rows, "activation", "rows", format: inputFormat)
    let known = try truth.map { try loader.vector($0, length: matrix.columns, "truth", "columns", format: inputFormat).values }
    let certifier = try certificate.certifier()
    let names = (encoder: encoder, activation: activation)
    var decodings: [Decoding] = []
    var minimiser: L1MinimiserProver.Minimiser?
    if method != .linear {
      switch try L1MinimiserProver(certifier).prove(encoder: input, activation: target.input) {
      case .noSolution(let y): try finish(noSolution: y, names, input)
      case .minimiser(let found):
        if method != .leastSquares {
          minimiser = found
          decodings.append(Decoding(name: "basis pursuit", x: found.x))
        }
      }
    }
    if method == nil || method == .linear {
      let (probes, name) = try linearProbes(&loader, matrix)
      let values = (0..<matrix.columns).map { j in (0..<matrix.rows).reduce(Rational.zero) { $0 + probes[$1, j] * target.values[$1] } }
      decodings.append(Decoding(name: "linear, \(name)", x: values))
    }
    if method == nil || method == .leastSquares, let x = LeastSquaresDecoder.decode(matrix, target.values) {
      decodings.append(Decoding(name: "least squares", x: x))
    }
    let report = Report.decode(
      names, input, decodings, minimiser: minimiser, sparsity: sparsity, truth: known, style: certificate.style)
    guard let minimiser else {
      if !certificate.quiet { Diagnostics.print(report.text) }
      return
    }
    try certificate.finish(minimiser.outcome, report)
  }

  private func finish(noSolution y: [Rational], _ names: (encoder: String, activation: String), _ input: ProofInput) throws -> Never {
    if certificate.json {
      let summary = Summary.object([("outcome", "no-solution"), ("y", .array(y.map { .string($0.description) }))])
      Diagnostics.print(summary.text + "\n")
    } else if !certificate.quiet {
      Diagnostics.print(Report.noSolution(names, input, y: y, style: certificate.style).text)
    }
    throw ExitCode(1)
  }

  private func linearProbes(_ loader: inout InputLoader, _ matrix: Matrix<Rational>) throws -> (Matrix<Rational>, String) {
    if probe == "optimal" { return (BestDecoder(matrix).probes, "best probes") }
    if let derived = DerivedProbe(rawValue: probe) {
      guard case .rational(let probes)? = try derived.probe(for: ProofInput(matrix)).matrix else {
        throw DataError("--probe \(probe): not rational")
      }
      return (probes, derived == .encoder ? "B = A" : "matched probes")
    }
    let input = try loader.rationalMatrix(probe, format: inputFormat, transposed: probeRowsAreFeatures)
    guard case .rational(let probes)? = input.matrix, probes.rows == matrix.rows, probes.columns == matrix.columns else {
      throw DataError("\(probe): the probe is not of the encoder's size, \(matrix.rows)×\(matrix.columns)")
    }
    return (probes, "B = \(probe)")
  }
}
