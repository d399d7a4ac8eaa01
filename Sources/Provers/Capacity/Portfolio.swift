// SPDX-License-Identifier: Apache-2.0
import CertificateKernel
import ExactArithmetic
import Statements

/// Constructions that may meet a requirement. What they prove is computed by the kernel's rules; these functions only choose parameters.
struct Portfolio {
  let requirement: Requirement

  private var m: Int { requirement.columns }

  /// The construction of least dimension found.
  func best() -> Candidate {
    // The identity always meets the requirement.
    var best = Candidate(.identity(columns: m))
    func offer(_ constructions: [Construction]) { offer(constructions.compactMap { Candidate($0) }) }
    func offer(_ candidates: [Candidate]) {
      for candidate in candidates where requirement.isMet(by: candidate) {
        if best.map({ candidate.bounds.dimension < $0.bounds.dimension }) ?? true { best = candidate }
      }
    }
    offer(elementary)
    offer(frames)
    offer(nets)
    offer(quadraticForms)
    offer(chirps)
    offer(words)
    offer(signedWords)
    offer(Library.all)
    offer(DirectSums(requirement: requirement).candidates)
    if let best { offer(GilbertVarshamov(requirement: requirement).constructions(below: best.bounds.dimension)) }
    guard let best else { preconditionFailure("the identity is a construction") }
    return best
  }

  private var elementary: [Construction] {
    [.ones(columns: m), .plane(columns: m), .simplex(columns: m), .polygon(columns: m)]
  }

  /// The least q with entries 1/q small enough and enough columns.
  private func order(_ isEnough: (Integer) -> Bool, _ entry: (Integer) -> Rational) -> Int? {
    Requirement.least(2...PrimePowers.limit) { q in
      let q = Integer(q)
      return isEnough(q) && requirement.allows(entry(q))
    }
  }

  private var frames: [Construction] {
    let wanted = Integer(m)
    var found: [Construction] = []
    if let q = order({ $0 + 1 >= wanted }, { Rational(1, $0) }) {
      found += PrimePowers.from(q, count: 1) { $0 % 4 == 1 }.map(Construction.paley)
    }
    if let q = order({ $0.power(3) + 1 >= wanted }, { Rational(1, $0.power(2)) }) {
      found += PrimePowers.from(q, count: 1) { $0 % 2 == 1 }.map(Construction.unitary)
    }
    if let q = order({ $0.power(3) + 1 >= wanted }, { Rational(1, $0.power(4)) }) {
      found += PrimePowers.from(q, count: 1) { $0 % 2 == 1 }.map(Construction.unitaryComplement)
    }
    for t in 1...27 { found += [.quadric(rank: t, sign: .minus), .quadric(rank: t, sign: .plus)] }
    return found
  }

  /// (t + 1)q − t dimensions for q² columns.
  private var nets: [Construction] {
    guard let t = requirement.omittedClasses else { return [] }
    return PrimePowers.from(max(root(m, 2), t + 1), count: 1).compactMap { field in
      field.order.asInt.map { .net(classes: $0 - t, field) }
    }
  }

  private var quadraticForms: [Construction] {
    var found: [Construction] = []
    for t in 1...31 { for g in 0..<t { found.append(.delsarteGoethals(defect: g, rank: t)) } }
    for t in stride(from: 3, through: 61, by: 2) { for g in 1...(t - 1) / 2 { found.append(.gold(defect: g, rank: t)) } }
    return found
  }

  private var chirps: [Construction] {
    guard let q = order({ 2 * $0 * ($0 + 1) >= Integer(m) }, { Rational(1, $0) }) else { return [] }
    return PrimePowers.from(q, count: 1) { $0 % 2 == 1 }.map(Construction.chirps)
  }

  /// The least q with q^r ≥ n.
  private func root(_ n: Int, _ r: Int) -> Int {
    Requirement.least(2...PrimePowers.limit) { Integer($0).power(r) >= Integer(n) } ?? PrimePowers.limit
  }

  private var words: [Construction] {
    guard let eta = requirement.eta else { return [] }
    var found: [Construction] = []
    for r in 2...54 {
      // Enough words, and enough positions: (r − 1)q < (q + 1)(1 + η(q − 1)), about.
      guard
        let q = Requirement.least(
          root(m, r)...PrimePowers.limit,
          { q in
            let q = Rational(q)
            return requirement.allows(entry: (q - 1).reciprocal) && Rational(r - 1) * q <= (q + 1) * (1 + eta * (q - 1))
          })
      else { continue }
      for field in PrimePowers.from(q, count: 4) {
        let q = Rational(field.order)
        let length = (Rational(r - 1) * q / (1 + eta * (q - 1))).ceiling
        guard let length = length.asInt else { continue }
        // One more where the bound has to be strict.
        for l in [max(r, length), max(r, length) + 1] { found.append(.reedSolomon(dimension: r, length: l, field)) }
      }
      if root(m, r) == 2 { break }
    }
    return found
  }

  private var signedWords: [Construction] {
    guard let eta = requirement.eta else { return [] }
    var found: [Construction] = []
    for r in 2...54 {
      guard let least = (Rational(r - 1) / eta).ceiling.asInt, least < 1 << 24 else { break }
      var orders = 0
      var l = max(least, r)
      while orders < 6 {
        defer { l += 1 }
        guard let hadamard = PrimePowers.hadamard(l) else { continue }
        orders += 1
        let words = root((m + l - 1) / l, r)
        for field in PrimePowers.from(max(words, l - 1), count: 3) {
          found.append(.signedReedSolomon(dimension: r, length: l, field, hadamard: hadamard))
        }
      }
      if root(m, r) == 2 { break }
    }
    return found
  }
}
