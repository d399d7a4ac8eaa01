// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import FileAccess
import Statements

/// An encoder and a probe on the command line.
struct PairOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The representation vectors: a d×m matrix whose columns are features.", valueName: "file[::tensor]"))
  var encoder: String

  @Option(
    help: ArgumentHelp(
      "The probe vectors: a d×m matrix; or encoder (B = A), or matched (b_i = a_i/‖a_i‖²).", valueName: "file[::tensor]|encoder|matched"))
  var probe: String = "encoder"

  @OptionGroup var reading: PairReadingOptions

  /// The options as typed.
  var words: [String] { reading.words(encoder: encoder, probe: probe) }

  /// The two inputs, of the same size, with their names.
  func load() throws -> (encoder: ProofInput, probe: ProofInput, names: (encoder: String, probe: String)) {
    var loader = InputLoader()
    return try load(&loader)
  }

  /// The same with a loader that reads more.
  func load(
    _ loader: inout InputLoader
  ) throws -> (encoder: ProofInput, probe: ProofInput, names: (encoder: String, probe: String)) {
    try reading.load(&loader, encoder: encoder, probe: probe)
  }
}

/// How the files of an encoder and a probe are read.
struct PairReadingOptions: ParsableArguments {
  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Flag(help: "The probe file holds features as rows (m×d).")
  var probeRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the files as this format, whatever they look like.", valueName: "format"))
  var inputFormat: InputFormat?

  /// The files and how they are read, as typed.
  func words(encoder: String, probe: String) -> [String] {
    ["--encoder", encoder] + (encoderRowsAreFeatures ? ["--encoder-rows-are-features"] : []) + ["--probe", probe]
      + (probeRowsAreFeatures ? ["--probe-rows-are-features"] : []) + (inputFormat.map { ["--input-format", $0.rawValue] } ?? [])
  }

  /// The encoder alone.
  func load(_ loader: inout InputLoader, encoder: String) throws -> ProofInput {
    try loader.matrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures)
  }

  /// The two inputs, of the same size, with their names. The probe is a file, or `encoder` or `matched`.
  ///
  /// - Throws: `DataError` when they do not fit each other.
  func load(
    _ loader: inout InputLoader, encoder: String, probe: String
  ) throws -> (encoder: ProofInput, probe: ProofInput, names: (encoder: String, probe: String)) {
    let a = try load(&loader, encoder: encoder)
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
