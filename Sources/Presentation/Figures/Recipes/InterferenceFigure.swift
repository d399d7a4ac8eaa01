// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import LowerBound
import Statements

/// The interference graph of a pair at ε/k: features are vertices, i and j are joined when |C_ij| or |C_ji| is not ⋖ ε/k (Theorem 3; F6).
///
/// Certificate: an `interference-chain`, whose independent set is shown; or, when the pair does not recover within ε, a `recovery-failure`,
/// whose feature and z are. The edges are computed from its inputs.
public struct InterferenceFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "interference"
  static let featureLimit = 120

  private let k: Int
  private let epsilon: Rational
  private let relation: Relation
  private let probe: ProbeSource

  /// A graph at ε/k.
  public init(sparsity k: Int, epsilon: Rational, relation: Relation, probe: ProbeSource) throws(FigureError) {
    try WorstCaseOfPair.checkSparsity(k)
    guard epsilon.sign > 0 && epsilon < 1 else { throw .option("--epsilon must lie between 0 and 1") }
    (self.k, self.epsilon, self.relation, self.probe) = (k, epsilon, relation, probe)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    let isNonStrict = try reader.optional("non-strict") { reader, key throws(FigureError) in try reader.flag(key) } != nil
    try self.init(
      sparsity: reader.count("sparsity"), epsilon: reader.rational("epsilon"), relation: isNonStrict ? .le : .lt,
      probe: ProbeSource(&reader))
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] {
    var options = probe.option
    options["sparsity"] = "\(k)"
    options["epsilon"] = epsilon.description
    if relation == .le { options["non-strict"] = "yes" }
    return options
  }

  private static func checkSize(_ matrix: InputMatrix?) throws(FigureError) {
    guard let matrix, matrix.columns <= featureLimit else { throw .option("a graph of more than \(featureLimit) features cannot be read") }
    guard matrix.radicand == nil else { throw .option("the chain is certified for rational matrices") }
  }

  /// Proves what the figure needs.
  public func prove(encoder: ProofInput, probe: ProofInput, certifier: Certifier) throws -> [Certificate] {
    try InterferenceFigure.checkSize(encoder.matrix)
    try InterferenceFigure.checkSize(probe.matrix)
    var options = InterferenceChainProver.Options()
    options.relation = relation
    return [
      try InterferenceChainProver(certifier).prove(encoder: encoder, probe: probe, sparsity: k, epsilon: epsilon, options: options)
        .outcome.certified()
    ]
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == 1, "there are \(certificates.count) certificates")
    try Fit.sameInputs(certificates, roles: [.encoder, .probe])
    let (a, b) = (try Fit.matrix(certificates[0], .encoder), try Fit.matrix(certificates[0], .probe))
    try InterferenceFigure.checkSize(a)
    try probe.check(encoder: a, probe: b)
    let graph = InterferenceGraph(InterferenceRows(encoder: a, probe: b), threshold: epsilon / Rational(k), relation: relation).graph
    let edges = graph.edges.map { (Int($0.u), Int($0.v)) }
    let size = "\(a.columns) features in \(a.rows) dimensions, \(edges.count) pairs interfere"
    let threshold = epsilon / Rational(k)
    let edgeLegend: Label = "|*C*_{ij}| or |*C*_{ji}| \(relation.negatedSymbol) *ε*/*k* = \(threshold)"
    let words = "Interference graph of \(size): \(edgeLegend.text). "
    switch certificates[0].assertion {
    case .interferenceChain(let claim, let witness):
      try Fit.require(claim.k == k && claim.epsilon == epsilon && claim.relation == relation, "the chain has other parameters")
      let chosen = Set(witness.independentSet)
      return GraphPicture(
        groups: [
          (
            "independent set", "independent set: \(chosen.count) features, so *d* ≥ \(claim.lowerBound)", Look(.blue, .square),
            witness.independentSet
          ),
          ("other feature", "other features", Look(.grey, hollow: true), (0..<a.columns).reversed().filter { !chosen.contains($0) }),
        ], edges: [("interference", edgeLegend, Look(.grey, weight: .hair), edges)]
      ).drawing(
        title: "Interference at *k* = \(k), *ε* = \(epsilon): *m* = \(a.columns), *d* = \(a.rows)",
        description: words
          + "Squares: features no two of which interfere: \(witness.independentSet.map { "\($0)" }.joined(separator: ", ")).")
    case .recovery(let claim, let witness):
      guard case .failure(relation, epsilon: epsilon) = claim.verdict, claim.k == k, claim.domain == .signed else {
        throw .mismatch("the failure has other parameters")
      }
      let active = Set(witness.z.map(\.index)).subtracting([witness.row])
      let rest = (0..<a.columns).filter { $0 != witness.row && !active.contains($0) }
      return GraphPicture(
        groups: [
          ("misread feature", "misread: error \(Coordinate(claim.worstError).short)", Look(.vermillion, .diamond), [witness.row]),
          ("active feature", "active in the *z* that is misread", Look(.blue, .triangle), active.sorted()),
          ("other feature", "other features", Look(.grey, hollow: true), rest),
        ], edges: [("interference", edgeLegend, Look(.grey, weight: .hair), edges)]
      ).drawing(
        title: "Interference at *k* = \(k), *ε* = \(epsilon): *m* = \(a.columns), *d* = \(a.rows)",
        description: words
          + "The pair does not recover: feature \(witness.row) is misread when \(active.sorted().map { "\($0)" }.joined(separator: ", ")) are active."
      )
    default: throw .mismatch("the certificate is neither a chain nor a failure of recovery")
    }
  }
}
