// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import FloatLinearAlgebra
import FloatNumerics
import InterferenceScan
import MatrixFiles
import Statements

/// The dictionary of an audit, and its probes.
struct AuditInputs: ParsableArguments {
  @Option(help: ArgumentHelp("The representation vectors: a d×m matrix whose columns are features.", valueName: "file[::tensor]"))
  var encoder: String

  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Option(
    help: ArgumentHelp(
      "The probe vectors: a d×m matrix; or encoder, matched, least-squares, ridge:LAMBDA. Several are compared.",
      valueName: "file[::tensor]|rule"))
  var probe: [String] = []

  @Flag(help: "The probe file holds features as rows (m×d).")
  var probeRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the files as this format, whatever they look like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Option(
    help: ArgumentHelp(
      "The names of the features: a text file with one a line, or JSON, an array of strings or an object of indices.", valueName: "file"))
  var labels: String?

  /// The encoder, in few bytes.
  func encoderInput(_ loader: inout InputLoader) throws -> ProofInput {
    let input = try loader.matrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures, keepingBits: true)
    if let matrix = input.matrix { warnIfTransposed(matrix, flag: "--encoder-rows-are-features") }
    return input
  }

  /// A probe as an audit needs it.
  struct Probe {
    /// What it is called.
    let name: String
    /// What the scan takes.
    let pair: InterferencePair
    /// The rule, or the matrix as an input of certificates.
    let source: Source

    enum Source {
      case rule(ProbeRule)
      case matrix(ProofInput)
    }
  }

  /// The probe a name stands for.
  ///
  /// - Throws: `DataError` when there is none such for this encoder, and what reading a file throws.
  func probe(_ name: String, _ encoder: ProofInput, _ vectors: VectorSet, _ loader: inout InputLoader) throws -> Probe {
    if let rule = ProbeRule(rawValue: name) {
      guard let pair = InterferencePair(encoder: vectors, probe: rule == .encoder ? .encoder : .matched) else {
        throw DataError("--probe matched: a column of the encoder is zero")
      }
      return Probe(name: rule.words, pair: pair, source: .rule(rule))
    }
    let input: ProofInput
    var title = name
    if let lambda = AuditInputs.ridge(name) {
      input = try ridgeProbe(lambda, vectors)
      title = lambda.isZero ? "least-squares (floats)" : "ridge, λ = \(lambda) (floats)"
    } else {
      input = try loader.matrix(name, format: inputFormat, transposed: probeRowsAreFeatures, keepingBits: true)
    }
    guard let matrix = input.matrix, matrix.rows == vectors.length, matrix.columns == vectors.count else {
      let size = input.matrix.map { "\($0.rows)×\($0.columns)" } ?? "no matrix"
      throw DataError(
        "the encoder is \(vectors.length)×\(vectors.count), the probe \(name) \(size): they must agree (--encoder-rows-are-features, --probe-rows-are-features transpose)"
      )
    }
    guard let pair = InterferencePair(encoder: vectors, probe: .vectors(try VectorSet(input, name))) else {
      preconditionFailure("probes of their own fit every encoder")
    }
    return Probe(name: title, pair: pair, source: .matrix(input))
  }

  /// What a folder for a probe's report is called.
  func stem(_ name: String) -> String {
    let base = FileReference(path: name).baseName
    return String(base.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" })
  }

  /// λ of `least-squares` (0) and `ridge:LAMBDA`; nil for other names.
  private static func ridge(_ name: String) -> Rational? {
    if name == "least-squares" { return .zero }
    guard name.hasPrefix("ridge:"), let lambda = Rational(String(name.dropFirst("ridge:".count))), lambda.sign > 0 else { return nil }
    return lambda
  }

  private func ridgeProbe(_ lambda: Rational, _ vectors: VectorSet) throws -> ProofInput {
    let (d, m) = (vectors.length, vectors.count)
    guard let probes = RidgeRegression.probes(vectors.nearestFloats, count: m, length: d, lambda: lambda.nearestDouble) else {
      throw DataError(
        "\(encoder): AAᵀ\(lambda.isZero ? "" : " + λI") is singular in floating point; try --probe ridge:LAMBDA with a larger λ")
    }
    var bits = [UInt32](repeating: 0, count: d * m)
    for j in 0..<m { for l in 0..<d { bits[l * m + j] = probes[j * d + l].bitPattern } }
    guard let matrix = try? DyadicMatrix(rows: d, columns: m, binary32: bits) else { preconditionFailure("probes are finite") }
    return ProofInput(.matrix(.dyadic(matrix)))
  }
}
