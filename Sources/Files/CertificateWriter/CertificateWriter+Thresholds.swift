// SPDX-License-Identifier: Apache-2.0
import Statements

/// The claims and witnesses of format §5.18.
extension CertificateWriter {
  static func thresholdClaim(_ claim: ThresholdClaim) -> [String: JSONOutput] {
    ["d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k)]
  }

  static func thresholdWitness(_ witness: ThresholdWitness) -> [String: JSONOutput] {
    var members: [String: JSONOutput] = [:]
    if let probes = witness.probes { members["probes"] = .witnessMatrix(probes) }
    if let thresholds = witness.thresholds { members["thresholds"] = .array(thresholds.map(JSONOutput.surd)) }
    return members
  }

  static func thresholdFailureWitness(_ witness: ThresholdFailureWitness) -> [String: JSONOutput] {
    var members: [String: JSONOutput] = ["feature": .count(witness.feature)]
    switch witness.reason {
    case .misread(let z): members["z"] = .counts(z)
    case .inseparable(let on, let off): (members["on"], members["off"]) = (.counts(on), .counts(off))
    case .kernelVector(let vector): members["kernelVector"] = .sparseVector(vector)
    }
    return members
  }

  static func featureSparsityClaim(_ claim: FeatureSparsityClaim) -> [String: JSONOutput] {
    var members: [String: JSONOutput] = [
      "d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k), "criterion": .string(claim.criterion.name),
      "sparsities": .counts(claim.sparsities),
    ]
    if case .recovery(let domain, let relation, let epsilon) = claim.criterion {
      members["domain"] = .string(domain.rawValue)
      members["relation"] = .string(relation.rawValue)
      members["epsilon"] = .exact(epsilon)
    }
    return members
  }
}
