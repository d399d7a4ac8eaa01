// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearAlgebra
import NearIdentityRank
import Statements

extension NearIdentityWalkthrough {
  /// What Lemma 7 and Corollary 8 assume.
  var hypotheses: WalkthroughStep {
    let least = result.leastDiagonal
    var comparisons = [Comparison(("least C_ii, at row \(least.at)", least.value), .greater, ("", 0))]
    if let largest = result.largestOffDiagonal {
      comparisons.append(
        Comparison(("largest |C_ij|/C_ii, at \(largest.at.0), \(largest.at.1)", largest.value), sign, ("μ", mu)))
    }
    let fails = result.best == nil
    let isLemma = (0..<n).allSatisfy { matrix[$0, $0] == 1 }
    let state: StatementState = fails ? .hypothesisFails : StatementState(result.outcome)
    return WalkthroughStep(
      title: "The matrix, and how close it is to the identity", reference: isLemma ? "Lemma 7" : "Corollary 8, Lemma 7",
      statement:
        "C is \(n)×\(n) with a positive diagonal. Divide row i by C_ii: the result D has ones on the diagonal, and every other |D_ij| is "
        + "\(sign.rawValue) μ.",
      comparisons: comparisons, tables: fails ? [] : [.init([("n", "\(n)"), ("diagonal of C", isLemma ? "all ones" : "divided out")])],
      why: isLemma
        ? "the diagonal is one already, so D = C."
        : "multiplying a row by a number that is not 0 changes no rank; this is how Corollary 8 follows from Lemma 7.",
      notes: n > 1 && !fails
        ? [
          .remark(
            "Lemma 7 is printed for 1/√n < μ < 1/2. Here μ = \(Figure.of(mu)) and nμ² = \(Figure.of(Rational(n) * mu * mu)): "
              + "\(result.printedRange ? "inside" : "outside") that range. The finite form below needs no range.")
        ] : [],
      verdict: fails
        ? .certified(result.outcome) : .exact(comparisons, "all \(n * (n - 1)) entries off the diagonal obey the bound"),
      bearings: [Bearing("lemma-7", state), Bearing("corollary-8", state)],
      certificates: fails ? [NamedOutcome("near-identity", result.outcome)] : [],
      exhibits: n <= exhibitLimit && !fails ? [Exhibit("D", scaled)] : [])
  }

  /// F2 on D.
  func traceInequality(_ rank: Int) -> WalkthroughStep {
    let title = "The trace bounds the rank"
    let statement = "For every square matrix D: (trace D)² ≤ rank D · Σ D_ij². With ones on the diagonal: rank D ≥ n²/Σ D_ij²."
    let why =
      "let P be the orthogonal projector onto the space that the columns of D span: PD = D, P is symmetric, P² = P, and its trace is its rank r. Then the sum "
      + "of the squares of the entries of D − (n/r)P is Σ D_ij² − n²/r: multiply out, and use trace PD = trace D = n. A sum of squares is not negative."
    guard let squares = sumOfPowers(1) else {
      return WalkthroughStep(
        title: title, reference: "F2", statement: statement, why: why, verdict: .none("a theorem; Σ D_ij² is not computed at this size"))
    }
    let (trace, r) = (Rational(n), Rational(rank))
    var comparisons = [Comparison(("(trace D)² = n²", trace * trace), .atMost, ("rank D · Σ D_ij²", r * squares))]
    var tables: [WalkthroughStep.Table] = []
    if n <= NearIdentityWalkthrough.powersLimit {
      let d = scaled
      let p = d.columnSpaceProjector
      let rest = Matrix(rows: n, columns: n) { d[$0, $1] - trace / r * p[$0, $1] }
      let residual = rest.entries.reduce(Rational.zero) { $0 + $1 * $1 }
      comparisons.append(
        Comparison(("Σ (D − (n/r)P)_ij², entry by entry", residual), .equal, ("Σ D_ij² − n²/r", squares - trace * trace / r)))
      tables = [
        .init([
          ("r = rank D", "\(rank)"), ("PD = D", p * d == d ? "yes, all \(n * n) entries" : "no"),
          ("trace P", Figure.of((0..<n).reduce(Rational.zero) { $0 + p[$1, $1] })),
        ])
      ]
    }
    let equality = squares * r == trace * trace
    return WalkthroughStep(
      title: title, reference: "F2", statement: statement, comparisons: comparisons, tables: tables, why: why,
      notes: equality
        ? [.remark("Equality: D is a multiple of a projector. The lines form a tight frame, and no bound can be better here.")]
        : [.remark("Equality holds exactly when D is a multiple of a projector, as for tight frames of unit vectors.")],
      verdict: .exact(comparisons, "rank D ≥ \(Figure.of(trace * trace / squares))"))
  }

