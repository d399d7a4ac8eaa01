// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

extension CoqExport {
  /// The theorem of a capacity certificate: the lower bound over every real field, the upper bound over every real closed field.
  static func capacity(_ claim: CapacityClaim, _ witness: CapacityWitness) throws -> String {
    let (text, upper): (String, String)
    switch witness.upper {
    case .zero: (text, upper) = ("", "ZeroRows")
    case .groups: (text, upper) = ("", "Groups")
    case .construction(let construction):
      var definitions = ""
      let shape = try self.shape(construction, &definitions)
      (text, upper) = (definitions, "(Construction \(shape))")
    }
    let sizes = [claim.m, claim.k, claim.lower, claim.upper]
    guard sizes.allSatisfy({ $0 <= largestNumber }) else { throw tooLarge }
    let instance = "\(claim.m) \(claim.k)"
    var epsilon = ""
    let decoder: String
    func suffices(_ d: String) -> String {
      switch claim.decoder {
      case .linear(.lt, _): return "capacity_ok R \(d) \(instance) (ratr (fr epsilon))"
      case .linear(.le, _): return "capacity_ok_le R \(d) \(instance) (ratr (fr epsilon))"
      case .threshold: return "threshold_ok R \(d) \(instance)"
      }
    }
    switch claim.decoder {
    case .linear(let relation, let value):
      epsilon = define("epsilon", "frac", term(value))
      decoder = "(Linear \(term(relation)) epsilon)"
    case .threshold: decoder = "Threshold"
    }
    return epsilon + text
      + theorem(
        """
        (forall (R : realFieldType) d, \(suffices("d")) -> (\(claim.lower) <= d)%N)
          /\\ forall R : rcfType, \(suffices("\(claim.upper)"))
        """,
        by: "@check_capacity_sound \(decoder) \(instance) \(claim.lower) \(claim.upper) \(try term(witness.lower)) \(upper)")
  }

  /// Natural numbers are unary in Coq.
  private static let largestNumber = 5_000

  private static let tooLarge = NotCovered(description: "the numbers of this certificate are too large for Coq's natural numbers")

  private static func number(_ value: Int) throws -> String {
    guard value <= largestNumber else { throw tooLarge }
    return "\(value)"
  }

  private static func term(_ bound: CapacityLowerBound) throws -> String {
    switch bound {
    case .none: return "NoBound"
    case .positive: return "Positive"
    case .threePoints: return "ThreePoints"
    case .alon(let power): return "(PowerBound AlonPower \(power))"
    case .chebyshev(let power): return "(PowerBound ChebyshevPolynomial \(power))"
    }
  }

  /// The construction as a term of `CapacityUpper.shape`; matrices become definitions of their own.
  private static func shape(_ construction: Construction, _ definitions: inout String) throws -> String {
    switch construction {
    case .ones(let n): return "(Ones \(try number(n)))"
    case .identity(let n): return "(Identity \(try number(n)))"
    case .simplex(let n): return "(Simplex \(try number(n)))"
    case .paley(let q): return "(Paley \(try term(q)))"
    case .quadric(let t, let sign): return "(Quadric \(sign == .plus) \(try number(t)))"
    case .devore(let r, let q): return "(Devore \(try number(r)) \(try term(q)))"
    case .reedSolomon(let r, let l, let q): return "(ReedSolomon \(try number(r)) \(try number(l)) \(try term(q)))"
    case .signedReedSolomon(let r, let l, let q, let hadamard):
      let orders = try hadamard.map { "(\(try number($0.prime)), \($0.exponent))" }
      return "(SignedReedSolomon \(try number(r)) \(try number(l)) \(try term(q)) \(orders.isEmpty ? "[::]" : list(orders)))"
    case .gilbertVarshamov(let n, let d, let a):
      return "(GilbertVarshamov \(try number(n)) \(try number(d)) \(try number(a)))"
    case .code(let s, let positions):
      let counts = Dictionary(grouping: positions, by: { $0 }).sorted { $0.key < $1.key }
      return "(Code \(s) \(list(counts.map { "(Z.of_nat \($0.key), Z.of_nat \($0.value.count))" })))"
    case .matrix(let encoder, let probe):
      let index = definitions.utf8.count
      definitions += define("A\(index)", encoder) + define("B\(index)", probe ?? encoder)
      return "(Pair \(try number(encoder.rows)) \(try number(encoder.columns)) A\(index) B\(index))"
    case .directSum(let parts): return try combined("DirectSum", parts, &definitions)
    case .kronecker(let parts): return try combined("Kronecker", parts + [.identity(columns: 1)], &definitions)
    case .plane, .polygon, .unitary, .unitaryComplement, .delsarteGoethals, .gold, .net, .chirps:
      throw NotCovered(description: "the construction \(construction.name) is not exported")
    }
  }

  private static func combined(_ name: String, _ parts: [Construction], _ definitions: inout String) throws -> String {
    guard let last = parts.last else { throw NotCovered(description: "a construction without parts") }
    var text = try shape(last, &definitions)
    for part in parts.dropLast().reversed() { text = "(\(name) \(try shape(part, &definitions)) \(text))" }
    return text
  }

  private static func term(_ q: PrimePower) throws -> String { "\(try number(q.prime)) \(q.exponent)" }
}
