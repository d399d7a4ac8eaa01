// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearAlgebra
import LinearProgramming
import TestSupport
import Testing

private func matrix(_ rows: [[Rational]]) -> Matrix<Rational> {
  Matrix(rows: rows.count, columns: rows.first?.count ?? 0, entries: rows.flatMap { $0 })
}

/// What a result says, without its proof.
private enum Answer: Hashable {
  case optimal(Rational)
  case infeasible, unbounded

  init(_ result: LinearProgramResult) {
    switch result {
    case .optimal(let optimum): self = .optimal(optimum.value)
    case .infeasible: self = .infeasible
    case .unbounded: self = .unbounded
    }
  }

  /// By all bases: the best feasible vertex; unbounded when the same program with the total of x bounded, for two bounds, grows.
  init(vertices program: LinearProgram) {
    func best(_ matrix: Matrix<Rational>, _ b: [Rational], _ c: [Rational]) -> Rational? {
      let (form, pivots) = Matrix(rows: matrix.rows, columns: matrix.columns + 1) { i, j in
        j < matrix.columns ? matrix[i, j] : b[i]
      }.reducedRowEchelonForm()
      if pivots.last == matrix.columns { return nil }
      let r = pivots.count
      var best: Rational?
      func choose(_ from: Int, _ chosen: [Int]) {
        if chosen.count == r {
          guard let inverse = form.submatrix(rows: Array(0..<r), columns: chosen).inverse else { return }
          let x = inverse * form.submatrix(rows: Array(0..<r), columns: [matrix.columns])
          guard x.entries.allSatisfy({ $0.sign >= 0 }) else { return }
          let value = zip(chosen, x.entries).reduce(Rational.zero) { $0 + c[$1.0] * $1.1 }
          best = best.map { max($0, value) } ?? value
          return
        }
        for j in from..<max(from, matrix.columns) { choose(j + 1, chosen + [j]) }
      }
      choose(0, [])
      return best
    }
    let (m, n) = (program.matrix, program.matrix.columns)
    guard let value = best(m, program.rightHandSide, program.objective) else {
      self = .infeasible
      return
    }
    // Σx + s = bound: a polytope, so that its optimum is at a vertex.
    let bounded = Matrix(rows: m.rows + 1, columns: n + 1) { i, j in i < m.rows ? (j < n ? m[i, j] : 0) : 1 }
    let limits: [Rational] = [1_000_000_000, 2_000_000_000]
    let values = limits.map { best(bounded, program.rightHandSide + [$0], program.objective + [0]) }
    self = values[0] == values[1] && values[0] == value ? .optimal(value) : .unbounded
  }
}

@Suite("Linear programs")
struct LinearProgrammingTests {
  private static func solve(_ program: LinearProgram, portable: Bool) -> LinearProgramResult {
    LinearProgramSolver(program.matrix, rightHandSide: program.rightHandSide, portable: portable).maximise(program.objective)
  }

  private static func expect(_ answer: Answer, _ program: LinearProgram, _ name: String) {
    for portable in [false, true] {
      let result = solve(program, portable: portable)
      checkEqual(Answer(result), answer, "\(name), portable \(portable)")
      check(program.isProved(by: result), "proof of \(name), portable \(portable)")
    }
  }