  /// F3: what raising entries gains.
  func powers(_ best: RankBound) -> WalkthroughStep {
    let largest = result.largestOffDiagonal?.value ?? 0
    let count = Rational(n)
    let rows = (1...max(4, min(best.power + 1, 8))).compactMap { s in
      sumOfPowers(s).map { sum in
        ["\(s)", Figure.of(largest.power(s)), Figure.approximate(sum - count), Figure.of(count * count / sum)]
      }
    }
    let comparisons = (sumOfPowers(best.power) ?? sumOfPowers(1)).map { sum in
      let s = sumOfPowers(best.power) == nil ? 1 : best.power
      return [
        Comparison(("Σ_{i≠j} D_ij^{2s}, s = \(s)", sum - count), .atMost, ("n(n−1)μ^{2s}", count * (count - 1) * mu.power(2 * s)))
      ]
    }
    return WalkthroughStep(
      title: "Raising every entry to a power", reference: "F3",
      statement:
        "Let D^{∘s} have the entries D_ij^s. Its diagonal is still one, and the rest shrinks quickly: Σ over i ≠ j of D_ij^{2s} is at most n(n−1)μ^{2s}.",
      comparisons: comparisons ?? [],
      tables: rows.isEmpty ? [] : [.init(["s", "largest |D_ij|^s", "Σ_{i≠j} D_ij^{2s}", "so rank D^{∘s} ≥ n²/Σ"], rows, wordColumns: [])],
      why: "each of the n(n−1) entries off the diagonal is at most μ in size. Step 2 applied to D^{∘s} gives the last column.",
      verdict: comparisons.map { .exact($0, "the sum is within its bound") } ?? .none("the sums are not computed at this size"))
  }

  /// F3: what raising entries costs.
  func monomials(_ best: RankBound, _ rank: Int) -> WalkthroughStep {
    var rows: [[String]] = []
    var comparisons: [Comparison] = []
    if n <= NearIdentityWalkthrough.powersLimit {
      let d = scaled
      for s in 1...3 {
        let power = d.map { $0.power(s) }
        let (actual, count) = (power.reducedRowEchelonForm().pivotColumns.count, Integer.binomial(Integer(rank + s - 1), s))
        rows.append(["\(s)", "\(actual)", "C(\(rank + s - 1), \(s)) = \(count)"])
        comparisons.append(Comparison(("rank D^{∘\(s)}", Rational(actual)), .atMost, ("C(r+\(s)−1, \(s))", Rational(count))))
      }
    }
    return WalkthroughStep(
      title: "What the power costs in rank", reference: "F3",
      statement: "With r = rank D: rank D^{∘s} ≤ C(r+s−1, s), the number of monomials of degree s in r variables.",
      comparisons: comparisons,
      tables: rows.isEmpty ? [] : [.init(["s", "rank of D^{∘s}", "at most"], rows)],
      why:
        "D has rank r, so D_ij = ⟨x_i, y_j⟩ for vectors of r numbers. Multiply out: for r = 2, ⟨x, y⟩² = x₁²y₁² + 2x₁x₂·y₁y₂ + x₂²y₂² has three terms, each a "
        + "number made of x times one made of y. So D_ij² is an inner product of vectors of three numbers, and C(3, 2) = 3. For degree s there is one term for each "
        + "monomial.",
      notes: n > NearIdentityWalkthrough.powersLimit
        ? [.remark("For more than \(NearIdentityWalkthrough.powersLimit) rows the ranks of the powers are not computed here.")] : [],
      verdict: comparisons.isEmpty ? .none("a theorem; nothing is computed at this size") : .exact(comparisons, "for s = 1, 2, 3"))
  }

