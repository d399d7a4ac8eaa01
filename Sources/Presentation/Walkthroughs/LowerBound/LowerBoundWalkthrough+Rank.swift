// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LowerBound
import Statements

extension LowerBoundWalkthrough {
  func nearIdentity(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    var comparisons = [
      Comparison(
        ("least C_ii, at feature \(chain.leastDiagonal.at)", chain.leastDiagonal.value), relation == .lt ? .greater : .atLeast,
        ("1 − ε", 1 - epsilon))
    ]
    if let ratio = chain.largestRatio {
      comparisons.append(
        Comparison(
          ("largest |C_ij|/C_ii, at features \(ratio.at.0), \(ratio.at.1)", ratio.value), sign, ("μ = (ε/k)/(1 − ε)", chain.mu)))
    }
    let scaled = Matrix(rows: chain.submatrix.rows, columns: chain.submatrix.rows) { chain.submatrix[$0, $1] / chain.submatrix[$0, $0] }
    return WalkthroughStep(
      title: "On them C is close to the identity", reference: "Corollary 8; F6, part 3",
      statement:
        "Keep the rows and columns of these \(chain.independentSet.count) features and divide row i by C_ii: D has ones on the diagonal and "
        + "|D_ij| \(holdsSign) μ = (ε/k)/(1 − ε) off it.",
      comparisons: comparisons,
      why:
        "|C_ij| \(holdsSign) ε/k because i and j are not joined, and C_ii \(relation == .lt ? ">" : "≥") 1 − ε by eq. 9. Dividing rows does not change the rank.",
      verdict: .exact(
        comparisons,
        chain.largestRatio.map { "\(Figure.of($0.value)) \(holdsSign) \(Figure.of(chain.mu))" }
          ?? "there is one feature only, nothing lies off the diagonal"),
      exhibits: scaled.rows <= exhibitLimit ? [Exhibit("D", scaled, labels: chain.independentSet)] : [])
  }

  func rank(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let families = BoundFamily.allCases.filter { family in chain.bounds.contains { $0.family == family } }
    let top = max((chain.best?.power ?? 1) + 2, 4)
    let powers = Set(chain.bounds.map(\.power)).sorted().filter { $0 <= top }
    let rows = powers.map { s in
      ["\(s)"]
        + families.flatMap { family -> [String] in
          guard let bound = chain.bounds.first(where: { $0.power == s && $0.family == family }) else {
            return ["", ""]
          }
          return ["\(bound.strict ? ">" : "≥") \(Figure.rounded(bound.required))", "\(bound.lowerBound)"]
        }
    }
    var notes: [WalkthroughStep.Note] = [
      .remark(
        "A small case: three unit vectors in the plane, 120° apart, have inner products −1/2. n = 3 and μ = 1/2 give 3/(1 + 2/4) = 2, so at least two "
          + "dimensions; two are enough. lrh walkthrough lemma-7 tells this step on its own.")
    ]
    if chain.mu >= 1 {
      notes.append(
        .remark(
          "μ ≥ 1 here (ε ≥ k/(k+1)): from μ alone hardly anything follows; the trace family uses the entries themselves."))
    }
    return WalkthroughStep(
      title: "A matrix close to the identity has large rank", reference: "Lemma 7; F2, F3, F4",
      statement:
        "n²/Σ D_ij² ≤ rank D, where the sum is over all n² entries. More generally, with ρ = rank D and any power s ≥ 1: C(ρ+s−1, s) ≥ n²/Σ D_ij^{2s} (trace), hence > "
        + "or ≥ n/(1 + (n−1)μ^{2s}) (alon); with Chebyshev's polynomial in place of the power, Σ C(ρ+j−1, j) ≥ nT²/(T² + n − 1), T = T_s(1/μ) (chebyshev). C(a, b) "
        + "counts the ways to choose b of a things, so C(ρ, 1) = ρ.",
      comparisons: chain.bounds.first { $0.family == .trace && $0.power == 1 }.map { first in
        [Comparison(("n²/Σ D_ij²", first.required), .atMost, ("rank D is at least", Rational(first.lowerBound)))]
      } ?? [],
      tables: rows.isEmpty
        ? []
        : [.init(["s"] + families.flatMap { ["\($0.rawValue): count", "rank"] }, rows, wordColumns: [])],
      why:
        "a matrix M whose diagonal sums to n has n² ≤ rank M · Σ M_ij². (The identity has n² = n·n; a matrix of ones, of rank 1, has n² = 1·n².) So few "
        + "large entries mean large rank. Raising every entry of D to the power s makes the sum off the diagonal smaller still, while the rank grows at most to the "
        + "number of monomials of degree s in ρ variables. Each row of the table says the least rank that its count allows.",
      notes: notes,
      verdict: chain.best.map {
        .exact(
          holds: true, "the best here is \($0.family.rawValue) with s = \($0.power): rank ≥ \($0.lowerBound)")
      } ?? .none("no bound of this family applies"),
      bearings: [
        Bearing("lemma-7", chain.best == nil ? .undecided : .proved), Bearing("corollary-8", chain.best == nil ? .undecided : .proved),
      ],
      certificates: parts.nearIdentity.map { [NamedOutcome("near-identity", $0)] } ?? [])
  }

  func dimension(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    WalkthroughStep(
      title: "So many dimensions are needed", reference: "Theorem 3; F6",
      statement: "D is a submatrix of BᵀA with rows divided by numbers, hence rank D ≤ rank BᵀA ≤ d.",
      comparisons: chain.best.map {
        [Comparison(("d of this pair", Rational(d)), .atLeast, ("rank D is at least", Rational($0.lowerBound)))]
      }
        ?? [],
      why:
        "BᵀA is a product through d dimensions. The kernel checks the errors of all features, the graph, the set and the bound again, with integers.",
      verdict: .certified(result.outcome),
      bearings: [Bearing("theorem-3", StatementState(result.outcome))],
      certificates: [NamedOutcome("chain", result.outcome)], command: "lrh prove interference \(arguments) \(parameters)")
  }
}
