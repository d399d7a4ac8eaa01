// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatNumerics
import Statements
import UpperBound

extension UpperBoundWalkthrough {
  var task: WalkthroughStep {
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

  var incoherenceSuffices: WalkthroughStep {
    WalkthroughStep(
      title: "Nearly orthogonal unit vectors are enough", reference: "Definition 4, eq. 8",
      statement:
        "If c_1, …, c_m are unit vectors with |⟨c_i, c_j⟩| < μ for i ≠ j (μ-incoherent), then A = B = (c_1 … c_m) reads every "
        + "k-sparse z within kμ. Take μ = ε/k.",
      comparisons: [Comparison(("kμ", Rational(k) * mu), .equal, ("ε", epsilon))],
      tables: [.init([("μ = ε/k", Figure.of(mu))])],
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
      verdict: .exact(holds: Rational(k) * mu == epsilon, "kμ = ε; no slack is lost here"), bearings: [Bearing("equation-8", .proved)])
  }

  var dimension: WalkthroughStep {
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
}
