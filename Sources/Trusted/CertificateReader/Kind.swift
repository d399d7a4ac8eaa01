// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The kinds of format §5, each with the roles of its inputs and the shape of its claim and witness.
enum Kind: String, CaseIterable {
  case rank
  case nearIdentityRank = "near-identity-rank"
  case turanBound = "turan-bound"
  case clique
  case cliqueNumber = "clique-number"
  case recovery
  case recoveryFailure = "recovery-failure"
  case worstCaseError = "worst-case-error"
  case interferenceChain = "interference-chain"
  case geometry
  case incoherence
  case hypothesisFailure = "hypothesis-failure"
  case threshold
  case thresholdFailure = "threshold-failure"
  case featureSparsity = "feature-sparsity"
  case basisPursuit = "basis-pursuit"
  case basisPursuitFailure = "basis-pursuit-failure"
  case exactDecoding = "exact-decoding"
  case exactDecodingFailure = "exact-decoding-failure"
  case l1Minimiser = "l1-minimiser"
  case access
  case noAccess = "no-access"
  case optimalAccess = "optimal-access"
  case capacity

  private enum FailedStatement: String, CaseIterable {
    case nearIdentityRank = "near-identity-rank"
    case incoherence
  }

  /// The roles of the inputs; those of `hypothesis-failure` and `feature-sparsity` depend on the claim.
  func roles(_ claim: [String: Field]) throws(MalformedCertificate) -> Set<Role> {
    switch self {
    case .rank, .nearIdentityRank: return [.matrix]
    case .turanBound, .clique, .cliqueNumber: return [.graph]
    case .featureSparsity: return try Kind.featureSparsityRoles(claim)
    case .recovery, .recoveryFailure, .worstCaseError, .interferenceChain, .geometry: return [.encoder, .probe]
    case .incoherence, .basisPursuit, .basisPursuitFailure, .exactDecoding, .exactDecodingFailure, .access, .noAccess, .optimalAccess,
      .threshold, .thresholdFailure:
      return [.encoder]
    case .l1Minimiser: return [.activation, .encoder]
    case .capacity: return []
    case .hypothesisFailure: return try claim.get("statement").choice(FailedStatement.self) == .incoherence ? [.encoder] : [.matrix]
    }
  }

  /// The roles of inputs that may be there or not.
  var optionalRoles: Set<Role> {
    switch self {
    case .threshold, .thresholdFailure: return [.featureScale, .probe, .thresholds]
    case .recovery, .recoveryFailure, .worstCaseError, .interferenceChain, .access, .noAccess, .optimalAccess, .geometry,
      .featureSparsity:
      return [.featureScale]
    default: return []
    }
  }

  /// Whether the probe may be given by a rule.
  var takesProbeRule: Bool {
    switch self {
    case .recovery, .recoveryFailure, .worstCaseError, .featureSparsity: return true
    default: return false
    }
  }

  /// Whether inputs over ℚ(√D) are excluded, all of them.
  func isRational(_ roles: Set<Role>) -> Bool {
    switch self {
    case .threshold, .thresholdFailure: return !roles.contains(.probe)
    case .interferenceChain, .basisPursuit, .basisPursuitFailure, .exactDecoding, .exactDecodingFailure, .l1Minimiser: return true
    case .access, .noAccess, .optimalAccess: return true
    default: return roles == [.matrix]
    }
  }

  /// The claim and witness of this kind, about inputs of these roles, the probe given by this rule if there is one.
  func assertion(
    _ claim: Field, _ witness: Field, _ roles: Set<Role>, _ probeRule: ProbeRule?
  ) throws(MalformedCertificate) -> Assertion {
    switch self {
    case .rank: return try rank(claim, witness)
    case .nearIdentityRank: return try nearIdentityRank(claim, witness)
    case .turanBound: return try turanBound(claim, witness)
    case .clique: return try clique(claim, witness)
    case .cliqueNumber: return try cliqueNumber(claim, witness)
    case .recovery, .recoveryFailure, .worstCaseError: return try recovery(claim, witness, Kind.units(roles), probeRule)
    case .interferenceChain: return try interferenceChain(claim, witness, Kind.units(roles))
    case .geometry: return try geometry(claim, witness, Kind.units(roles))
    case .incoherence: return try incoherence(claim, witness)
    case .hypothesisFailure: return try hypothesisFailure(claim, witness)
    case .threshold: return try threshold(claim, witness, roles)
    case .thresholdFailure: return try thresholdFailure(claim, witness, roles)
    case .featureSparsity: return try featureSparsity(claim, witness, Kind.units(roles), probeRule)
    case .basisPursuit, .basisPursuitFailure: return try basisPursuit(claim, witness)
    case .exactDecoding, .exactDecodingFailure: return try exactDecoding(claim, witness)
    case .l1Minimiser: return try l1Minimiser(claim, witness)
    case .access, .noAccess: return try access(claim, witness, Kind.units(roles))
    case .optimalAccess: return try optimalAccess(claim, witness, Kind.units(roles))
    case .capacity: return try capacity(claim, witness)
    }
  }

