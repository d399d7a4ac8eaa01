// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import LowerBound
import NearIdentityRank
import Statements

/// The lower bound (Theorem 3, eq. 9, 10, Lemma 7, Corollary 8; F6) told step by step on a pair A, B, with the printed constants beside it.
public struct LowerBoundWalkthrough: Sendable {
  private let result: InterferenceChainProver.Result
  private let k: Int
  private let epsilon: Rational
  private let relation: Relation
  private let scaled: Bool

  /// The walkthrough of a run of the chain at this sparsity and error.
  public init(
    _ result: InterferenceChainProver.Result, sparsity k: Int, epsilon: Rational, relation: Relation,
    scaled: Bool = false
  ) {
    self.result = result
    self.k = k
    self.epsilon = epsilon
    self.relation = relation
    self.scaled = scaled
  }

  /// The report.
  public var report: Walkthrough {
    var steps = [task]
    if let chain = result.chain {
      steps += [
        diagonal(chain), fewLargeEntries(chain), graph(chain), turan(chain), nearIdentity(chain), rank(chain),
        dimension(chain),
        printed(chain), withoutGraph(chain),
      ]
    } else {
      steps.append(failure)
    }
    return Walkthrough(
      title:
        "Theorem 3 step by step: \(Figure.count(m, "feature")) in d = \(d), sparsity k = \(k), ε = \(epsilon)",
      introduction: [
        "If a pair A, B reads every k-sparse vector of features, then the features hardly interfere; a matrix with little interference is close to "
          + "the identity; and a matrix close to the identity has large rank, which d bounds. Here each step of that proof is carried out on one pair.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything."
          + (scaled ? " A and B are meant " + FeatureUnits.featureScale.words + "." : ""),
      ],
      steps: steps, conclusion: conclusion)
  }

  private var d: Int { result.size.d }
  private var m: Int { result.size.m }
  private var error: Rational { result.worst.error.rational }
  private var holdsSign: String { relation.symbol }
  private var failsSign: String { relation.negatedSymbol }

  // MARK: The steps

  private var task: WalkthroughStep {
    let recovers = result.chain != nil
    var notes: [WalkthroughStep.Note] = []
    if k == 1 {
      notes.append(
        .init(
          kind: .erratum,
          text:
            "Theorem 3 is printed with (k²/log k)·log(m/k), which has no meaning at k = 1, where log k = 0. The steps below do."
        ))
    }
    let range = epsilon * epsilon * Rational(m) > Rational(5) * Rational(k).power(3)
    notes.append(
      .init(
        kind: .remark,
        text:
          "Theorem 3 is printed for ε > √5·k^{3/2}/√m, that is ε²m > 5k³: here \(Figure.of(epsilon * epsilon * Rational(m))) "
          + "\(range ? ">" : "≤") \(Figure.of(Rational(5) * Rational(k).power(3))), so this instance lies \(range ? "inside" : "outside") the printed range. "
          + (range ? "" : "The finite steps below do not need it. ")
          + "For ε > 1 the theorem as printed is false (d = 0 works, by B = 0); ε < 1 is assumed here."))
    return WalkthroughStep(
      title: "What is assumed", reference: "eq. 4, Theorem 3; F1",
      statement:
        "A and B are \(d)×\(m), C = BᵀA, and |(BᵀAz − z)_i| \(holdsSign) ε for every feature i and every z in [−1, 1]^\(m) with at most "
        + "\(k) nonzero \(k == 1 ? "entry" : "entries").",
      tables: [
        .init([
          ("worst-case error", Figure.of(error)), ("at feature i", "\(result.worst.row)"),
          ("ε", Figure.of(epsilon)),
          ("slack, ε − error", Figure.of(epsilon - error)),
        ])
      ],
      why:
        "the largest error of feature i over all such z is the sum of the k largest entries of row i of |C − I|: choose the signs of z to match. "
        + "So all z are covered by \(m) sums.",
      notes: notes,
      verdict: .exact(
        holds: recovers, "error \(Figure.of(error)) \(recovers ? holdsSign : failsSign) ε = \(epsilon)"))
  }

