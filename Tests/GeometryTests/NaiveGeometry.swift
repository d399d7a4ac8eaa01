// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements
import TestSupport

/// Format §5.17 read word by word: every z is tried, every root is computed to many digits, nothing is fast.
struct NaiveGeometry {
  let a, b: [[QuadraticSurd]]
  let d: Int
  let units: FeatureUnits

  var m: Int { a.count }

  init(_ a: InputMatrix, _ b: InputMatrix, scale: [Rational]? = nil) {
    func columns(_ matrix: InputMatrix, _ factors: [Rational]?) -> [[QuadraticSurd]] {
      (0..<matrix.columns).map { j in
        (0..<matrix.rows).map { i in
          matrix[i, j] * QuadraticSurd(factors?[j] ?? 1)
        }
      }
    }
    d = a.rows
    units = scale == nil ? .columns : .featureScale
    self.a = columns(a, scale)
    self.b = columns(b, scale?.map { 1 / $0 })
  }

  static func dot(_ x: [QuadraticSurd], _ y: [QuadraticSurd]) -> QuadraticSurd {
    var sum = QuadraticSurd.zero
    for (u, v) in zip(x, y) { sum += u * v }
    return sum
  }

  /// The largest error over all z in {−1, 0, 1}^m with at most k nonzero entries.
  func worstError(_ k: Int) -> QuadraticSurd {
    var z = [Int](repeating: -1, count: m)
    var worst = QuadraticSurd.zero
    while true {
      if z.filter({ $0 != 0 }).count <= k {
        for i in 0..<m {
          var error = QuadraticSurd(Rational(-z[i]))
          for j in 0..<m { error += NaiveGeometry.dot(b[i], a[j]) * QuadraticSurd(Rational(z[j])) }
          worst = max(worst, error.magnitude)
        }
      }
      guard let place = z.firstIndex(where: { $0 < 1 }) else { return worst }
      z[place] += 1
      for earlier in 0..<place { z[earlier] = -1 }
    }
  }

  /// c·|c| for the cosine of x and y; nil for a zero vector.
  static func signedSquare(_ x: [QuadraticSurd], _ y: [QuadraticSurd]) -> QuadraticSurd? {
    let norms = dot(x, x) * dot(y, y)
    if norms.isZero { return nil }
    let g = dot(x, y)
    return g.sign < 0 ? -(g * g / norms) : g * g / norms
  }

  var own: [QuadraticSurd?] { (0..<m).map { NaiveGeometry.signedSquare(a[$0], b[$0]) } }

  static func pairs(_ x: [[QuadraticSurd]]) -> [(place: (Int, Int), value: QuadraticSurd?)] {
    var all: [((Int, Int), QuadraticSurd?)] = []
    for i in x.indices { for j in x.indices where i < j { all.append(((i, j), signedSquare(x[i], x[j]))) } }
    return all
  }

  var gammaSquared: QuadraticSurd { (a + b).map { NaiveGeometry.dot($0, $0) }.reduce(.one, max) }

  /// √value to 40 digits after the point, for value ≥ 0 (p + r√D is first computed to 90).
  static func root(_ value: QuadraticSurd) -> Rational {
    let unit = Integer(10).power(90)
    let inner = value.coefficient.isZero ? Integer.zero : (Integer(value.radicand) * unit * unit).squareRoot
    let approximate = value.rational + value.coefficient * Rational(inner, unit)
    return Rational((max(approximate, 0) * Rational(Integer(10).power(80))).floor.squareRoot, Integer(10).power(40))
  }

  /// Whether √q ≤ base + √rootOf; what is equal to 30 digits is taken to be equal.
  static func isBounded(_ q: QuadraticSurd, _ bound: RootBound) -> Bool {
    let unit = Integer(10).power(90)
    let inner = bound.base.coefficient.isZero ? Integer.zero : (Integer(bound.base.radicand) * unit * unit).squareRoot
    let base = bound.base.rational + bound.base.coefficient * Rational(inner, unit)
    return root(q) <= base + root(bound.rootOf) + Rational(1, Integer(10).power(30))
  }

