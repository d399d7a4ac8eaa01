// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements
import TestSupport

/// Format §5.11 and §6 read aloud, as slowly as they are written: the oracle of the tests.
struct NaiveChain {
  /// A and B in the units of the feature scale.
  let a, b: Matrix<Rational>
  let d, m: Int
  let c: Matrix<Rational>

  init(_ a: Matrix<Rational>, _ b: Matrix<Rational>, scale: [Rational]? = nil) {
    let s = scale ?? [Rational](repeating: 1, count: a.columns)
    let (x, y) = (
      Matrix(rows: a.rows, columns: a.columns) { a[$0, $1] * s[$1] },
      Matrix(rows: b.rows, columns: b.columns) { b[$0, $1] / s[$1] }
    )
    self.a = x
    self.b = y
    d = a.rows
    m = a.columns
    c = Matrix(rows: a.columns, columns: a.columns) { i, j in
      (0..<a.rows).reduce(Rational.zero) { $0 + y[$1, i] * x[$1, j] }
    }
  }

  /// The largest error over all k-sparse z ∈ [−1,1]ᵐ.
  func worstError(_ k: Int) -> Rational {
    (0..<m).map { i in
      (0..<m).map { (i == $0 ? c[i, $0] - 1 : c[i, $0]).magnitude }.sorted(by: >).prefix(k).reduce(.zero, +)
    }.max() ?? .zero
  }

  /// Whether i and j are joined in the interference graph.
  func joined(_ i: Int, _ j: Int, _ threshold: Rational, _ relation: Relation) -> Bool {
    i != j && !(relation.holds(c[i, j].magnitude, threshold) && relation.holds(c[j, i].magnitude, threshold))
  }

  func edges(_ threshold: Rational, _ relation: Relation) -> Int {
    var count = 0
    for i in 0..<m { for j in 0..<i where joined(i, j, threshold, relation) { count += 1 } }
    return count
  }

  /// The least ρ that the family's bound allows on these features; nil where the family has no bound.
  func leastRank(
    _ set: [Int], _ family: BoundFamily, _ s: Int, _ mu: Rational, _ relation: Relation
  ) -> Int? {
    let n = Rational(Integer(set.count))
    func power(_ x: Rational, _ e: Int) -> Rational {
      (0..<e).reduce(Rational.one) { product, _ in product * x }
    }
    let needed: Rational
    switch family {
    case .trace:
      var sum = Rational.zero
      for i in set { for j in set { sum += power(c[i, j] / c[i, i], 2 * s) } }
      needed = n * n / sum
    case .alon: needed = n / (1 + (n - 1) * power(mu, 2 * s))
    case .chebyshev:
      guard mu > 0, mu < 1, set.count >= 2 else { return nil }
      // T_s(x) = Σ_j C(s, 2j) (x² − 1)^j x^{s−2j}.
      let x = 1 / mu
      var t = Rational.zero
      for j in 0...s / 2 { t += Rational(binomial(s, 2 * j)) * power(x * x - 1, j) * power(x, s - 2 * j) }
      needed = n * t * t / (t * t + n - 1)
    }
    let strict = family == .alon && relation == .lt && set.count >= 2
    var rho = 0
    while true {
      var count = Integer.zero
      let degrees = family == .chebyshev ? (0...s).filter { $0 % 2 == s % 2 } : [s]
      for j in degrees { count += j == 0 ? 1 : rho == 0 ? 0 : binomial(rho + j - 1, j) }
      if strict ? Rational(count) > needed : Rational(count) >= needed { return rho }
      rho += 1
    }
  }

  /// By Pascal's triangle.
  func binomial(_ n: Int, _ k: Int) -> Integer {
    var row: [Integer] = [1]
    for _ in 0..<n { row = [1] + zip(row, row.dropFirst()).map { $0 + $1 } + [1] }
    return k < row.count ? row[k] : 0
  }

  /// Whether the conditions of §5.11 hold.
  func accepts(_ claim: InterferenceChainClaim, _ witness: InterferenceChainWitness) -> Bool {
    guard claim.d == d, claim.m == m, b.rows == d, b.columns == m, claim.epsilon < 1 else { return false }
    let k = Rational(Integer(claim.k))
    guard claim.relation.holds(worstError(claim.k), claim.epsilon) else { return false }
    let threshold = claim.epsilon / k
    let count = edges(threshold, claim.relation)
    guard count == witness.edges, Integer(count) <= Integer(m) * (Integer(claim.k) - 1) else { return false }
    let set = witness.independentSet
    guard set.count == claim.independentSetSize, set.allSatisfy({ $0 < m }) else { return false }
    for i in set { for j in set where joined(i, j, threshold, claim.relation) { return false } }
    guard (2 * Integer(claim.k) - 1) * Integer(set.count) >= Integer(m) else { return false }
    let mu = threshold / (1 - claim.epsilon)
    return claim.lowerBound <= d
      && leastRank(set, claim.family, claim.power, mu, claim.relation) == claim.lowerBound
  }