  private var failure: WalkthroughStep {
    let worst = result.worst
    let shown = worst.z.prefix(6).map { "z_\($0.index) = \($0.value)" }.joined(separator: ", ")
    return WalkthroughStep(
      title: "The chain ends in a z", reference: "eq. 4, 9, 10; F1",
      statement: "This z is k-sparse, and feature \(worst.row) is read with an error \(failsSign) ε.",
      tables: [
        .init([
          ("z", worst.z.isEmpty ? "0" : shown + (worst.z.count > 6 ? ", … (\(worst.z.count))" : "")),
          ("error", Figure.of(error)),
          (
            "largest |C_ii − 1| (eq. 9 wants it \(holdsSign) ε)",
            Figure.of(worst.diagonalError.value.rational)
          ),
          (
            "largest |Σ_{j∈T} C_ij|, i ∉ T, |T| ≤ k (eq. 10 wants it \(holdsSign) ε)",
            Figure.of(worst.interference.value.rational)
          ),
        ])
      ],
      why:
        "eq. 9 and 10 are what recovery of e_i and of Σ_{j∈T} e_j asks for. They are necessary; the exact condition sums the k largest entries "
        + "of a row of |C − I|, diagonal included.",
      verdict: .certified(verdict, sentence))
  }

  private func diagonal(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let off = result.worst.diagonalError
    return WalkthroughStep(
      title: "Each probe sees its own feature", reference: "eq. 9",
      statement:
        "Recovery of z = e_i forces |C_ii − 1| \(holdsSign) ε, so every C_ii \(relation == .lt ? ">" : "≥") 1 − ε > 0.",
      tables: [
        .init([
          ("largest |C_ii − 1|", "\(Figure.of(off.value.rational)) at feature \(off.at)"),
          ("ε", Figure.of(epsilon)),
          ("γ = 1 − ε", Figure.of(1 - epsilon)), ("slack", Figure.of(epsilon - off.value.rational)),
        ])
      ],
      why:
        "e_i has one nonzero entry and k ≥ 1; reading feature i from Ae_i = a_i gives C_ii, which must be near 1.",
      verdict: .exact(
        holds: relation.holds(off.value.rational, epsilon),
        "|C_ii − 1| \(holdsSign) ε for all \(Figure.count(m, "feature"))"))
  }

  private func fewLargeEntries(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let most = chain.interference.largeEntries.max() ?? 0
    let row = chain.interference.largeEntries.firstIndex(of: most) ?? 0
    let (printed, ours) = (Integer(2) * Integer(k), Integer(k) - 1)
    return WalkthroughStep(
      title: "Few entries of a row are large", reference: "eq. 10; F6, part 1",
      statement:
        "Call C_ij, i ≠ j, large when |C_ij| \(failsSign) ε/k = \(Figure.of(chain.threshold)). A row has at most k − 1 large entries; the paper shows fewer "
        + "than 2k.",
      tables: [
        .init(
          ["", "large entries in a row"],
          [
            ["most found, row \(row)", "\(most)"], ["allowed here, k − 1", "\(ours)"],
            ["allowed in print, below 2k", "\(printed)"],
          ])
      ],
      why:
        "k large entries in a row would sum to \(failsSign) ε in absolute value, and z = ±1 on them, with matching signs, is not read within ε. The paper takes z "
        + "binary, as in eq. 10: then only entries of one sign add up, and k of one sign are certain only among 2k − 1.",
      notes: [
        .init(
          kind: .remark,
          text:
            "Signs may be chosen because z ranges over [−1, 1]^m. For z in [0, 1]^m, 2k − 2 would be the bound."
        )
      ],
      verdict: .exact(holds: Integer(most) <= ours, "\(most) ≤ k − 1 = \(ours)"))
  }

  private func graph(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let edges = Integer(chain.interference.graph.edges.count)
    let allowed = Integer(m) * (Integer(k) - 1)
    return WalkthroughStep(
      title: "The interference graph has few edges", reference: "§3, graph step; F6, part 1",
      statement: "Join i and j when C_ij or C_ji is large. There are at most m(k − 1) edges.",
      tables: [
        .init(
          ["", "edges"],
          [
            ["this graph", "\(edges)"], ["allowed here, m(k − 1)", "\(allowed)"],
            ["allowed in print, below 2km", "\(Integer(2) * Integer(k) * Integer(m))"],
            ["all pairs", "\(m * (m - 1) / 2)"],
          ])
      ],
      why: "each edge comes from a large entry, and the \(Figure.count(m, "row")) have at most k − 1 each.",
      notes: [
        .init(
          kind: .erratum,
          text:
            "the graph is printed with > ε/k, which leaves |C_ij| ≤ ε/k for features that are not joined, while Corollary 8 as it "
            + "stands asks for <: with ≥ ε/k, as here, it applies. (The slip is harmless: C_ii > 1 − ε makes the quotient strict.)")
      ],
      verdict: .exact(holds: edges <= allowed, "\(edges) ≤ \(allowed); slack \(allowed - edges)"))
  }

