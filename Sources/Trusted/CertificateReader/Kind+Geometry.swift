// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.17.
extension Kind {
  func geometry(_ claim: Field, _ witness: Field, _ units: FeatureUnits) throws(MalformedCertificate) -> Assertion {
    let fields = try claim.members(
      [
        "d", "digests", "encoderCosines", "epsilon", "gammaSquared", "k", "kind", "m", "pairBound", "probeCosines", "relation", "selfBound",
        "selfCosines", "worstError",
      ], optional: ["pairCosineAbove", "selfCosineBelow"])
    let bound = try fields.get("pairBound").members(["base", "rootOf"])
    var (below, above): (Rational?, Rational?)
    if let field = fields["selfCosineBelow"] { below = try field.positive() }
    if let field = fields["pairCosineAbove"] { above = try field.nonnegative() }
    let parts = try witness.members(["encoder", "probe", "self"])
    let own = try parts.get("self").members(["largest", "least"])
    return .geometry(
      GeometryClaim(
        d: try fields.get("d").count(), m: try fields.get("m").count(), k: try fields.get("k").count(1...JSONParser.countLimit),
        epsilon: try fields.get("epsilon").positive(), relation: try fields.get("relation").choice(Relation.self),
        worstError: try fields.get("worstError").surd(), gammaSquared: try fields.get("gammaSquared").surd(),
        selfBound: try fields.get("selfBound").surd(),
        pairBound: RootBound(base: try bound.get("base").surd(), rootOf: try bound.get("rootOf").surd()),
        selfCosines: try Kind.range(fields.get("selfCosines").members(["largest", "least"])),
        encoderCosines: try Kind.orNone(fields.get("encoderCosines")).map(Kind.range),
        probeCosines: try Kind.orNone(fields.get("probeCosines")).map(Kind.range), selfCosineBelow: below, pairCosineAbove: above,
        units: units),
      GeometryWitness(
        own: (least: try own.get("least").count(), largest: try own.get("largest").count()),
        encoder: try Kind.orNone(parts.get("encoder")).map(Kind.places), probe: try Kind.orNone(parts.get("probe")).map(Kind.places)))
  }

  /// The members `largest` and `least`; nil for `{}`.
  private static func orNone(_ field: Field) throws(MalformedCertificate) -> [String: Field]? {
    try field.anyMembers().isEmpty ? nil : field.members(["largest", "least"])
  }

  private static func range(_ fields: [String: Field]) throws(MalformedCertificate) -> CosineRange {
    CosineRange(least: try fields.get("least").surd(), largest: try fields.get("largest").surd())
  }

  private static func places(_ fields: [String: Field]) throws(MalformedCertificate) -> GeometryWitness.PairPlaces {
    GeometryWitness.PairPlaces(least: try pair(fields.get("least")), largest: try pair(fields.get("largest")))
  }

  private static func pair(_ field: Field) throws(MalformedCertificate) -> (Int, Int) {
    let pair = try field.counts()
    guard pair.count == 2, pair[0] < pair[1] else { throw field.malformed("expected [i, j] with i < j") }
    return (pair[0], pair[1])
  }
}