  @Test("known answers")
  func knownAnswers() {
    // max 3x + 2y, x + y ≤ 4, x + 3y ≤ 6, x ≤ 3.
    let textbook = LinearProgram(
      matrix([[1, 1, 1, 0, 0], [1, 3, 0, 1, 0], [1, 0, 0, 0, 1]]), rightHandSide: [4, 6, 3], objective: [3, 2, 0, 0, 0])
    LinearProgrammingTests.expect(.optimal(11), textbook, "textbook")
    let thirds = LinearProgram(
      matrix([[Rational(1, 3), Rational(2, 7)]]), rightHandSide: [Rational(5, 11)], objective: [Rational(1, 2), Rational(1, 5)])
    LinearProgrammingTests.expect(.optimal(Rational(15, 22)), thirds, "fractions")
    LinearProgrammingTests.expect(
      .infeasible, LinearProgram(matrix([[1, 1]]), rightHandSide: [-1], objective: [1, 0]), "negative right-hand side")
    LinearProgrammingTests.expect(
      .infeasible, LinearProgram(matrix([[1, 2], [2, 4]]), rightHandSide: [1, 3], objective: [0, 0]), "contradicting rows")
    LinearProgrammingTests.expect(
      .optimal(1), LinearProgram(matrix([[1, 2], [2, 4]]), rightHandSide: [1, 2], objective: [1, 1]), "dependent rows")
    LinearProgrammingTests.expect(
      .unbounded, LinearProgram(matrix([[1, -1]]), rightHandSide: [2], objective: [1, 1]), "unbounded")
    LinearProgrammingTests.expect(
      .optimal(0), LinearProgram(matrix([[0, 0]]), rightHandSide: [0], objective: [-1, 0]), "a zero row")
    LinearProgrammingTests.expect(
      .unbounded, LinearProgram(matrix([[0, 1]]), rightHandSide: [0], objective: [1, 0]), "a zero column")
    LinearProgrammingTests.expect(
      .infeasible, LinearProgram(matrix([[0, 0]]), rightHandSide: [1], objective: [1, 0]), "0 = 1")
    let none = Matrix<Rational>(rows: 0, columns: 2, entries: [])
    LinearProgrammingTests.expect(.optimal(0), LinearProgram(none, rightHandSide: [], objective: [-1, 0]), "no rows")
    LinearProgrammingTests.expect(.unbounded, LinearProgram(none, rightHandSide: [], objective: [-1, 1]), "no rows, unbounded")
    let empty = Matrix<Rational>(rows: 2, columns: 0, entries: [])
    LinearProgrammingTests.expect(.optimal(0), LinearProgram(empty, rightHandSide: [0, 0], objective: []), "no columns")
    LinearProgrammingTests.expect(.infeasible, LinearProgram(empty, rightHandSide: [0, 1], objective: []), "no columns, 0 = 1")
  }

  @Test("degenerate programs end: Beale's and Kuhn's cycles")
  func degenerate() {
    // Beale 1955: cycles under the rule of the largest coefficient with ties to the least row.
    let beale = LinearProgram(
      matrix([
        [1, 0, 0, Rational(1, 4), -60, Rational(-1, 25), 9], [0, 1, 0, Rational(1, 2), -90, Rational(-1, 50), 3], [0, 0, 1, 0, 0, 1, 0],
      ]), rightHandSide: [0, 0, 1], objective: [0, 0, 0, Rational(3, 4), -150, Rational(1, 50), -6])
    LinearProgrammingTests.expect(.optimal(Rational(1, 20)), beale, "Beale")
    let kuhn = LinearProgram(
      matrix([
        [1, 0, 0, -2, -9, 1, 9], [0, 1, 0, Rational(1, 3), 1, Rational(-1, 3), -2], [0, 0, 1, 2, 3, -1, -12],
      ]), rightHandSide: [0, 0, 2], objective: [0, 0, 0, 2, 3, -1, -12])
    LinearProgrammingTests.expect(.optimal(2), kuhn, "Kuhn")
  }

  @Test("doubles that mislead: coefficients that differ beyond a double")
  func misleading() {
    // x + y = 1 and x + (1 + δ)y = 1 + δ/2 force x = y = 1/2; in doubles the rows are equal and contradict nothing.
    let delta = Rational(1, Integer(10).power(30))
    let close = LinearProgram(matrix([[1, 1], [1, 1 + delta]]), rightHandSide: [1, 1 + delta / 2], objective: [3, 1])
    LinearProgrammingTests.expect(.optimal(2), close, "almost equal rows")
    let tie = LinearProgram(matrix([[1, 1]]), rightHandSide: [1], objective: [1, 1 + delta])
    LinearProgrammingTests.expect(.optimal(1 + delta), tie, "almost equal objectives")
    let edge = LinearProgram(matrix([[1, 1 - delta]]), rightHandSide: [0 - delta], objective: [1, 1])
    LinearProgrammingTests.expect(.infeasible, edge, "infeasible by less than a tolerance")
    let huge = LinearProgram(matrix([[Rational(Integer(10).power(400))]]), rightHandSide: [1], objective: [1])
    LinearProgrammingTests.expect(.optimal(Rational(1, Integer(10).power(400))), huge, "numbers beyond a double")
  }

