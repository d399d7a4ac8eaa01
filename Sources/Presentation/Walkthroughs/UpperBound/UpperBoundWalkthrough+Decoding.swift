// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatNumerics
import Statements
import UpperBound

extension UpperBoundWalkthrough {
  var randomDecodings: WalkthroughStep {
    let bound = Rational(k) * observed
    let rows = run.decodings.enumerated().map { index, decoding in
      ["\(index)", Words.vector("z", decoding.z, limit: 3), Figure.of(decoding.error), "\(decoding.row)"]
    }
    let largest = run.decodings.map(\.error).max() ?? .zero
    return WalkthroughStep(
      title: "Read back random features", reference: "eq. 8 with B = A",
      statement: "For k-sparse z: |(ẑ − z)_i| ≤ k·coherence = \(Figure.of(bound)), with ẑ = BᵀAz.",
      comparisons: rows.isEmpty ? [] : [Comparison(("largest error of these", largest), .atMost, ("k·coherence", bound))],
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

  var worstDecoding: WalkthroughStep {
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
      comparisons: [
        Comparison(("worst-case error", error), .less, ("ε", epsilon)),
        Comparison(("worst-case error", error), .atMost, ("k·coherence", bound)),
      ],
      tables: [
        .init([
          ("reading i", "\(worst.row)"), ("worst z", Words.vector("z", worst.z, limit: 3)),
          ("its error, by formula", Figure.of(error)),
          ("its error, decoded", Figure.of(decoding.error)),
        ])
      ], why: why,
      verdict: .exact(
        holds: error < epsilon && decoding.error == error,
        "worst-case error \(error) \(error < epsilon ? "<" : "≥") ε = \(epsilon)"
          + (decoding.error == error
            ? "; decoding that z gives the same number" : "; decoding that z gives \(decoding.error) instead")
      ))
  }

  var recentring: WalkthroughStep {
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

  var certificates: WalkthroughStep {
    let verdict = conclusion.verdict
    let outcome: String
    switch verdict {
    case .proved: outcome = "both claims are proved"
    case .refuted: outcome = "μ-incoherence is refuted; recovery is \(run.recovery.verdict.rawValue)"
    case .undecided: outcome = "the work limit is too small"
    }
    return WalkthroughStep(
      title: "No probability is left", reference: "Definition 4, eq. 4",
      statement:
        "The matrices written down are A = S (entries ±1) and B = S/d. BᵀA = SᵀS/d is exactly what c_j = s_j/√d gives, without √d.",
      tables: [
        .init(
          ["certificate", "outcome"],
          [["incoherence", run.incoherence.verdict.rawValue], ["recovery", run.recovery.verdict.rawValue]], wordColumns: [0, 1])
      ],
      why:
        "chance chose the matrix, but the kernel compares every inner product and every row sum with integers. The seed, the "
        + "generator and Lemma 5 may then all be forgotten: certificates stand on the matrix alone.",
      notes: [
        .init(kind: .remark, text: "incoherence: " + run.incoherence.sentence),
        .init(kind: .remark, text: "recovery: " + run.recovery.sentence),
      ],
      verdict: .certified(verdict, outcome),
      bearings: [
        Bearing("definition-4", StatementState(run.incoherence)), Bearing("accessibility", StatementState(run.recovery)),
        Bearing("theorem-2", run.succeeded ? StatementState(run.recovery) : .hypothesisFails),
      ],
      certificates: [NamedOutcome("incoherence", run.incoherence), NamedOutcome("recovery", run.recovery)])
  }
}
