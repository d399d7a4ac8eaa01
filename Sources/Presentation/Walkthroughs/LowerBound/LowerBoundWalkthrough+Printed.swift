// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LowerBound
import NearIdentityRank
import Statements

extension LowerBoundWalkthrough {
  func printed(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let r = printedSize
    let gamma = 1 - epsilon
    let entry = chain.threshold
    let left = gamma * gamma < entry * entry * Rational(r)
    let right = 2 * entry < gamma
    let best = bestAlon(n: r, mu: chain.mu, .lt)
    var facts: [[String]] = [
      ["independent features", "r = ⌈m/(4k+1)⌉ = \(r)", "n = \(chain.independentSet.count)"],
      ["large entries allowed in a row", "2k − 1", "k − 1"],
    ]
    facts.append([
      "range of Corollary 8: γ/√r < ε/k",
      left
        ? "holds"
        : "fails: γ² = \(Figure.of(gamma * gamma)) ≥ (ε/k)²r = \(Figure.of(entry * entry * Rational(r)))",
      "not needed",
    ])
    facts.append([
      "range of Corollary 8: ε/k < γ/2",
      right ? "holds" : "fails: ε ≥ k/(k+2) = \(Figure.of(Rational(k) / (Rational(k) + 2)))", "not needed",
    ])
    facts.append([
      "d forced, alon, best of s ≤ 16", "\(best.lowerBound) (s = \(best.power))", "\(bestOf(chain, .alon))",
    ])
    facts.append([
      "d forced, all families tried", "", chain.best.map { "\($0.lowerBound)" } ?? "not computed",
    ])
    return WalkthroughStep(
      title: "The printed route beside it", reference: "§3, proof of Theorem 3, with its constants",
      statement:
        "The paper keeps r = m/(4k+1) features and applies Corollary 8 with γ = 1 − ε to them. Its Ω hides the constant; F3 with n = r gives the number.",
      tables: [.init(["", "printed route", "this walkthrough"], facts, wordColumns: [0, 1, 2])],
      why:
        "both routes are the same proof. Choosing signs halves the large entries of a row, and Turán on the exact count of edges keeps about twice the features; "
        + "explicit constants replace Ω.",
      notes: [
        .erratum(
          "the proof of Theorem 3 applies Corollary 8 and so needs ε/k < γ/2, that is ε < k/(k+2), which is not among the printed hypotheses; here ε = \(epsilon) is "
            + "\(right ? "below" : "not below") it. The statement itself is true for all ε < 1, k ≥ 2 (F8).")
      ],
      verdict: left && right
        ? .exact(holds: true, "the printed range holds: γ/√r < ε/k < γ/2")
        : .exact(
          holds: false,
          "the printed range γ/√r < ε/k < γ/2 fails here: Corollary 8 as printed says nothing; its finite form still does"
        ))
  }

  func withoutGraph(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let title = "What the graph costs"
    let reference = "F8 (not in the paper)"
    let why =
      "by duality (F7) A has other probes, for which every entry of C − I is \(holdsSign) ε/k in absolute value, the diagonal's too. For these |C_ij|/C_ii \(holdsSign) "
      + "(ε/k)/(1 − ε/k) = η for all pairs i ≠ j: no feature has to be given up."
    let eta = epsilon / (Rational(k) - epsilon)
    let best = bestAlon(n: m, mu: eta, relation)
    return WalkthroughStep(
      title: title, reference: reference,
      statement:
        "F8 bounds d directly: a pair within ε at sparsity k exists in dimension d only if a matrix of rank ≤ d has ones on the diagonal and all other entries "
        + "\(holdsSign) η = ε/(k − ε), for all m features.",
      comparisons: [Comparison(("d", Rational(d)), .atLeast, ("d forced", Rational(best.lowerBound)))],
      tables: [
        .init(
          ["", "features", "entries", "d forced, alon"],
          [
            [
              "through the graph", "\(chain.independentSet.count)", Figure.of(chain.mu),
              "\(bestOf(chain, .alon))",
            ],
            ["without it", "\(m)", Figure.of(eta), "\(best.lowerBound) (s = \(best.power))"],
          ])
      ],
      why: why,
      notes: [.remark("This line is not part of the certificate; proofs/F8-capacity.md proves it.")],
      verdict: .exact(holds: best.lowerBound <= d, "F8 forces d ≥ \(best.lowerBound); d = \(d)"),
      command: "lrh prove capacity --features \(m) \(parameters)")
  }

  private func bestAlon(n: Int, mu: Rational, _ relation: Relation) -> RankBound {
    var best = RankBound.fromTrace(n: 1, sumOfPowers: 1, power: 1)
    for s in 1...16 {
      if let bound = RankBound.fromCoherence(.alon, n: n, mu: mu, relation: relation, power: s),
        s == 1 || bound.lowerBound > best.lowerBound
      {
        best = bound
      }
    }
    return best
  }

  private func bestOf(_ chain: InterferenceChainProver.Chain, _ family: BoundFamily) -> String {
    let bounds = chain.bounds.filter { $0.family == family }
    guard let best = bounds.map(\.lowerBound).max(),
      let first = bounds.first(where: { $0.lowerBound == best })
    else { return "not computed" }
    return "\(best) (s = \(first.power))"
  }
}
