// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatNumerics
import Statements
import UpperBound

extension UpperBoundWalkthrough {
  var sample: WalkthroughStep {
    let kept = run.attempts[run.kept]
    let shown = min(d, 32)
    let signs = (0..<shown).map { run.sample[$0, 0] > 0 ? "+" : "−" }.joined() + (shown < d ? "…" : "")
    var facts = [
      ("generator", "xoshiro256**, seeded by SplitMix64"), ("seed", "\(kept.seed)"),
      ("signs drawn", "\(d)·\(m) = \(d * m)"),
      ("column 0", signs),
    ]
    if let square = run.gram.meanSquare {
      facts.append(("mean of ⟨c_i, c_j⟩² over the pairs", Figure.rounded(square)))
      facts.append(("its expectation, 1/d", Figure.rounded(Rational(1, Integer(d)))))
    }
    return WalkthroughStep(
      title: "Draw the matrix", reference: "Lemma 5",
      statement: "Let S be a d×m matrix of independent random signs and c_j = s_j/√d.",
      tables: [.init(facts)],
      why:
        "each column of S has squared norm d, so the c_j are unit vectors exactly, whatever the signs. An inner product "
        + "⟨c_i, c_j⟩ is a sum of d signs over d: an integer of the parity of d, divided by d. So nothing has to be rounded from here on.",
      notes: [
        .init(
          kind: .remark,
          text:
            "Lemma 5 speaks of truly random signs; a generator's signs only look random. The outcome does not depend on it: the sample is checked."
        )
      ],
      verdict: .exact(holds: true, "every column of S has squared norm exactly d = \(d)"))
  }

  var onePair: WalkthroughStep {
    let pairs = run.gram.pairs
    let rows = run.tails.map { row in
      [
        Figure.of(row.threshold), "\(row.observed)",
        row.probability.map { Figure.rounded($0 * Rational(pairs)) } ?? "not computed",
        Figure.rounded(row.hoeffding * Double(pairs)),
      ]
    }
    let checked = run.tails.compactMap(\.isBounded)
    let verdict: StepVerdict
    if pairs == 0 || run.tails.isEmpty {
      verdict = .none(pairs == 0 ? "there is no pair" : "every threshold exceeds 1, which no cosine can")
    } else if checked.isEmpty {
      verdict = .none(
        "exact tails are computed only for d ≤ \(SignTail.lengthLimit); Hoeffding's inequality is a theorem")
    } else {
      verdict = .exact(
        holds: checked.allSatisfy { $0 },
        "the exact probability is at most 2·exp(−dt²/2) at each t above. The observed column is one sample: it may lie on "
          + "either side of the expected one and decides nothing")
    }
    return WalkthroughStep(
      title: "One pair of columns", reference: "eq. 18, 19 (Hoeffding)",
      statement:
        "For i ≠ j and t > 0: Pr[|⟨c_i, c_j⟩| ≥ t] ≤ 2·exp(−dt²/2). The table multiplies each side by the number of pairs, "
        + "m(m−1)/2 = \(pairs).",
      tables: rows.isEmpty || pairs == 0
        ? []
        : [
          .init(
            ["t (μ times 1/4 … 5/4)", "observed pairs ≥ t", "expected (exact law)", "Hoeffding's bound"], rows
          )
        ],
      why:
        "⟨c_i, c_j⟩ is 1/d times a sum of d independent signs. Large sums need most signs to agree, which is exponentially rare; "
        + "the factor 2 stands for the two directions. The exact law is binomial and is summed here with integers.",
      notes: [
        .init(
          kind: .erratum,
          text:
            "(18) lacks the absolute value on the inner product, and (19) prints Pr[|·| > μ] where incoherence fails already "
            + "at |·| = μ: it must be ≥. Hoeffding's bound covers ≥, so nothing else changes.")
      ],
      verdict: verdict)
  }

