// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatNumerics
import Statements
import UpperBound

/// The constructive upper bound (Theorem 2, Definition 4, Lemma 5, eq. 8, 18–20; F12) told step by step on one instance.
public struct UpperBoundWalkthrough: Sendable {
  private let run: UpperBoundRun

  /// The walkthrough of a run.
  public init(_ run: UpperBoundRun) { self.run = run }

  /// Runs the construction and tells it.
  ///
  /// - Returns: the report, and the two certified outcomes: incoherence, then recovery.
  /// - Throws: `UpperBoundError` for parameters out of range (a usage error); `KernelRejection` for a defect of the prover.
  public static func run(
    _ options: UpperBoundParameters, certifier: Certifier = Certifier()
  ) throws -> (report: Walkthrough, outcomes: [Outcome]) {
    let run = try UpperBoundRun(options, certifier: certifier)
    return (UpperBoundWalkthrough(run).report, [run.incoherence, run.recovery])
  }

  /// The report.
  public var report: Walkthrough {
    Walkthrough(
      title: "Theorem 2 step by step: \(Figure.count(m, "feature")), sparsity k = \(k), ε = \(epsilon)",
      introduction: [
        "Many features can share few neurons because random sign vectors in dimension d are nearly orthogonal. The proof is "
          + "probabilistic; its result here is one matrix, and that matrix is checked exactly.",
        "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything.",
      ],
      steps: [
        task, incoherenceSuffices, dimension, sample, onePair, allPairs, coherence, randomDecodings,
        worstDecoding, recentring,
        certificates,
      ],
      conclusion: conclusion)
  }

  private var m: Int { run.parameters.features }
  private var k: Int { run.parameters.sparsity }
  private var d: Int { run.dimensions.used }
  private var epsilon: Rational { run.parameters.epsilon }
  private var delta: Rational { run.parameters.delta }
  private var mu: Rational { run.dimensions.mu }
  private var observed: Rational { run.gram.coherence }

  // MARK: The steps

  private var task: WalkthroughStep {
    var notes: [WalkthroughStep.Note] = []
    if epsilon > 1 {
      notes.append(
        .init(
          kind: .remark,
          text: "ε > 1 asks for nothing: B = 0 answers 0 everywhere and is off by at most 1, with no neurons."
        ))
    } else if epsilon == 1 {
      notes.append(
        .init(
          kind: .remark,
          text: "ε = 1 asks for almost nothing: B = 0 is off by at most 1, and only the strict < excludes it."
        ))
    }
    return WalkthroughStep(
      title: "What has to be built", reference: "eq. 4, Theorem 2",
      statement:
        "Find d×m matrices A and B such that every z in [−1, 1]^\(m) with at most \(k) nonzero \(k == 1 ? "entry" : "entries") "
        + "is read back from the activations Az within ε: |(BᵀAz − z)_i| < ε for every feature i. Theorem 2: d of order k²·ln(m)/ε² is enough.",
      tables: [
        .init([
          ("m, features", "\(m)"), ("k, active at once", "\(k)"), ("ε, error allowed", Figure.of(epsilon)),
          ("δ, risk allowed for one sample", Figure.of(delta)),
        ])
      ],
      why:
        "column a_j of A is the direction that stands for feature j, column b_i of B is the probe that reads feature i. "
        + "With m > d the directions cannot all be orthogonal, so reading one feature picks up some of the others.",
      notes: notes, verdict: .none("this is the task"))
  }

