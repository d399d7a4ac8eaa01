// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import Walkthroughs

/// The pair (A, B) of a walkthrough for every sparsity k and every ε: the exact worst-case errors, certified, from which the page decides
/// any ε by comparing fractions.
struct RecoveryExplorer {
  /// A step of the staircase.
  struct Stair {
    let k: Int
    let error: Rational
    let witness: RecoveryWitness
    /// For the table.
    let errorText: String
    let row: Int
  }

  let d, m, k: Int
  let epsilonText: String
  let isStrict: Bool
  let stairs: [Stair]
  /// The largest k.
  let longest: Int
  /// C = BᵀA when it is small enough for pictures.
  let matrix: Matrix<Rational>?
  /// Features shown in pictures, and the interference graph on them.
  let heatMap: HeatMap?
  let graph: GraphPicture?
  let data: EmbeddedValue

  /// Inner products that the staircase may take.
  private static let workLimit = 30_000_000
  /// The longest staircase.
  private static let longestAllowed = 40

  /// The explorer for the first certificate about a rational pair; nil when there is none, or when it is too large to be recomputed.
  init?(_ walkthrough: Walkthrough, _ certificates: [EmbeddedCertificate]) throws {
    guard let found = certificates.lazy.compactMap(RecoveryExplorer.pair).first else { return nil }
    let (encoder, probe, scale) = (found.encoder, found.probe, found.scale)
    guard case .rational? = encoder.matrix, case .rational? = probe.matrix, let size = encoder.matrix else { return nil }
    (d, m) = (size.rows, size.columns)
    let (epsilon, relation) = (found.epsilon, found.relation)
    (k, epsilonText, isStrict) = (found.k, epsilon.description, relation == .lt)
    guard m * m <= RecoveryExplorer.workLimit / max(d, 1), k <= RecoveryExplorer.longestAllowed else { return nil }
    let affordable = RecoveryExplorer.workLimit / (m * m * d)
    let last = min(RecoveryExplorer.longestAllowed, max(min(m, affordable), k))
    let prover = RecoveryProver()
    var stairs: [Stair] = []
    for k in 1...last {
      let result = try prover.prove(encoder: encoder, probe: probe, sparsity: k, epsilon: nil, featureScale: scale)
      guard case .proved(let certificate) = result.outcome, case .recovery(let claim, let witness) = certificate.assertion else { break }
      let error = claim.worstError.rational
      stairs.append(Stair(k: k, error: error, witness: witness, errorText: MathText.html(error.description), row: witness.row))
    }
    guard stairs.count >= k else { return nil }
    self.stairs = stairs
    longest = stairs.count
    let a = scale?.encoder(size) ?? size
    let b = probe.matrix.map { scale?.probe($0) ?? $0 } ?? size
    let rows = InterferenceRows(encoder: a, probe: b)
    let isSmall = m <= HeatMap.limit
    let matrix =
      isSmall ? Matrix(rows: m, columns: m, entries: (0..<m).flatMap { rows.row($0).map(\.rational) }) : nil
    self.matrix = matrix
    let threshold = epsilon / Rational(k)
    heatMap = matrix.map {
      HeatMap(id: "live-matrix", name: "C = BᵀA", .rational($0), isLive: true) { !relation.holds($0.magnitude, QuadraticSurd(threshold)) }
    }
    let m = m
    graph = matrix.flatMap { matrix in
      var edges: [Edge] = []
      for i in 0..<m {
        for j in 0..<m where i != j && !relation.holds(matrix[i, j].magnitude, threshold) { edges.append(Edge(UInt32(i), UInt32(j))) }
      }
      return GraphPicture(
        id: "live-graph", name: "Interference graph", Graph(vertexCount: m, edges: edges), side: .graph, marked: .independentSet([]),
        noun: "feature", isLive: true)
    }
    data = RecoveryExplorer.embedded(
      (d, m, k, epsilon, relation), stairs, rows, certificate: found.certificate, command: RecoveryCommand(walkthrough.command)?.text)
  }

