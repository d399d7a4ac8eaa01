// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import LinearSensing
import Statements

/// One rational encoder on the command line, with the units of its features.
struct EncoderOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The representation vectors: a d×m matrix whose columns are features.", valueName: "file[::tensor]"))
  var encoder: String

  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the file as this format, whatever it looks like.", valueName: "format"))
  var inputFormat: InputFormat?

  @OptionGroup var scale: FeatureScaleOptions

  /// The encoder, and the scale if there is one.
  ///
  /// - Throws: `DataError` when the encoder has entries outside ℚ.
  func load() throws -> (encoder: ProofInput, featureScale: FeatureScale?) {
    var loader = InputLoader()
    let input = try loader.matrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures)
    guard let matrix = input.matrix else { throw DataError("\(encoder): not a matrix") }
    if let radicand = matrix.radicand {
      throw DataError("\(encoder): entries in ℚ(√\(radicand)); the best decoder is certified for rational matrices")
    }
    warnIfTransposed(matrix, flag: "--encoder-rows-are-features")
    return (input, try scale.load(&loader, for: input))
  }
}
