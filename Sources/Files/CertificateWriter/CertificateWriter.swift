// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Writes certificates in the one spelling that `docs/certificate-format-1.md` allows.
public enum CertificateWriter {
  /// The bytes of a certificate.
  ///
  /// Inputs with an `objectFile` are written as a reference to it; the caller writes that file.
  public static func bytes(of certificate: Certificate) -> [UInt8] {
    var claim = CertificateWriter.claim(certificate.assertion)
    claim["kind"] = .string(certificate.assertion.kind)
    claim["digests"] = .object(
      Dictionary(uniqueKeysWithValues: certificate.claimedDigests.map { ($0.key.rawValue, .string($0.value)) }))
    let root = JSONOutput.object([
      "assumptions": .array(certificate.assumptions.map { .string($0.rawValue) }),
      "claim": .object(claim),
      "format": .string("lrh-certificate/1"),
      "inputs": .object(
        Dictionary(uniqueKeysWithValues: certificate.inputs.map { ($0.key.rawValue, input($0.value)) })),
      "producer": .object([
        "name": .string(certificate.producer.name), "version": .string(certificate.producer.version),
      ]),
      "sources": .array(certificate.sources.map(source)),
      "witness": .object(witness(certificate.assertion)),
    ])
    var bytes: [UInt8] = []
    root.write(to: &bytes)
    return bytes
  }