  /// A certificate's pair, and k, ε and relation of its claim.
  private static func pair(
    _ embedded: EmbeddedCertificate
  ) -> (certificate: Int, encoder: ProofInput, probe: ProofInput, scale: FeatureScale?, k: Int, epsilon: Rational, relation: Relation)? {
    guard let certificate = embedded.certificate, embedded.isEmbedded else { return nil }
    let parameters: (k: Int, epsilon: Rational, relation: Relation)
    switch certificate.assertion {
    case .interferenceChain(let claim, _): parameters = (claim.k, claim.epsilon, claim.relation)
    case .geometry(let claim, _): parameters = (claim.k, claim.epsilon, claim.relation)
    case .recovery(let claim, _):
      guard claim.domain == .signed else { return nil }
      switch claim.verdict {
      case .recovery(let relation, let epsilon), .failure(let relation, let epsilon): parameters = (claim.k, epsilon, relation)
      case .worstCaseError: parameters = (claim.k, Rational(1, 2), .lt)
      }
    default: return nil
    }
    func input(_ role: Role) -> ProofInput? {
      certificate.inputs[role].map { stated in ProofInput(stated.object, source: certificate.sources.first { $0.role == role }) }
    }
    guard let encoder = input(.encoder), let probe = input(.probe), let size = encoder.matrix else { return nil }
    var scale: FeatureScale?
    if let given = input(.featureScale) {
      guard let read = try? FeatureScale(given, count: size.columns) else { return nil }
      scale = read
    }
    return (embedded.number - 1, encoder, probe, scale, parameters.k, parameters.epsilon, parameters.relation)
  }

  private static func embedded(
    _ claim: (d: Int, m: Int, k: Int, epsilon: Rational, relation: Relation), _ stairs: [Stair], _ rows: InterferenceRows, certificate: Int,
    command: String?
  ) -> EmbeddedValue {
    let witnesses = Set(stairs.map(\.witness.row)).sorted()
    var members: [(String, EmbeddedValue)] = [
      ("d", .count(claim.d)), ("m", .count(claim.m)), ("k", .count(claim.k)), ("epsilon", .string(claim.epsilon.description)),
      ("relation", .string(claim.relation.rawValue)), ("certificate", .count(certificate)),
      ("epsilons", .array(choices(stairs, claim.epsilon).map { .string($0.description) })),
      (
        "stairs",
        .array(
          stairs.map { stair in
            .object([
              ("error", .string(stair.error.description)), ("row", .count(stair.witness.row)),
              ("z", .array(stair.witness.z.map { .array([.count($0.index), .string($0.value.description)]) })),
            ])
          })
      ),
      (
        "rows",
        .object(
          witnesses.map { i in
            (String(i), .array(largest(rows.row(i), feature: i).map { .array([.count($0.at), .string($0.error.description)]) }))
          })
      ),
    ]
    if let command { members.append(("command", .string(command))) }
    return .object(members)
  }

  /// The largest entries of row i of C − I, as many as a z may add up; of equal ones those that come first, as the witness takes them.
  private static func largest(_ row: [QuadraticSurd], feature i: Int) -> [(at: Int, error: Rational)] {
    let errors = row.enumerated().map { j, entry in (at: j, error: i == j ? entry.rational - 1 : entry.rational) }
    return Array(errors.sorted { ($1.error.magnitude, $0.at) < ($0.error.magnitude, $1.at) }.prefix(longestAllowed))
  }

  /// The values of the slider for ε: twentieths up to 1, every error of the staircase, where the verdict changes, and the ε of the claim.
  private static func choices(_ stairs: [Stair], _ epsilon: Rational) -> [Rational] {
    Set((1...20).map { Rational(Integer($0), 20) } + stairs.map(\.error).filter { $0.sign > 0 } + [epsilon]).sorted()
  }
}
