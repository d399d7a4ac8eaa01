// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The shapes of format §5.7, and of the filter of §5.19.
extension Kind {
  func recovery(
    _ claim: Field, _ witness: Field, _ units: FeatureUnits, _ probeRule: ProbeRule?
  ) throws(MalformedCertificate) -> Assertion {
    let stated = try claim.anyMembers()
    let attained = self == .recoveryFailure && stated["attainedError"] != nil
    let common = ["d", "digests", "domain", "k", "kind", "m", attained ? "attainedError" : "worstError"]
    let fields = try claim.members(self == .worstCaseError ? common : common + ["epsilon", "relation"])
    let (d, m) = (try fields.get("d").count(), try fields.get("m").count())
    let k = try fields.get("k").count(1...JSONParser.countLimit)
    let domain = try fields.get("domain").choice(Domain.self)
    let parts = try witness.members(["row", "z"], optional: attained ? [] : ["filter"])
    let z = try parts.get("z").sparseVector().entries.map { (index: $0.index, value: $0.value) }
    let place = RecoveryWitness(row: try parts.get("row").count(), z: z, filter: try parts.filter())
    let verdict: RecoveryVerdict
    if self == .worstCaseError {
      verdict = .worstCaseError
    } else {
      let (relation, epsilon) = (try fields.get("relation").choice(Relation.self), try fields.get("epsilon").positive())
      if attained {
        return .attainedError(
          AttainedErrorClaim(
            d: d, m: m, k: k, domain: domain, relation: relation, epsilon: epsilon, attainedError: try fields.get("attainedError").surd(),
            units: units, probeRule: probeRule), place)
      }
      verdict = self == .recovery ? .recovery(relation, epsilon: epsilon) : .failure(relation, epsilon: epsilon)
    }
    return .recovery(
      RecoveryClaim(
        d: d, m: m, k: k, domain: domain, verdict: verdict, worstError: try fields.get("worstError").surd(), units: units,
        probeRule: probeRule), place)
  }
}

extension [String: Field] {
  /// The member `filter`, if there is one: a bound ≥ 0 and a list of columns for each row.
  func filter() throws(MalformedCertificate) -> EntryFilter? {
    guard let field = self["filter"] else { return nil }
    if field.radicand != nil { throw field.malformed("a filter beside a radicand") }
    let fields = try field.members(["bounds", "listed"])
    var filter = EntryFilter(bounds: [], listed: [])
    for bound in try fields.get("bounds").elements() { filter.bounds.append(try bound.nonnegative()) }
    for list in try fields.get("listed").elements() { filter.listed.append(try list.indexList()) }
    return filter
  }
}
