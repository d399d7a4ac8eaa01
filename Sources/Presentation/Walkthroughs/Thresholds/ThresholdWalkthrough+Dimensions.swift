// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements

extension ThresholdWalkthrough {
  /// The bridge to readings within ½.
  var rowOfOnes: WalkthroughStep {
    let least = extended.decoder.error(sparsity: k)
    let half = Rational(1, 2)
    return WalkthroughStep(
      title: "One more neuron makes it a reading within 1/2", reference: "F11, part 3",
      statement:
        "Append a row of ones to A: one more neuron, which counts how much is on. If thresholds can read A, linear probes can read the result with error < 1/2.",
      comparisons: [
        Comparison(("least error of any probes of A with a row of ones", least), least < half ? .less : .atLeast, ("1/2", half))
      ],
      why:
        "a vector v that the longer matrix sends to 0 has Σ v_j = 0, so ‖v₊‖₁ = ‖v₋‖₁ = ‖v‖₁/2. The condition of step \(pair == nil ? 2 : 4) is then k‖v‖_∞ < ‖v‖₁/2: exactly what probes "
        + "with error < 1/2 need (the sharp theorem). And these, in turn, are read by the threshold 1/2.",
      verdict: anyWorks
        ? .exact(holds: least < half, "the least error is \(Figure.of(least))")
        : .none("thresholds cannot read this A; with the extra neuron the least error is \(Figure.of(least))"),
      certificates: [NamedOutcome("row-of-ones", extended.outcome)])
  }

  var dimensions: WalkthroughStep {
    let claim = capacity.claim
    var comparisons: [Comparison] = []
    var why =
      "by step \(pair == nil ? 3 : 5) the representations of d neurons give a pair of d + 1 neurons with error < 1/2, and for these Alon's bound holds with η = (1/2)/(k − 1/2) = 1/(2k−1): "
    switch capacity.witness.lower {
    case .alon(let s):
      let count = Rational(Integer.binomial(Integer(claim.lower + s), s))
      let eta = Rational(1, Integer(2) * Integer(k) - 1)
      let needed = Rational(m) / (1 + Rational(m - 1) * eta.power(2 * s))
      let before = Rational(Integer.binomial(Integer(claim.lower - 1 + s), s))
      comparisons = [
        Comparison(("C(d+s, s) for d = \(claim.lower), s = \(s)", count), .greater, ("m/(1+(m−1)/(2k−1)^{2s})", needed)),
        Comparison(("C(d+s, s) for d = \(claim.lower - 1)", before), .atMost, ("m/(1+(m−1)/(2k−1)^{2s})", needed)),
      ]
      why += "C(d+s, s) > m/(1+(m−1)η^{2s}) for every power s. The least d that satisfies it is a lower bound."
    case .chebyshev(let s): why += "here its form with Chebyshev's polynomial of degree \(s) (F4) gives most."
    case .threePoints:
      why =
        "with k = 1 each a_i must be cut off from 0 and the others; on a line at most two points can be. In the plane any number can, on a circle."
    case .positive, .none: why = "without a neuron nothing is read; for these numbers Alon's bound gives no more."
    }
    if anyWorks { comparisons.append(Comparison(("d of this A", Rational(d)), .atLeast, ("neurons needed", Rational(claim.lower)))) }
    let works = capacity.outcome.verdict == .proved
    return WalkthroughStep(
      title: "So many neurons are needed", reference: "Theorem 12; F11, parts 4 and 5",
      statement:
        "Thresholds for \(Figure.count(m, "feature")), at most \(k) on, need at least \(claim.lower) \(claim.lower == 1 ? "neuron" : "neurons"); \(claim.upper) are enough.",
      comparisons: comparisons, why: why,
      notes: k == 1
        ? [.erratum("the theorem is printed with (k²/log k)·log(m/k), which has no meaning at k = 1.")]
        : [.remark("readings within 1/2 need at most one neuron more than thresholds do: d(m, k, 1/2) − 1 ≤ d_thr(m, k) ≤ d(m, k, 1/2).")],
      verdict: .certified(capacity.outcome),
      bearings: [
        Bearing("theorem-12", !anyWorks ? .hypothesisFails : works ? .proved : .undecided),
        Bearing("capacity", StatementState(capacity.outcome)),
      ],
      certificates: [NamedOutcome("capacity", capacity.outcome)],
      command: "lrh prove capacity --features \(m) --sparsity \(k) --decoder threshold")
  }

  /// Where the print has to be mended.
  var signs: WalkthroughStep {
    let entry = Rational(3, 5)
    return WalkthroughStep(
      title: "Why signs matter", reference: "Theorem 12, its proof; erratum 6",
      statement:
        "Five features with C_ii = 1 and all other C_ij = −3/5 are read by the threshold 0 at k = 2, although four entries of a row exceed 1/k in size.",
      comparisons: [
        Comparison(("P_2, no entry is positive", 0), .atMost, ("t", 0)), Comparison(("t", 0), .less, ("C_ii − N_1", 1 - entry)),
        Comparison(("|C_ij|", entry), .greater, ("1/k", Rational(1, 2))),
      ],
      why: "with a feature on, one other may be on and takes 3/5 from the reading 1; with it off, the reading is never positive.",
      notes: [
        .erratum(
          "the printed proof says that 2k entries above 1/k in size break the reading. They do not when they are negative, as here; 2k − 2 entries above 1/(k − 1) do (k ≥ 2). The theorem "
            + "is true: part 4 of F11 proves it for every k ≥ 2.")
      ],
      verdict: .exact(holds: entry < 1 && 2 * entry > 1, "0 ≤ 0 < 2/5, and 3/5 > 1/2"))
  }
}