  private var incoherenceSuffices: WalkthroughStep {
    WalkthroughStep(
      title: "Nearly orthogonal unit vectors are enough", reference: "Definition 4, eq. 8",
      statement:
        "If c_1, …, c_m are unit vectors with |⟨c_i, c_j⟩| < μ for i ≠ j (μ-incoherent), then A = B = (c_1 … c_m) reads every "
        + "k-sparse z within kμ. Take μ = ε/k.",
      tables: [
        .init([("μ = ε/k", Figure.of(mu)), ("kμ", Figure.of(Rational(k) * mu)), ("ε", Figure.of(epsilon))])
      ],
      why:
        "⟨c_i, c_i⟩ = 1, so the reading of feature i is z_i plus the sum of z_j⟨c_i, c_j⟩ over the other active features j: at most k "
        + "terms, each smaller than μ because |z_j| ≤ 1.",
      notes: [
        .init(
          kind: .erratum,
          text:
            "the first < of the printed chain must be ≤: when no other feature is active the sum is empty, and 0 < 0 is false. "
            + "The end of the chain stays strict, for then 0 < kμ.")
      ],
      verdict: .exact(holds: Rational(k) * mu == epsilon, "kμ = ε; no slack is lost here"))
  }

  private var dimension: WalkthroughStep {
    let dimensions = run.dimensions
    var rows = [["paper: ⌈(2/μ²)(2·ln m + ln(1/δ))⌉", "\(dimensions.paper)"]]
    rows.append(["F12: ⌈(2/μ²)·ln(m(m−1)/δ)⌉", dimensions.sharper.map(String.init) ?? "no pair, any d ≥ 1"])
    rows.append([dimensions.isGiven ? "used (given)" : "used (the paper's)", "\(d)"])
    let verdict: StepVerdict
    if dimensions.isGiven {
      verdict = .none(
        d >= dimensions.paper
          ? "d was given; it is at least what the formula asks, so Lemma 5 applies"
          : "d was given, below what the formula asks: Lemma 5 promises nothing for it, step 6 says what is left"
      )
    } else {
      verdict = .exact(
        holds: true,
        d > 1
          ? "exp(dμ²/2) ≥ m²/δ for d = \(d) and not for d = \(d - 1), by rational bounds around the exponential"
          : "exp(dμ²/2) ≥ m²/δ already for d = 1, by rational bounds around the exponential")
    }
    var notes: [WalkthroughStep.Note] = []
    if d >= m {
      var text =
        "d ≥ m here: A = B = I with d = m = \(m) would have no error at all, and this is no superposition. "
      if let features = dimensions.featuresForSuperposition {
        text +=
          "Random signs pay off for many features: with this k, ε and δ, d by the formula is below m from about "
          + "m ≈ \(Figure.rounded(features.rounded(.up))) on."
      }
      notes.append(.init(kind: .remark, text: text))
    }
    return WalkthroughStep(
      title: "How many neurons", reference: "Lemma 5, its choice of d; F12",
      statement:
        "Choose d so large that m(m−1)·exp(−dμ²/2) ≤ δ. The paper bounds m(m−1) by m², F12 does not.",
      tables: [.init(["formula", "d"], rows)],
      why:
        "the exponential is the price of one pair of vectors (step 5), m(m−1)/2 is the number of pairs and 2 the number of tails "
        + "(step 6). Solving for d gives the formula. Only a logarithm of m enters: that is why so many features fit.",
      notes: notes, verdict: verdict)
  }

