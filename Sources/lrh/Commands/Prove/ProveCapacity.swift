// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Capacity
import Certification
import ExactArithmetic
import FileAccess
import Reports
import Statements

/// `lrh prove capacity --features M --sparsity K --epsilon E`
struct ProveCapacity: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Theorems 2, 3, 12: a certified interval for the least dimension that stores M features at sparsity K.",
    discussion: """
      Lower bounds are Alon's and the Chebyshev bound over all powers; upper bounds the best of a portfolio of constructions, and of your own \
      matrix if you give one (its probes default to the encoder itself).

      EXAMPLES
        lrh prove capacity --features 276 --sparsity 3 --epsilon 1/2 --non-strict
        lrh prove capacity --features 1000000 --sparsity 5 --epsilon 1/2
        lrh prove capacity --features 100 --sparsity 3 --decoder threshold
      """)

  enum DecoderName: String, ExpressibleByArgument, CaseIterable { case linear, threshold }

  @Option(name: [.customShort("m"), .long], help: ArgumentHelp("How many features.", valueName: "m"))
  var features: Int

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("At most this many features are active.", valueName: "k"))
  var sparsity: Int

  @Option(name: [.customShort("e"), .long], help: "The error allowed; not with thresholds.")
  var epsilon: Rational?

  @Option(help: "How features are read: linear, or threshold (a threshold or bias for each feature).")
  var decoder: DecoderName = .linear

  @Option(help: ArgumentHelp("Your own construction: d×n with n ≥ m, features as columns.", valueName: "file[::tensor]"))
  var encoder: String?

  @Option(help: ArgumentHelp("Its probes; without it the encoder itself.", valueName: "file[::tensor]"))
  var probe: String?

  @OptionGroup var relation: RelationOptions

  @OptionGroup var certificate: CertificateOptions

  func validate() throws {
    guard features >= 1 && features < 1 << 53 else { throw ValidationError("--features must be from 1 to 2^53 − 1") }
    guard sparsity >= 1 && sparsity < 1 << 53 else { throw ValidationError("--sparsity must be from 1 to 2^53 − 1") }
    switch decoder {
    case .linear:
      guard let epsilon else { throw ValidationError("--epsilon is needed") }
      guard epsilon > 0 else { throw ValidationError("--epsilon must be positive") }
    case .threshold:
      if epsilon != nil { throw ValidationError("--epsilon has no meaning for thresholds") }
      if relation.choice == .nonStrict { throw ValidationError("--non-strict has no meaning for thresholds") }
    }
    if probe != nil && encoder == nil { throw ValidationError("--probe needs --encoder") }
  }

  func run() throws {
    let prover = CapacityProver(try certificate.certifier())
    let result = try prover.prove(
      m: features, k: sparsity, decoder: epsilon.map { .linear(relation.relation, epsilon: $0) } ?? .threshold, candidates: try candidates()
    )
    try certificate.finish(result.outcome, Report.capacity(result, style: certificate.style))
  }

  private func candidates() throws -> [Construction] {
    guard let encoder else { return [] }
    var loader = InputLoader()
    func rational(_ name: String) throws -> Matrix<Rational> {
      guard case .rational(let matrix)? = try loader.matrix(name, format: nil, transposed: false).matrix else {
        throw DataError("\(name): a rational matrix is needed")
      }
      return matrix
    }
    let matrix = try rational(encoder)
    return [.matrix(encoder: matrix, probe: try probe.map(rational))]
  }
}
