// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import LinearSensing
import LowerBound
import NearIdentityRank
import Statements
import TuranTheorem

/// The lower bound (Theorem 3, eq. 9, 10, Lemma 7, Corollary 8; F6) told step by step on a pair A, B, with the printed constants beside it.
public struct LowerBoundWalkthrough: Sendable {
  let result: InterferenceChainProver.Result
  let k: Int
  let epsilon: Rational
  let relation: Relation
  let scaled: Bool
  let parts: Parts
  let arguments: String
  /// The command, and the story of a bundled pair.
  private let again: String
  private let story: String?
  /// C, for small m.
  let interference: InputMatrix?

  /// Certificates of single steps, beside that of the whole chain.
  struct Parts: Sendable {
    var recovery, independentSet, nearIdentity: Outcome?
  }

  /// Single steps get certificates of their own up to so many features.
  public static let partsLimit = 200

  /// The walkthrough of a run of the chain at this sparsity and error.
  public init(
    _ result: InterferenceChainProver.Result, sparsity k: Int, epsilon: Rational, relation: Relation,
    scaled: Bool = false
  ) {
    let pair = WalkthroughPair(encoder: ProofInput(.identity(0)), probe: ProofInput(.identity(0)), arguments: "--encoder A --probe B")
    self.init(result, k, epsilon, relation, scaled: scaled, Parts(), pair, nil)
  }

  private init(
    _ result: InterferenceChainProver.Result, _ k: Int, _ epsilon: Rational, _ relation: Relation, scaled: Bool, _ parts: Parts,
    _ pair: WalkthroughPair, _ interference: InputMatrix?
  ) {
    (self.result, self.k, self.epsilon, self.relation, self.scaled) = (result, k, epsilon, relation, scaled)
    (self.parts, self.interference, arguments, story) = (parts, interference, pair.arguments, pair.story)
    again = pair.command("lower-bound", LowerBoundWalkthrough.parameters(k, epsilon, relation))
  }

  /// Twelve features in seven neurons, in `examples/lecture`; k = 2 and ε = 3/5 suit it.
  public static var bundled: WalkthroughPair {
    WalkthroughPair(
      encoder: ProofInput(NeuronSets.encoder), probe: ProofInput(NeuronSets.probe),
      arguments: "--encoder examples/lecture/encoder-7x12.csv --probe examples/lecture/probe-7x12.csv",
      story:
        "The pair is made so that it can be followed by hand. Features 0 to 9 are the ten sets of three among the neurons 0 to 4: a_j is 1 on the set and −1 on "
        + "the two other neurons, b_j is 1/4 on the set and 0 elsewhere. So ⟨b_j, a_j⟩ = 3/4, and the probe of one set sees 1/4 of another that shares two "
        + "neurons with it, −1/4 of one that shares one. Features 10 and 11 have a neuron each, 5 and 6, and their representations lean on those of "
        + "features 0 and 1 (2/5 of these is added): they disturb the probes of these two.")
  }

