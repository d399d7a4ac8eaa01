// SPDX-License-Identifier: Apache-2.0
import CKernels
import ExactArithmetic

/// The relation of |C_ij| and |C_ji| to levels, where single precision does not tell: by doubles, then exactly.
struct RefinedEntry {
  private let pair: InterferencePair
  private let bound: RoundingBound
  private let path: VectorPath
  private let i, j: Int
  private var double: (row: Double, column: Double)?
  private var exact: (row: Rational, column: Rational)?

  var usedDoubles: Bool { double != nil }
  var usedExact: Bool { exact != nil }

  init(_ pair: InterferencePair, _ i: Int, _ j: Int, _ bound: RoundingBound, _ path: VectorPath) {
    self.pair = pair
    self.i = i
    self.j = j
    self.bound = bound
    self.path = path
  }

  /// Whether one of the two is above t_l, or equal to it where that counts.
  mutating func isAtLeast(_ levels: LevelBounds, _ l: Int) -> Bool {
    // Where floats are not the vectors themselves, doubles made from them know no more.
    if pair.probe.isExact, pair.encoder.isExact {
      let values = double ?? (product(i, j), pair.isSymmetric ? .nan : product(j, i))
      double = values
      let (b, a) = (pair.probe.norms, pair.encoder.norms)
      let row = levels.decides(values.row, error: bound(b[i], a[j]), row: i, level: l)
      if row == true { return true }
      let column = levels.decides(pair.isSymmetric ? values.row : values.column, error: bound(b[j], a[i]), row: j, level: l)
      if column == true { return true }
      if row == false, column == false { return false }
    }
    let values = exact ?? (value(i, j), value(j, i))
    exact = values
    let largest = max(values.row, values.column)
    return levels.includesLevels ? largest >= levels.levels[l] : largest > levels.levels[l]
  }

  /// Near ⟨b_i, a_j⟩, in the floats' scale.
  private func product(_ row: Int, _ column: Int) -> Double {
    let d = pair.length
    return pair.probe.floats.withUnsafeBufferPointer { x in
      pair.encoder.floats.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return 0 }
        return lrh_double_dot(x + row * d, y + column * d, d, path.kernel)
      }
    }
  }

  /// |C_ij|.
  private func value(_ row: Int, _ column: Int) -> Rational {
    (Rational(pair.products.integer(row, column)) * pair.scale(row)).magnitude
  }
}