  /// A name with every character outside 0x21…0x7E, and `"`, `\` and `%`, percent-encoded (format §4.4), cut to 255 characters.
  public static func encodedName(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      let plain = byte >= 0x21 && byte <= 0x7E && byte != 0x22 && byte != 0x5C && byte != 0x25
      let encoded = plain ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      if bytes.count + encoded.count > 255 { break }
      bytes += encoded
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func input(_ input: StatedInput) -> JSONOutput {
    switch input.object {
    case .graph(let graph):
      return .object([
        "digest": .string(input.digest), "n": .count(graph.vertexCount),
        "edges": .array(graph.edges.map { .array([.count(Int($0.u)), .count(Int($0.v))]) }),
      ])
    case .probe(let rule, _): return .object(["digest": .string(input.digest), "rule": .string(rule.rawValue)])
    case .matrix(let matrix):
      var members: [String: JSONOutput] = [
        "digest": .string(input.digest), "rows": .count(matrix.rows), "columns": .count(matrix.columns),
      ]
      switch (matrix, input.objectFile) {
      case (_, let file?): members["object"] = .string(file)
      case (.rational(let matrix), nil): members["entries"] = .entries(matrix)
      case (.dyadic(let matrix), nil): members["entries"] = .entries(matrix.rational)
      case (.surd(let matrix, let radicand), nil):
        members["radicand"] = .count(radicand)
        members["entries"] = .array(
          (0..<matrix.rows).map { i in
            .array(matrix.row(i).map { .array([.exact($0.rational), .exact($0.coefficient)]) })
          })
      }
      return .object(members)
    }
  }

  private static func source(_ source: Source) -> JSONOutput {
    .object([
      "bytes": .count(source.bytes), "dtype": .string(source.dtype), "name": .string(source.name),
      "orientation": .string(source.transposed ? "transposed" : "as-is"), "role": .string(source.role.rawValue),
      "sha256": .string(source.sha256), "tensor": .string(source.tensor),
    ])
  }

  // MARK: Claims (without kind and digests)

  private static func claim(_ assertion: Assertion) -> [String: JSONOutput] {
    switch assertion {
    case .rank(let claim, _):
      return ["rows": .count(claim.rows), "columns": .count(claim.columns), "rank": .count(claim.rank)]
    case .nearIdentityRank(let claim, _):
      return [
        "n": .count(claim.n), "mu": .exact(claim.mu), "relation": .string(claim.relation.rawValue), "rank": .count(claim.rank),
        "lowerBound": .count(claim.lowerBound), "power": .count(claim.power), "family": .string(claim.family.rawValue),
      ]
    case .turanBound(let claim, _):
      return [
        "n": .count(claim.n), "edges": .count(claim.edges), "parts": .count(claim.parts), "turanNumber": .count(claim.turanNumber),
        "of": .string(claim.of.rawValue), "relation": .string("le"),
      ]
    case .clique(let claim, _):
      return ["n": .count(claim.n), "edges": .count(claim.edges), "size": .count(claim.size), "of": .string(claim.of.rawValue)]
    case .cliqueNumber(let claim, _):
      return ["n": .count(claim.n), "edges": .count(claim.edges), "cliqueNumber": .count(claim.cliqueNumber)]
    case .recovery(let claim, _):
      var members: [String: JSONOutput] = [
        "d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k), "domain": .string(claim.domain.rawValue),
        "worstError": .surd(claim.worstError),
      ]
      switch claim.verdict {
      case .recovery(let relation, let epsilon), .failure(let relation, let epsilon):
        members["relation"] = .string(relation.rawValue)
        members["epsilon"] = .exact(epsilon)
      case .worstCaseError: break
      }
      return members
    case .attainedError(let claim, _):
      return [
        "d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k), "domain": .string(claim.domain.rawValue),
        "attainedError": .surd(claim.attainedError), "relation": .string(claim.relation.rawValue), "epsilon": .exact(claim.epsilon),
      ]
    case .interferenceChain(let claim, _):
      return [
        "d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k), "epsilon": .exact(claim.epsilon),
        "relation": .string(claim.relation.rawValue), "independentSetSize": .count(claim.independentSetSize),
        "lowerBound": .count(claim.lowerBound), "power": .count(claim.power), "family": .string(claim.family.rawValue),
      ]
    case .geometry(let claim, _): return geometry(claim)
    case .incoherence(let claim, _):
      var members: [String: JSONOutput] = [
        "d": .count(claim.d), "m": .count(claim.m), "columns": .string(claim.columns.name),
        "coherenceSquared": .surd(claim.coherenceSquared),
      ]
      switch claim.columns {
      case .unit(let squared), .equal(let squared): members["normSquared"] = .surd(squared)
      case .any: break
      }
      if let coherence = claim.coherence { members["coherence"] = .exact(coherence) }
      add(claim.bound, to: &members)
      return members
    case .hypothesisFailure(let claim, _):
      var members: [String: JSONOutput] = [
        "statement": .string(claim.hypothesis.statement), "hypothesis": .string(claim.hypothesis.name),
      ]
      add(claim.hypothesis.bound, to: &members)
      return members
    case .threshold(let claim, _), .thresholdFailure(let claim, _): return thresholdClaim(claim)
    case .featureSparsity(let claim, _): return featureSparsityClaim(claim)
    case .basisPursuit(let claim, _): return ["d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k)]
    case .exactDecoding(let claim, _): return ["d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k)]
    case .access(let claim, _): return accessClaim(claim)
    case .optimalAccess(let claim, _): return optimalAccessClaim(claim)
    case .l1Minimiser(let claim, _):
      return [
        "d": .count(claim.d), "m": .count(claim.m), "norm": .exact(claim.norm), "unique": .string(claim.unique.rawValue),
      ]
    case .capacity(let claim, _): return capacityClaim(claim)
    }
  }

  private static func add(_ bound: (relation: Relation, mu: Rational)?, to members: inout [String: JSONOutput]) {
    guard let bound else { return }
    members["relation"] = .string(bound.relation.rawValue)
    members["mu"] = .exact(bound.mu)
  }

  // MARK: Witnesses

  private static func witness(_ assertion: Assertion) -> [String: JSONOutput] {
    switch assertion {
    case .rank(_, let witness): return rankWitness(witness)
    case .nearIdentityRank(_, let witness):
      var members: [String: JSONOutput] = ["rank": .object(rankWitness(witness.rank))]
      if let projector = witness.projector {
        members["projector"] = .object([
          "matrix": .witnessMatrix(projector.matrix), "rank": .count(projector.rank), "residual": .exact(projector.residual),
        ])
      }
      if let monomials = witness.monomials {
        members["monomials"] = .object(["left": .witnessMatrix(monomials.left), "right": .witnessMatrix(monomials.right)])
      }
      return members
    case .turanBound(_, let witness): return ["classes": .counts(witness.classes)]
    case .clique(_, let witness): return ["vertices": .counts(witness.vertices)]
    case .cliqueNumber(_, let witness): return ["clique": .counts(witness.clique), "upper": .object(upper(witness.upper))]
    case .recovery(_, let witness): return place(witness).merging(filter(witness.filter)) { $1 }
    case .attainedError(_, let witness): return place(witness)
    case .interferenceChain(_, let witness):
      return ["edges": .count(witness.edges), "independentSet": .counts(witness.independentSet)]
    case .geometry(_, let witness): return geometry(witness)
    case .incoherence(_, let witness):
      return ["pair": .counts(witness.pair.map { [$0.0, $0.1] } ?? [])].merging(filter(witness.filter)) { $1 }
    case .capacity(_, let witness): return capacityWitness(witness)
    case .hypothesisFailure(_, let witness): return ["at": .counts(witness.at), "value": .surd(witness.value)]
    case .threshold(_, let witness): return thresholdWitness(witness)
    case .thresholdFailure(_, let witness): return thresholdFailureWitness(witness)
    case .featureSparsity(_, let filter): return CertificateWriter.filter(filter)
    case .basisPursuit(_, let witness): return basisPursuitWitness(witness)
    case .exactDecoding(_, .prime(let prime)): return ["prime": .count(prime)]
    case .exactDecoding(_, .kernelVector(let vector)): return ["kernelVector": .sparseVector(vector)]
    case .l1Minimiser(_, let witness): return l1MinimiserWitness(witness)
    case .access(_, let witness): return accessWitness(witness)
    case .optimalAccess(_, let witness): return optimalAccessWitness(witness)
    }
  }

  private static func place(_ witness: RecoveryWitness) -> [String: JSONOutput] {
    ["row": .count(witness.row), "z": .array(witness.z.map { .array([.count($0.index), .exact($0.value)]) })]
  }

  private static func filter(_ filter: EntryFilter?) -> [String: JSONOutput] {
    guard let filter else { return [:] }
    return [
      "filter": .object(["bounds": .array(filter.bounds.map(JSONOutput.exact)), "listed": .array(filter.listed.map(JSONOutput.counts))])
    ]
  }

  private static func upper(_ upper: CliqueNumberWitness.Upper) -> [String: JSONOutput] {
    switch upper {
    case .colouring(let colours): return ["kind": .string("colouring"), "colours": .counts(colours)]
    case .tree(let nodes):
      let nodes = nodes.map { JSONOutput.object(["branch": .counts($0.branch), "classes": .array($0.classes.map { .counts(Array($0)) })]) }
      return ["kind": .string("tree"), "nodes": .array(nodes)]
    }
  }

  private static func rankWitness(_ witness: RankWitness) -> [String: JSONOutput] {
    let upper: [String: JSONOutput]
    switch witness.upper {
    case .full: upper = ["kind": .string("full")]
    case .factorisation(let left, let right):
      upper = ["kind": .string("factorisation"), "left": .witnessMatrix(left), "right": .witnessMatrix(right)]
    case .dependencies(let combinations):
      upper = ["kind": .string("dependencies"), "combinations": .witnessMatrix(combinations)]
    }
    let lower = witness.lower
    return [
      "lower": .object(["rows": .counts(lower.rows), "columns": .counts(lower.columns), "prime": .count(lower.prime)]),
      "upper": .object(upper),
    ]
  }
}