  var allPairs: WalkthroughStep {
    let union = run.union
    var facts = [("pairs, m(m−1)/2", "\(union.pairs)")]
    if let probability = union.probability, let failure = union.failure {
      facts.append(("Pr[one pair reaches μ], exact law", Figure.approximate(probability)))
      facts.append(("pairs times that", Figure.approximate(failure)))
    }
    facts.append(("m(m−1)·exp(−dμ²/2), Hoeffding", Figure.approximate(union.hoeffding)))
    facts.append(("δ", Figure.of(delta)))
    if let failure = union.failure {
      facts.append(("slack, δ − pairs·Pr", Figure.approximate(delta - failure)))
    }
    facts.append(("slack, δ − Hoeffding", Figure.approximate(delta.nearestDouble - union.hoeffding)))
    let verdict: StepVerdict
    switch (union.suffices, union.exactSuffices) {
    case (true, _):
      verdict = .exact(
        holds: true, "m(m−1)·exp(−dμ²/2) ≤ δ: a sample is μ-incoherent with probability at least 1 − δ")
    case (false, true?):
      verdict = .exact(
        holds: true,
        "with the exact law, pairs·Pr ≤ δ (Hoeffding's bound alone does not give it): a sample is μ-incoherent with "
          + "probability at least 1 − δ")
    case (false, _):
      verdict = .exact(
        holds: false,
        "m(m−1)·exp(−dμ²/2) > δ: with d = \(d) neurons Lemma 5 does not promise probability 1 − δ. A sample may still succeed"
      )
    }
    return WalkthroughStep(
      title: "All pairs at once", reference: "eq. 20 (union bound), Lemma 5",
      statement:
        "The probability that some pair reaches μ is at most the sum of the pairs' probabilities, at most δ.",
      tables: [.init(facts)],
      why:
        "whenever the sample fails, some pair has failed; so the probability of failing is at most the sum over the pairs. The pairs "
        + "are not independent, and the bound does not need them to be.",
      verdict: verdict, bearings: [Bearing("lemma-5", union.suffices || union.exactSuffices == true ? .proved : .hypothesisFails)])
  }

  var coherence: WalkthroughStep {
    let rows = run.attempts.map { attempt in
      [
        "\(attempt.seed)", Figure.of(attempt.coherence), attempt.pair.map { "\($0.0), \($0.1)" } ?? "none",
        attempt.succeeds ? "< μ" : "≥ μ: fails",
      ]
    }
    let tried = run.attempts.count
    var notes: [WalkthroughStep.Note] = []
    if tried > 1 || !run.succeeded {
      let failures = run.attempts.filter { !$0.succeeds }.count
      let bound = run.union.failureNumber
      let words =
        bound >= 1
        ? "The bound of step 6 is at least 1 here and says nothing about how often samples fail."
        : "By step 6 one sample fails with probability at most ≈ \(Figure.rounded(bound)), and \(failures) independent samples in a row with "
          + "at most that to the power \(failures), ≈ \(Figure.rounded((0..<failures).reduce(1.0) { product, _ in product * bound })) "
          + "(rounded numbers)."
      notes.append(
        .init(
          kind: .remark,
          text:
            "A failed sample is thrown away and the next seed tried, at most \(run.parameters.attempts) times. "
            + words))
    }
    let slack = mu - observed
    return WalkthroughStep(
      title: "Look at the sample", reference: "Definition 4",
      statement:
        "The coherence is the largest |⟨c_i, c_j⟩|, an integer over d = \(d). It must be < μ = \(Figure.of(mu)).",
      comparisons: [Comparison(("coherence of the sample kept", observed), .less, ("μ", mu))],
      tables: [
        .init(["seed", "coherence", "columns (from 0)", "verdict"], rows, wordColumns: [0, 1, 2, 3])
      ],
      why:
        "all inner products (\(run.gram.pairs)) are computed: d − 2·(number of rows where two columns differ). From here on nothing "
        + "is random any more.",
      notes: notes,
      verdict: .exact(
        holds: run.succeeded,
        run.succeeded
          ? "coherence \(observed) < μ = \(mu); slack \(Figure.of(slack))"
          : "no sample out of \(tried) is μ-incoherent; the least coherence found, \(observed), is kept below (it is μ + \(Figure.of(-slack)))"
      ))
  }
}
