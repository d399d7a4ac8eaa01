// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// Format §5.14: any 2k columns are independent modulo a prime.
struct ExactDecodingRule: Rule {
  let claim: ExactDecodingClaim
  let prime: Int
  let encoder: Matrix<Rational>
  /// A with the denominators of each row cleared (A′); nil when too large.
  private let cleared: ClearedVectors?

  init(_ claim: ExactDecodingClaim, prime: Int, _ encoder: Matrix<Rational>) {
    self.claim = claim
    self.prime = prime
    self.encoder = encoder
    cleared = ClearedVectors(limited: encoder, .rows)
  }

  /// min(2k, m).
  private var size: Int { claim.k >= encoder.columns ? encoder.columns : min(2 * claim.k, encoder.columns) }

  var work: Integer? {
    guard let cleared, let sets = Combinations.count(size, of: encoder.columns, limit: 1 << 62) else { return nil }
    return (Integer(sets) + 1) * Integer(encoder.rows) * Integer(size) * Integer(size) * cleared.wordCount
  }

  func check() throws(Rejection) {
    let (d, m) = (claim.d, claim.m)
    try require(encoder.rows == d && encoder.columns == m, "A is \(encoder.rows)×\(encoder.columns)")
    try require(isPrime(prime), "\(prime) is not a prime")
    guard let cleared else { throw Rejection(reason: "a common denominator is too large") }
    let p = UInt64(prime)
    let rows = (0..<d).map { cleared.vector($0).map { $0.residue(modulo: p) } }
    let columns = (0..<m).map { j in rows.map { $0[j] } }
    for set in Combinations(size, of: m) {
      try require(isNonsingular(set.map { columns[$0] }, modulo: p), "the columns \(set) are dependent modulo \(p)")
    }
  }
}

/// Format §5.14: a kernel vector with at most 2k nonzero entries.
struct ExactDecodingFailureRule: Rule {
  let claim: ExactDecodingClaim
  let vector: KernelVector

  var work: Integer? { vector.work }

  func check() throws(Rejection) {
    try vector.check(claim.d, claim.m)
    let count = vector.vector.entries.count
    try require(count <= claim.k || count - claim.k <= claim.k, "the kernel vector has more than 2·\(claim.k) nonzero entries")
  }
}
