// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// A pair A, B that a walkthrough is about, with the words that name it on the command line.
public struct WalkthroughPair: Sendable {
  /// A and B, d×m.
  public var encoder, probe: ProofInput
  /// The units of the features, or nil.
  public var featureScale: FeatureScale?
  /// `--encoder A.npy --probe matched`.
  public var arguments: String
  /// What a bundled pair is made of; nil for a pair of the user's.
  public var story: String?

  /// A pair.
  public init(
    encoder: ProofInput, probe: ProofInput, featureScale: FeatureScale? = nil, arguments: String, story: String? = nil
  ) {
    self.encoder = encoder
    self.probe = probe
    self.featureScale = featureScale
    self.arguments = arguments
    self.story = story
  }

  /// The command that walks through the pair again: a bundled one need not be named.
  func command(_ walkthrough: String, _ parameters: String) -> String {
    "lrh walkthrough \(walkthrough) " + (story == nil ? "\(arguments) " : "") + parameters
  }

  /// A and B in the units of the feature scale.
  var scaled: (encoder: InputMatrix, probe: InputMatrix) {
    let (a, b, _, _) = featureScale.apply(encoder: encoder, probe: probe)
    return (a, b)
  }

  /// C = BᵀA when there are at most so many features; nil for more.
  func interference(upTo limit: Int) -> InputMatrix? {
    let (a, b) = scaled
    let m = a.columns
    guard m <= limit else { return nil }
    let rows = InterferenceRows(encoder: a, probe: b)
    let entries = (0..<m).flatMap(rows.row)
    if let radicand = a.radicand ?? b.radicand { return .surd(Matrix(rows: m, columns: m, entries: entries), radicand: radicand) }
    return .rational(Matrix(rows: m, columns: m, entries: entries.map(\.rational)))
  }
}

/// How many rows and columns a matrix shown as a picture may have.
let exhibitLimit = 400
