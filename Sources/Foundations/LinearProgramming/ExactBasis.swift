// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A basis of an integer program with its exact inverse, kept without fractions: B⁻¹ = adjugate/determinant.
///
/// All entries are minors of B (up to sign), so that a pivot divides exactly and numbers stay as small as Hadamard's bound.
/// Members are columns 0 ..< n of the program; n + i, the artificial column ± e_i; and n + r, the extra column of phase 1.
struct ExactBasis {
  let program: IntegerProgram
  /// The member in each of the r places.
  private(set) var members: [Int]
  /// |det B| > 0.
  private(set) var determinant = Integer.one
  /// Row p, entry i: determinant times entry (p, i) of B⁻¹.
  private(set) var adjugate: [[Integer]]
  /// determinant times B⁻¹b.
  private(set) var values: [Integer]

  /// The basis of artificial columns, with signs that make them ≥ 0.
  init(_ program: IntegerProgram) {
    self.program = program
    let r = program.rows
    members = (0..<r).map { program.columns + $0 }
    adjugate = (0..<r).map { i in (0..<r).map { $0 == i ? (program.rightHandSide[i].sign < 0 ? -1 : 1) : 0 } }
    values = program.rightHandSide.map(\.magnitude)
  }

  /// The basis of these columns, as far as they are independent, filled up with artificial columns.
  init(_ program: IntegerProgram, columns: [Int]) {
    self.init(program)
    for column in columns {
      let w = direction(program.column(column))
      if let place = members.indices.first(where: { isArtificial(members[$0]) && !w[$0].isZero }) { pivot(column, w, at: place) }
    }
    for place in members.indices where isArtificial(members[place]) && values[place].sign < 0 { negate(place) }
  }

  /// Whether the member is no column of the program.
  func isArtificial(_ member: Int) -> Bool { member >= program.columns }

  /// determinant times B⁻¹ times a column.
  func direction(_ column: ArraySlice<Integer>) -> [Integer] {
    let nonzero = zip(column.indices, column).compactMap { i, a in a.isZero ? nil : (i - column.startIndex, a) }
    return adjugate.map { row in nonzero.reduce(Integer.zero) { $0 + row[$1.0] * $1.1 } }
  }

  /// Puts `member`, whose `direction` is w, into a place.
  ///
  /// - Precondition: w is not 0 at the place.
  /// - Complexity: r² products of integers.
  mutating func pivot(_ member: Int, _ w: [Integer], at place: Int) {
    var pivot = w[place]
    var row = adjugate[place]
    var value = values[place]
    // With the sign of the pivot in the row, the determinant stays positive.
    let negative = pivot.sign < 0
    if negative {
      pivot = -pivot
      row = row.map { -$0 }
      value = -value
    }
    for p in members.indices where p != place {
      let factor = w[p]
      if factor.isZero && pivot == determinant { continue }
      for i in row.indices {
        let entry = adjugate[p][i]
        if entry.isZero && (factor.isZero || row[i].isZero) { continue }
        adjugate[p][i] = (pivot * entry - factor * row[i]).dividedExactly(by: determinant)
      }
      values[p] = (pivot * values[p] - factor * value).dividedExactly(by: determinant)
    }
    adjugate[place] = row
    values[place] = value
    determinant = pivot
    members[place] = member
  }

  /// Multiplies the member in a place, an artificial column, by −1.
  mutating func negate(_ place: Int) {
    adjugate[place] = adjugate[place].map { -$0 }
    values[place] = -values[place]
  }

  /// determinant · c_Bᵀ B⁻¹ for costs of the members.
  func prices(_ costs: [Integer]) -> [Integer] {
    var prices = [Integer](repeating: .zero, count: program.rows)
    for (row, cost) in zip(adjugate, costs) where !cost.isZero {
      for i in prices.indices where !row[i].isZero { prices[i] += cost * row[i] }
    }
    return prices
  }
}
