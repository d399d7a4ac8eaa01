// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The shapes of format §5.12.
extension Kind {
  func access(_ claim: Field, _ witness: Field, _ units: FeatureUnits) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["d", "digests", "epsilon", "k", "kind", "m", "relation", "worstError"])
    let claim = AccessClaim(
      d: try fields.get("d").count(), m: try fields.get("m").count(), k: try fields.get("k").count(1...JSONParser.countLimit),
      epsilon: try fields.get("epsilon").positive(), relation: try fields.get("relation").choice(Relation.self),
      worstError: try fields.get("worstError").nonnegative(), units: units)
    if self == .access { return .access(claim, .probes(try witness.members(["probes"]).get("probes").witnessMatrix())) }
    return .access(claim, .kernelVector(try witness.members(["kernelVector"]).get("kernelVector").sparseVector()))
  }

  func optimalAccess(_ claim: Field, _ witness: Field, _ units: FeatureUnits) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(["d", "digests", "featureMu", "k", "kind", "m", "worstError"])
    var featureMu: [Rational] = []
    for element in try fields.get("featureMu").elements() { featureMu.append(try element.nonnegative()) }
    let claim = OptimalAccessClaim(
      d: try fields.get("d").count(), m: try fields.get("m").count(), k: try fields.get("k").count(1...JSONParser.countLimit),
      featureMu: featureMu, worstError: try fields.get("worstError").nonnegative(), units: units)
    let parts = try witness.members(["kernelVectors", "probes"])
    var vectors: [SparseVector] = []
    for element in try parts.get("kernelVectors").elements() { vectors.append(try element.sparseVector()) }
    return .optimalAccess(claim, OptimalAccessWitness(probes: try parts.get("probes").witnessMatrix(), kernelVectors: vectors))
  }
}
