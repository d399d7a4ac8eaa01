// SPDX-License-Identifier: Apache-2.0
import Statements

/// Format §5.17.
extension CertificateWriter {
  static func geometry(_ claim: GeometryClaim) -> [String: JSONOutput] {
    func range(_ range: CosineRange?) -> JSONOutput {
      .object(range.map { ["least": .surd($0.least), "largest": .surd($0.largest)] } ?? [:])
    }
    var members: [String: JSONOutput] = [
      "d": .count(claim.d), "m": .count(claim.m), "k": .count(claim.k), "epsilon": .exact(claim.epsilon),
      "relation": .string(claim.relation.rawValue), "worstError": .surd(claim.worstError), "gammaSquared": .surd(claim.gammaSquared),
      "selfBound": .surd(claim.selfBound),
      "pairBound": .object(["base": .surd(claim.pairBound.base), "rootOf": .surd(claim.pairBound.rootOf)]),
      "selfCosines": range(claim.selfCosines), "encoderCosines": range(claim.encoderCosines), "probeCosines": range(claim.probeCosines),
    ]
    if let below = claim.selfCosineBelow { members["selfCosineBelow"] = .exact(below) }
    if let above = claim.pairCosineAbove { members["pairCosineAbove"] = .exact(above) }
    return members
  }

  static func geometry(_ witness: GeometryWitness) -> [String: JSONOutput] {
    func places(_ places: GeometryWitness.PairPlaces?) -> JSONOutput {
      .object(
        places.map { ["least": .counts([$0.least.0, $0.least.1]), "largest": .counts([$0.largest.0, $0.largest.1])] } ?? [:])
    }
    return [
      "self": .object(["least": .count(witness.own.least), "largest": .count(witness.own.largest)]),
      "encoder": places(witness.encoder), "probe": places(witness.probe),
    ]
  }
}
