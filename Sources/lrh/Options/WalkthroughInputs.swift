// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import LinearSensing
import Statements
import Walkthroughs

/// An encoder on the command line of a walkthrough; without one a bundled instance is told.
struct WalkthroughEncoderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The representation vectors: a d×m matrix whose columns are features. Without it: a bundled instance.", valueName: "file[::tensor]"))
  var encoder: String?

  @Flag(help: "The encoder file holds features as rows (m×d).")
  var encoderRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the files as this format, whatever they look like.", valueName: "format"))
  var inputFormat: InputFormat?

  @OptionGroup var scale: FeatureScaleOptions

  func validate() throws {
    if encoder == nil, encoderRowsAreFeatures || inputFormat != nil || scale.featureScale != nil {
      throw ValidationError("--encoder-rows-are-features, --input-format and --feature-scale are about files: --encoder")
    }
  }

  /// The rational encoder named, or the bundled one.
  func load(_ loader: inout InputLoader, bundled: WalkthroughEncoder) throws -> WalkthroughEncoder {
    guard let encoder else { return bundled }
    let input = try loader.rationalMatrix(encoder, format: inputFormat, transposed: encoderRowsAreFeatures)
    if let matrix = input.matrix { warnIfTransposed(matrix, flag: "--encoder-rows-are-features") }
    return WalkthroughEncoder(input, featureScale: try scale.load(&loader, for: input), arguments: words)
  }

  /// The options as typed.
  var words: String {
    var words = ["--encoder", encoder ?? "-"] + (encoderRowsAreFeatures ? ["--encoder-rows-are-features"] : [])
    if let inputFormat { words += ["--input-format", inputFormat.rawValue] }
    return CommandWords.line(words + scale.words)
  }
}

/// A probe on the command line of a walkthrough.
struct WalkthroughProbeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With --encoder: the probe vectors, a d×m matrix; or encoder (B = A), or matched (b_i = a_i/‖a_i‖²).",
      valueName: "file[::tensor]|encoder|matched"))
  var probe: String?

  @Flag(help: "The probe file holds features as rows (m×d).")
  var probeRowsAreFeatures = false

  /// The pair named, or the bundled one.
  func load(
    _ loader: inout InputLoader, _ options: WalkthroughEncoderOptions, bundled: WalkthroughPair
  ) throws -> WalkthroughPair {
    guard let encoder = options.encoder else {
      if probe != nil || probeRowsAreFeatures { throw ValidationError("--probe goes with --encoder") }
      return bundled
    }
    var reading = PairReadingOptions()
    (reading.inputFormat, reading.encoderRowsAreFeatures) = (options.inputFormat, options.encoderRowsAreFeatures)
    reading.probeRowsAreFeatures = probeRowsAreFeatures
    let probe = probe ?? "encoder"
    let (a, b, _) = try reading.load(&loader, encoder: encoder, probe: probe)
    let scale = try options.scale.load(&loader, for: a)
    return WalkthroughPair(
      encoder: a, probe: b, featureScale: scale,
      arguments: CommandWords.line(reading.words(encoder: encoder, probe: probe) + options.scale.words))
  }
}

/// k and ε on the command line of a walkthrough, which a bundled instance has of its own.
struct WalkthroughQuestion: ParsableArguments {
  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int?

  @Option(name: [.customShort("e"), .long], help: "The error allowed.")
  var epsilon: Rational?

  func validate() throws {
    if let sparsity, !(1...(1 << 53) - 1).contains(sparsity) { throw ValidationError("--sparsity must be between 1 and 2^53 - 1") }
    if let epsilon, epsilon <= 0 { throw ValidationError("--epsilon must be positive") }
  }

  /// k: as given, or the bundled instance's.
  ///
  /// - Throws: `ValidationError` when an instance of the user has none.
  func sparsity(for options: WalkthroughEncoderOptions, bundled: Int) throws -> Int {
    if options.encoder != nil, sparsity == nil { throw ValidationError("--encoder needs --sparsity") }
    return sparsity ?? bundled
  }

  /// ε between 0 and 1: as given, or the bundled instance's.
  ///
  /// - Throws: `ValidationError` when an instance of the user has none, or it lies elsewhere.
  func epsilonBelowOne(for options: WalkthroughEncoderOptions, bundled: Rational) throws -> Rational {
    if options.encoder != nil, epsilon == nil { throw ValidationError("--encoder needs --epsilon") }
    let epsilon = epsilon ?? bundled
    guard epsilon < 1 else { throw ValidationError("--epsilon must lie between 0 and 1") }
    return epsilon
  }
}
