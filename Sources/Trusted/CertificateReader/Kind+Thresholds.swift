// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The shapes of format §5.18.
extension Kind {
  private func thresholdClaim(_ claim: Field, _ roles: Set<Role>) throws(MalformedCertificate) -> ThresholdClaim {
    let fields = try claim.members(["d", "digests", "k", "kind", "m"])
    guard let setting = ThresholdSetting.allCases.first(where: { $0.roles == roles.subtracting([.featureScale]) }) else {
      throw MalformedCertificate("inputs: thresholds without a probe")
    }
    return ThresholdClaim(
      d: try fields.get("d").count(), m: try fields.get("m").count(), k: try fields.get("k").count(1...JSONParser.countLimit),
      setting: setting, units: Kind.units(roles))
  }

  func threshold(_ claim: Field, _ witness: Field, _ roles: Set<Role>) throws(MalformedCertificate) -> Assertion {
    let claim = try thresholdClaim(claim, roles)
    switch claim.setting {
    case .thresholds:
      _ = try witness.members([])
      return .threshold(claim, ThresholdWitness())
    case .probe:
      return .threshold(claim, ThresholdWitness(thresholds: try witness.members(["thresholds"]).get("thresholds").surds()))
    case .encoder:
      let parts = try witness.members(["probes", "thresholds"])
      return .threshold(
        claim, ThresholdWitness(probes: try parts.get("probes").witnessMatrix(), thresholds: try parts.get("thresholds").surds()))
    }
  }

  func thresholdFailure(_ claim: Field, _ witness: Field, _ roles: Set<Role>) throws(MalformedCertificate) -> Assertion {
    let claim = try thresholdClaim(claim, roles)
    let parts: [String: Field]
    let reason: ThresholdFailureWitness.Reason
    switch claim.setting {
    case .thresholds:
      parts = try witness.members(["feature", "z"])
      reason = .misread(z: try parts.get("z").indexList())
    case .probe:
      parts = try witness.members(["feature", "off", "on"])
      reason = .inseparable(on: try parts.get("on").indexList(), off: try parts.get("off").indexList())
    case .encoder:
      parts = try witness.members(["feature", "kernelVector"])
      reason = .kernelVector(try parts.get("kernelVector").sparseVector())
    }
    return .thresholdFailure(claim, ThresholdFailureWitness(feature: try parts.get("feature").count(), reason: reason))
  }

  private enum CriterionName: String, CaseIterable { case recovery, separable, thresholds }

  /// The given thresholds are an input exactly when the criterion is about them.
  static func featureSparsityRoles(_ claim: [String: Field]) throws(MalformedCertificate) -> Set<Role> {
    let given = try claim.get("criterion").choice(CriterionName.self) == .thresholds
    return given ? [.encoder, .probe, .thresholds] : [.encoder, .probe]
  }

  func featureSparsity(
    _ claim: Field, _ witness: Field, _ units: FeatureUnits, _ probeRule: ProbeRule?
  ) throws(MalformedCertificate) -> Assertion {
    let name = try claim.anyMembers().get("criterion").choice(CriterionName.self)
    let common = ["criterion", "d", "digests", "k", "kind", "m", "sparsities"]
    let fields = try claim.members(name == .recovery ? common + ["domain", "epsilon", "relation"] : common)
    let criterion: FeatureCriterion
    switch name {
    case .separable: criterion = .separable
    case .thresholds: criterion = .thresholds
    case .recovery:
      criterion = .recovery(
        try fields.get("domain").choice(Domain.self), try fields.get("relation").choice(Relation.self),
        epsilon: try fields.get("epsilon").positive())
    }
    let parts = try witness.members([], optional: name == .recovery ? ["filter"] : [])
    return .featureSparsity(
      FeatureSparsityClaim(
        d: try fields.get("d").count(), m: try fields.get("m").count(), k: try fields.get("k").count(1...JSONParser.countLimit),
        criterion: criterion, sparsities: try fields.get("sparsities").counts(), units: units, probeRule: probeRule),
      try parts.filter())
  }
}

extension Field {
  /// An array of surds.
  func surds() throws(MalformedCertificate) -> [QuadraticSurd] {
    var values: [QuadraticSurd] = []
    for element in try elements() { values.append(try element.surd()) }
    return values
  }
}
