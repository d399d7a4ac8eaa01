// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearSensing
import Statements

/// Norms and cosines of the vectors of a pair (A, B), exactly.
///
/// A cosine c is kept as its signed square c·|c| = ⟨x,y⟩·|⟨x,y⟩|/(‖x‖²‖y‖²), which increases with c.
public struct PairGeometry: Sendable {
  /// Extreme cosines and where they are: the first place in lexicographic order.
  public struct Extremes: Sendable {
    /// The least and the largest signed square.
    public let range: CosineRange
    /// The first pair that attains the least.
    public let leastAt: (Int, Int)
    /// The first pair that attains the largest.
    public let largestAt: (Int, Int)

    /// The pair with the largest |cosine|.
    public var widest: (square: QuadraticSurd, at: (Int, Int)) {
      range.least.magnitude > range.largest.magnitude ? (range.least.magnitude, leastAt) : (range.largest.magnitude, largestAt)
    }

    var places: GeometryWitness.PairPlaces { GeometryWitness.PairPlaces(least: leastAt, largest: largestAt) }
  }

  /// The largest ‖a_i‖² and ‖b_i‖², and the feature.
  public let largestEncoderNorm, largestProbeNorm: (squared: QuadraticSurd, at: Int)
  /// cos(a_i, b_i); both places are (i, i).
  public let own: Extremes
  /// cos(a_i, a_j) and cos(b_i, b_j), i < j; nil when m = 1.
  public let encoder, probe: Extremes?

  /// γ² = max(1, the largest squared norm).
  public var gammaSquared: QuadraticSurd { max(.one, largestEncoderNorm.squared, largestProbeNorm.squared) }

  /// The geometry of d×m matrices.
  ///
  /// - Precondition: A and B have the same size and no zero column.
  /// - Complexity: m² inner products of length d.
  public init(encoder a: InputMatrix, probe b: InputMatrix) {
    precondition(a.rows == b.rows && a.columns == b.columns, "A and B differ in size")
    let m = a.columns
    let places = (0..<m).flatMap { i in (i + 1..<max(m, i + 1)).map { (i, $0) } }
    if case .rational(let a) = a, case .rational(let b) = b, let x = ClearedVectors(a, .columns), let y = ClearedVectors(b, .columns) {
      // Clearing denominators scales columns by positive numbers, which changes no cosine; fractions are compared crosswise.
      let (xNorms, yNorms) = ((0..<m).map { x.dot($0, x, $0) }, (0..<m).map { y.dot($0, y, $0) })
      func squared(_ norms: [Integer], _ vectors: ClearedVectors) -> [QuadraticSurd] {
        (0..<m).map { QuadraticSurd(Rational(norms[$0], vectors.denominators[$0] * vectors.denominators[$0])) }
      }
      largestEncoderNorm = PairGeometry.largest(squared(xNorms, x))
      largestProbeNorm = PairGeometry.largest(squared(yNorms, y))
      func extremes(_ places: [(Int, Int)], _ value: (Int, Int) -> (g: Integer, norms: Integer)) -> Extremes {
        PairGeometry.extremes(places) { place -> (Integer, Integer) in
          let (g, norms) = value(place.0, place.1)
          return (g * g.magnitude, norms)
        } isLess: {
          $0.0 * $1.1 < $1.0 * $0.1
        } surd: {
          QuadraticSurd(Rational($0.0, $0.1))
        }
      }
      own = extremes((0..<m).map { ($0, $0) }) { i, _ in (x.dot(i, y, i), xNorms[i] * yNorms[i]) }
      encoder = m == 1 ? nil : extremes(places) { i, j in (x.dot(i, x, j), xNorms[i] * xNorms[j]) }
      probe = m == 1 ? nil : extremes(places) { i, j in (y.dot(i, y, j), yNorms[i] * yNorms[j]) }
      return
    }
    let (x, y) = (PairGeometry.columns(a), PairGeometry.columns(b))
    func product(_ u: [QuadraticSurd], _ v: [QuadraticSurd]) -> QuadraticSurd { zip(u, v).reduce(.zero) { $0 + $1.0 * $1.1 } }
    let (xNorms, yNorms) = (x.map { product($0, $0) }, y.map { product($0, $0) })
    largestEncoderNorm = PairGeometry.largest(xNorms)
    largestProbeNorm = PairGeometry.largest(yNorms)
    func extremes(_ places: [(Int, Int)], _ value: (Int, Int) -> (g: QuadraticSurd, norms: QuadraticSurd)) -> Extremes {
      PairGeometry.extremes(places) { place -> QuadraticSurd in
        let (g, norms) = value(place.0, place.1)
        return g * g.magnitude / norms
      } isLess: {
        $0 < $1
      } surd: {
        $0
      }
    }
    own = extremes((0..<m).map { ($0, $0) }) { i, _ in (product(x[i], y[i]), xNorms[i] * yNorms[i]) }
    encoder = m == 1 ? nil : extremes(places) { i, j in (product(x[i], x[j]), xNorms[i] * xNorms[j]) }
    probe = m == 1 ? nil : extremes(places) { i, j in (product(y[i], y[j]), yNorms[i] * yNorms[j]) }
  }

  private static func columns(_ matrix: InputMatrix) -> [[QuadraticSurd]] {
    let surds = matrix.asSurds
    return (0..<surds.columns).map(surds.column)
  }

  private static func largest(_ norms: [QuadraticSurd]) -> (squared: QuadraticSurd, at: Int) {
    var best = 0
    for j in norms.indices where norms[j] > norms[best] { best = j }
    return (norms[best], best)
  }

  private static func extremes<Value>(
    _ places: [(Int, Int)], _ value: ((Int, Int)) -> Value, isLess: (Value, Value) -> Bool, surd: (Value) -> QuadraticSurd
  ) -> Extremes {
    let first = value(places[0])
    var (least, largest) = ((first, places[0]), (first, places[0]))
    for place in places.dropFirst() {
      let value = value(place)
      if isLess(value, least.0) { least = (value, place) }
      if isLess(largest.0, value) { largest = (value, place) }
    }
    return Extremes(
      range: CosineRange(least: surd(least.0), largest: surd(largest.0)), leastAt: least.1, largestAt: largest.1)
  }
}
