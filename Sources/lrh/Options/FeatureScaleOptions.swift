// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import LinearSensing
import Statements

/// The units of the features on the command line.
struct FeatureScaleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The units: a vector of m numbers s_j > 0. Column a_j becomes s_j·a_j, b_j becomes b_j/s_j.",
      valueName: "file[::tensor]"))
  var featureScale: String?

  /// What the report calls it.
  var name: String { featureScale ?? "none" }

  /// The option as typed.
  var words: [String] { featureScale.map { ["--feature-scale", $0] } ?? [] }

  /// The scale for the features of this encoder; nil when none was given.
  ///
  /// - Throws: `DataError` when it is not a vector of positive numbers, one a feature.
  func load(_ loader: inout InputLoader, for encoder: ProofInput) throws -> FeatureScale? {
    guard let featureScale, let m = encoder.matrix?.columns else { return nil }
    let input = try loader.column(featureScale)
    do throws(FeatureScale.Defect) {
      return try FeatureScale(input, count: m)
    } catch {
      switch error {
      case .size(let rows, 1):
        throw DataError(
          "\(featureScale): \(rows) feature \(rows == 1 ? "scale" : "scales") for \(m) features, the columns of the encoder"
        )
      case .size(let rows, let columns):
        throw DataError(
          "\(featureScale): \(rows)×\(columns), but a feature scale is a vector, \(m)×1 or 1×\(m)")
      case .irrational: throw DataError("\(featureScale): entries outside ℚ; a feature scale is rational")
      case .notPositive(let at, let value):
        throw DataError(
          "\(featureScale): entry \(at) (counted from 0) is \(value), but a feature scale is positive")
      }
    }
  }
}
