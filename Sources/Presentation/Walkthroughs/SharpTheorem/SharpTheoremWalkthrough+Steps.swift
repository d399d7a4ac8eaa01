// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import LinearSensing
import Statements

extension SharpTheoremWalkthrough {
  var task: WalkthroughStep {
    var rows = [["B = 0", Figure.of(1)]]
    if let error = optimal.matchedError { rows.append(["matched, b_i = a_i/‖a_i‖²", Figure.of(error)]) }
    return WalkthroughStep(
      title: "The question", reference: "eq. 4; F7",
      statement:
        "A is \(d)×\(m). Find probes B for which the largest |(BᵀAz − z)_i| over all z in [−1, 1]^\(m) with at most \(Words.nonzero(k)) is as small as possible.",
      tables: [.init(["probes", "worst-case error"], rows)],
      why:
        "two probes that need no thought, for comparison: B = 0 always reads 0 and errs by at most 1; matched probes measure how far x reaches along a_i.",
      verdict: .none("this is the task"), exhibits: a.columns <= exhibitLimit ? [Exhibit("A", a)] : [])
  }

  var noKernel: WalkthroughStep {
    WalkthroughStep(
      title: "Nothing is hidden", reference: "F7", statement: "Only v = 0 has Av = 0: the columns of A are independent, μ* = 0.",
      why: "then A has a left inverse Bᵀ, and BᵀA = I: every z is read exactly. This is no superposition, for it takes d ≥ m.",
      verdict: .exact(holds: decoder.largestMu.isZero, "μ* = 0"))
  }

  var hiddenVector: WalkthroughStep {
    let image = a.times(v).map(\.magnitude).max() ?? 0
    return WalkthroughStep(
      title: "A vector that leaves no trace", reference: "F7",
      statement: "This v is not 0, and Av = 0.",
      comparisons: [Comparison(("largest |(Av)_l|", image), .equal, ("", 0)), Comparison(("‖v‖_∞", v.largest), .greater, ("", 0))],
      tables: [
        .init([
          ("v", Words.vector("v", v)), ("‖v‖_∞, at feature \(i)", Figure.of(v.largest)), ("‖v‖₁", Figure.of(v.norm)),
          ("‖v‖_∞/‖v‖₁", Figure.of(v.largest / v.norm)),
        ])
      ],
      why:
        "m features in d < m neurons (or dependent columns): some combination of representations is 0. Of all such vectors this one has the largest share of its sum "
        + "on one feature.",
      verdict: .exact(holds: image.isZero, "Av is 0 in all \(Figure.count(d, "neuron"))"),
      exhibits: [Exhibit("v", .vector(v, length: m))])
  }

  var unnoticed: WalkthroughStep {
    var comparisons: [Comparison] = []
    for (name, probes) in samples {
      let row = probes.errors(of: a, feature: i)
      let value = v.entries.reduce(Rational.zero) { $0 + row[$1.index] * $1.value }
      comparisons.append(Comparison(("(Ev)_\(i), \(name)", value), .equal, ("−v_\(i)", -v[i])))
    }
    return WalkthroughStep(
      title: "No probes notice it", reference: "F7",
      statement: "Whatever B is: with E = BᵀA − I, Ev = −v.", comparisons: comparisons,
      why: "BᵀAv = Bᵀ0 = 0, so Ev = BᵀAv − v = −v. B has cancelled out: this is why one v speaks against all B at once.",
      verdict: .exact(comparisons, "as it must be, for each of these probes"))
  }

  /// Probes to see the argument with.
  private var samples: [(name: String, probes: Matrix<Rational>)] {
    let zero = Matrix<Rational>(rows: d, columns: m) { _, _ in 0 }
    return [("B = 0", zero)] + (a.matchedProbes.map { [("matched probes", $0)] } ?? []) + [("best probes", decoder.probes)]
  }

  var sums: WalkthroughStep {
    let factor = max(v.largest, v.norm / Rational(k))
    let comparisons = samples.map { name, probes in
      let sum = largestSum(k, of: probes.errors(of: a, feature: i))
      return Comparison(("‖E_\(i)‖₍ₖ₎·max, \(name)", sum * factor), .atLeast, ("|v_\(i)|", v[i].magnitude))
    }
    let bound = min(1, Rational(k) * v.largest / v.norm)
    return WalkthroughStep(
      title: "So every B errs", reference: "F7, lower half",
      statement:
        "|v_i| = |(Ev)_i| ≤ ‖E_i‖₍ₖ₎·max(‖v‖_∞, ‖v‖₁/k). Hence every B has an error of at least min(1, k‖v‖_∞/‖v‖₁) = \(Figure.of(bound)).",
      comparisons: comparisons, tables: [.init([("max(‖v‖_∞, ‖v‖₁/k)", Figure.of(factor))])],
      why:
        "in Σ_j E_ij v_j every |v_j| is at most ‖v‖_∞, and together they are ‖v‖₁. Scaled so that the maximum is 1, they are weights between 0 and 1 with sum at most k; "
        + "and a weighted sum of numbers |E_ij| with such weights is at most the sum of the k largest.",
      verdict: .exact(comparisons, "for each of these probes; the argument holds for all"))
  }

