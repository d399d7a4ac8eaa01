// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.17: norms and cosines of a pair that recovers (Propositions 9, 11; F13).
struct GeometryRule: Rule {
  let claim: GeometryClaim
  let witness: GeometryWitness
  let pair: InterferencePair

  var work: Integer? {
    guard let products = pair.work, let (a, b) = pair.words else { return nil }
    let (d, m) = pair.encoderSize
    return products + m * m * d * (a * a + b * b) * (pair.radicand == nil ? 1 : 4)
  }

  func check() throws(Rejection) {
    try pair.requireSize(claim.d, claim.m, claim.units)
    try require(claim.epsilon < 1, "epsilon is not < 1")
    try checkErrors()
    guard let (a, b) = pair.columns else { throw Rejection(reason: "a common denominator is too large") }
    if pair.radicand == nil {
      try checkCosines(a, b) { $0.integerProduct($1, $2, $3) }
    } else {
      try checkCosines(a, b) { $0.surdProduct($1, $2, $3) }
    }
    try checkBounds()
  }

  private func checkErrors() throws(Rejection) {
    var worst = QuadraticSurd.zero
    for i in 0..<claim.m {
      let error: QuadraticSurd
      if pair.radicand == nil {
        let (row, scale) = try pair.integerErrors(i)
        error = QuadraticSurd(Rational(sumOfLargest(claim.k, row.map(\.magnitude)), scale))
      } else {
        let (row, scale) = try pair.surdErrors(i)
        error = sumOfLargest(claim.k, row.map(\.magnitude)) / QuadraticSurd(Rational(scale))
      }
      worst = max(worst, error)
    }
    try require(worst == claim.worstError, "the largest error is not worstError")
    try require(claim.relation.holds(worst, QuadraticSurd(claim.epsilon)), "the error is not \(claim.relation.symbol) epsilon")
  }

  /// Norms, and the ranges of the three kinds of cosines. Clearing denominators scales a column by a positive number, which no cosine
  /// notices.
  private func checkCosines<Number: ScaledNumber>(
    _ a: Columns, _ b: Columns, _ product: @escaping (Columns, Int, Columns, Int) -> Number
  ) throws(Rejection) {
    let m = claim.m
    var gammaSquared = QuadraticSurd.one
    func norms(_ columns: Columns) -> [Number] {
      (0..<m).map { j in
        let (norm, scale) = (product(columns, j, columns, j), columns.vectors.denominators[j])
        gammaSquared = max(gammaSquared, norm.asSurd / QuadraticSurd(Rational(scale * scale)))
        return norm
      }
    }
    let (aNorms, bNorms) = (norms(a), norms(b))
    try require(gammaSquared == claim.gammaSquared, "the larger of 1 and the largest squared norm is not gammaSquared")
    // Recovery with an error < 1 leaves C_ii > 0: every norm is positive.
    let own = try CosineCheck(claim.selfCosines, "selfCosines") { (i: Int, _) in (product(b, i, a, i), aNorms[i] * bNorms[i]) }
    let (least, largest) = witness.own
    try require(least < m && largest < m, "self: a feature ≥ \(m)")
    // Attained first: then the numbers stated are no longer than the matrices make them when all cosines are compared with them.
    try own.checkAttained((least, least), (largest, largest))
    for i in 0..<m { try own.checkRange(i, i) }
    for (name, columns, norms, range, places) in [
      ("encoderCosines", a, aNorms, claim.encoderCosines, witness.encoder), ("probeCosines", b, bNorms, claim.probeCosines, witness.probe),
    ] {
      guard let range, let places else {
        try require(m == 1 && range == nil && places == nil, "\(name): given for one of claim and witness, or not given for m > 1")
        continue
      }
      for (i, j) in [places.least, places.largest] { try require(i < j && j < m, "\(name): the pair (\(i), \(j)) is out of range") }
      let check = try CosineCheck(range, name) { (i: Int, j: Int) in (product(columns, i, columns, j), norms[i] * norms[j]) }
      try check.checkAttained(places.least, places.largest)
      for i in 0..<m { for j in i + 1..<max(m, i + 1) { try check.checkRange(i, j) } }
    }
  }

  private func checkBounds() throws(Rejection) {
    let (epsilon, gamma) = (QuadraticSurd(claim.epsilon), claim.gammaSquared)
    let kept = QuadraticSurd.one - epsilon
    try require(claim.selfBound * gamma == kept, "selfBound is not (1 − epsilon)/gammaSquared")
    let (base, rootOf) = (claim.pairBound.base, claim.pairBound.rootOf)
    try require(base * kept == epsilon * gamma, "pairBound.base is not epsilon·gammaSquared/(1 − epsilon)")
    try require(rootOf == .one - claim.selfBound * claim.selfBound, "pairBound.rootOf is not 1 − (1 − epsilon)²/gammaSquared²")
    try require(claim.selfCosines.least >= claim.selfBound * claim.selfBound, "(i) fails")
    for range in [claim.encoderCosines, claim.probeCosines].compactMap({ $0 }) {
      // √q ≤ base + √rootOf ⟺ t = q − base² − rootOf ≤ 2·base·√rootOf; the right side is ≥ 0.
      let t = range.largestSquare - base * base - rootOf
      try require(t.sign <= 0 || t * t <= QuadraticSurd(4) * base * base * rootOf, "(ii) or (iii) fails")
      if let above = claim.pairCosineAbove {
        try require(range.least > QuadraticSurd(above * above), "two columns have a cosine ≤ pairCosineAbove")
      }
    }
    if let below = claim.selfCosineBelow {
      try require(claim.selfCosines.largestSquare < QuadraticSurd(below * below), "a cosine of a_i and b_i is ≥ selfCosineBelow")
    }
  }
}

/// Whether the signed squares of cosines lie in a stated range.
private struct CosineCheck<Number: ScaledNumber> {
  private let name: String
  private let least, largest: StatedValue<Number>
  /// An inner product and the product of both squared norms.
  private let cosine: (Int, Int) -> (product: Number, norms: Number)

  init(_ range: CosineRange, _ name: String, _ cosine: @escaping (Int, Int) -> (product: Number, norms: Number)) throws(Rejection) {
    self.name = name
    (least, largest) = (try StatedValue(range.least), try StatedValue(range.largest))
    self.cosine = cosine
  }

  /// g·|g| for the inner product g, and the product of both squared norms.
  private func signedSquare(_ i: Int, _ j: Int) -> (value: Number, norms: Number) {
    let (g, norms) = cosine(i, j)
    return (g.sign < 0 ? Number(scaled: .zero) - g * g : g * g, norms)
  }

  func checkRange(_ i: Int, _ j: Int) throws(Rejection) {
    let (value, norms) = signedSquare(i, j)
    try require(
      least.compare(value, over: norms) >= 0 && largest.compare(value, over: norms) <= 0,
      "\(name): the cosine at (\(i), \(j)) is out of the range")
  }

  func checkAttained(_ low: (Int, Int), _ high: (Int, Int)) throws(Rejection) {
    for (stated, what, (i, j)) in [(least, "least", low), (largest, "largest", high)] {
      let (value, norms) = signedSquare(i, j)
      try require(stated.compare(value, over: norms) == 0, "\(name): the \(what) is not attained at (\(i), \(j))")
    }
  }
}
