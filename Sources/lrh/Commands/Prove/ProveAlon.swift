// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Certification
import ExactArithmetic
import FileAccess
import NearIdentityRank
import Reports
import Statements

/// `lrh prove alon MATRIX`
struct ProveAlon: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alon", abstract: "Lemma 7 and Corollary 8: the rank of a matrix close to the identity, and what forces it.",
    discussion: """
      Takes a square matrix C, or a pair A, B whose C = BᵀA is meant. Row i is divided by C_ii > 0. Without --mu the largest \
      off-diagonal entry itself is used, with ≤.

      EXAMPLES
        lrh prove alon C.mtx
        lrh prove alon --encoder lines28.npy --probe matched --output lines28.cert.json
      """)

  @Argument(help: ArgumentHelp("The square matrix C; - is standard input.", valueName: "file[::tensor]"))
  var matrix: String?

  @Option(help: ArgumentHelp("Instead of MATRIX: the representation vectors, as columns.", valueName: "file[::tensor]"))
  var encoder: String?

  @Option(
    help: ArgumentHelp("With --encoder: the probe vectors; or encoder (B = A), or matched.", valueName: "file[::tensor]|encoder|matched"))
  var probe: String = "encoder"

  @OptionGroup var reading: PairReadingOptions

  @Option(help: "The bound that the off-diagonal entries, divided by their row's diagonal, are claimed to obey.")
  var mu: Rational?

  @OptionGroup var relation: RelationOptions
  @OptionGroup var bounds: RankBoundOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    guard (matrix == nil) != (encoder == nil) else { throw ValidationError("give either a square MATRIX or --encoder") }
    if let mu, mu < 0 { throw ValidationError("--mu must not be negative") }
    if bounds.family == .chebyshev, let mu, !(mu > 0 && mu < 1) { throw ValidationError("the chebyshev family needs 0 < mu < 1") }
  }

  func run() throws {
    threads.limitBLAS()
    let (name, input) = try load()
    guard case .rational(let c)? = input.matrix else {
      throw DataError("\(name): entries outside ℚ; the rank bounds are certified for rational matrices")
    }
    guard c.rows == c.columns else {
      throw DataError("\(name): \(c.rows)×\(c.columns) is not square; for vectors as columns use --encoder \(name) --probe matched")
    }
    var options = NearIdentityRankProver.Options()
    options.mu = mu
    options.relation = relation.relation
    options.power = bounds.power
    options.largestPower = bounds.largestPower
    options.family = bounds.family
    if bounds.family == .chebyshev, mu == nil {
      // The largest entry will serve as mu; the family has no bound unless it lies strictly between 0 and 1.
      let largest = (0..<c.rows).flatMap { i in (0..<c.rows).filter { $0 != i && c[i, i].sign > 0 }.map { (c[i, $0] / c[i, i]).magnitude } }
        .max()
      guard let largest, largest > 0, largest < 1 else {
        throw DataError("\(name): the chebyshev family needs a largest off-diagonal entry between 0 and 1")
      }
    }
    let result = try NearIdentityRankProver(certificate.certifier()).prove(input, options)
    try certificate.finish(result.outcome, Report.nearIdentityRank(name, input, result, style: certificate.style))
  }

  private func load() throws -> (String, ProofInput) {
    var loader = InputLoader()
    if let matrix { return (matrix, try loader.matrix(matrix, format: reading.inputFormat)) }
    guard let encoder else { throw ValidationError("give either a square MATRIX or --encoder") }
    let (a, b, names) = try reading.load(&loader, encoder: encoder, probe: probe)
    guard case .rational(let x)? = a.matrix, case .rational(let y)? = b.matrix else {
      throw DataError("\(encoder): entries outside ℚ; the rank bounds are certified for rational matrices")
    }
    return ("BᵀA of A = \(names.encoder), B \(names.probe)", ProofInput(y.transpose * x))
  }
}