  /// Carries out the chain on a pair, certifies it and, for at most `partsLimit` features, its steps, and tells it.
  ///
  /// - Precondition: A and B are rational and of the same size; k ≥ 1; 0 < ε < 1.
  public static func run(
    _ pair: WalkthroughPair, sparsity k: Int, epsilon: Rational, options: InterferenceChainProver.Options = .init(),
    certifier: Certifier = Certifier(), progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Walkthrough {
    let result = try InterferenceChainProver(certifier).prove(
      encoder: pair.encoder, probe: pair.probe, sparsity: k, epsilon: epsilon, options: options, featureScale: pair.featureScale,
      progress: progress)
    var parts = Parts()
    if let chain = result.chain, result.size.m <= partsLimit {
      parts.recovery = try RecoveryProver(certifier).prove(
        encoder: pair.encoder, probe: pair.probe, sparsity: k, epsilon: epsilon, relation: options.relation,
        featureScale: pair.featureScale
      ).outcome
      if chain.guaranteedSize >= 2 {
        parts.independentSet = try TuranProver(certifier).prove(
          ProofInput(.graph(chain.interference.graph)), cliqueSize: chain.guaranteedSize, side: .complement
        ).outcome
      }
      if let best = chain.best, chain.independentSet.count >= 2 {
        var rank = NearIdentityRankProver.Options()
        (rank.mu, rank.relation, rank.power, rank.family) = (chain.mu, options.relation, best.power, best.family)
        parts.nearIdentity = try NearIdentityRankProver(certifier).prove(ProofInput(chain.submatrix), rank).outcome
      }
    }
    return LowerBoundWalkthrough(
      result, k, epsilon, options.relation, scaled: pair.featureScale != nil, parts, pair,
      pair.interference(upTo: exhibitLimit)
    ).report
  }

  /// The report.
  public var report: Walkthrough {
    var steps = [oneReading, task]
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
      name: "lower-bound",
      title:
        "Theorem 3 step by step: \(Figure.count(m, "feature")) in d = \(d), sparsity k = \(k), ε = \(epsilon)",
      introduction: [
        "A layer of d neurons is to hold m features, m > d, of which at most k are active at once. Theorem 3 says that d cannot be small: it grows at "
          + "least like k²·log(m/k), but for a factor log k. The reason in one breath: if every reading is right, features hardly interfere; a matrix "
          + "with little interference is close to the identity; and a matrix close to the identity has large rank, which d bounds.",
        "Here each step of that proof is carried out on one pair of matrices, with the numbers on both sides of every inequality. "
          + "Fractions and = are exact; ≈ marks a rounded number. Only exact comparisons decide anything."
          + (scaled ? " A and B are meant " + FeatureUnits.featureScale.words + "." : ""),
      ] + (story.map { [$0] } ?? []),
      terms: terms, steps: steps, conclusion: conclusion,
      command: again)
  }

  private var terms: [Walkthrough.Term] {
    [
      .init("feature", "something the layer may represent. z_j, between −1 and 1, says how strongly feature j is active; most z_j are 0."),
      .init("k-sparse", "at most k of the z_j are not 0. Here k = \(k)."),
      .init(
        "representation",
        "the vector a_j of d numbers that stands for feature j: column j of A. With z active the neurons hold the sum x = Az."),
      .init("probe", "the vector b_i with which feature i is read, column i of B: the reading is the inner product ⟨b_i, x⟩."),
      .init(
        "interference",
        "C = BᵀA has the entries C_ij = ⟨b_i, a_j⟩, so the reading of feature i is the sum of C_ij z_j. Good probes have C_ii near 1; every other "
          + "C_ij is what feature j adds to the reading of feature i, where it has no business."),
      .init(
        "recovery within ε",
        "the reading of every feature is off by \(relation == .lt ? "less than" : "at most") ε, for every k-sparse z. Here ε = \(epsilon)."),
      .init(
        "rank",
        "how many rows of a matrix are independent. The identity matrix (ones on the diagonal, zeros elsewhere) of m rows has rank m; BᵀA has rank at "
          + "most d, for it is a product through d neurons. So with m > d it is not the identity, and there is interference."),
    ]
  }

  var d: Int { result.size.d }
  var m: Int { result.size.m }
  var error: Rational { result.worst.error.rational }
  var holdsSign: String { relation.symbol }
  var failsSign: String { relation.negatedSymbol }
  /// The sign of a comparison that is to hold.
  var sign: Comparison.Sign { relation == .lt ? .less : .atMost }
  var failSign: Comparison.Sign { relation == .lt ? .atLeast : .greater }

  /// `--sparsity 2 --epsilon 3/5`, with the relation when it is not the paper's.
  var parameters: String { LowerBoundWalkthrough.parameters(k, epsilon, relation) }

  private static func parameters(_ k: Int, _ epsilon: Rational, _ relation: Relation) -> String {
    "--sparsity \(k) --epsilon \(epsilon)" + (relation == .le ? " --non-strict" : "")
  }

  // MARK: What came out

  var verdict: Walkthrough.Verdict { result.outcome.verdict }

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
          "The hypothesis fails on this pair: " + result.outcome.sentence,
          "Theorem 3 is not touched by that: it speaks of pairs that do recover.",
        ])
    case .undecided: return .init(verdict: .undecided, sentences: [result.outcome.sentence])
    }
  }
}
