// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LowerBound
import Statements

extension LowerBoundWalkthrough {
  /// A reading added up by hand: the worst one.
  var oneReading: WalkthroughStep {
    let worst = result.worst
    let i = worst.row
    var rows: [[String]] = []
    var reading = Rational.zero
    var truth = Rational.zero
    if case .rational(let c)? = interference {
      for entry in worst.z {
        let term = c[i, entry.index] * entry.value
        reading += term
        if entry.index == i { truth = entry.value }
        if rows.count < 10 { rows.append(["\(entry.index)", "\(entry.value)", Figure.of(c[i, entry.index]), Figure.of(term)]) }
      }
    }
    let small = interference.map { [Exhibit("C = BᵀA", .matrix($0, rowLabels: nil, columnLabels: nil))] } ?? []
    guard interference != nil else {
      return WalkthroughStep(
        title: "One reading", reference: "eq. 3",
        statement:
          "The reading of feature i is ⟨b_i, Az⟩, the sum of C_ij z_j over the active features j. For \(m) features C is not written out.",
        why: "⟨b_i, Az⟩ = Σ_j z_j⟨b_i, a_j⟩, because the inner product may be taken term by term.", verdict: .none("this is a definition"))
    }
    return WalkthroughStep(
      title: "One reading, added up by hand", reference: "eq. 3",
      statement:
        "Of all k-sparse z this one disturbs a reading most: \(Words.vector("z", worst.z)), all other features off. Here is what probe \(i) then reads, "
        + "term by term.",
      tables: [
        .init(["active feature j", "z_j", "C_ij, i = \(i)", "C_ij z_j"], rows + (worst.z.count > rows.count ? [["…", "", "", ""]] : [])),
        .init([
          ("the reading, their sum", Figure.of(reading)), ("what it ought to be, z_\(i)", Figure.of(truth)),
          ("error", Figure.of((reading - truth).magnitude)),
        ]),
      ],
      why:
        "⟨b_i, Az⟩ = Σ_j z_j⟨b_i, a_j⟩, because the inner product may be taken term by term. Each active feature but i itself is a disturbance, and so is "
        + "C_ii when it is not 1.",
      verdict: .exact(
        holds: (reading - truth).magnitude == error, "that is the largest error of any feature at any k-sparse z, as step 2 shows"),
      exhibits: small)
  }

  var task: WalkthroughStep {
    let recovers = result.chain != nil
    var notes: [WalkthroughStep.Note] = []
    if k == 1 {
      notes.append(
        .erratum("Theorem 3 is printed with (k²/log k)·log(m/k), which has no meaning at k = 1, where log k = 0. The steps below do."))
    }
    let range = epsilon * epsilon * Rational(m) > Rational(5) * Rational(k).power(3)
    notes.append(
      .remark(
        "Theorem 3 is printed for ε > √5·k^{3/2}/√m, that is ε²m > 5k³: here \(Figure.of(epsilon * epsilon * Rational(m))) "
          + "\(range ? ">" : "≤") \(Figure.of(Rational(5) * Rational(k).power(3))), so this instance lies \(range ? "inside" : "outside") the printed range. "
          + (range ? "" : "The finite steps below do not need it. ")
          + "For ε > 1 the theorem as printed is false (d = 0 works, by B = 0); ε < 1 is assumed here."))
    return WalkthroughStep(
      title: "What is assumed", reference: "eq. 4, Theorem 3; F1",
      statement:
        "A and B are \(d)×\(m), C = BᵀA, and |(BᵀAz − z)_i| \(holdsSign) ε for every feature i and every z in [−1, 1]^\(m) with at most "
        + "\(Words.nonzero(k)).",
      comparisons: [Comparison(("worst-case error, at feature \(result.worst.row)", error), sign, ("ε", epsilon))],
      why:
        "the error of feature i at z is Σ_j (C − I)_ij z_j, where I is the identity. With at most k of the z_j not 0, and these between −1 and 1, it is "
        + "largest when z picks the k largest entries of row i of |C − I| with matching signs. So all z are covered by \(m) sums of k entries.",
      notes: notes,
      verdict: .exact(
        holds: recovers, "error \(Figure.of(error)) \(recovers ? holdsSign : failsSign) ε = \(epsilon)"),
      bearings: [Bearing("accessibility", recovers ? .proved : .refuted)],
      certificates: parts.recovery.map { [NamedOutcome("recovery", $0)] } ?? [],
      command: "lrh prove recovery \(arguments) \(parameters)")
  }