  var duality: WalkthroughStep {
    let order = decoder.mu.indices.sorted { (decoder.mu[$1], $0) < (decoder.mu[$0], $1) }
    let rows = order.prefix(8).map { feature -> [String] in
      let row = decoder.probes.errors(of: a, feature: feature)
      return ["\(feature)", Figure.of(row.map(\.magnitude).max() ?? 0), Figure.of(decoder.mu[feature])]
    }
    let largest = decoder.probes.errors(of: a, feature: i).map(\.magnitude).max() ?? 0
    let share = v.entries.isEmpty ? Rational.zero : v[i].magnitude / v.norm
    return WalkthroughStep(
      title: "Probes that reach the bound", reference: "F7, upper half (linear programming duality)",
      statement:
        "For each feature i there is a probe b with max_j |⟨b, a_j⟩ − (1 if j = i, else 0)| = μ*_i, the largest v_i/‖v‖₁ over the kernel.",
      comparisons: [Comparison(("max_j |E_\(i)j| of the best probe", largest), .equal, ("v_\(i)/‖v‖₁", share))],
      tables: [
        .init(["feature i", "max_j |E_ij|", "μ*_i"], rows + (m > 8 ? [["…", "", ""]] : []), wordColumns: [])
      ],
      why:
        "for any b and any v in the kernel, |v_i| = |Σ_j E_ij v_j| ≤ max_j |E_ij|·‖v‖₁, so max_j |E_ij| ≥ |v_i|/‖v‖₁: that is seen at once. That some b and some v have "
        + "equality is what duality says. Here they are; how they were found does not matter.",
      verdict: .exact(holds: largest == share, "equality at the binding feature; the certificate has it for all \(m)"),
      exhibits: m <= exhibitLimit ? [Exhibit("best B", decoder.probes)] : [])
  }

  var meeting: WalkthroughStep {
    let sum = worstCase(decoder.probes, k)
    return WalkthroughStep(
      title: "The halves meet", reference: "F7",
      statement: "The least worst-case error of any probes is exactly min(1, k·μ*) = \(Figure.of(least)).",
      comparisons: [
        Comparison(("worst-case error of the best probes, or 1 by B = 0", min(1, sum)), .atMost, ("min(1, k·μ*)", least)),
        Comparison(("min(1, k·μ*)", least), .atMost, ("1, the error of B = 0", 1)),
      ],
      why:
        "every entry of E is at most μ* in size, so k of them sum to at most k·μ*; and B = 0 has error 1. By step \(v.entries.isEmpty ? 2 : 4) nothing is better.",
      verdict: .certified(optimal.outcome), bearings: [Bearing("best-decoder", StatementState(optimal.outcome))],
      certificates: [NamedOutcome("optimal-access", optimal.outcome)], command: "lrh prove access \(arguments) --sparsity \(k)")
  }

  var question: WalkthroughStep {
    let epsilon = epsilon ?? 1
    let holds = relation.holds(least, epsilon)
    let sign: Comparison.Sign = holds ? (relation == .lt ? .less : .atMost) : (relation == .lt ? .atLeast : .greater)
    return WalkthroughStep(
      title: "Within ε or not", reference: "eq. 4; F7, Corollary",
      statement: holds
        ? "Some probes have an error \(relation.symbol) ε = \(epsilon)."
        : "No probes have an error \(relation.symbol) ε = \(epsilon): the one vector v of step 2 refutes every B.",
      comparisons: [Comparison(("least error", least), sign, ("ε", epsilon))],
      why: holds
        ? "the best probes are in the certificate, and the kernel computes their error."
        : "the kernel multiplies Av out and compares k‖v‖_∞ with ε‖v‖₁.",
      verdict: .certified(decision ?? optimal.outcome),
      bearings: [Bearing("accessibility", StatementState(decision ?? optimal.outcome))],
      certificates: decision.map { [NamedOutcome(holds ? "access" : "no-access", $0)] } ?? [],
      command: "lrh prove access \(arguments) \(parameters)")
  }

  /// The worst-case error of probes at a sparsity.
  private func worstCase(_ probes: Matrix<Rational>, _ k: Int) -> Rational {
    InterferenceRows(encoder: .rational(a), probe: .rational(probes)).worstCaseError(sparsity: k, domain: .signed).error.rational
  }

  var staircase: WalkthroughStep {
    var rows: [[String]] = []
    let matched = a.matchedProbes
    for k in 1...max(1, min(m, 8)) {
      let error = decoder.error(sparsity: k)
      let other = matched.map { worstCase($0, k) }
      rows.append(["\(k)", Figure.of(error), other.map(Figure.of) ?? "none"])
      if error == 1 { break }
    }
    return WalkthroughStep(
      title: "Sparsity by sparsity", reference: "F7",
      statement:
        "μ* does not depend on k: the least error grows by μ* with each feature that may be active, until it is 1 and B = 0 is best.",
      tables: [.init(["k", "best probes", "matched probes"], rows, wordColumns: [])],
      why: "min(1, k·μ*) with μ* = \(Figure.of(decoder.largestMu)).",
      notes: [
        .remark(
          "Basis pursuit, which is not linear, asks less of the kernel than probes with error < 1/2 do: lrh walkthrough gap.")
      ],
      verdict: .exact(holds: true, "computed from the same exact numbers"))
  }
}
