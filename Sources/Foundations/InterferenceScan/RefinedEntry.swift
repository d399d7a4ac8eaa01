// SPDX-License-Identifier: Apache-2.0
import CKernels
import ExactArithmetic

/// The relation of |C_ij| and |C_ji| to levels, where single precision does not tell: by doubles, then exactly.
struct RefinedEntry {
  private let pair: InterferencePair
  private let bound: RoundingBound
  private let path: VectorPath
  /// The rows of C that count, with the column each has there.
  private let places: [(row: Int, column: Int)]
  private var doubles: [Double?] = [nil, nil]
  private var exact: [Rational?] = [nil, nil]
  private(set) var usedDoubles = false
  private(set) var usedExact = false

  init(_ pair: InterferencePair, _ i: Int, _ j: Int, _ bound: RoundingBound, _ path: VectorPath) {
    self.pair = pair
    self.bound = bound
    self.path = path
    places = [(i, j), (j, i)]
  }

  /// Whether one of the two is at least t_l.
  mutating func isAtLeast(_ levels: LevelBounds, _ l: Int) -> Bool {
    // Where floats are not the vectors themselves, doubles made from them know no more.
    if pair.probe.isExact, pair.encoder.isExact {
      usedDoubles = true
      let answers = [0, 1].map { side in
        let (value, error) = double(side)
        return levels.decides(value, error: error, row: places[side].row, level: l)
      }
      if answers.contains(true) { return true }
      if answers == [false, false] { return false }
    }
    usedExact = true
    return [0, 1].contains { value($0) >= levels.levels[l] }
  }

  /// ⟨b_i, a_j⟩ in the floats' scale, and how far it may be off.
  private mutating func double(_ side: Int) -> (Double, error: Double) {
    let (row, column) = places[side]
    let error = bound(pair.probe.norms[row], pair.encoder.norms[column])
    if let value = doubles[side] { return (value, error) }
    let d = pair.length
    let value = pair.probe.floats.withUnsafeBufferPointer { x in
      pair.encoder.floats.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return 0.0 }
        return lrh_double_dot(x + row * d, y + column * d, d, path.kernel)
      }
    }
    doubles[side] = value
    if pair.isSymmetric { doubles[1 - side] = value }
    return (value, error)
  }

  /// |C_ij|.
  private mutating func value(_ side: Int) -> Rational {
    if let value = exact[side] { return value }
    let (row, column) = places[side]
    let value = (Rational(pair.products.integer(row, column)) * pair.scale(row)).magnitude
    exact[side] = value
    return value
  }
}
