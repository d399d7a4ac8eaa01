// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Geometry
import Statements
import UpperBound

/// The walkthroughs, each with an instance of the project's own: what `lrh walkthrough NAME` tells without files.
public enum BundledWalkthrough: String, CaseIterable, Sendable {
  case figureOne = "figure-1"
  case upperBound = "upper-bound"
  case lowerBound = "lower-bound"
  case lemma7 = "lemma-7"
  case turan
  case sharpTheorem = "sharp-theorem"
  case geometry
  case thresholds
  case gap

  /// Tells it.
  ///
  /// - Throws: `KernelRejection` for a defect of a prover.
  public func run(certifier: Certifier = Certifier()) throws -> Walkthrough {
    switch self {
    case .figureOne: return try FigureOneWalkthrough.run(certifier: certifier).report
    case .upperBound:
      return try UpperBoundWalkthrough.run(
        UpperBoundParameters(features: 64, sparsity: 2, epsilon: Rational(1, 2)), certifier: certifier
      ).report
    case .lowerBound:
      return try LowerBoundWalkthrough.run(LowerBoundWalkthrough.bundled, sparsity: 2, epsilon: Rational(3, 5), certifier: certifier)
    case .lemma7:
      let (input, arguments) = NearIdentityWalkthrough.bundled
      return try NearIdentityWalkthrough.run(input, arguments: arguments.joined(separator: " "), certifier: certifier)
    case .turan:
      let (input, file) = TuranWalkthrough.bundled
      return try TuranWalkthrough.run(input, cliqueSize: 3, arguments: "\(file) --clique 3", certifier: certifier)
    case .sharpTheorem: return try SharpTheoremWalkthrough.run(SharpTheoremWalkthrough.bundled, sparsity: 2, certifier: certifier)
    case .geometry:
      let parameters = GeometryParameters(features: 16, sparsity: 1, epsilon: Rational(1, 2), delta: Rational(1, 2))
      return GeometryWalkthrough(try GeometryConstruction(parameters, certifier: certifier)).report
    case .thresholds:
      let (encoder, given) = ThresholdWalkthrough.bundled
      return try ThresholdWalkthrough.run(encoder, given: given, sparsity: 2, certifier: certifier)
    case .gap: return try GapWalkthrough.run(certifier: certifier)
    }
  }
}