  private func turan(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let r = printedSize
    let shown =
      chain.independentSet.prefix(20).map(String.init).joined(separator: " ")
      + (chain.independentSet.count > 20 ? " …" : "")
    // Turán with r − 1 parts against the printed m/(2r) − 1/2, a row's mean of large entries.
    let printedMean = Rational(Integer(m), Integer(2 * r)) - Rational(1, 2)
    var notes: [WalkthroughStep.Note] = [
      .init(
        kind: .erratum,
        text:
          "the paper takes having no independent set of size r for having no clique of size r in the same graph: the clique is one of the complement, to "
          + "which Turán's theorem applies. And m is the number of its vertices, the features.")
    ]
    if r >= 2 {
      let kept = Rational(Integer(m * m), Integer(2 * (r - 1))) - Rational(Integer(m), 2)
      notes.append(
        .init(
          kind: .erratum,
          text:
            "r = m/(4k+1) must be rounded up, to \(r) here, and Turán's r − 1 parts kept: without \(r) independent features there are at least "
            + "m²/(2(r−1)) − m/2 = \(Figure.of(kept)) edges, which is \(kept >= Rational(2 * k) * Rational(m) ? "at least" : "below") 2km = \(2 * k * m). The printed m/(2r) − 1/2 "
            + "large entries a row is \(Figure.of(printedMean)) here, \(printedMean < Rational(2 * k) ? "less than the 2k = \(2 * k) that the argument needs" : "enough")."
        ))
    } else {
      notes.append(
        .init(
          kind: .remark,
          text:
            "r = ⌈m/(4k+1)⌉ = 1 here: one feature is always independent, and the printed argument says nothing."
        ))
    }
    let (found, guaranteed) = (chain.independentSet.count, chain.guaranteedSize)
    return WalkthroughStep(
      title: "Many features do not interfere at all", reference: "Turán's theorem; F5, F6, part 2",
      statement:
        "Some ⌈m/(2k−1)⌉ features are pairwise not joined. Taking a feature of least degree and dropping its neighbours, again and again, finds them.",
      tables: [
        .init(
          ["", "features"],
          [
            ["found", "\(found)"], ["promised here, ⌈m/(2k−1)⌉", "\(guaranteed)"],
            ["promised in print, r = ⌈m/(4k+1)⌉", "\(r)"],
          ]),
        .init([("found", shown)]),
      ],
      why:
        "each pick with its δ neighbours forms a class, all of whose members have at least δ neighbours. So Σ |class|² ≤ Σ (degree + 1) ≤ m(2k−1), and as the "
        + "classes have m members together, Cauchy and Schwarz give at least m/(2k−1) classes.",
      notes: notes, verdict: .exact(holds: found >= guaranteed, "\(found) ≥ \(guaranteed)"))
  }

  private func nearIdentity(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let n = chain.independentSet.count
    var facts = [
      ("n, features kept", "\(n)"),
      ("least C_ii", "\(Figure.of(chain.leastDiagonal.value)) at feature \(chain.leastDiagonal.at)"),
    ]
    if let ratio = chain.largestRatio {
      facts.append(
        ("largest |C_ij|/C_ii", "\(Figure.of(ratio.value)) at features \(ratio.at.0), \(ratio.at.1)"))
      facts.append(("μ = (ε/k)/(1 − ε)", Figure.of(chain.mu)))
      facts.append(("slack", Figure.of(chain.mu - ratio.value)))
    }
    let holds = chain.largestRatio.map { relation.holds($0.value, chain.mu) } ?? true
    return WalkthroughStep(
      title: "On them C is close to the identity", reference: "Corollary 8; F6, part 3",
      statement:
        "Keep the rows and columns of these features and divide row i by C_ii: D has ones on the diagonal and |D_ij| \(holdsSign) μ = (ε/k)/(1 − ε) off it.",
      tables: [.init(facts)],
      why:
        "|C_ij| \(holdsSign) ε/k because i and j are not joined, and C_ii \(relation == .lt ? ">" : "≥") 1 − ε by eq. 9. Dividing rows does not change the rank.",
      verdict: .exact(
        holds: holds,
        chain.largestRatio.map { "\(Figure.of($0.value)) \(holdsSign) \(Figure.of(chain.mu))" }
          ?? "there is one feature only, nothing lies off the diagonal"))
  }

