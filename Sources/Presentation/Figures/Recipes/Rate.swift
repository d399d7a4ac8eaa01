// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A rate of the paper, or an explicit bound of its proofs, as a function of m, k, ε: for comparison with what is certified.
enum Rate: CaseIterable {
  /// Theorem 1: k·ln(m/k).
  case basisPursuit
  /// Theorem 2: k²·ln m.
  case upper
  /// Theorem 3: (k²/ln k)·ln(m/k).
  case lower
  /// Lemma 5 with μ = ε/k and any δ < 1 (F12): (2k²/ε²)·ln(m(m−1)), an explicit number of neurons that suffices.
  case randomSigns

  var legend: Label {
    switch self {
    case .basisPursuit: return "*k* ln(*m*/*k*), Theorem 1 without its constant"
    case .upper: return "*k*^{2} ln *m*, Theorem 2 without its constant"
    case .lower: return "(*k*^{2}/ln *k*) ln(*m*/*k*), Theorem 3 without its constant"
    case .randomSigns: return "(2*k*^{2}/*ε*^{2}) ln(*m*(*m* − 1)), random signs suffice"
    }
  }

  var look: Look {
    switch self {
    case .basisPursuit: return Look(.green, dashes: .dashDotted)
    case .upper: return Look(.orange, dashes: .dashed)
    case .lower: return Look(.green, dashes: .dashDotted)
    case .randomSigns: return Look(.grey, dashes: .dotted)
    }
  }

  /// Nil where it has no meaning.
  func value(m: Rational, k: Rational, epsilon: Rational) -> Enclosure? {
    switch self {
    case .basisPursuit: return m >= k ? k * Enclosure.logarithm(m / k) : nil
    case .upper: return m >= 1 ? k * k * Enclosure.logarithm(m) : nil
    case .lower: return k > 1 && m >= k ? k * k * Enclosure.logarithm(m / k) / Enclosure.logarithm(k) : nil
    case .randomSigns: return m >= 2 ? 2 * k * k / (epsilon * epsilon) * Enclosure.logarithm(m * (m - 1)) : nil
    }
  }

  /// The curve as one of these two varies.
  func series(_ places: [Rational], _ point: (Rational) -> (m: Rational, k: Rational), epsilon: Rational) -> Series? {
    let points = places.compactMap { place -> Point? in
      let (m, k) = point(place)
      return value(m: m, k: k, epsilon: epsilon).map { Point(.exact(place), $0.coordinate) }
    }
    return points.count < 2 ? nil : Series("\(self)", legend: legend, look, .line(points))
  }
}
