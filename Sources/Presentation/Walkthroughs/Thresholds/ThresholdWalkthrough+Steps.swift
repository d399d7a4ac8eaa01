// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements

extension ThresholdWalkthrough {
  var task: WalkthroughStep {
    WalkthroughStep(
      title: "What is asked", reference: "Theorem 12",
      statement:
        "For every z in {0, 1}^\(m) with at most \(k) \(k == 1 ? "one" : "ones") and every i: (BᵀAz)_i > t_i exactly if z_i = 1. "
        + (pair == nil
          ? "A is given; probes and thresholds may be any."
          : thresholds == nil ? "A and B are given; thresholds may be any." : "A, B and t are given."),
      tables: [
        .init([
          ("d, neurons", "\(d)"), ("m, features", "\(m)"), ("k, on at once", "\(k)"),
          (
            "Theorem 12 is printed for k < √m",
            Integer(k) * Integer(k) < Integer(m) ? "here it holds" : "here k² ≥ m; F11 needs no such range"
          ),
        ])
      ],
      why: "if z is off at i, the reading is a sum of at most k interferences; if it is on, it is C_ii and at most k − 1 interferences.",
      verdict: .none("this is the task"), exhibits: m <= exhibitLimit ? [Exhibit("A", a)] : [])
  }

  /// The condition for one feature, of the given probes.
  var oneFeature: WalkthroughStep {
    guard let pair else { preconditionFailure("no probes are given") }
    let (i, extremes, t) = (pair.binding.feature, pair.binding.extremes, pair.binding.threshold)
    var comparisons = [
      Comparison(.init("P_k, the largest reading when off", extremes.off), .less, .init("C_ii − N_{k−1}, the least when on", extremes.on))
    ]
    if thresholds != nil {
      comparisons = [
        Comparison(.init("P_k, the largest reading when off", extremes.off), .atMost, .init("t_\(i)", t)),
        Comparison(.init("t_\(i)", t), .less, .init("C_ii − N_{k−1}, the least reading when on", extremes.on)),
      ]
    }
    return WalkthroughStep(
      title: "One feature under these probes", reference: "F11, part 1",
      statement:
        "Some threshold t_i is right for feature i exactly if P_k < C_ii − N_{k−1}; then every t_i from P_k up to, not including, C_ii − N_{k−1} is.",
      comparisons: comparisons,
      tables: [
        .init([
          ("feature", "\(i), the one with least room"), ("most misleading when off: on are", Words.list(extremes.offOnes)),
          ("least visible when on: on are", Words.list(extremes.onOnes)),
        ])
      ],
      why:
        "with z_i = 0 the reading is largest when the k features with the largest positive entries are on: P_k. With z_i = 1 it is least when k − 1 others with the most "
        + "negative entries are on: C_ii − N_{k−1}. A threshold has to lie between.",
      verdict: .exact(comparisons, "there is room"))
  }

  var allFeatures: WalkthroughStep {
    guard let pair, let probe else { preconditionFailure("no probes are given") }
    let rows = (0..<min(m, 10)).map { i -> [String] in
      let (off, on) = reading(probe, i)
      return [
        "\(i)", Figure.of(off), thresholds.map { Figure.of($0[i, 0]) } ?? (off < on ? Figure.of((off + on) / 2) : "none"), Figure.of(on),
      ]
    }
    return WalkthroughStep(
      title: "All features under these probes", reference: "Theorem 12, Corollary 13; F11",
      statement: pair.failures == 0
        ? "Every feature has a threshold that is right." : "\(Figure.count(pair.failures, "feature")) of \(m) cannot be right.",
      tables: [
        .init(
          ["feature", "off: at most", thresholds == nil ? "t in the middle" : "t", "on: at least"],
          rows + (m > 10 ? [["…", "", "", ""]] : []), wordColumns: [])
      ],
      why:
        "a bias β and an activation σ that increases change nothing: σ(⟨b, x⟩ + β) > 0 holds exactly when ⟨b, x⟩ is above some threshold (Corollary 13). So ReLU with a bias "
        + "is a threshold.",
      verdict: .certified(pair.outcome),
      bearings: [Bearing("corollary-13", anyWorks ? StatementState(pair.outcome) : .hypothesisFails)],
      certificates: [NamedOutcome("given-probes", pair.outcome)], command: "lrh prove threshold \(arguments) --sparsity \(k)")
  }