  private func rank(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
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
    var notes: [WalkthroughStep.Note] = []
    if chain.mu >= 1 {
      notes.append(
        .init(
          kind: .remark,
          text:
            "μ ≥ 1 here (ε ≥ k/(k+1)): from μ alone hardly anything follows; the trace family uses the entries themselves."
        ))
    }
    return WalkthroughStep(
      title: "A matrix close to the identity has large rank", reference: "Lemma 7; F2, F3, F4",
      statement:
        "With ρ = rank D and any power s ≥ 1: C(ρ+s−1, s) ≥ n²/Σ D_ij^{2s} (trace) and > or ≥ n/(1 + (n−1)μ^{2s}) (alon); with Chebyshev's polynomial in place "
        + "of the power, Σ C(ρ+j−1, j) ≥ nT²/(T² + n − 1), T = T_s(1/μ) (chebyshev).",
      tables: rows.isEmpty
        ? []
        : [.init(["s"] + families.flatMap { ["\($0.rawValue): count", "rank"] }, rows, wordColumns: [])],
      why:
        "a matrix M of trace n has n² ≤ rank M · Σ M_ij². Raising every entry of D to the power s makes the off-diagonal sum small, and the rank grows "
        + "at most to the number of monomials of degree s in ρ variables.",
      notes: notes,
      verdict: chain.best.map {
        .exact(
          holds: true, "the best here is \($0.family.rawValue) with s = \($0.power): rank ≥ \($0.lowerBound)")
      } ?? .none("no bound of this family applies"))
  }

  private func dimension(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let bound = chain.best?.lowerBound
    return WalkthroughStep(
      title: "So many dimensions are needed", reference: "Theorem 3; F6",
      statement: "D is a submatrix of BᵀA with rows divided by numbers, hence rank D ≤ rank BᵀA ≤ d.",
      tables: [
        .init([
          ("d of this pair", "\(d)"), ("rank D is at least", bound.map(String.init) ?? "not computed"),
          ("slack", bound.map { "\(d - $0)" } ?? "not computed"),
        ])
      ],
      why:
        "BᵀA is a product through d dimensions. The kernel checks the errors of all features, the graph, the set and the bound again, with integers.",
      verdict: .certified(verdict, sentence))
  }

  /// ⌈m/(4k+1)⌉.
  private var printedSize: Int { k >= m ? 1 : (m + 4 * k) / (4 * k + 1) }

  private func printed(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
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
      right ? "holds" : "fails: ε ≥ k/(k+2) = \(Figure.of(Rational(k) / Rational(k + 2)))", "not needed",
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
        .init(
          kind: .erratum,
          text:
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

  private func withoutGraph(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let title = "What the graph costs"
    let reference = "F8 (not in the paper)"
    let why =
      "by duality (F7) A has other probes, for which every entry of C − I is \(holdsSign) ε/k in absolute value, the diagonal's too. For these |C_ij|/C_ii \(holdsSign) "
      + "(ε/k)/(1 − ε/k) = η for all pairs i ≠ j: no feature has to be given up."
    guard Rational(k) > epsilon else {
      return WalkthroughStep(
        title: title, reference: reference, statement: "For k ≤ ε, η is not defined.", tables: [], why: why,
        verdict: .none("k ≤ ε"))
    }
    let eta = epsilon / (Rational(k) - epsilon)
    let best = bestAlon(n: m, mu: eta, relation)
    return WalkthroughStep(
      title: title, reference: reference,
      statement:
        "F8 bounds d directly: a pair within ε at sparsity k exists in dimension d only if a matrix of rank ≤ d has ones on the diagonal and all other entries "
        + "\(holdsSign) η = ε/(k − ε), for all m features.",
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
      notes: [
        .init(
          kind: .remark, text: "This line is not part of the certificate; proofs/F8-capacity.md proves it.")
      ],
      verdict: .exact(holds: best.lowerBound <= d, "F8 forces d ≥ \(best.lowerBound); d = \(d)"))
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

  // MARK: What came out

  private var verdict: Walkthrough.Verdict {
    switch result.outcome {
    case .proved: return .proved
    case .refuted: return .refuted
    case .undecided: return .undecided
    }
  }

  private var sentence: String {
    switch result.outcome {
    case .proved(let certificate), .refuted(let certificate): return certificate.assertion.sentence + "."
    case .undecided(let tried): return tried.joined(separator: "; ") + "."
    }
  }

  private var conclusion: Walkthrough.Conclusion {
    switch result.outcome {
    case .proved:
      let bound = result.chain?.best?.lowerBound ?? 0
      return .init(
        verdict: .proved,
        sentences: [
          "The pair recovers within ε = \(epsilon), and by Theorem 3's own argument its interference matrix takes at least \(bound) "
            + "\(bound == 1 ? "dimension" : "dimensions"); the pair uses \(d). The certificate was accepted."
        ])
    case .refuted:
      return .init(
        verdict: .refuted,
        sentences: [
          "The hypothesis fails on this pair: " + sentence,
          "Theorem 3 is not touched by that: it speaks of pairs that do recover.",
        ])
    case .undecided: return .init(verdict: .undecided, sentences: [sentence])
    }
  }
}
