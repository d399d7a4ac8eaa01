// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// A rational encoder A that a walkthrough is about, with the words that name it on the command line.
public struct WalkthroughEncoder: Sendable {
  /// A, d×m.
  public var encoder: ProofInput
  /// The units of the features, or nil.
  public var featureScale: FeatureScale?
  /// `--encoder A.npy`.
  public var arguments: String
  /// What a bundled encoder is made of; nil for one of the user's.
  public var story: String?

  /// An encoder.
  public init(_ encoder: ProofInput, featureScale: FeatureScale? = nil, arguments: String, story: String? = nil) {
    self.encoder = encoder
    self.featureScale = featureScale
    self.arguments = arguments
    self.story = story
  }

  /// The command that walks through the encoder again: a bundled one need not be named.
  func command(_ walkthrough: String, _ parameters: String) -> String {
    "lrh walkthrough \(walkthrough) " + (story == nil ? "\(arguments) " : "") + parameters
  }

  /// A in the units of the feature scale.
  ///
  /// - Precondition: A is rational.
  var scaled: Matrix<Rational> {
    guard let matrix = encoder.matrix, case .rational(let a) = featureScale?.encoder(matrix) ?? matrix else {
      preconditionFailure("a rational encoder")
    }
    return a
  }
}

extension Matrix<Rational> {
  /// The matrix times a sparse vector.
  func times(_ v: SparseVector) -> [Rational] {
    (0..<rows).map { i in v.entries.reduce(Rational.zero) { $0 + self[i, $1.index] * $1.value } }
  }

  /// b_j = a_j/‖a_j‖²; nil when a column is 0.
  var matchedProbes: Matrix<Rational>? {
    let norms = (0..<columns).map { j in (0..<rows).reduce(Rational.zero) { $0 + self[$1, j] * self[$1, j] } }
    return norms.contains(where: \.isZero) ? nil : Matrix(rows: rows, columns: columns) { self[$0, $1] / norms[$1] }
  }

  /// Row i of BᵀA − I, for B = self.
  func errors(of encoder: Matrix<Rational>, feature i: Int) -> [Rational] {
    (0..<encoder.columns).map { j in
      (0..<rows).reduce(j == i ? Rational(-1) : .zero) { $0 + self[$1, i] * encoder[$1, j] }
    }
  }
}

/// The sum of the k largest absolute values.
func largestSum(_ k: Int, of row: [Rational]) -> Rational {
  row.map(\.magnitude).sorted(by: >).prefix(k).reduce(.zero, +)
}

extension SparseVector {
  /// The largest |v_j|.
  var largest: Rational { entries.map(\.value.magnitude).max() ?? 0 }
  /// The value at an index.
  subscript(_ index: Int) -> Rational { entries.first { $0.index == index }?.value ?? 0 }
}
