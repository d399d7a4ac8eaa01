// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// The primal simplex method in exact integers, for what floating point does not settle and for the portable path.
///
/// Entering: the largest reduced cost, the first of equals; after `patience` pivots without progress Bland's rule (Math. Oper. Res. 2,
/// 1977) until there is progress, so that it ends. Leaving: the least ratio, of equals the least member. The result depends on the
/// program and the first basis only.
struct ExactSimplex {
  /// The current basis.
  private(set) var basis: ExactBasis
  private let program: IntegerProgram
  /// Whether the basis is feasible with every artificial member 0, and 0 in every direction.
  private var isFeasible = false

  private static let patience = 32

  /// Starts from the artificial basis.
  init(_ program: IntegerProgram) {
    self.program = program
    basis = ExactBasis(program)
  }

  /// Starts from a basis with these columns.
  init(_ program: IntegerProgram, columns: [Int]) {
    self.program = program
    basis = ExactBasis(program, columns: columns)
  }

  /// How a run ends.
  enum Ending {
    /// x by its nonzero entries, and y, for the integral rows.
    case optimal(x: [(index: Int, value: Rational)], y: [Rational])
    /// y for the integral rows.
    case infeasible(y: [Rational])
    /// The point and the ray, by nonzero entries.
    case unbounded(point: [(index: Int, value: Rational)], ray: [(index: Int, value: Rational)])
  }

  /// Maximises an integral objective from the current basis, which may be optimal for another one.
  mutating func maximise(_ objective: [Integer]) -> Ending {
    if !isFeasible {
      if let y = findFeasible() { return .infeasible(y: y) }
      isFeasible = true
    }
    if let unbounded = improve({ $0 < objective.count ? objective[$0] : .zero }) {
      let w = basis.direction(program.column(unbounded))
      let ray = zip(basis.members, w).compactMap { member, w in
        w.isZero || basis.isArtificial(member) ? nil : (index: member, value: Rational(-w, basis.determinant))
      }
      return .unbounded(point: point, ray: ray + [(unbounded, .one)])
    }
    let costs = basis.members.map { basis.isArtificial($0) ? .zero : objective[$0] }
    return .optimal(x: point, y: basis.prices(costs).map { Rational($0, basis.determinant) })
  }

  /// The current solution.
  private var point: [(index: Int, value: Rational)] {
    zip(basis.members, basis.values).compactMap { member, value in
      value.isZero || basis.isArtificial(member) ? nil : (member, Rational(value, basis.determinant))
    }
  }

  /// Phase 1. Nil when a feasible basis is reached, else Farkas's y.
  private mutating func findFeasible() -> [Rational]? {
    let extra = program.columns + program.rows
    // One column −B·(1 on the places with negative values) makes every value ≥ 0.
    let negative = basis.members.indices.filter { basis.values[$0].sign < 0 }
    if let place = negative.min(by: { (basis.values[$0], $0) < (basis.values[$1], $1) }) {
      var w = [Integer](repeating: .zero, count: program.rows)
      for p in negative { w[p] = -basis.determinant }
      basis.pivot(extra, w, at: place)
    }
    if zip(basis.members, basis.values).contains(where: { basis.isArtificial($0) && !$1.isZero }) {
      let count = program.columns
      _ = improve { $0 < count ? .zero : -1 }
    }
    if zip(basis.members, basis.values).contains(where: { basis.isArtificial($0) && !$1.isZero }) {
      let costs = basis.members.map { basis.isArtificial($0) ? Integer(-1) : .zero }
      return basis.prices(costs).map { Rational($0, basis.determinant) }
    }
    for place in basis.members.indices where basis.isArtificial(basis.members[place]) { expel(place) }
    return nil
  }

  /// Replaces an artificial member of value 0 by a column of the program; if there is none, its row of B⁻¹M is 0 and stays so.
  private mutating func expel(_ place: Int) {
    let image = program.dualImage(basis.adjugate[place])
    if let column = image.firstIndex(where: { !$0.isZero }) {
      basis.pivot(column, basis.direction(program.column(column)), at: place)
    } else if basis.members[place] == program.columns + program.rows,
      let row = basis.adjugate[place].firstIndex(where: { !$0.isZero })
    {
      // A unit vector instead of phase 1's extra column.
      basis.pivot(program.columns + row, basis.adjugate.map { $0[row] }, at: place)
    }
  }

  /// Pivots until no reduced cost is positive; returns a column along which the objective grows without bound, if it meets one.
  private mutating func improve(_ cost: (Int) -> Integer) -> Int? {
    var idle = 0
    while true {
      let y = basis.prices(basis.members.map(cost))
      let image = program.dualImage(y)
      var entering: (column: Int, gain: Integer)?
      for j in 0..<program.columns {
        let gain = basis.determinant * cost(j) - image[j]
        if gain.sign > 0 && (entering.map { gain > $0.gain } ?? true) {
          entering = (j, gain)
          if idle >= ExactSimplex.patience { break }
        }
      }
      guard let column = entering?.column else { return nil }
      let w = basis.direction(program.column(column))
      var leaving: Int?
      for p in w.indices where w[p].sign > 0 {
        guard let best = leaving else {
          leaving = p
          continue
        }
        let (left, right) = (basis.values[p] * w[best], basis.values[best] * w[p])
        if left < right || (left == right && basis.members[p] < basis.members[best]) { leaving = p }
      }
      guard let place = leaving else { return column }
      idle = basis.values[place].isZero ? idle + 1 : 0
      basis.pivot(column, w, at: place)
    }
  }
}
