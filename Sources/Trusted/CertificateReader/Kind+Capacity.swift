// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The shapes of format §5.16.
extension Kind {
  private enum DecoderName: String, CaseIterable { case linear, threshold }

  func capacity(_ claim: Field, _ witness: Field) throws(MalformedCertificate) -> Assertion {
    let common = ["decoder", "digests", "k", "kind", "lower", "m", "upper"]
    let decoder: CapacityDecoder
    switch try claim.anyMembers().get("decoder").choice(DecoderName.self) {
    case .threshold: decoder = .threshold
    case .linear:
      let fields = try claim.members(common + ["epsilon", "relation"])
      decoder = .linear(try fields.get("relation").choice(Relation.self), epsilon: try fields.get("epsilon").positive())
    }
    let fields = try claim.members(decoder == .threshold ? common : common + ["epsilon", "relation"])
    let parts = try witness.members(["lower", "upper"])
    return .capacity(
      CapacityClaim(
        m: try fields.get("m").count(1...JSONParser.countLimit), k: try fields.get("k").count(1...JSONParser.countLimit), decoder: decoder,
        lower: try fields.get("lower").count(), upper: try fields.get("upper").count()),
      CapacityWitness(lower: try lowerBound(parts.get("lower")), upper: try upperBound(parts.get("upper"))))
  }

  // MARK: §5.16.1

  private enum LowerName: String, CaseIterable {
    case none, positive, alon, chebyshev
    case threePoints = "three-points"
  }

  private func lowerBound(_ field: Field) throws(MalformedCertificate) -> CapacityLowerBound {
    let name = try field.anyMembers().get("kind").choice(LowerName.self)
    guard name == .alon || name == .chebyshev else {
      _ = try field.members(["kind"])
      return name == .none ? .none : name == .positive ? .positive : .threePoints
    }
    let power = try field.members(["kind", "power"]).get("power").count(1...NearIdentityRankClaim.powerLimit)
    return name == .alon ? .alon(power: power) : .chebyshev(power: power)
  }

  // MARK: §5.16.2

  private enum UpperName: String, CaseIterable { case zero, groups }

  private func upperBound(_ field: Field) throws(MalformedCertificate) -> CapacityUpperBound {
    guard let name = UpperName(rawValue: try field.anyMembers().get("kind").text()) else {
      return .construction(try construction(field))
    }
    _ = try field.members(["kind"])
    return name == .zero ? .zero : .groups
  }

  private enum ConstructionName: String, CaseIterable {
    case ones, identity, simplex, plane, polygon, paley, unitary, quadric, gold, net, chirps, devore, code, matrix, kronecker
    case unitaryComplement = "unitary-complement"
    case delsarteGoethals = "delsarte-goethals"
    case reedSolomon = "reed-solomon"
    case signedReedSolomon = "signed-reed-solomon"
    case gilbertVarshamov = "gilbert-varshamov"
    case directSum = "direct-sum"

    /// The keys besides `kind`; `matrix` may have `probe` too.
    var keys: [String] {
      switch self {
      case .ones, .identity, .simplex, .plane, .polygon: return ["columns"]
      case .paley, .unitary, .unitaryComplement, .chirps: return ["exponent", "prime"]
      case .quadric: return ["rank", "sign"]
      case .delsarteGoethals, .gold: return ["defect", "rank"]
      case .net: return ["classes", "exponent", "prime"]
      case .devore: return ["degree", "exponent", "prime"]
      case .reedSolomon: return ["dimension", "exponent", "length", "prime"]
      case .signedReedSolomon: return ["dimension", "exponent", "hadamard", "length", "prime"]
      case .gilbertVarshamov: return ["columns", "dimension", "product"]
      case .code: return ["dimension", "positions"]
      case .matrix: return ["encoder"]
      case .directSum, .kronecker: return ["parts"]
      }
    }
  }

  private func construction(_ field: Field) throws(MalformedCertificate) -> Construction {
    let name = try field.anyMembers().get("kind").choice(ConstructionName.self)
    let keys = try field.members(["kind"] + name.keys, optional: name == .matrix ? ["probe"] : [])
    func count(_ key: String) throws(MalformedCertificate) -> Int { try keys.get(key).count() }
    func primePower() throws(MalformedCertificate) -> PrimePower {
      PrimePower(prime: try keys.get("prime").count(Kind.primes), exponent: try keys.get("exponent").count(Kind.exponents))
    }
    switch name {
    case .ones: return .ones(columns: try count("columns"))
    case .identity: return .identity(columns: try count("columns"))
    case .simplex: return .simplex(columns: try count("columns"))
    case .plane: return .plane(columns: try count("columns"))
    case .polygon: return .polygon(columns: try count("columns"))
    case .paley: return .paley(try primePower())
    case .unitary: return .unitary(try primePower())
    case .unitaryComplement: return .unitaryComplement(try primePower())
    case .quadric: return .quadric(rank: try count("rank"), sign: try keys.get("sign").choice(QuadricSign.self))
    case .delsarteGoethals: return .delsarteGoethals(defect: try count("defect"), rank: try count("rank"))
    case .gold: return .gold(defect: try count("defect"), rank: try count("rank"))
    case .net: return .net(classes: try count("classes"), try primePower())
    case .chirps: return .chirps(try primePower())
    case .devore: return .devore(degree: try count("degree"), try primePower())
    case .reedSolomon: return .reedSolomon(dimension: try count("dimension"), length: try count("length"), try primePower())
    case .signedReedSolomon:
      return .signedReedSolomon(
        dimension: try count("dimension"), length: try count("length"), try primePower(), hadamard: try primePowers(keys.get("hadamard")))
    case .gilbertVarshamov:
      return .gilbertVarshamov(columns: try count("columns"), dimension: try count("dimension"), product: try count("product"))
    case .code: return .code(dimension: try count("dimension"), positions: try keys.get("positions").counts())
    case .matrix: return .matrix(encoder: try keys.get("encoder").witnessMatrix(), probe: try keys["probe"]?.witnessMatrix())
    case .directSum: return .directSum(try parts(keys.get("parts")))
    case .kronecker: return .kronecker(try parts(keys.get("parts")))
    }
  }

  private static let primes = 2...Int(Int32.max)
  private static let exponents = 1...64

  private func primePowers(_ field: Field) throws(MalformedCertificate) -> [PrimePower] {
    var powers: [PrimePower] = []
    for element in try field.elements() {
      let pair = try element.counts()
      guard pair.count == 2, Kind.primes.contains(pair[0]), Kind.exponents.contains(pair[1]) else {
        throw element.malformed("expected [prime, exponent]")
      }
      powers.append(PrimePower(prime: pair[0], exponent: pair[1]))
    }
    return powers
  }

  private func parts(_ field: Field) throws(MalformedCertificate) -> [Construction] {
    var parts: [Construction] = []
    for element in try field.elements() { parts.append(try construction(element)) }
    return parts
  }
}
