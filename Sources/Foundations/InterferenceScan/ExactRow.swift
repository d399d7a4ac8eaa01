// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// An integer type in which a whole row is gone through.
protocol RowInteger: Comparable {
  static var nothing: Self { get }
  var absolute: Self { get }
  var integer: Integer { get }
}

extension Int128: RowInteger {
  static var nothing: Int128 { 0 }
  var absolute: Int128 { abs(self) }
  var integer: Integer { Integer(self) }
}

extension Integer: RowInteger {
  static var nothing: Integer { .zero }
  var absolute: Integer { magnitude }
  var integer: Integer { self }
}

/// The largest entries of one row, in exact arithmetic.
struct ExactRow {
  /// Which entries count as large.
  let sides: InterferenceScan.Sides
  /// How many are wanted, of each sign if signs are told apart.
  let wanted: Int

  /// Of the given columns j, those with the largest |⟨b_i, a_j⟩|, as `InterferenceRow.largest` orders them.
  func largest(_ i: Int, _ columns: some Sequence<Int>, _ products: ExactProducts) -> [InterferenceRow.Entry] {
    switch products {
    case .words: return largest(i, columns) { products.wide(i, $0) }
    case .cleared: return largest(i, columns) { products.integer(i, $0) }
    }
  }

  @inline(__always) private func largest<Number: RowInteger>(
    _ i: Int, _ columns: some Sequence<Int>, _ value: (Int) -> Number
  ) -> [InterferenceRow.Entry] {
    var (positive, negative): ([(Int, Number)], [(Int, Number)]) = ([], [])
    for j in columns where j != i {
      let number = value(j)
      if number == .nothing { continue }
      if sides == .signs, number < .nothing { insert(j, number, into: &negative) } else { insert(j, number, into: &positive) }
    }
    let both = negative.isEmpty ? positive : (positive + negative).sorted { ExactRow.precedes($0, $1) }
    return both.map { InterferenceRow.Entry(other: $0.0, numerator: $0.1.integer) }
  }

  private static func precedes<Number: RowInteger>(_ x: (Int, Number), _ y: (Int, Number)) -> Bool {
    (y.1.absolute, x.0) < (x.1.absolute, y.0)
  }

  private func insert<Number: RowInteger>(_ j: Int, _ number: Number, into list: inout [(Int, Number)]) {
    if list.count == wanted {
      guard let last = list.last, ExactRow.precedes((j, number), last) else { return }
      list.removeLast()
    }
    var place = list.count
    while place > 0, ExactRow.precedes((j, number), list[place - 1]) { place -= 1 }
    list.insert((j, number), at: place)
  }
}
