// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Geometry
import Statements
import TestSupport
import Testing
import Walkthroughs

@Suite("Proposition 9")
struct ConstructionTests {
  @Test("λ: exact when 1/δ − 1 is a square, else a little more")
  func shift() {
    func shift(_ delta: Rational) -> (lambda: Rational, isExact: Bool) {
      GeometryParameters(features: 1, sparsity: 1, epsilon: Rational(1, 2), delta: delta).shift
    }
    for (delta, lambda) in [(Rational(1, 2), Rational(1)), (Rational(1, 5), 2), (Rational(1, 10), 3), (Rational(9, 25), Rational(4, 3))] {
      #expect(shift(delta) == (lambda, true))
    }
    for n in 1..<200 {
      let delta = Rational(Integer(n), 200)
      let (l, isExact) = shift(delta)
      #expect(l > 0 && 1 / (1 + l * l) <= delta && isExact == (1 / (1 + l * l) == delta))
      let less = l - Rational(1, 16)
      #expect(isExact || less <= 0 || 1 / (1 + less * less) > delta)
    }
  }

  @Test("F13's bounds", arguments: [(Rational(3), Rational(1, 1000)), (Rational(1, 2), Rational(1, 50))])
  func bounds(_ l: Rational, _ mu: Rational) {
    #expect(GeometryConstruction.selfBound(lambda: 3, mu: Rational(1, 1000)) == Rational(1015, 9994))
    #expect(GeometryConstruction.pairBound(lambda: 3, mu: Rational(1, 1000)) == Rational(8993, 10006))
    #expect(GeometryConstruction.selfBound(lambda: 1, mu: 1) == nil)
    #expect(GeometryConstruction.pairBound(lambda: Rational(1, 10), mu: 1) == nil)
    // As μ → 0: 1/(1+λ²) and λ²/(1+λ²).
    #expect(GeometryConstruction.selfBound(lambda: l, mu: 0) == 1 / (1 + l * l))
    #expect(GeometryConstruction.pairBound(lambda: l, mu: 0) == l * l / (1 + l * l))
    #expect((GeometryConstruction.selfBound(lambda: l, mu: mu) ?? 0) > 1 / (1 + l * l))
  }

  static let cases: [(m: Int, k: Int, epsilon: Rational, delta: Rational)] = [
    (5, 1, Rational(1, 2), Rational(1, 2)), (12, 2, Rational(1, 2), Rational(1, 2)), (6, 1, Rational(3, 4), Rational(1, 5)),
    (4, 1, Rational(9, 10), Rational(1, 3)), (1, 1, Rational(1, 2), Rational(1, 2)), (3, 7, Rational(9, 10), Rational(3, 4)),
  ]

  @Test("the pair is what the proposition says, evaluated naively", arguments: cases)
  func construction(_ m: Int, _ k: Int, _ epsilon: Rational, _ delta: Rational) throws {
    let run = try GeometryConstruction(GeometryParameters(features: m, sparsity: k, epsilon: epsilon, delta: delta, seed: 5))
    let l = run.lambda.value
    #expect(run.succeeded && run.isIncoherent && run.neurons == run.side * run.side)
    #expect(run.mu == epsilon / (Rational(k) * (1 + l) * (1 + l)) && run.printedMu == epsilon / (Rational(k) * (1 + l * l)))
    guard case .proved(let certificate) = run.geometry.outcome, case .geometry(let claim, _) = certificate.assertion else {
      Issue.record("not proved")
      return
    }
    #expect(claim.selfCosineBelow == run.thresholds.selfCosineBelow && claim.pairCosineAbove == run.thresholds.pairCosineAbove)
    let naive = NaiveGeometry(.rational(run.encoder), .rational(run.probe))
    for (i, j) in (0..<m).flatMap({ i in (0..<m).map { (i, $0) } }) {
      let entry = NaiveGeometry.dot(naive.b[i], naive.a[j]).rational - (i == j ? 1 : 0)
      #expect(entry.magnitude < epsilon / Rational(k))
      if i == j {
        let bound = try #require(claim.selfCosineBelow)
        #expect(naive.own[i].map { $0.magnitude < surd(bound * bound) } ?? false)
      } else if let bound = claim.pairCosineAbove {
        for x in [naive.a, naive.b] {
          let square = NaiveGeometry.signedSquare(x[i], x[j])
          #expect(square.map { $0 > surd(bound * bound) } ?? false)
        }
      }
    }
    // What a_i and b_i are: a_i − a_j = c_i − c_j = b_i − b_j.
    if m > 1 {
      for r in 0..<run.neurons {
        #expect(run.encoder[r, 0] - run.encoder[r, 1] == run.probe[r, 0] - run.probe[r, 1])
        #expect([0, 2].contains((run.encoder[r, 0] - run.encoder[r, 1]).magnitude * Rational(run.side)))
      }
    }
  }

