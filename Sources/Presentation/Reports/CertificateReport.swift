// SPDX-License-Identifier: Apache-2.0
import Statements
import TextLayout

extension Report {
  /// A certificate as it was understood; nothing in it has been checked.
  public static func certificate(_ file: String, _ certificate: Certificate, style: TextStyle = .plain) -> TextReport {
    var report = TextReport(style: style)
    report.title("\(file): a claim of kind \(certificate.assertion.kind)")
    report.paragraph("Claim, not verified here: \(certificate.assertion.sentence).")
    report.heading("Inputs")
    var rows: [[String]] = []
    for (role, input) in certificate.inputs.sorted(by: { $0.key < $1.key }) {
      var place = input.objectFile.map { "object file \($0)" } ?? "inline"
      if case .probe(let rule, _) = input.object { place = "by the rule \(rule.rawValue)" }
      rows.append([role.rawValue, Report.size(of: input.object), place, String(input.digest.prefix(16)) + "…"])
    }
    report.table(["role", "size", "where", "SHA-256 stated"], rows, alignments: [.left, .left, .left, .left])
    report.heading("Provenance")
    var facts = [("written by", "\(certificate.producer.name) \(certificate.producer.version)")]
    for source in certificate.sources {
      facts.append(
        (
          "source of \(source.role.rawValue)",
          "\(source.name)\(source.tensor.isEmpty ? "" : "::" + source.tensor), \(source.bytes) bytes, \(source.dtype)"
            + (source.transposed ? ", transposed" : "")
        ))
    }
    let assumptions = certificate.assumptions.map(\.rawValue).joined(separator: ", ")
    facts.append(("assumptions", assumptions.isEmpty ? "none" : assumptions))
    report.facts(facts)
    report.heading("Witness")
    report.facts(witness(certificate.assertion))
    if let filter = certificate.assertion.filter {
      let listed = filter.listed.reduce(0) { $0 + $1.count }
      report.facts([("filter", "\(listed) entries listed in \(filter.listed.count) rows; the others are within a bound a row")])
    }
    report.separate()
    let name = file.withoutControls
    report.paragraph("Verify with: lrh verify \(name)  or  lrh-check \(name)  or  python3 proofs/checker/lrh_check.py \(name)")
    return report
  }

  private static func witness(_ assertion: Assertion) -> [(String, String)] {
    switch assertion {
    case .rank(let claim, let witness): return rankWitness(claim, witness)
    case .nearIdentityRank(let claim, let witness):
      var facts = rankWitness(RankClaim(rows: claim.n, columns: claim.n, rank: claim.rank), witness.rank)
      if let projector = witness.projector {
        facts.append(("projector P", "rank \(projector.rank), residual \(projector.residual.forPeople)"))
      }
      if let monomials = witness.monomials { facts.append(("factorisation", "through \(monomials.left.rows) monomials")) }
      return facts
    case .turanBound(_, let witness): return [("classes", indices(witness.classes, limit: 40))]
    case .clique(_, let witness): return [("vertices", indices(witness.vertices, limit: 40))]
    case .cliqueNumber(let claim, let witness):
      return [("clique", indices(witness.clique, limit: 40)), ("no larger one", upperReason(witness.upper, claim))]
    case .recovery(_, let witness), .attainedError(_, let witness):
      let z = witness.z.prefix(16).map { "z_\($0.index) = \($0.value)" }.joined(separator: ", ")
      return [("feature", "\(witness.row)"), ("z", z.isEmpty ? "0" : z)]
    case .interferenceChain(_, let witness):
      return [
        ("edges of the interference graph", "\(witness.edges)"),
        ("features that do not interfere", indices(witness.independentSet, limit: 40)),
      ]
    case .geometry(_, let witness): return geometryWitness(witness)
    case .incoherence(_, let witness): return [("pair", witness.pair.map { "\($0.0), \($0.1)" } ?? "none")]
    case .capacity(_, let witness): return [("lower bound", witness.lower.name), ("upper bound", witness.upper.name)]
    case .hypothesisFailure(_, let witness): return [("at", indices(witness.at)), ("value", witness.value.forPeople)]
    case .threshold(_, let witness): return thresholdFacts(witness)
    case .thresholdFailure(_, let witness): return thresholdFacts(witness)
    case .featureSparsity(let claim, _): return [("sparsities", indices(claim.sparsities, limit: 40))]
    case .basisPursuit(_, .certificates(let certificates)): return [("certificates", "\(certificates.count)")]
    case .basisPursuit(_, .kernelVector(let vector)), .exactDecoding(_, .kernelVector(let vector)):
      return [("kernel vector", entries("v", vector))]
    case .exactDecoding(_, .prime(let prime)): return [("prime", "\(prime)")]
    case .access(_, .probes(let probes)): return [("probes", "\(probes.rows)×\(probes.columns)")]
    case .access(_, .kernelVector(let vector)): return [("kernel vector", entries("v", vector))]
    case .optimalAccess(let claim, let witness):
      return [("probes", "\(witness.probes.rows)×\(witness.probes.columns)"), ("kernel vectors", "\(witness.kernelVectors.count)")]
        + claim.featureMu.prefix(16).enumerated().map { ("μ* of feature \($0)", $1.forPeople) }
    case .l1Minimiser(_, let witness):
      return [("x", entries("x", witness.x)), ("dual y", witness.dual.prefix(16).map(\.description).joined(separator: ", "))]
    }
  }

  private static func rankWitness(_ claim: RankClaim, _ witness: RankWitness) -> [(String, String)] {
    [
      ("rank ≥ \(claim.rank)", "a minor nonzero modulo \(witness.lower.prime), rows \(indices(witness.lower.rows))"),
      ("rank ≤ \(claim.rank)", upperReason(witness.upper, claim)),
    ]
  }
}

extension Report {
  /// The nonzero entries of a vector: `v_0 = 1, v_3 = -1/2`; at most `limit` of them.
  static func entries(_ name: String, _ vector: SparseVector, limit: Int = 16) -> String {
    if vector.entries.isEmpty { return "0" }
    let shown = vector.entries.prefix(limit).map { "\(name)_\($0.index) = \($0.value)" }.joined(separator: ", ")
    return vector.entries.count > limit ? "\(shown), … (\(vector.entries.count) in all)" : shown
  }
}
