// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import NearIdentityRank
import Statements

/// The instance of Lemma 7 on the command line: a square matrix, or a pair whose C = BᵀA is meant, and what to try.
struct NearIdentityOptions: ParsableArguments {
  @OptionGroup var matrix: MatrixOrProductOptions

  @Option(help: "The bound that the off-diagonal entries, divided by their row's diagonal, are claimed to obey.")
  var mu: Rational?

  @OptionGroup var relation: RelationOptions
  @OptionGroup var bounds: RankBoundOptions

  func validate() throws {
    if let mu, mu < 0 { throw ValidationError("--mu must not be negative") }
    if bounds.family == .chebyshev, let mu, !(mu > 0 && mu < 1) { throw ValidationError("the chebyshev family needs 0 < mu < 1") }
  }

  /// Whether an instance is named.
  var isGiven: Bool { matrix.isGiven }

  /// The square rational matrix, what to call it, and the factors it is the product of, if it is one.
  ///
  /// - Precondition: an instance is named.
  func load() throws -> (name: String, input: ProofInput, factors: MatrixFactors?) {
    let loaded = try matrix.load("the rank bounds are certified")
    if let c = loaded.input.matrix, c.rows != c.columns {
      throw DataError(
        "\(loaded.name): \(c.rows)×\(c.columns) is not square; for vectors as columns use --encoder \(loaded.name) --probe matched")
    }
    return loaded
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
    var words = isGiven ? matrix.words : bundled
    if let mu { words += ["--mu", "\(mu)"] }
    return words + relation.words + bounds.words
  }
}