  /// The condition on the kernel.
  var anyProbes: WalkthroughStep {
    var comparisons: [Comparison] = []
    var tables: [WalkthroughStep.Table] = []
    var exhibits: [Exhibit] = []
    switch encoder.outcome {
    case .refuted(let certificate):
      if case .thresholdFailure(_, let witness) = certificate.assertion, case .kernelVector(let v) = witness.reason {
        let (plus, minus) = sides(v)
        comparisons = [
          Comparison(("k‖v‖_∞", Rational(k) * v.largest), .atLeast, ("max(‖v₊‖₁, ‖v₋‖₁)", max(plus, minus))),
          Comparison(("largest |(Av)_l|", a.times(v).map(\.magnitude).max() ?? 0), .equal, ("", 0)),
        ]
        tables = [.init([("v, with Av = 0", Words.vector("v", v)), ("‖v₊‖₁", Figure.of(plus)), ("‖v₋‖₁", Figure.of(minus))])]
        exhibits = [Exhibit("v", .vector(v, length: m))]
      }
    case .proved(let certificate):
      comparisons = [Comparison(("k·ω", Rational(k) * encoder.width), .less, ("", 1))]
      if case .threshold(_, let witness) = certificate.assertion, let b = witness.probes, let t = witness.thresholds {
        let rows = (0..<min(m, 8)).map { i -> [String] in
          let (off, on) = reading(b, i)
          return ["\(i)", Figure.of(off), Comparison.Side("", t[i]).text, Figure.of(on)]
        }
        tables = [.init(["feature", "off: at most", "t", "on: at least"], rows + (m > 8 ? [["…", "", "", ""]] : []), wordColumns: [])]
      }
      tables.insert(.init([("ω, the largest v_i over the kernel with ‖v₊‖₁, ‖v₋‖₁ ≤ 1", Figure.of(encoder.width))]), at: 0)
    case .undecided: break
    }
    return WalkthroughStep(
      title: "Any probes at all", reference: "F11, parts 2 and 8",
      statement:
        "Some probes and thresholds read these representations exactly if k‖v‖_∞ < max(‖v₊‖₁, ‖v₋‖₁) for every v ≠ 0 with Av = 0; that is, if k·ω < 1.",
      comparisons: comparisons, tables: tables,
      why: anyWorks
        ? "the activations of all z with feature i on, and their mixtures, form a convex body; those with it off another. A probe with a threshold is a hyperplane between "
          + "them, and there is one exactly if they do not meet. The table has the probes that linear programming found."
        : "scale v so that v_i = ‖v‖_∞ = 1. Then v₊ is a mixture of z with feature i on and v₋ of z with it off, each with at most k ones; and Av₊ = Av₋. "
          + "A reading that is above t_i on all the first is above it on their mixture too, hence on some of the second.",
      verdict: .certified(encoder.outcome),
      bearings: pair == nil ? [Bearing("corollary-13", anyWorks ? .proved : .hypothesisFails)] : [],
      certificates: [NamedOutcome("any-probes", encoder.outcome)], command: "lrh prove threshold \(encoderArguments) --sparsity \(k)",
      exhibits: exhibits)
  }

  private func sides(_ v: SparseVector) -> (plus: Rational, minus: Rational) {
    v.entries.reduce((.zero, .zero)) { $1.value.sign > 0 ? ($0.0 + $1.value, $0.1) : ($0.0, $0.1 - $1.value) }
  }
}