  /// Both together, and Chebyshev.
  func bounds(_ best: RankBound) -> WalkthroughStep {
    let families = BoundFamily.allCases.filter { family in result.bounds.contains { $0.family == family } }
    let powers = Set(result.bounds.map(\.power)).sorted().filter { $0 <= max(best.power + 1, 5) }
    let rows = powers.map { s in
      ["\(s)"]
        + families.flatMap { family -> [String] in
          guard let bound = result.bounds.first(where: { $0.power == s && $0.family == family }) else { return ["", ""] }
          return ["\(bound.strict ? ">" : "≥") \(Figure.rounded(bound.required))", "\(bound.lowerBound)"]
        }
    }
    return WalkthroughStep(
      title: "Both together: the rank is at least …", reference: "Lemma 7; F3, F4",
      statement:
        "For every s: C(r+s−1, s) ≥ n²/Σ D_ij^{2s} (trace), hence ≥ n/(1+(n−1)μ^{2s}) (alon), strictly when the entries are strictly below μ. "
        + "A polynomial may take the place of the power; Chebyshev's T_s(x/μ)/T_s(1/μ) is the smallest on [−μ, μ] and gives "
        + "Σ C(r+j−1, j) ≥ nT²/(T²+n−1), T = T_s(1/μ), j = s, s−2, … (chebyshev).",
      tables: [.init(["s"] + families.flatMap { ["\($0.rawValue): count", "rank ≥"] }, rows, wordColumns: [])],
      why:
        "the left side is at least rank D^{∘s} (step 4), which is at least the right side (step 3). A large s makes the right side nearly n, but the left side "
        + "then grows quickly with r: some s in between forces the largest r. The column says the least r whose count is large enough.",
      verdict: .exact(holds: true, "the best is \(best.family.rawValue) with s = \(best.power): rank ≥ \(best.lowerBound)"))
  }

  func verdict(_ best: RankBound, _ rank: Int) -> WalkthroughStep {
    WalkthroughStep(
      title: "The rank itself", reference: "Lemma 7, Corollary 8",
      statement: "The rank of C is computed exactly, and compared with what the bound forces.",
      comparisons: [Comparison(("rank C", Rational(rank)), .atLeast, ("forced", Rational(best.lowerBound)))],
      why:
        "\(rank) rows and columns whose determinant is not 0 modulo a prime show that the rank is no less; dependencies of the other rows, multiplied out, that it "
        + "is no more. The kernel checks both, the hypotheses, and the arithmetic of the bound.",
      verdict: .certified(result.outcome), bearings: [Bearing("lemma-7", StatementState(result.outcome))],
      certificates: [NamedOutcome("near-identity", result.outcome)], command: "lrh prove alon \(arguments)")
  }

  /// The order of magnitude in print.
  func printed(_ rank: Int) -> WalkthroughStep {
    var facts = [("rank C", "\(rank)")]
    if mu.sign > 0, mu < 1 {
      let value = Rational(n).naturalLogarithm / (mu * mu).nearestDouble / mu.reciprocal.naturalLogarithm
      facts.append(("log n/(μ² log(1/μ))", Figure.approximate(value)))
      facts.append(("rank over that", Figure.approximate(Double(rank) / value)))
    }
    return WalkthroughStep(
      title: "The order of magnitude in print", reference: "Lemma 7",
      statement: "Lemma 7 is printed as rank D ≥ Ω(log n/(μ² log(1/μ))): a constant times that, the constant not given.",
      tables: [.init(facts)],
      why: "with s ≈ log n/(2 log(1/μ)) the right side of step 5 is about n/2, and C(r+s−1, s) ≥ n/2 solved for r gives that order.",
      verdict: mu.sign > 0 && mu < 1
        ? .numerical("without the constant this says nothing about one matrix; the finite form does")
        : .none("the expression has no meaning for μ = \(mu)"))
  }
}
