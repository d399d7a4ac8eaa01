// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The claims and witnesses of format §5.12.
extension CertificateWriter {
  static func accessClaim(_ claim: AccessClaim) -> [String: JSONOutput] {
    [
      "d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k), "epsilon": .exact(claim.epsilon),
      "relation": .string(claim.relation.rawValue), "worstError": .exact(claim.worstError),
    ]
  }

  static func optimalAccessClaim(_ claim: OptimalAccessClaim) -> [String: JSONOutput] {
    [
      "d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k), "featureMu": .array(claim.featureMu.map(JSONOutput.exact)),
      "worstError": .exact(claim.worstError),
    ]
  }

  static func accessWitness(_ witness: AccessWitness) -> [String: JSONOutput] {
    switch witness {
    case .probes(let probes): return ["probes": .witnessMatrix(probes)]
    case .kernelVector(let vector): return ["kernelVector": .sparseVector(vector)]
    }
  }

  static func optimalAccessWitness(_ witness: OptimalAccessWitness) -> [String: JSONOutput] {
    ["probes": .witnessMatrix(witness.probes), "kernelVectors": .array(witness.kernelVectors.map(JSONOutput.sparseVector))]
  }
}