  // MARK: §5.3

  private func rank(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["columns", "digests", "kind", "rank", "rows"])
    return .rank(
      RankClaim(rows: try fields.get("rows").count(), columns: try fields.get("columns").count(), rank: try fields.get("rank").count()),
      try rankWitness(witness))
  }

  private enum UpperKind: String, CaseIterable { case full, factorisation, dependencies }

  private func rankWitness(_ field: Field) throws(MalformedCertificate) -> RankWitness {
    let fields = try field.members(["lower", "upper"])
    let lower = try fields.get("lower").members(["columns", "prime", "rows"])
    let upperField = try fields.get("upper")
    let upper: RankWitness.Upper
    switch try upperField.anyMembers().get("kind").choice(UpperKind.self) {
    case .full:
      _ = try upperField.members(["kind"])
      upper = .full
    case .factorisation:
      let parts = try upperField.members(["kind", "left", "right"])
      upper = .factorisation(left: try parts.get("left").witnessMatrix(), right: try parts.get("right").witnessMatrix())
    case .dependencies:
      upper = .dependencies(try upperField.members(["combinations", "kind"]).get("combinations").witnessMatrix())
    }
    return RankWitness(
      lower: RankWitness.Lower(
        rows: try lower.get("rows").indexList(), columns: try lower.get("columns").indexList(),
        prime: try lower.get("prime").count(2...Int(Int32.max))),
      upper: upper)
  }

  // MARK: §5.4

  private func nearIdentityRank(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["digests", "family", "kind", "lowerBound", "mu", "n", "power", "rank", "relation"])
    let parts = try witness.members(["rank"], optional: ["monomials", "projector"])
    var projector: NearIdentityRankWitness.Projector?
    if let field = parts["projector"] {
      let fields = try field.members(["matrix", "rank", "residual"])
      projector = NearIdentityRankWitness.Projector(
        matrix: try fields.get("matrix").witnessMatrix(), rank: try fields.get("rank").count(), residual: try fields.get("residual").exact()
      )
    }
    var monomials: NearIdentityRankWitness.Monomials?
    if let field = parts["monomials"] {
      let fields = try field.members(["left", "right"])
      monomials = NearIdentityRankWitness.Monomials(
        left: try fields.get("left").witnessMatrix(), right: try fields.get("right").witnessMatrix())
    }
    return .nearIdentityRank(
      NearIdentityRankClaim(
        n: try fields.get("n").count(), mu: try fields.get("mu").nonnegative(), relation: try fields.get("relation").choice(Relation.self),
        rank: try fields.get("rank").count(), lowerBound: try fields.get("lowerBound").count(),
        power: try fields.get("power").count(1...NearIdentityRankClaim.powerLimit),
        family: try fields.get("family").choice(BoundFamily.self)),
      NearIdentityRankWitness(rank: try rankWitness(parts.get("rank")), projector: projector, monomials: monomials))
  }

  // MARK: §5.5, §5.6

  private enum NonStrict: String, CaseIterable { case le }

  private func turanBound(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["digests", "edges", "kind", "n", "of", "parts", "relation", "turanNumber"])
    _ = try fields.get("relation").choice(NonStrict.self)
    return .turanBound(
      TuranBoundClaim(
        n: try fields.get("n").count(), edges: try fields.get("edges").count(),
        parts: try fields.get("parts").count(1...JSONParser.countLimit),
        turanNumber: try fields.get("turanNumber").count(), of: try fields.get("of").choice(GraphSide.self)),
      TuranBoundWitness(classes: try witness.members(["classes"]).get("classes").counts()))
  }

  private func clique(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["digests", "edges", "kind", "n", "of", "size"])
    return .clique(
      CliqueClaim(
        n: try fields.get("n").count(), edges: try fields.get("edges").count(), size: try fields.get("size").count(),
        of: try fields.get("of").choice(GraphSide.self)),
      CliqueWitness(vertices: try witness.members(["vertices"]).get("vertices").indexList()))
  }

  // MARK: §5.10

  private enum UpperBoundKind: String, CaseIterable { case colouring, tree }

  private func cliqueNumber(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["cliqueNumber", "digests", "edges", "kind", "n"])
    let parts = try witness.members(["clique", "upper"])
    let upperField = try parts.get("upper")
    let upper: CliqueNumberWitness.Upper
    switch try upperField.anyMembers().get("kind").choice(UpperBoundKind.self) {
    case .colouring: upper = .colouring(try upperField.members(["colours", "kind"]).get("colours").counts())
    case .tree:
      var nodes: [CliqueNumberWitness.Node] = []
      for element in try upperField.members(["kind", "nodes"]).get("nodes").elements() {
        let (branch, classes) = try element.pair("branch", "classes")
        nodes.append(CliqueNumberWitness.Node(branch: try branch.counts(), classes: try classes.indexLists()))
      }
      upper = .tree(nodes)
    }
    return .cliqueNumber(
      CliqueNumberClaim(
        n: try fields.get("n").count(), edges: try fields.get("edges").count(), cliqueNumber: try fields.get("cliqueNumber").count()),
      CliqueNumberWitness(clique: try parts.get("clique").indexList(), upper: upper))
  }

  // MARK: §5.7

  static func units(_ roles: Set<Role>) -> FeatureUnits { roles.contains(.featureScale) ? .featureScale : .columns }

  // MARK: §5.8

  private enum ColumnKind: String, CaseIterable {
    case unit
    case equalNorm = "equal-norm"
    case any
  }

  private func incoherence(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let kind = try claim.anyMembers().get("columns").choice(ColumnKind.self)
    let norm = kind == .any ? [] : ["normSquared"]
    let fields = try claim.members(
      ["coherenceSquared", "columns", "d", "digests", "kind", "m"] + norm, optional: ["coherence", "mu", "relation"])
    guard (fields["mu"] == nil) == (fields["relation"] == nil) else { throw claim.malformed("mu and relation come together") }
    var bound: (relation: Relation, mu: Rational)?
    if let mu = fields["mu"] { bound = (try fields.get("relation").choice(Relation.self), try mu.positive()) }
    let columns: ColumnNorms
    switch kind {
    case .any: columns = .any
    case .equalNorm: columns = .equal(squared: try fields.get("normSquared").surd())
    case .unit: columns = .unit(squared: try fields.get("normSquared").surd())
    }
    var coherence: Rational?
    if let field = fields["coherence"] { coherence = try field.nonnegative() }
    let parts = try witness.members(["pair"], optional: ["filter"])
    let pairField = try parts.get("pair")
    let pair = try pairField.counts()
    guard pair.isEmpty || (pair.count == 2 && pair[0] < pair[1]) else { throw pairField.malformed("expected [] or [i, j] with i < j") }
    return .incoherence(
      IncoherenceClaim(
        d: try fields.get("d").count(), m: try fields.get("m").count(), columns: columns,
        coherenceSquared: try fields.get("coherenceSquared").surd(), coherence: coherence, bound: bound),
      IncoherenceWitness(pair: pair.isEmpty ? nil : (pair[0], pair[1]), filter: try parts.filter()))
  }

  // MARK: §5.9

  private func hypothesisFailure(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let all = try claim.anyMembers()
    let statement = try all.get("statement").choice(FailedStatement.self)
    let name = try all.get("hypothesis").text()
    let common = ["digests", "hypothesis", "kind", "statement"]
    let hypothesis: Hypothesis
    switch (statement, name) {
    case (.nearIdentityRank, "off-diagonal"):
      let fields = try claim.members(common + ["mu", "relation"])
      hypothesis = .offDiagonal(try fields.get("relation").choice(Relation.self), mu: try fields.get("mu").nonnegative())
    case (.incoherence, "coherence"):
      let fields = try claim.members(common + ["mu", "relation"])
      hypothesis = .coherence(try fields.get("relation").choice(Relation.self), mu: try fields.get("mu").positive())
    case (.nearIdentityRank, "diagonal"): hypothesis = .diagonal
    case (.incoherence, "nonzero-columns"): hypothesis = .nonzeroColumns
    case (.incoherence, "unit-columns"): hypothesis = .unitColumns
    case (.incoherence, "equal-norms"): hypothesis = .equalNorms
    default: throw claim.malformed("hypothesis \(name) is not one of \(statement.rawValue)")
    }
    if hypothesis.bound == nil { _ = try claim.members(common) }
    let parts = try witness.members(["at", "value"])
    let at = try parts.get("at").counts()
    guard at.count == hypothesis.indexCount else { throw witness.malformed("at: expected \(hypothesis.indexCount) indices") }
    return .hypothesisFailure(HypothesisFailureClaim(hypothesis), HypothesisFailureWitness(at: at, value: try parts.get("value").surd()))
  }

  // MARK: §5.11

  private func interferenceChain(
    _ claim: Field, _ witness: Field, _ units: FeatureUnits
  ) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(
      ["d", "digests", "epsilon", "family", "independentSetSize", "k", "kind", "lowerBound", "m", "power", "relation"])
    let parts = try witness.members(["edges", "independentSet"])
    return .interferenceChain(
      InterferenceChainClaim(
        d: try fields.get("d").count(), m: try fields.get("m").count(),
        k: try fields.get("k").count(1...JSONParser.countLimit), epsilon: try fields.get("epsilon").positive(),
        relation: try fields.get("relation").choice(Relation.self),
        independentSetSize: try fields.get("independentSetSize").count(),
        lowerBound: try fields.get("lowerBound").count(),
        power: try fields.get("power").count(1...NearIdentityRankClaim.powerLimit),
        family: try fields.get("family").choice(BoundFamily.self), units: units),
      InterferenceChainWitness(
        edges: try parts.get("edges").count(), independentSet: try parts.get("independentSet").indexList()))
  }
}