  var failure: WalkthroughStep {
    let worst = result.worst
    let (own, others) = (worst.diagonalError.value.rational, worst.interference.value.rational)
    func state(_ value: Rational) -> StatementState { relation.holds(value, epsilon) ? .proved : .refuted }
    return WalkthroughStep(
      title: "The chain ends in a z", reference: "eq. 4, 9, 10; F1",
      statement: "This z is k-sparse, and feature \(worst.row) is read with an error \(failsSign) ε.",
      comparisons: [Comparison(("error", error), failSign, ("ε", epsilon))],
      tables: [
        .init([
          ("z", Words.vector("z", worst.z, limit: 6)),
          ("largest |C_ii − 1| (eq. 9 wants it \(holdsSign) ε)", Figure.of(own)),
          ("largest |Σ_{j∈T} C_ij|, i ∉ T, |T| ≤ k (eq. 10 wants it \(holdsSign) ε)", Figure.of(others)),
        ])
      ],
      why:
        "eq. 9 and 10 are what recovery of e_i (feature i alone) and of Σ_{j∈T} e_j (the features of T) asks for. They are necessary; the exact condition "
        + "sums the k largest entries of a row of |C − I|, diagonal included.",
      verdict: .certified(result.outcome),
      bearings: [
        Bearing("theorem-3", .hypothesisFails), Bearing("equation-9", state(own)), Bearing("equation-10", state(others)),
      ], certificates: [NamedOutcome("chain", result.outcome)], command: "lrh prove interference \(arguments) \(parameters)")
  }

  func diagonal(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let off = result.worst.diagonalError
    return WalkthroughStep(
      title: "Each probe sees its own feature", reference: "eq. 9",
      statement:
        "Let only feature i be active, z = e_i. Recovery then forces |C_ii − 1| \(holdsSign) ε, so every C_ii \(relation == .lt ? ">" : "≥") 1 − ε > 0.",
      comparisons: [
        Comparison(("largest |C_ii − 1|, at feature \(off.at)", off.value.rational), sign, ("ε", epsilon)),
        Comparison(("1 − ε", 1 - epsilon), .greater, ("", 0)),
      ],
      why:
        "e_i has one nonzero entry and k ≥ 1; the neurons hold Ae_i = a_i, and probe i reads ⟨b_i, a_i⟩ = C_ii, which must be near 1.",
      verdict: .exact(
        holds: relation.holds(off.value.rational, epsilon),
        "|C_ii − 1| \(holdsSign) ε for all \(Figure.count(m, "feature"))"),
      bearings: [Bearing("equation-9", .proved)])
  }

  func fewLargeEntries(_ chain: InterferenceChainProver.Chain) -> WalkthroughStep {
    let most = chain.interference.largeEntries.max() ?? 0
    let row = chain.interference.largeEntries.firstIndex(of: most) ?? 0
    let (printed, ours) = (Integer(2) * Integer(k), Integer(k) - 1)
    return WalkthroughStep(
      title: "Few entries of a row are large", reference: "eq. 10; F6, part 1",
      statement:
        "Call C_ij, i ≠ j, large when |C_ij| \(failsSign) ε/k = \(Figure.of(chain.threshold)). A row has at most k − 1 large entries; the paper shows fewer "
        + "than 2k.",
      comparisons: [
        Comparison(("most large entries in a row, row \(row)", Rational(most)), .atMost, ("k − 1", Rational(ours))),
        Comparison(
          ("largest |Σ_{j∈T} C_ij|, i ∉ T, |T| ≤ k", result.worst.interference.value.rational), sign, ("ε (eq. 10)", epsilon)),
      ],
      tables: [.init([("allowed in print: fewer than 2k", "\(printed)")])],
      why:
        "k large entries in a row would sum to \(failsSign) ε in absolute value, and z = ±1 on them, with matching signs, is not read within ε. The paper takes z "
        + "binary, as in eq. 10: then only entries of one sign add up, and k of one sign are certain only among 2k − 1.",
      notes: [.remark("Signs may be chosen because z ranges over [−1, 1]^m. For z in [0, 1]^m, 2k − 2 would be the bound.")],
      verdict: .exact(holds: Integer(most) <= ours, "\(most) ≤ k − 1 = \(ours)"),
      bearings: [Bearing("equation-10", .proved)])
  }
}
