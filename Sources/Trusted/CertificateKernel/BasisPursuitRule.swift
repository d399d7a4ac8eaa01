// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.13: for every set of columns and all signs on it a y that is close to the signs there and small elsewhere (F9).
struct BasisPursuitRule: Rule {
  let claim: BasisPursuitClaim
  let certificates: [[Integer]]
  let encoder: Matrix<Rational>
  /// The columns of A over one denominator, and the certificates; nil when too large.
  private let columns, members: ClearedVectors?
  /// Whether every certificate has d + 1 members.
  private let isRectangular: Bool

  init(_ claim: BasisPursuitClaim, _ certificates: [[Integer]], _ encoder: Matrix<Rational>) {
    self.claim = claim
    self.certificates = certificates
    self.encoder = encoder
    columns = ClearedVectors(limited: encoder, .columnsSharingDenominator)
    let width = encoder.rows + 1
    isRectangular = certificates.allSatisfy { $0.count == width }
    let rows = isRectangular ? certificates : []
    members = ClearedVectors(
      limited: Matrix(rows: rows.count, columns: width, entries: rows.joined().map { Rational($0) }), .rows)
  }

  var work: Integer? {
    guard let columns, let members else { return nil }
    let (d, m, p) = (Integer(encoder.rows), Integer(encoder.columns), Integer(certificates.count))
    return (p + 1) * (d * m * columns.wordCount * members.wordCount + m)
  }

  func check() throws(Rejection) {
    let (d, m) = (claim.d, claim.m)
    try require(encoder.rows == d && encoder.columns == m, "A is \(encoder.rows)×\(encoder.columns)")
    try require(isRectangular, "a certificate has not \(d + 1) members")
    let size = min(claim.k, m)
    // Fewer certificates than 2^28 fit into a file; so size is small when the count agrees.
    let sets = Combinations.count(size, of: m, limit: certificates.count + 1)
    let signs = size <= 40 ? 1 << (size - 1) : nil
    guard let sets, let signs, sets.multipliedReportingOverflow(by: signs) == (certificates.count, false) else {
      throw Rejection(reason: "not one certificate for each \(size) of the \(m) columns and all signs on them")
    }
    guard let columns, let members else { throw Rejection(reason: "a common denominator is too large") }
    let scale = columns.denominators.first ?? 1
    var number = 0
    for set in Combinations(size, of: m) {
      for pattern in 0..<signs {
        try require(certificates[number][0].sign > 0, "certificate \(number): N is not positive")
        let n = certificates[number][0] * scale
        let separates: Bool
        // N and the products, divided by the content of the certificate's members; sums of two have two bits more.
        let reduced = n.dividedExactly(by: members.content(number))
        if let products = members.wideProducts(number, from: 1, columns), max(members.wideBitLength(columns), reduced.bitLength) < 120 {
          separates = BasisPursuitRule.separates(products, Int128(scaled: reduced), set, pattern)
        } else {
          separates = BasisPursuitRule.separates((0..<m).map { members.dot(number, 1, columns, $0, 0, d) }, n, set, pattern)
        }
        try require(separates, "certificate \(number), of columns \(set), does not separate its signs")
        number += 1
      }
    }
  }

  /// Whether max |⟨a_j, y⟩ − N·σ_j| over the set plus max |⟨a_j, y⟩| outside it is below N.
  private static func separates<Number: ScaledNumber>(_ products: [Number], _ n: Number, _ set: [Int], _ pattern: Int) -> Bool {
    let zero = Number(scaled: .zero)
    var (inside, outside, place) = (zero, zero, 0)
    for (j, product) in products.enumerated() {
      if place < set.count && set[place] == j {
        // Bit size − 1 − place of the pattern says −1; so the least member of the set has +1.
        let isNegative = (pattern >> (set.count - 1 - place)) & 1 == 1
        let difference = isNegative ? product + n : product - n
        inside = max(inside, max(difference, zero - difference))
        place += 1
      } else {
        outside = max(outside, max(product, zero - product))
      }
    }
    return inside + outside < n
  }
}

/// Format §5.13: a kernel vector half of which lies on k columns.
struct BasisPursuitFailureRule: Rule {
  let claim: BasisPursuitClaim
  let vector: KernelVector

  var work: Integer? { vector.work }

  func check() throws(Rejection) {
    try vector.check(claim.d, claim.m)
    let sizes = vector.vector.entries.map(\.value.magnitude).sorted(by: >)
    let largest = sizes.prefix(claim.k).reduce(Rational.zero, +)
    try require(2 * largest >= vector.vector.norm, "the \(claim.k) largest entries are less than half of the kernel vector")
  }
}