  // MARK: §6

  /// words(X; all) or words(X; columns).
  static func words(_ x: Matrix<Rational>, byColumns: Bool) -> Integer {
    let groups = byColumns ? (0..<x.columns).map { x.column($0) } : [x.entries]
    var bits = 1
    for group in groups {
      let q = group.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
      for entry in group { bits = max(bits, (entry * Rational(q)).numerator.bitLength) }
    }
    return Integer(1 + bits / 64)
  }

  /// The work of the products alone, as in 5.7 without radicand.
  var productWork: Integer {
    let (u, v) = (NaiveChain.words(a, byColumns: false), NaiveChain.words(b, byColumns: true))
    return Integer(m) * Integer(m) * (Integer(d) * u * v + 16)
  }

  func work(_ claim: InterferenceChainClaim) -> Integer {
    let (u, v) = (NaiveChain.words(a, byColumns: false), NaiveChain.words(b, byColumns: true))
    var mu = Rational.one
    if claim.epsilon < 1 { mu = claim.epsilon / Rational(Integer(claim.k)) / (1 - claim.epsilon) }
    let bits = max(mu.numerator.bitLength, mu.denominator.bitLength)
    let (r, s) = (Integer(claim.independentSetSize), Integer(claim.power))
    let w = 1 + 2 * s * (u + v + 2 + Integer(bits / 64))
    return productWork + r * r * w * w + r * r * r * w + s * s * w
  }
}

/// A pair, with everything a claim needs.
struct ChainInstance: CustomStringConvertible {
  var a, b: Matrix<Rational>
  var scale: [Rational]?
  var k: Int
  var epsilon: Rational
  var relation: Relation

  var description: String { "A \(a) B \(b) s \(String(describing: scale)) k \(k) ε \(epsilon) \(relation)" }
  var naive: NaiveChain { NaiveChain(a, b, scale: scale) }
}

extension SplitMix64 {
  /// A pair at a sparsity and an error, about half of which recover; with some entries of C large and some exactly at ε/k.
  mutating func chainInstance() -> ChainInstance {
    let m = oneIn(8) ? 1 : int(2...8)
    let k = oneIn(6) ? int(m...m + 3) : int(1...max(1, min(4, m)))
    let relation = pick([Relation.lt, .le])
    var epsilon = Rational(Integer(int(1...19)), 20)
    if oneIn(6) { epsilon = 1 - Rational(1, Integer(10).power(int(1...25))) }
    var (a, b): (Matrix<Rational>, Matrix<Rational>)
    if oneIn(4) {
      // d < m: few dimensions, so that d can be close to the bound.
      let d = int(1...m)
      a = matrix(d, m, size: 4)
      let norms = (0..<m).map { j in (0..<d).reduce(Rational.zero) { $0 + a[$1, j] * a[$1, j] } }
      b = Matrix(rows: d, columns: m) { norms[$1].isZero ? 0 : a[$0, $1] / norms[$1] }
    } else {
      // Any C at all is BᵀA, by B = Cᵀ and A = I; then an invertible change of basis.
      let threshold = epsilon / Rational(Integer(k))
      var c = Matrix<Rational>.identity(m)
      for i in 0..<m {
        var left = epsilon
        for j in 0..<m {
          var entry = Rational.zero
          switch int(0...5) {
          case 0: entry = threshold
          case 1: entry = threshold * Rational(Integer(int(0...9)), 10)
          case 2: entry = left * Rational(Integer(int(1...9)), 9)
          default: break
          }
          if entry > left && !oneIn(20) { continue }
          left = max(left - entry, 0)
          c[i, j] += oneIn(2) ? entry : -entry
        }
      }
      (a, b) = (.identity(m), c.transpose)
      if m > 1 && oneIn(2) {
        // A ← (I + tE_uv)A and B ← (I − tE_vu)B leave BᵀA as it is.
        let (u, v, t) = (int(0...m - 1), int(0...m - 1), smallRational(5))
        if u != v {
          for j in 0..<m {
            a[u, j] += t * a[v, j]
            b[v, j] -= t * b[u, j]
          }
        }
      }
    }
    var instance = ChainInstance(a: a, b: b, scale: nil, k: k, epsilon: epsilon, relation: relation)
    if oneIn(2) {
      let scale = (0..<m).map { _ in Rational(Integer(int(1...9)), Integer(int(1...9))) }
      instance.scale = scale
      // Half of them such that scaling undoes what the matrices were scaled by.
      if oneIn(2) {
        instance.a = Matrix(rows: a.rows, columns: m) { a[$0, $1] / scale[$1] }
        instance.b = Matrix(rows: b.rows, columns: m) { b[$0, $1] * scale[$1] }
      }
    }
    // The worst error itself is where strict and non-strict part.
    if oneIn(4) {
      let error = instance.naive.worstError(k)
      if error > 0, error < 1 { instance.epsilon = error }
    }
    return instance
  }
}