  @Test("the printed μ: vectors with one inner product g between the two are not read")
  func printed() {
    for l in [Rational(1), 2, Rational(1, 2)] {
      for k in [1, 2, 5] {
        for m in [1, 2, 3, 6, 9] {
          let epsilon = Rational(1, 2)
          let (mu, printed) = (epsilon / (Rational(k) * (1 + l) * (1 + l)), epsilon / (Rational(k) * (1 + l * l)))
          let g = (mu + printed) / 2
          // E of the Gram matrix, row by row.
          let row = (0..<m).map { j -> Rational in
            func gram(_ same: Bool) -> Rational { same ? 1 : g }
            return gram(j == 0) + l * g + l * g + l * l * g - (j == 0 ? 1 : 0)
          }
          let error = row.sorted(by: >).prefix(k).reduce(0, +)
          #expect(GeometryConstruction.equiangularError(features: m, sparsity: k, lambda: l, g: g) == error)
          if m > k { #expect(error > epsilon) }
          #expect(GeometryConstruction.equiangularError(features: m, sparsity: k, lambda: l, g: mu) <= epsilon)
        }
      }
    }
  }

  @Test("too few neurons: refuted by a z, or not claimed")
  func tooFew() throws {
    let run = try GeometryConstruction(
      GeometryParameters(features: 8, sparsity: 2, epsilon: Rational(1, 4), delta: Rational(1, 3), neurons: 90))
    #expect(run.neurons == 100 && !run.isIncoherent && !run.succeeded && run.attempts.count == 20)
    #expect(run.geometry.outcome.word == "refuted" && run.incoherence.word == "refuted")
    let report = GeometryWalkthrough(run).report
    #expect(report.conclusion.verdict == .refuted)
    #expect(!report.text().contains("PROVED"))
  }

  @Test("parameters out of range are named")
  func parameters() {
    func message(_ change: (inout GeometryParameters) -> Void) -> String {
      var parameters = GeometryParameters(features: 4, sparsity: 1, epsilon: Rational(1, 2), delta: Rational(1, 2))
      change(&parameters)
      do throws(GeometryError) { try parameters.validate() } catch { return error.description }
      return ""
    }
    #expect(message { _ in }.isEmpty)
    #expect(message { $0.features = 0 }.hasPrefix("features"))
    #expect(message { $0.sparsity = 0 }.hasPrefix("sparsity"))
    for value in [Rational(0), 1, 2, -1] {
      #expect(message { $0.epsilon = value }.hasPrefix("epsilon"))
      #expect(message { $0.delta = value }.hasPrefix("delta"))
      #expect(message { $0.risk = value }.hasPrefix("risk"))
    }
    #expect(message { $0.neurons = 0 }.hasPrefix("neurons"))
    #expect(message { $0.attempts = 0 }.hasPrefix("attempts"))
    #expect(throws: GeometryError.self) {
      try GeometryConstruction(GeometryParameters(features: 1000, sparsity: 50, epsilon: Rational(1, 2), delta: Rational(1, 2)))
    }
  }

  @Test("every step holds, on screens of bounded size", arguments: cases)
  func walkthrough(_ m: Int, _ k: Int, _ epsilon: Rational, _ delta: Rational) throws {
    let run = try GeometryConstruction(GeometryParameters(features: m, sparsity: k, epsilon: epsilon, delta: delta, seed: 5))
    let report = GeometryWalkthrough(run).report
    #expect(report.conclusion.verdict == .proved)
    for step in report.steps {
      #expect(!step.statement.isEmpty && !step.why.isEmpty && !step.reference.isEmpty)
      if case .exact(let holds, _) = step.verdict {
        #expect(holds || (m <= k && step.title == "What the printed μ gives"), "\(step.title)")
      }
    }
    let lines = report.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 110 }, "\(lines.filter { $0.count > 110 })")
  }
}
