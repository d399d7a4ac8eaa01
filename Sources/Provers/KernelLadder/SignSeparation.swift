// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Statements

/// One member of a `basis-pursuit` witness (format §5.13), found from doubles and checked exactly.
struct SignSeparation {
  private let columns: [[Integer]]
  private let scale: Integer
  private let largestNorm: Double

  /// For the columns of A.
  init?(_ matrix: Matrix<Rational>) {
    guard let cleared = ClearedVectors(matrix, .columnsSharingDenominator), let scale = cleared.denominators.first else { return nil }
    columns = (0..<cleared.count).map(cleared.vector)
    self.scale = scale
    largestNorm = (0..<matrix.columns).map { matrix.column($0).reduce(0) { $0 + abs($1.nearestDouble) } }.max() ?? 0
  }

  /// Whether max_{j∈T} |⟨a_j, y⟩ − Nσ_j| + max_{l∉T} |⟨a_l, y⟩| < N, exactly.
  func separates(_ n: Integer, _ y: [Integer], _ set: [Int], _ signs: [Int]) -> Bool {
    guard n.sign > 0 else { return false }
    let size = n * scale
    var (inside, outside, place) = (Integer.zero, Integer.zero, 0)
    for (j, column) in columns.enumerated() {
      var product = Integer.zero
      for i in column.indices { product += column[i] * y[i] }
      if place < set.count && set[place] == j {
        inside = max(inside, (signs[place] < 0 ? product + size : product - size).magnitude)
        place += 1
      } else {
        outside = max(outside, product.magnitude)
      }
    }
    return inside + outside < size
  }

  /// N, y_1, …, y_d near a y whose value outside T is at most `largest` < 1, with an N that is small among those tried; nil when none
  /// of them separates.
  func rounded(_ y: [Double], largest: Double, _ set: [Int], _ signs: [Int]) -> [Integer]? {
    guard largest < 1 else { return nil }
    // Rounding moves each ⟨a_j, y⟩ by at most half of ‖a_j‖₁: with this N it surely works, and often far earlier.
    let sufficient = largestNorm / (1 - largest) + 1
    var n = max(1, (sufficient / 16).rounded(.up))
    while n < 1e18 {
      let values = y.map { Integer(exactly: ($0 * n).rounded()) }
      guard values.allSatisfy({ $0 != nil }), let size = Integer(exactly: n) else { return nil }
      let integers = values.compactMap { $0 }
      if separates(size, integers, set, signs) { return reduced([size] + integers) }
      if n > 4 * sufficient { return nil }
      n = (n * 1.5).rounded(.up)
    }
    return nil
  }

  /// The same from an exact y, times its common denominator.
  func cleared(_ y: [Rational], _ set: [Int], _ signs: [Int]) -> [Integer]? {
    let n = y.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.denominator) }
    let integers = y.map { $0.numerator * n.dividedExactly(by: $0.denominator) }
    return separates(n, integers, set, signs) ? reduced([n] + integers) : nil
  }

  private func reduced(_ member: [Integer]) -> [Integer] {
    let content = member.reduce(Integer.zero) { Integer.greatestCommonDivisor($0, $1) }
    return content.isOne ? member : member.map { $0.dividedExactly(by: content) }
  }
}

extension Integer {
  /// The integer that a double is; nil for others and beyond 2⁶².
  init?(exactly value: Double) {
    guard let small = Int(exactly: value), abs(value) < 0x1p62 else { return nil }
    self.init(small)
  }
}
