// SPDX-License-Identifier: Apache-2.0
import CKernels
import ExactArithmetic

/// The relation of |C_ij| and |C_ji| to levels, where single precision does not tell: by doubles, then exactly.
struct RefinedEntry {
  /// What all entries of a pair have in common; a class, for millions of entries refer to it.
  final class Context: Sendable {
    let pair: InterferencePair
    let bound: RoundingBound
    let path: VectorPath
    let isExact: Bool

    init(_ pair: InterferencePair, _ path: VectorPath) {
      self.pair = pair
      self.path = path
      isExact = pair.probe.isExact && pair.encoder.isExact
      bound = RoundingBound(length: pair.length, format: .binary64, exact: isExact)
    }
  }

  private let context: Context
  private let i, j: Int
  private var double: (row: Double, column: Double)?
  private var exact: (row: Rational, column: Rational)?

  var usedDoubles: Bool { double != nil }
  var usedExact: Bool { exact != nil }

  init(_ context: Context, _ i: Int, _ j: Int) {
    self.context = context
    self.i = i
    self.j = j
  }

  /// Whether one of the two is above t_l, or equal to it where that counts.
  mutating func isAtLeast(_ levels: LevelBounds, _ l: Int) -> Bool {
    // Where floats are not the vectors themselves, doubles made from them know no more.
    if context.isExact {
      let symmetric = context.pair.isSymmetric
      let values = double ?? (product(i, j), symmetric ? .nan : product(j, i))
      double = values
      let row = levels.decides(values.row, error: error(i, j), row: i, level: l)
      if row == true { return true }
      let column = levels.decides(symmetric ? values.row : values.column, error: error(j, i), row: j, level: l)
      if column == true { return true }
      if row == false, column == false { return false }
    }
    let values = exact ?? (value(i, j), value(j, i))
    exact = values
    let largest = max(values.row, values.column)
    return levels.includesLevels ? largest >= levels.levels[l] : largest > levels.levels[l]
  }

  private func error(_ row: Int, _ column: Int) -> Double {
    context.bound(context.pair.probe.norms[row], context.pair.encoder.norms[column])
  }

  /// Near ⟨b_i, a_j⟩, in the floats' scale.
  private func product(_ row: Int, _ column: Int) -> Double {
    let d = context.pair.length
    return context.pair.probe.floats.withUnsafeBufferPointer { x in
      context.pair.encoder.floats.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return 0 }
        return lrh_double_dot(x + row * d, y + column * d, d, context.path.kernel)
      }
    }
  }

  /// |C_ij|.
  private func value(_ row: Int, _ column: Int) -> Rational {
    (Rational(context.pair.products.integer(row, column)) * context.pair.scale(row)).magnitude
  }
}
