// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// How many features interfere with one, in exact arithmetic only.
struct ExactDegrees: Sendable {
  private let pair: InterferencePair
  private let levels: [Rational]
  /// For level l and row i at l·m + i: |C_ij| ≥ t_l exactly if |integer(i, j)| is at least this.
  private let thresholds: [Integer]
  /// The same in 128 bits; the largest number where it does not fit.
  private let wide: [Int128]

  /// Degrees at levels from the highest down.
  init(_ pair: InterferencePair, _ levels: [Rational], includesLevels: Bool) {
    self.pair = pair
    self.levels = levels
    var thresholds: [Integer] = []
    for level in levels {
      for i in 0..<pair.count {
        let bound = level / pair.scale(i)
        thresholds.append(includesLevels ? bound.ceiling : bound.floor + .one)
      }
    }
    self.thresholds = thresholds
    wide = thresholds.map { $0.asInt128 ?? .max }
  }

  /// For each level, the number of j ≠ i with |C_ij| or |C_ji| above it, or equal to it where that counts.
  ///
  /// - Complexity: m inner products, 2m when C is not symmetric.
  func degrees(_ i: Int) -> [Int] {
    if levels.isEmpty { return [] }
    switch pair.products {
    case .words: return degrees(i, wide) { pair.products.wide($0, $1) }
    case .cleared: return degrees(i, thresholds) { pair.products.integer($0, $1) }
    }
  }

  @inline(__always) private func degrees<Number: RowInteger>(
    _ i: Int, _ thresholds: [Number], _ value: (Int, Int) -> Number
  ) -> [Int] {
    let m = pair.count
    // Then ⟨a_i, a_j⟩ is the same integer in row i and in row j.
    let sharesUnit = pair.isSymmetric && Number.self == Int128.self
    var counts = [Int](repeating: 0, count: levels.count)
    for j in 0..<m where j != i {
      let row = value(i, j).absolute
      let column = sharesUnit ? row : value(j, i).absolute
      for l in levels.indices.reversed() {
        guard row >= thresholds[l * m + i] || column >= thresholds[l * m + j] else { break }
        counts[l] += 1
      }
    }
    return counts
  }
}
