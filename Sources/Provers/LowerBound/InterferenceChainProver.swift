// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import NearIdentityRank
import Parallelism
import Statements
import TuranTheorem

/// Theorem 3's proof on an instance (F6): interference graph, independent set, submatrix, bound; or a z that is not recovered.
public struct InterferenceChainProver: Sendable {
  private let certifier: Certifier
  private let workers: Workers

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier(), workers: Workers = .single) {
    self.certifier = certifier
    self.workers = workers
  }

  /// What to try.
  public struct Options: Sendable {
    /// Strict, as in the paper, or not.
    public var relation = Relation.lt
    /// A single power, or nil for all up to `largestPower`.
    public var power: Int?
    /// Without a single power: the largest one tried.
    public var largestPower = 16
    /// A single family, or nil for all.
    public var family: BoundFamily?
    /// The true Frobenius norm takes a sum of fractions with unlike denominators: unless it is asked for, it is tried while
    /// features times power is at most this.
    public var traceUpTo = 3000

    /// The default options.
    public init() {}
  }

  /// The chain as far as it goes, and the certificate.
  public struct Result: Sendable {
    /// `interference-chain` proved, `recovery-failure` refuted, or undecided.
    public let outcome: Outcome
    /// d and m.
    public let size: (d: Int, m: Int)
    /// The worst case of the pair.
    public let worst: WorstCaseError
    /// The rest of the chain; nil when the pair does not recover within ε.
    public let chain: Chain?
  }

  /// What follows from recovery.
  public struct Chain: Sendable {
    /// ε/k and (ε/k)/(1 − ε).
    public let threshold, mu: Rational
    /// Which features interfere.
    public let interference: InterferenceGraph
    /// Features that do not interfere, increasing; at least ⌈m/(2k−1)⌉.
    public let independentSet: [Int]
    /// ⌈m/(2k−1)⌉.
    public let guaranteedSize: Int
    /// C on the independent set.
    public let submatrix: Matrix<Rational>
    /// The least C_ii there, and the feature.
    public let leastDiagonal: (value: Rational, at: Int)
    /// The largest |C_ij|/C_ii there, i ≠ j, and the features; nil when there is one feature only.
    public let largestRatio: (value: Rational, at: (Int, Int))?
    /// All the bounds computed, by power, then family.
    public let bounds: [RankBound]
    /// The bound in the certificate; nil when the family asked for has none here.
    public let best: RankBound?
  }

  /// Carries out the chain and certifies it, or certifies that the pair does not recover.
  ///
  /// - Precondition: A and B are rational and of the same size; k ≥ 1; 0 < ε < 1.
  public func prove(
    encoder: ProofInput, probe: ProofInput, sparsity k: Int, epsilon: Rational, options: Options = Options(),
    featureScale: FeatureScale? = nil, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Result {
    precondition(k >= 1 && epsilon > 0 && epsilon < 1, "k = \(k), ε = \(epsilon)")
    let relation = options.relation
    let (a, b, inputs, units) = featureScale.apply(encoder: encoder, probe: probe)
    let (d, m) = (a.rows, a.columns)
    let rows = InterferenceRows(encoder: a, probe: b)
    let worst = rows.worstCaseError(sparsity: k, domain: .signed, workers: workers, progress: progress)
    guard relation.holds(worst.error, QuadraticSurd(epsilon)) else {
      let claim = RecoveryClaim(
        d: d, m: m, k: k, domain: .signed, verdict: .failure(relation, epsilon: epsilon),
        worstError: worst.error,
        units: units)
      let outcome = try certifier.certify(
        .recovery(claim, RecoveryWitness(row: worst.row, z: worst.z)), inputs)
      return Result(outcome: outcome, size: (d, m), worst: worst, chain: nil)
    }
    let threshold = epsilon / Rational(k)
    let interference = InterferenceGraph(rows, threshold: threshold, relation: relation)
    // The greedy independent set is large enough. Each round picks a vertex of least degree δ in what is left and removes its class: the
    // pick and its δ neighbours there. A vertex of that class has at least δ neighbours left, so its degree in the whole graph is at least
    // (size of its class) − 1. Sum over all vertices: Σ |class|² ≤ 2e + m. A row has at most k−1 entries |C_ij|, j ≠ i, that are not ⋖ ε/k
    // (k of them would sum to an error that is not ⋖ ε, F1), so e ≤ m(k−1), and Σ |class|² ≤ m(2k−1). By Cauchy–Schwarz
    // m² = (Σ |class|)² ≤ (number of classes)·m(2k−1): there are at least m/(2k−1) classes, and so many picks, pairwise not joined.
    let set = CertifyingTuran(interference.graph, side: .complement).clique.sorted()
    let mu = threshold / (1 - epsilon)
    let submatrix = Matrix(
      rows: set.count, columns: set.count,
      entries: set.flatMap { i -> [Rational] in
        let row = rows.row(i)
        return set.map { row[$0].rational }
      })
    let bounds = bounds(submatrix, mu, options)
    let ranked = bounds.enumerated().sorted {
      ($1.element.lowerBound, $0.offset) < ($0.element.lowerBound, $1.offset)
    }
    var best = ranked.first?.element
    var outcome = Outcome.undecided([
      options.family == .chebyshev
        ? "the chebyshev family needs at least two features and (ε/k)/(1−ε) < 1"
        : "no bound of this family was computed"
    ])
    if let first = best {
      func certify(_ bound: RankBound) throws -> Outcome {
        let claim = InterferenceChainClaim(
          d: d, m: m, k: k, epsilon: epsilon, relation: relation, independentSetSize: set.count,
          lowerBound: bound.lowerBound, power: bound.power, family: bound.family, units: units)
        let witness = InterferenceChainWitness(edges: interference.graph.edges.count, independentSet: set)
        return try certifier.certify(.interferenceChain(claim, witness), inputs)
      }
      outcome = try certify(first)
      // A smaller power is cheaper to check.
      if case .undecided = outcome, first.power > 1,
        let cheap = ranked.first(where: { $0.element.power == 1 })?.element
      {
        let second = try certify(cheap)
        if case .proved = second { (outcome, best) = (second, cheap) }
      }
    }
    let least = set.indices.reduce(0) { submatrix[$1, $1] < submatrix[$0, $0] ? $1 : $0 }
    return Result(
      outcome: outcome, size: (d, m), worst: worst,
      chain: Chain(
        threshold: threshold, mu: mu, interference: interference, independentSet: set,
        guaranteedSize: k >= m ? 1 : (m + 2 * k - 2) / (2 * k - 1), submatrix: submatrix,
        leastDiagonal: (submatrix[least, least], set[least]),
        largestRatio: largestRatio(submatrix).map { ($0.value, (set[$0.at.0], set[$0.at.1])) },
        bounds: bounds, best: best))
  }

  private func largestRatio(_ matrix: Matrix<Rational>) -> (value: Rational, at: (Int, Int))? {
    var largest: (value: Rational, at: (Int, Int))?
    for i in 0..<matrix.rows {
      for j in 0..<matrix.rows where j != i {
        let ratio = matrix[i, j].magnitude / matrix[i, i]
        if largest.map({ ratio > $0.value }) ?? true { largest = (ratio, (i, j)) }
      }
    }
    return largest
  }

  private func bounds(_ matrix: Matrix<Rational>, _ mu: Rational, _ options: Options) -> [RankBound] {
    let n = matrix.rows
    let families = options.family.map { [$0] } ?? BoundFamily.allCases
    let powers = options.power.map { [$0] } ?? Array(1...options.largestPower)
    // Rows over their own denominators: a row's sum is one fraction.
    let cleared = families.contains(.trace) ? ClearedVectors(matrix, .rows) : nil
    return powers.flatMap { s in
      families.compactMap { family in
        if family != .trace {
          return RankBound.fromCoherence(family, n: n, mu: mu, relation: options.relation, power: s)
        }
        guard let cleared, options.family != nil || n * s <= options.traceUpTo else { return nil }
        let sums = (0..<n).map { i in
          let row = cleared.vector(i)
          return Rational(row.reduce(Integer.zero) { $0 + $1.power(2 * s) }, row[i].power(2 * s))
        }
        return RankBound.fromTrace(n: n, sumOfPowers: sum(sums[...]), power: s)
      }
    }
  }

  /// The sum, halves first: the partial sums stay small.
  private func sum(_ terms: ArraySlice<Rational>) -> Rational {
    if terms.count <= 1 { return terms.first ?? .zero }
    let middle = (terms.startIndex + terms.endIndex) / 2
    return sum(terms[..<middle]) + sum(terms[middle...])
  }
}