  private var sample: WalkthroughStep {
    let kept = run.attempts[run.kept]
    let shown = min(d, 48)
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

  private var onePair: WalkthroughStep {
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

  private var allPairs: WalkthroughStep {
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
      verdict: verdict)
  }

  private var coherence: WalkthroughStep {
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

  private var randomDecodings: WalkthroughStep {
    let bound = Rational(k) * observed
    let rows = run.decodings.enumerated().map { index, decoding in
      ["\(index)", brief(decoding.z), Figure.of(decoding.error), "\(decoding.row)"]
    }
    let largest = run.decodings.map(\.error).max() ?? .zero
    return WalkthroughStep(
      title: "Read back random features", reference: "eq. 8 with B = A",
      statement: "For k-sparse z: |(ẑ − z)_i| ≤ k·coherence = \(Figure.of(bound)), with ẑ = BᵀAz.",
      tables: rows.isEmpty
        ? []
        : [.init(["z", "nonzero entries", "largest |ẑ_i − z_i|", "at i"], rows, wordColumns: [0, 1, 2])],
      why:
        "the activations Sz and the readings Sᵀ(Sz)/d are computed in integers; the errors are the stray inner products of step 2. "
        + "Random z usually stay well below the bound: the stray entries are rarely the largest ones, and they partly cancel.",
      verdict: rows.isEmpty
        ? .none("no z was decoded")
        : .exact(
          holds: largest <= bound,
          "all errors above are at most k·coherence; the largest is \(Figure.of(largest)), which is \(largest < epsilon ? "<" : "≥") ε = \(epsilon)"
        ))
  }

  private var worstDecoding: WalkthroughStep {
    let title = "Read back the worst features"
    let reference = "eq. 8; F1"
    let statement =
      "Over all k-sparse z in [−1, 1]^\(m) the largest error is the largest sum of k entries of a row of |BᵀA − I|, attained at a z "
      + "of signs."
    let why =
      "for one reading i, each active feature j adds z_j times the entry (i, j). Choosing z_j = ±1 on the k largest entries of the row, "
      + "with matching signs, adds them all up and nothing can do worse."
    guard let worst = run.worst, let decoding = run.worstDecoding else {
      return WalkthroughStep(
        title: title, reference: reference, statement: statement, tables: [], why: why,
        verdict: .none("not computed: it exceeds the work limit"))
    }
    let error = worst.error.rational
    let bound = Rational(k) * observed
    return WalkthroughStep(
      title: title, reference: reference, statement: statement,
      tables: [
        .init([
          ("reading i", "\(worst.row)"), ("worst z", brief(worst.z)),
          ("its error, by formula", Figure.of(error)),
          ("its error, decoded", Figure.of(decoding.error)), ("k·coherence", Figure.of(bound)),
          ("ε", Figure.of(epsilon)),
          ("slack, ε − error", Figure.of(epsilon - error)),
        ])
      ], why: why,
      verdict: .exact(
        holds: error < epsilon && decoding.error == error,
        "worst-case error \(error) \(error < epsilon ? "<" : "≥") ε = \(epsilon)"
          + (decoding.error == error
            ? "; decoding that z gives the same number" : "; decoding that z gives \(decoding.error) instead")
      ))
  }

  private var recentring: WalkthroughStep {
    let title = "What re-centred probes would save"
    let reference = "F8, F12 (not in the paper)"
    let why =
      "with B = A the diagonal of BᵀA is exactly right and only the rest errs. Shrinking all probes by 1/(1+c), c the coherence, moves "
      + "the diagonal to 1/(1+c), off by c/(1+c), and shrinks the rest to at most c/(1+c): the error is shared evenly and falls to at most kc/(1+c)."
    guard let eta = run.dimensions.eta, let recentred = run.dimensions.recentred else {
      return WalkthroughStep(
        title: title, reference: reference,
        statement: "For ε ≥ k there is nothing to save: η = ε/(k−ε) is not defined.", tables: [],
        why: why, verdict: .none("ε ≥ k"))
    }
    let holds = run.recentredError < epsilon
    return WalkthroughStep(
      title: title, reference: reference,
      statement: "Coherence < η = ε/(k−ε) is enough when the probes are shrunk, and η > μ = ε/k.",
      tables: [
        .init(
          ["", "B = A", "re-centred"],
          [
            ["coherence allowed", Figure.of(mu), Figure.of(eta)],
            ["d by the paper's formula", "\(run.dimensions.paper)", "\(recentred)"],
            ["error bound of this sample", Figure.of(Rational(k) * observed), Figure.of(run.recentredError)],
          ])
      ], why: why,
      notes: [
        .init(
          kind: .remark,
          text:
            "It would save \(run.dimensions.paper - recentred) of \(run.dimensions.paper) neurons. This run keeps the paper's B = A; no certificate is made for the shrunk probes."
        )
      ],
      verdict: .exact(
        holds: holds,
        "kc/(1+c) = \(run.recentredError) \(holds ? "<" : "≥") ε for this sample, c its coherence"))
  }

  private var certificates: WalkthroughStep {
    let verdict = conclusion.verdict
    let outcome: String
    switch verdict {
    case .proved: outcome = "both claims are proved"
    case .refuted: outcome = "μ-incoherence is refuted; recovery is \(word(run.recovery))"
    case .undecided: outcome = "the work limit is too small"
    }
    return WalkthroughStep(
      title: "No probability is left", reference: "Definition 4, eq. 4",
      statement:
        "The matrices written down are A = S (entries ±1) and B = S/d. BᵀA = SᵀS/d is exactly what c_j = s_j/√d gives, without √d.",
      tables: [
        .init(
          ["certificate", "outcome"],
          [["incoherence", word(run.incoherence)], ["recovery", word(run.recovery)]], wordColumns: [0, 1])
      ],
      why:
        "chance chose the matrix, but the kernel compares every inner product and every row sum with integers. The seed, the "
        + "generator and Lemma 5 may then all be forgotten: certificates stand on the matrix alone.",
      notes: [
        .init(kind: .remark, text: "incoherence: " + sentence(run.incoherence)),
        .init(kind: .remark, text: "recovery: " + sentence(run.recovery)),
      ],
      verdict: .certified(verdict, outcome))
  }

  private var conclusion: Walkthrough.Conclusion {
    let recovered: Bool
    if case .proved = run.recovery { recovered = true } else { recovered = false }
    if run.succeeded {
      if case .proved = run.incoherence, recovered {
        return .init(
          verdict: .proved,
          sentences: [
            "\(Figure.count(m, "feature")), at most \(k) active at once, in d = \(d) \(d == 1 ? "neuron" : "neurons"): every reading is within "
              + "ε = \(epsilon). Both certificates were accepted; no probability is left."
              + (d >= m ? " (With d ≥ m this is no superposition yet: see step 3.)" : "")
          ])
      }
      return .init(
        verdict: .undecided,
        sentences: [
          "The sample has coherence < μ, but its certificates were not checked: " + sentence(run.recovery)
        ])
    }
    var sentences = [
      "The construction failed: none of \(Figure.count(run.attempts.count, "sample")) with d = \(d) is μ-incoherent for μ = \(mu). "
        + "This refutes these samples, not Theorem 2: "
        + (d < run.dimensions.paper
          ? "Lemma 5 asks for d = \(run.dimensions.paper)."
          : "at this d Lemma 5 lets each sample fail with probability up to δ = \(delta). Try more samples.")
    ]
    if recovered {
      sentences.append(
        "The pair kept recovers every k-sparse z within ε all the same, and has a certificate of that: incoherence is sufficient for recovery, "
          + "not necessary.")
    }
    if case .refuted = run.incoherence { return .init(verdict: .refuted, sentences: sentences) }
    return .init(verdict: .undecided, sentences: sentences)
  }

  // MARK: Words

  private func word(_ outcome: Outcome) -> String {
    switch outcome {
    case .proved: return "proved"
    case .refuted: return "refuted"
    case .undecided: return "undecided"
    }
  }

  private func sentence(_ outcome: Outcome) -> String {
    switch outcome {
    case .proved(let certificate), .refuted(let certificate): return certificate.assertion.sentence + "."
    case .undecided(let tried): return tried.joined(separator: "; ") + "."
    }
  }

  /// The first few entries of a vector.
  private func brief(_ z: [(index: Int, value: Rational)]) -> String {
    if z.isEmpty { return "0" }
    let shown = z.prefix(3).map { "z_\($0.index) = \($0.value)" }.joined(separator: ", ")
    return z.count > 3 ? shown + ", … (\(z.count))" : shown
  }
}
