// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import NearIdentityRank
import Statements

/// The instance of Lemma 7 on the command line: a square matrix, or a pair whose C = BᵀA is meant, and what to try.
struct NearIdentityOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The square matrix C; - is standard input.", valueName: "file[::tensor]"))
  var matrix: String?

  @Option(help: ArgumentHelp("Instead of MATRIX: the representation vectors, as columns.", valueName: "file[::tensor]"))
  var encoder: String?

  @Option(
    help: ArgumentHelp("With --encoder: the probe vectors; or encoder (B = A), or matched.", valueName: "file[::tensor]|encoder|matched"))
  var probe: String = "encoder"

  @Flag(help: "The encoder file holds features as rows.")
  var encoderRowsAreFeatures = false

  @Flag(help: "The probe file holds features as rows.")
  var probeRowsAreFeatures = false

  @Option(help: ArgumentHelp("Read the files as this format, whatever they look like.", valueName: "format"))
  var inputFormat: InputFormat?

  @Option(help: "The bound that the off-diagonal entries, divided by their row's diagonal, are claimed to obey.")
  var mu: Rational?

  @OptionGroup var relation: RelationOptions
  @OptionGroup var bounds: RankBoundOptions

  func validate() throws {
    if matrix != nil && encoder != nil { throw ValidationError("give either a square MATRIX or --encoder") }
    if let mu, mu < 0 { throw ValidationError("--mu must not be negative") }
    if bounds.family == .chebyshev, let mu, !(mu > 0 && mu < 1) { throw ValidationError("the chebyshev family needs 0 < mu < 1") }
  }

  /// Whether an instance is named.
  var isGiven: Bool { matrix != nil || encoder != nil }

  /// The square rational matrix, and what to call it.
  ///
  /// - Precondition: an instance is named.
  func load() throws -> (name: String, input: ProofInput) {
    if let matrix {
      var loader = InputLoader()
      let input = try loader.matrix(matrix, format: inputFormat)
      guard case .rational(let c)? = input.matrix else {
        throw DataError("\(matrix): entries outside ℚ; the rank bounds are certified for rational matrices")
      }
      guard c.rows == c.columns else {
        throw DataError("\(matrix): \(c.rows)×\(c.columns) is not square; for vectors as columns use --encoder \(matrix) --probe matched")
      }
      return (matrix, input)
    }
    let (a, b, names) = try pair.load()
    guard case .rational(let x)? = a.matrix, case .rational(let y)? = b.matrix else {
      throw DataError("\(names.encoder): entries outside ℚ; the rank bounds are certified for rational matrices")
    }
    return ("BᵀA of A = \(names.encoder), B \(names.probe)", ProofInput(y.transpose * x))
  }

  private var pair: PairOptions {
    var pair = PairOptions()
    pair.encoder = encoder ?? ""
    pair.probe = probe
    pair.encoderRowsAreFeatures = encoderRowsAreFeatures
    pair.probeRowsAreFeatures = probeRowsAreFeatures
    pair.inputFormat = inputFormat
    return pair
  }

  /// What to try on this matrix.
  ///
  /// - Throws: `DataError` when the one family asked for has no bound.
  func proverOptions(for input: ProofInput, _ name: String) throws -> NearIdentityRankProver.Options {
    var options = NearIdentityRankProver.Options()
    options.mu = mu
    options.relation = relation.relation
    options.power = bounds.power
    options.largestPower = bounds.largestPower
    options.family = bounds.family
    if bounds.family == .chebyshev, mu == nil, case .rational(let c)? = input.matrix {
      // The largest entry will serve as mu; the family has no bound unless it lies strictly between 0 and 1.
      let largest = (0..<c.rows).flatMap { i in (0..<c.rows).filter { $0 != i && c[i, i].sign > 0 }.map { (c[i, $0] / c[i, i]).magnitude } }
        .max()
      guard let largest, largest > 0, largest < 1 else {
        throw DataError("\(name): the chebyshev family needs a largest off-diagonal entry between 0 and 1")
      }
    }
    return options
  }

  /// The options as typed, without the instance when a bundled one is named instead.
  func words(bundled: [String] = []) -> [String] {
    var words = bundled
    if let matrix {
      words = [matrix]
    } else if encoder != nil {
      words = pair.words
    }
    if let mu { words += ["--mu", "\(mu)"] }
    return words + relation.words + bounds.words
  }
}
