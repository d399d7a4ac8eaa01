// SPDX-License-Identifier: Apache-2.0
import Catalogue
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import Testing
import Thresholds

func erratum(_ id: String) -> Erratum? { Catalogue.errata.flatMap(\.errata).first { $0.id == id } }

/// The example of an erratum states this number.
func expectStated(_ id: String, _ values: Rational..., sourceLocation: SourceLocation = #_sourceLocation) {
  let text = erratum(id)?.example ?? ""
  for value in values {
    // Not inside a longer number.
    let found = text.ranges(of: value.description).contains { range in
      let before = range.lowerBound == text.startIndex ? " " : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? " " : text[range.upperBound]
      return !before.isNumber && before != "/" && !after.isNumber && after != "/"
    }
    #expect(found, "\(id) does not state \(value)", sourceLocation: sourceLocation)
  }
}

/// The matrix with these columns.
func columns(_ vectors: [[Rational]]) -> Matrix<Rational> { Matrix(rows: vectors[0].count, columns: vectors.count) { vectors[$1][$0] } }

func dot(_ x: [Rational], _ y: [Rational]) -> Rational { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }

func sum(_ x: [Rational], _ y: [Rational]) -> [Rational] { zip(x, y).map { $0.0 + $0.1 } }

/// `proved` or `refuted` within ε, and the worst-case error, both from a certificate.
func recovery(
  _ a: Matrix<Rational>, _ b: Matrix<Rational>, _ k: Int, _ epsilon: Rational
) throws -> (verdict: String, error: Rational) {
  let outcome = try RecoveryProver().prove(encoder: ProofInput(a), probe: ProofInput(b), sparsity: k, epsilon: epsilon).outcome
  switch outcome {
  case .proved(let certificate), .refuted(let certificate):
    guard case .recovery(let claim, _) = certificate.assertion else { return ("another claim", 0) }
    if case .proved = outcome { return ("proved", claim.worstError.rational) }
    return ("refuted", claim.worstError.rational)
  case .undecided: return ("undecided", 0)
  }
}

/// n unit vectors in dimension 3n + 3 with all inner products 6/25: (1, 1, 2)/5 in common and (1, 3, 3)/5 each for itself.
func equiangular(_ n: Int) -> [[Rational]] {
  (0..<n).map { i in
    var vector = [Rational](repeating: 0, count: 3 * n + 3)
    for (place, value) in [1, 1, 2].enumerated() { vector[place] = Rational(Integer(value), 5) }
    for (place, value) in [1, 3, 3].enumerated() { vector[3 + 3 * i + place] = Rational(Integer(value), 5) }
    return vector
  }
}

/// Whether some threshold separates feature i for k-sparse binary z, by trying them all.
func isSeparable(_ row: [Rational], _ i: Int, _ k: Int) -> (separable: Bool, off: Rational, on: Rational) {
  var off: Rational?
  var on: Rational?
  for word in 0..<1 << row.count where word.nonzeroBitCount <= k {
    let value = row.indices.reduce(Rational.zero) { word >> $1 & 1 == 1 ? $0 + row[$1] : $0 }
    if word >> i & 1 == 1 { on = min(on ?? value, value) } else { off = max(off ?? value, value) }
  }
  return ((off ?? 0) < (on ?? 0), off ?? 0, on ?? 0)
}

/// `proved` or `refuted`, by a certificate: thresholds separate the features when A = I and Bᵀ = C; the one given, or any.
func threshold(_ c: Matrix<Rational>, _ k: Int, at t: Rational? = nil) throws -> String {
  let thresholds = t.map { t in ProofInput(Matrix<Rational>(rows: c.rows, columns: 1) { _, _ in t }) }
  let outcome = try ThresholdProver().prove(
    encoder: ProofInput(.identity(c.rows)), probe: ProofInput(c.transpose), thresholds: thresholds, sparsity: k
  ).outcome
  switch outcome {
  case .proved: return "proved"
  case .refuted: return "refuted"
  case .undecided: return "undecided"
  }
}