  /// Whether a checker accepts.
  func accepts(_ claim: GeometryClaim, _ witness: GeometryWitness) -> Bool {
    guard claim.d == d, claim.m == m, claim.units == units, claim.epsilon < 1, claim.epsilon > 0, claim.k >= 1 else { return false }
    guard worstError(claim.k) == claim.worstError, claim.relation.holds(claim.worstError, QuadraticSurd(claim.epsilon)) else {
      return false
    }
    let g = gammaSquared
    let kept = QuadraticSurd(1 - claim.epsilon)
    guard g == claim.gammaSquared, claim.selfBound == kept / g, claim.pairBound.base == QuadraticSurd(claim.epsilon) * g / kept,
      claim.pairBound.rootOf == .one - (kept / g) * (kept / g)
    else { return false }
    let own = own.compactMap { $0 }
    guard own.count == m, own.min() == claim.selfCosines.least, own.max() == claim.selfCosines.largest, witness.own.least < m,
      witness.own.largest < m, own[witness.own.least] == claim.selfCosines.least, own[witness.own.largest] == claim.selfCosines.largest,
      claim.selfCosines.least >= claim.selfBound * claim.selfBound
    else { return false }
    if let s = claim.selfCosineBelow, own.contains(where: { $0.magnitude >= QuadraticSurd(s * s) }) { return false }
    for (vectors, range, places) in [(a, claim.encoderCosines, witness.encoder), (b, claim.probeCosines, witness.probe)] {
      if m == 1 {
        if range != nil || places != nil { return false }
        continue
      }
      guard let range, let places else { return false }
      let all = NaiveGeometry.pairs(vectors)
      let values = all.compactMap(\.value)
      guard values.min() == range.least, values.max() == range.largest,
        all.contains(where: { $0.place == places.least && $0.value == range.least }),
        all.contains(where: { $0.place == places.largest && $0.value == range.largest })
      else { return false }
      for value in values {
        if !NaiveGeometry.isBounded(value.magnitude, claim.pairBound) { return false }
        if let t = claim.pairCosineAbove, value <= QuadraticSurd(t * t) { return false }
      }
    }
    return true
  }
}

/// A pair with its parameters.
struct GeometryInstance {
  let encoder, probe: InputMatrix
  let scale: [Rational]?
  let k: Int
  let epsilon: Rational
  let relation: Relation

  var naive: NaiveGeometry { NaiveGeometry(encoder, probe, scale: scale) }
}

extension SplitMix64 {
  /// A pair near B = A⁻ᵀ, of d ≥ m, or m = d + 1 with a small repeated feature; over ℚ or ℚ(√D); often one that recovers.
  mutating func geometryInstance() -> GeometryInstance {
    let m = int(1...4)
    let radicand = oneIn(3) ? pick([2, 3, 5]) : nil
    func entry(_ size: Int, _ generator: inout SplitMix64) -> QuadraticSurd {
      let p = Rational(generator.int(-size...size))
      guard let radicand, generator.oneIn(2) else { return QuadraticSurd(p) }
      return QuadraticSurd(p, Rational(generator.int(-1...1)), radicand: radicand)
    }
    var a: Matrix<QuadraticSurd>
    var inverse: Matrix<QuadraticSurd>?
    repeat {
      a = Matrix(rows: m, columns: m) { _, _ in entry(2, &self) }
      inverse = GeometryInstance.inverse(a)
    } while inverse == nil
    var b = inverse?.transpose ?? a
    let noise = pick([0, 1, 2, 4])
    b = Matrix(rows: m, columns: m) { b[$0, $1] + entry(noise, &self) * QuadraticSurd(Rational(1, 24)) }
    if oneIn(4) {  // One more neuron.
      let (smaller, other) = (a, b)
      a = Matrix(rows: m + 1, columns: m) { $0 < m ? smaller[$0, $1] : entry(1, &self) }
      b = Matrix(rows: m + 1, columns: m) { $0 < m ? other[$0, $1] : .zero }
    }
    if oneIn(3) {  // Short vectors: γ = 1.
      a = a.map { $0 * QuadraticSurd(Rational(1, 8)) }
      if oneIn(2) { b = b.map { $0 * QuadraticSurd(8) } }
    }
    func input(_ matrix: Matrix<QuadraticSurd>) -> InputMatrix {
      guard let radicand else { return .rational(matrix.map(\.rational)) }
      return .surd(matrix, radicand: radicand)
    }
    let scale = oneIn(4) ? (0..<m).map { _ in Rational(Integer(int(1...3)), Integer(int(1...3))) } : nil
    let k = int(1...m + 1)
    let error = NaiveGeometry(input(a), input(b), scale: scale).worstError(k)
    // Sometimes exactly at the error, where the relation matters.
    let exact = error.coefficient.isZero && error.rational > 0 && error.rational < 1 && oneIn(2)
    return GeometryInstance(
      encoder: input(a), probe: input(b), scale: scale, k: k,
      epsilon: exact ? error.rational : pick([Rational(1, 4), Rational(1, 2), Rational(9, 10)]),
      relation: pick([.lt, .le]))
  }
}

extension GeometryInstance {
  /// The inverse, by Gauss and Jordan; nil when there is none.
  static func inverse(_ matrix: Matrix<QuadraticSurd>) -> Matrix<QuadraticSurd>? {
    let n = matrix.rows
    var rows = (0..<n).map { i in Array(matrix.row(i)) + (0..<n).map { $0 == i ? QuadraticSurd.one : .zero } }
    for c in 0..<n {
      guard let pivot = (c..<n).first(where: { !rows[$0][c].isZero }) else { return nil }
      rows.swapAt(c, pivot)
      let head = rows[c][c]
      rows[c] = rows[c].map { $0 / head }
      for r in 0..<n where r != c {
        let factor = rows[r][c]
        rows[r] = zip(rows[r], rows[c]).map { $0 - factor * $1 }
      }
    }
    return Matrix(rows: n, columns: n) { rows[$0][n + $1] }
  }
}
