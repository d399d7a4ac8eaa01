// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// The spelling of format §5.16.
extension CertificateWriter {
  static func capacityClaim(_ claim: CapacityClaim) -> [String: JSONOutput] {
    var members: [String: JSONOutput] = [
      "k": .count(claim.k), "lower": .count(claim.lower), "m": .count(claim.m), "upper": .count(claim.upper),
    ]
    switch claim.decoder {
    case .threshold: members["decoder"] = .string("threshold")
    case .linear(let relation, let epsilon):
      members["decoder"] = .string("linear")
      members["epsilon"] = .exact(epsilon)
      members["relation"] = .string(relation.rawValue)
    }
    return members
  }

  static func capacityWitness(_ witness: CapacityWitness) -> [String: JSONOutput] {
    let lower: JSONOutput
    switch witness.lower {
    case .none: lower = kind("none")
    case .positive: lower = kind("positive")
    case .threePoints: lower = kind("three-points")
    case .alon(let power): lower = kind("alon", ["power": .count(power)])
    case .chebyshev(let power): lower = kind("chebyshev", ["power": .count(power)])
    }
    let upper: JSONOutput
    switch witness.upper {
    case .zero: upper = kind("zero")
    case .groups: upper = kind("groups")
    case .construction(let construction): upper = self.construction(construction)
    }
    return ["lower": lower, "upper": upper]
  }

  private static func construction(_ construction: Construction) -> JSONOutput {
    switch construction {
    case .ones(let n): return kind("ones", ["columns": .count(n)])
    case .identity(let n): return kind("identity", ["columns": .count(n)])
    case .simplex(let n): return kind("simplex", ["columns": .count(n)])
    case .plane(let n): return kind("plane", ["columns": .count(n)])
    case .polygon(let n): return kind("polygon", ["columns": .count(n)])
    case .paley(let q): return kind("paley", field(q))
    case .unitary(let q): return kind("unitary", field(q))
    case .unitaryComplement(let q): return kind("unitary-complement", field(q))
    case .quadric(let t, let sign): return kind("quadric", ["rank": .count(t), "sign": .string(sign.rawValue)])
    case .delsarteGoethals(let g, let t): return kind("delsarte-goethals", ["defect": .count(g), "rank": .count(t)])
    case .gold(let g, let t): return kind("gold", ["defect": .count(g), "rank": .count(t)])
    case .net(let g, let q): return kind("net", field(q).merging(["classes": .count(g)]) { $1 })
    case .chirps(let q): return kind("chirps", field(q))
    case .devore(let r, let q): return kind("devore", field(q).merging(["degree": .count(r)]) { $1 })
    case .reedSolomon(let r, let l, let q): return kind("reed-solomon", words(r, l, q))
    case .signedReedSolomon(let r, let l, let q, let hadamard):
      let pairs = hadamard.map { JSONOutput.counts([$0.prime, $0.exponent]) }
      return kind("signed-reed-solomon", words(r, l, q).merging(["hadamard": .array(pairs)]) { $1 })
    case .gilbertVarshamov(let n, let d, let a):
      return kind("gilbert-varshamov", ["columns": .count(n), "dimension": .count(d), "product": .count(a)])
    case .code(let s, let positions): return kind("code", ["dimension": .count(s), "positions": .counts(positions)])
    case .matrix(let encoder, let probe):
      var members = ["encoder": JSONOutput.witnessMatrix(encoder)]
      if let probe { members["probe"] = .witnessMatrix(probe) }
      return kind("matrix", members)
    case .directSum(let parts): return kind("direct-sum", ["parts": .array(parts.map(self.construction))])
    case .kronecker(let parts): return kind("kronecker", ["parts": .array(parts.map(self.construction))])
    }
  }

  private static func kind(_ name: String, _ members: [String: JSONOutput] = [:]) -> JSONOutput {
    .object(members.merging(["kind": .string(name)]) { $1 })
  }

  private static func field(_ q: PrimePower) -> [String: JSONOutput] { ["exponent": .count(q.exponent), "prime": .count(q.prime)] }

  private static func words(_ dimension: Int, _ length: Int, _ q: PrimePower) -> [String: JSONOutput] {
    field(q).merging(["dimension": .count(dimension), "length": .count(length)]) { $1 }
  }
}