  @Test("random programs agree with all vertices")
  func randomPrograms() {
    var generator = SplitMix64(seed: 41)
    var seen: [String: Int] = [:]
    for trial in 0..<TestEnvironment.scaled(400) {
      let (r, n) = (generator.int(1...3), generator.int(1...5))
      var m = generator.matrix(r, n, size: 3)
      // Sometimes dependent rows, sometimes a feasible right-hand side.
      if r > 1 && generator.oneIn(3) { for j in 0..<n { m[r - 1, j] = m[0, j] * 2 } }
      let x = (0..<n).map { _ in generator.oneIn(2) ? Rational.zero : generator.smallRational(4).magnitude }
      let b =
        generator.oneIn(4)
        ? (0..<r).map { _ in generator.smallRational(3) }
        : (0..<r).map { i in (0..<n).reduce(Rational.zero) { $0 + m[i, $1] * x[$1] } }
      let program = LinearProgram(m, rightHandSide: b, objective: (0..<n).map { _ in generator.smallRational(5) - 1 })
      let answer = Answer(vertices: program)
      seen["\(answer)".prefix(5).description, default: 0] += 1
      LinearProgrammingTests.expect(answer, program, "trial \(trial)")
    }
    // The trials are worth something only if each answer occurs.
    #expect(seen.count == 3, "\(seen)")
  }

  @Test("a family: many objectives and right-hand sides give what single programs give")
  func families() {
    var generator = SplitMix64(seed: 43)
    for _ in 0..<TestEnvironment.scaled(12) {
      let (r, n) = (generator.int(2...6), generator.int(4...14))
      let m = Matrix<Rational>(rows: r, columns: n) { _, _ in generator.oneIn(4) ? 0 : Rational(generator.int(-3...4)) }
      func rightHandSide() -> [Rational] {
        let x = (0..<n).map { _ in Rational(generator.int(0...3)) }
        return (0..<r).map { i in (0..<n).reduce(Rational.zero) { $0 + m[i, $1] * x[$1] } }
      }
      var b = rightHandSide()
      let families = [false, true].map { LinearProgramSolver(m, rightHandSide: b, portable: $0) }
      for round in 0..<12 {
        if round % 3 == 2 {
          b = round == 8 ? (0..<r).map { _ in Rational(generator.int(-3...3)) } : rightHandSide()
          for family in families { family.setRightHandSide(b) }
        }
        let program = LinearProgram(m, rightHandSide: b, objective: (0..<n).map { _ in Rational(generator.int(-5...1)) })
        let alone = Answer(LinearProgrammingTests.solve(program, portable: true))
        for family in families {
          let result = family.maximise(program.objective)
          check(program.isProved(by: result), "proof in a family")
          checkEqual(Answer(result), alone, "a program of a family")
        }
      }
      #expect(families[0].counts.float > 0, "doubles settle something")
      #expect(families[1].counts.float == 0 && families[1].counts.exact == 12)
    }
  }

  @Test("the checker of results refuses wrong proofs")
  func wrongProofs() {
    let program = LinearProgram(matrix([[1, 1, 1]]), rightHandSide: [1], objective: [1, 2, 0])
    let right = LinearProgramOptimum(value: 2, x: [0, 1, 0], y: [2])
    #expect(program.isProved(by: .optimal(right)))
    let wrong = [
      LinearProgramOptimum(value: 1, x: [1, 0, 0], y: [2]), LinearProgramOptimum(value: 1, x: [1, 0, 0], y: [1]),
      LinearProgramOptimum(value: 3, x: [0, Rational(3, 2), Rational(-1, 2)], y: [3]), LinearProgramOptimum(value: 2, x: [0, 1, 0], y: []),
      LinearProgramOptimum(value: 4, x: [0, 2, 0], y: [4]), LinearProgramOptimum(value: 3, x: [0, 1, 0], y: [2]),
    ]
    for optimum in wrong { #expect(!program.isProved(by: .optimal(optimum))) }
    #expect(!program.isProved(by: .infeasible(farkas: [1])) && !program.isProved(by: .infeasible(farkas: [-1])))
    #expect(!program.isProved(by: .unbounded(point: [1, 0, 0], ray: [1, 0, 0])))
    #expect(!program.isProved(by: .unbounded(point: [1, 0, 0], ray: [0, 0, 0])))
  }
}
