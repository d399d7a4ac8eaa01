// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CertificateWriter
import Certification
import Digests
import ExactArithmetic
import FileAccess
import GraphFiles
import MatrixFiles
import Statements

/// Reads the inputs a command names.
struct InputLoader {
  private var standardInputUsed = false

  /// The matrix a reference names, transposed if its rows are features.
  mutating func matrix(_ text: String, format: InputFormat? = nil, transposed: Bool = false) throws -> ProofInput {
    let reference = try reference(text, format)
    let loaded = try MatrixFile.read(reference)
    loaded.notes.forEach(Diagnostics.say)
    let matrix = transposed ? loaded.matrix.transpose : loaded.matrix
    return ProofInput(.matrix(matrix), source: InputLoader.source(loaded.provenance, loaded.fileBytes, transposed: transposed))
  }

  /// The graph a reference names.
  mutating func graph(_ text: String, format: InputFormat? = nil, oneBased: Bool = false) throws -> ProofInput {
    let reference = try reference(text, format)
    let loaded = try GraphFile.read(reference, oneBased: oneBased)
    loaded.notes.forEach(Diagnostics.say)
    return ProofInput(.graph(loaded.graph), source: InputLoader.source(loaded.provenance, loaded.fileBytes, transposed: false))
  }

  private mutating func reference(_ text: String, _ format: InputFormat?) throws -> FileReference {
    guard let reference = FileReference(parsing: text, format: format) else {
      throw ValidationError("'\(text)' is not FILE or FILE::TENSOR")
    }
    if reference.isStandardInput {
      if standardInputUsed { throw ValidationError("standard input (-) can be read once only") }
      standardInputUsed = true
    }
    return reference
  }

  /// Where a matrix or graph came from.
  static func source(_ provenance: FileProvenance, _ bytes: [UInt8], transposed: Bool) -> Source {
    // The role is set when the claim says what the input is.
    Source(
      role: .matrix, name: CertificateWriter.encodedName(provenance.name), bytes: provenance.byteCount, sha256: SHA256.hexDigest(bytes),
      tensor: CertificateWriter.encodedName(provenance.object), transposed: transposed,
      dtype: CertificateWriter.encodedName(provenance.numberType))
  }
}

/// A probe that is not a file.
enum DerivedProbe: String, CaseIterable {
  /// B = A.
  case encoder
  /// b_i = a_i/‖a_i‖².
  case matched

  /// B for this A.
  ///
  /// - Throws: `DataError` when `matched` meets a zero column.
  func probe(for encoder: ProofInput) throws -> ProofInput {
    guard let matrix = encoder.matrix else { throw DataError("the encoder is not a matrix") }
    switch (self, matrix) {
    case (.encoder, _): return ProofInput(.matrix(matrix))
    case (.matched, .rational(let a)): return ProofInput(.matrix(.rational(try DerivedProbe.matched(a))))
    case (.matched, .surd(let a, let radicand)):
      return ProofInput(.matrix(.surd(try DerivedProbe.matched(a), radicand: radicand)))
    }
  }

  private static func matched<Scalar: ExactField>(_ a: Matrix<Scalar>) throws -> Matrix<Scalar> {
    let norms = try (0..<a.columns).map { j -> Scalar in
      let norm = (0..<a.rows).reduce(Scalar.zero) { $0 + a[$1, j] * a[$1, j] }
      if norm.isZero { throw DataError("--probe matched: column \(j) of the encoder (counted from 0) is zero") }
      return norm
    }
    return Matrix(rows: a.rows, columns: a.columns) { a[$0, $1] / norms[$1] }
  }
}

/// An encoder and a probe on the command line.
struct PairOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The representation vectors: a d×m matrix whose columns are features.", valueName: "file[::tensor]"))
  var encoder: String

  @Option(
    help: ArgumentHelp(
      "The probe vectors: a d×m matrix; or encoder (B = A), or matched (b_i = a_i/‖a_i‖²).", valueName: "file[::tensor]|encoder|matched"))
  var probe: String = "encoder"

  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Flag(help: "The probe file holds features as rows (m×d).")
  var probeRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the files as this format, whatever they look like.", valueName: "format"))
  var inputFormat: InputFormat?

  /// The options as typed.
  var words: [String] {
    ["--encoder", encoder] + (encoderRowsAreFeatures ? ["--encoder-rows-are-features"] : []) + ["--probe", probe]
      + (probeRowsAreFeatures ? ["--probe-rows-are-features"] : []) + (inputFormat.map { ["--input-format", $0.rawValue] } ?? [])
  }

  /// The two inputs, of the same size, with their names.
  func load() throws -> (encoder: ProofInput, probe: ProofInput, names: (encoder: String, probe: String)) {
    var loader = InputLoader()
    return try load(&loader)
  }

  /// The same with a loader that reads more.
  func load(
    _ loader: inout InputLoader
  ) throws -> (encoder: ProofInput, probe: ProofInput, names: (encoder: String, probe: String)) {
    let a = try loader.matrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures)
    let b: ProofInput
    var names = (encoder: encoder, probe: probe)
    if let derived = DerivedProbe(rawValue: probe) {
      b = try derived.probe(for: a)
      names.probe = derived == .encoder ? "= A" : "matched, b_i = a_i/‖a_i‖²"
    } else {
      b = try loader.matrix(probe, format: inputFormat, transposed: probeRowsAreFeatures)
    }
    guard let x = a.matrix, let y = b.matrix else { throw DataError("a graph where a matrix was expected") }
    guard x.rows == y.rows, x.columns == y.columns else {
      throw DataError(
        "the encoder is \(x.rows)×\(x.columns), the probe \(y.rows)×\(y.columns): they must agree (--encoder-rows-are-features, --probe-rows-are-features transpose)"
      )
    }
    if let r = x.radicand, let s = y.radicand, r != s { throw DataError("the encoder is over ℚ(√\(r)), the probe over ℚ(√\(s))") }
    warnIfTransposed(x, flag: "--encoder-rows-are-features")
    return (a, b, names)
  }
}

/// Says so when a matrix has fewer columns than rows: superposition has more features than neurons.
func warnIfTransposed(_ matrix: InputMatrix, flag: String) {
  if matrix.columns < matrix.rows {
    Diagnostics.say("d = \(matrix.rows), m = \(matrix.columns): is the file transposed? (\(flag))")
  }
}
