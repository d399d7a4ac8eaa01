// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements

/// Sign vectors that exist by counting.
struct GilbertVarshamov {
  let requirement: Requirement

  /// Candidates of dimension below a limit.
  func constructions(below limit: Integer) -> [Construction] {
    guard let eta = requirement.eta, eta < 1, requirement.columns >= 2 else { return [] }
    // Hoeffding: about 2 ln(m)/η² dimensions; no fewer than half of them will do.
    let bits = Integer(requirement.columns).bitLength
    let estimate = Rational(Integer(14 * bits), 10) / (eta * eta)
    guard let high = min(estimate.ceiling * 2, limit, 8192).asInt, high > 1, estimate / 4 < Rational(limit) else { return [] }
    func candidate(_ d: Int) -> Construction? {
      var product = (eta * Rational(d)).floor.asInt ?? d
      if requirement.relation == .lt && Rational(product) == eta * Rational(d) { product -= 1 }
      return product < 0 ? nil : .gilbertVarshamov(columns: requirement.columns, dimension: d, product: product)
    }
    func exists(_ d: Int) -> Bool { candidate(d).flatMap { Candidate($0) } != nil }
    guard exists(high) || exists(high - 1) else { return [] }
    // Existence is nearly monotone in d; what is found is checked anyhow.
    let least = Requirement.least(1...high) { exists($0) || exists($0 + 1) } ?? high
    return (max(1, least - 20)...least + 1).compactMap { candidate($0) }
  }
}
