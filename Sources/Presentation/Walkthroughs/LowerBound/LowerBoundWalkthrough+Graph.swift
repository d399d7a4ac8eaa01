// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LowerBound
import Statements

extension LowerBoundWalkthrough {
  func graph(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let edges = Integer(chain.interference.graph.edges.count)
    let allowed = Integer(m) * (Integer(k) - 1)
    let shown = chain.interference.graph.edges.prefix(12).map { "\($0.u)–\($0.v)" }.joined(separator: ", ")
    var facts = [("pairs of features", "\(m * (m - 1) / 2)"), ("allowed in print, below 2km", "\(Integer(2) * Integer(k) * Integer(m))")]
    if !chain.interference.graph.edges.isEmpty {
      facts.insert(("the edges", shown + (chain.interference.graph.edges.count > 12 ? ", …" : "")), at: 0)
    }
    return WalkthroughStep(
      title: "The interference graph has few edges", reference: "§3, graph step; F6, part 1",
      statement:
        "Draw a point for each feature, and join i and j by an edge when C_ij or C_ji is large: the two disturb each other. There are at most "
        + "m(k − 1) edges.",
      comparisons: [Comparison(("edges", Rational(edges)), .atMost, ("m(k − 1)", Rational(allowed)))],
      tables: [.init(facts)],
      why: "each edge comes from a large entry, and the \(Figure.count(m, "row")) have at most k − 1 each.",
      notes: [
        .erratum(
          "the graph is printed with > ε/k, which leaves |C_ij| ≤ ε/k for features that are not joined, while Corollary 8 as it "
            + "stands asks for <: with ≥ ε/k, as here, it applies. (The slip is harmless: C_ii > 1 − ε makes the quotient strict.)")
      ],
      verdict: .exact(holds: edges <= allowed, "\(edges) ≤ \(allowed); slack \(allowed - edges)"),
      bearings: [Bearing("graph-step", .proved)],
      exhibits: [
        Exhibit(
          "interference graph",
          .graph(chain.interference.graph, side: .graph, marked: .independentSet(chain.independentSet), classes: nil))
      ])
  }

  func turan(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let (found, guaranteed) = (chain.independentSet.count, chain.guaranteedSize)
    let left = Set(0..<m).subtracting(chain.independentSet).sorted()
    return WalkthroughStep(
      title: "Many features do not interfere at all", reference: "Turán's theorem; F5, F6, part 2",
      statement:
        "Some ⌈m/(2k−1)⌉ features are pairwise not joined (an independent set). Taking a feature with the fewest neighbours and dropping these, again and "
        + "again, finds them.",
      comparisons: [
        Comparison(("features found", Rational(found)), .atLeast, ("⌈m/(2k−1)⌉", Rational(guaranteed))),
        Comparison(
          ("edges", Rational(chain.interference.graph.edges.count)), .atMost, ("m(k − 1)", Rational(Integer(m) * (Integer(k) - 1)))),
      ],
      tables: [
        .init([
          ("found", Words.list(chain.independentSet)), ("dropped", Words.list(left)),
          ("promised in print, r = ⌈m/(4k+1)⌉", "\(printedSize)"),
        ])
      ],
      why:
        "Turán's theorem: a graph with few edges has many points no two of which are joined: at least n/(d̄+1) among n, where d̄ is the mean number of "
        + "neighbours. (Ten points in a ring have d̄ = 2, so at least 10/3 of them are not joined: 4; in fact 5.) Here each pick with its δ neighbours forms "
        + "a class, all of whose members have at least δ neighbours. So Σ |class|² ≤ Σ (neighbours + 1) ≤ m(2k−1), and as the classes have m members "
        + "together, m² ≤ (number of classes)·Σ |class|² (Cauchy and Schwarz): there are at least m/(2k−1) classes.",
      notes: turanNotes, verdict: .exact(holds: found >= guaranteed, "\(found) ≥ \(guaranteed)"),
      bearings: [Bearing("turan", .proved)],
      certificates: parts.independentSet.map { [NamedOutcome("independent-set", $0)] } ?? [])
  }

  private var turanNotes: [WalkthroughStep.Note] {
    let r = printedSize
    let first = WalkthroughStep.Note.erratum(
      "the paper takes having no independent set of size r for having no clique of size r in the same graph: the clique is one of the complement, to "
        + "which Turán's theorem applies. And m is the number of its vertices, the features.")
    guard r >= 2 else {
      return [
        first, .remark("r = ⌈m/(4k+1)⌉ = 1 here: one feature is always independent, and the printed argument says nothing."),
      ]
    }
    // Turán with r − 1 parts against the printed m/(2r) − 1/2, a row's mean of large entries.
    let printedMean = Rational(Integer(m), Integer(2 * r)) - Rational(1, 2)
    let kept = Rational(Integer(m * m), Integer(2 * (r - 1))) - Rational(Integer(m), 2)
    return [
      first,
      .erratum(
        "r = m/(4k+1) must be rounded up, to \(r) here, and Turán's r − 1 parts kept: without \(r) independent features there are at least "
          + "m²/(2(r−1)) − m/2 = \(Figure.of(kept)) edges, which is \(kept >= Rational(2 * k) * Rational(m) ? "at least" : "below") 2km = \(2 * k * m). The printed m/(2r) − 1/2 "
          + "large entries a row is \(Figure.of(printedMean)) here, \(printedMean < Rational(2 * k) ? "less than the 2k = \(2 * k) that the argument needs" : "enough")."
      ),
    ]
  }

  /// ⌈m/(4k+1)⌉.
  var printedSize: Int { k >= m ? 1 : (m + 4 * k) / (4 * k + 1) }
}
