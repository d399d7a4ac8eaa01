// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import UpperBound

/// The construction of Proposition 9, run once: a_i = c_i + λa*, b_i = c_i + λb*, with c_1, …, c_m, a*, b* the columns of a random
/// matrix of signs over √d.
///
/// d is a perfect square, so that every entry is rational. The samples are random; the verdicts are exact.
public struct GeometryConstruction: Sendable {
  /// What was asked.
  public let parameters: GeometryParameters
  /// λ, and whether 1/(1 + λ²) is δ rather than below it.
  public let lambda: (value: Rational, isExact: Bool)
  /// μ = ε/(k(1+λ)²), what the proof needs, and ε/(k(1+λ²)), what it prints.
  public let mu, printedMu: Rational
  /// The least d with (m+2)(m+1)·exp(−dμ²/2) ≤ risk, and the same for the printed μ.
  public let formulaNeurons, printedNeurons: Int
  /// √d of the d used.
  public let side: Int
  /// The samples drawn: seed and coherence. Only the last can be below μ.
  public let attempts: [(seed: UInt64, coherence: Rational)]
  /// The index in `attempts` of the sample kept: the one that succeeds, else the first of least coherence.
  public let kept: Int
  /// A and B.
  public let encoder, probe: Matrix<Rational>
  /// Whether c_1, …, c_m, a*, b* are μ-incoherent.
  public let incoherence: Outcome
  /// Recovery and cosines of A and B.
  public let geometry: GeometryProver.Result
  /// What the thresholds were; each is in the certificate exactly when it holds.
  public let thresholds: GeometryProver.Thresholds
  /// The sample of the same seed with the printed μ and its d; nil when it is too large.
  public let printedSample: PrintedSample?

  /// d.
  public var neurons: Int { side * side }
  /// Whether the sample kept is μ-incoherent.
  public var isIncoherent: Bool { attempts[kept].coherence < mu }
  /// Whether recovery and all the thresholds are certified; incoherence is the means to that end, and may fail all the same.
  public var succeeded: Bool {
    guard case .proved = geometry.outcome, let cosines = geometry.geometry else { return false }
    return thresholds.hold(cosines)
  }

  /// A sample at the printed μ.
  public struct PrintedSample: Sendable {
    /// Its coherence, and whether that is below the printed μ.
    public let coherence: Rational
    /// The exact worst-case error of its pair.
    public let error: Rational
  }

  /// F13's bound on |cos(a_i, b_i)|, (1+(2λ+λ²)μ)/(1+λ²−2λμ); nil unless 1 + λ² > 2λμ.
  public static func selfBound(lambda l: Rational, mu: Rational) -> Rational? {
    let denominator = 1 + l * l - 2 * l * mu
    return denominator.sign > 0 ? (1 + (2 * l + l * l) * mu) / denominator : nil
  }

  /// F13's bound on cos(a_i, a_j) and cos(b_i, b_j), (λ²−(1+2λ)μ)/(1+λ²+2λμ); nil unless λ² ≥ (1+2λ)μ.
  public static func pairBound(lambda l: Rational, mu: Rational) -> Rational? {
    let numerator = l * l - (1 + 2 * l) * mu
    return numerator.sign >= 0 ? numerator / (1 + l * l + 2 * l * mu) : nil
  }

  /// The worst-case error at sparsity k when all m + 2 vectors have inner product g > 0 with each other:
  /// C_ii − 1 = (2λ+λ²)g and C_ij = (1+λ)²g.
  public static func equiangularError(features m: Int, sparsity k: Int, lambda l: Rational, g: Rational) -> Rational {
    let off = Rational(min(k, m - 1)) * (1 + l) * (1 + l) * g
    return k >= m ? off + (2 * l + l * l) * g : off
  }

  /// Draws, measures and certifies.
  ///
  /// - Throws: `GeometryError`, `UpperBoundError` for parameters out of range; `KernelRejection` for a defect of the prover.
  /// - Complexity: m²d operations, a few times.
  public init(_ parameters: GeometryParameters, certifier: Certifier = Certifier()) throws {
    try parameters.validate()
    let (m, k) = (parameters.features, parameters.sparsity)
    let (l, isExact) = parameters.shift
    let mu = parameters.epsilon / (Rational(k) * (1 + l) * (1 + l))
    let printedMu = parameters.epsilon / (Rational(k) * (1 + l * l))
    let ratio = Rational(m + 2) * Rational(m + 1) / parameters.risk
    formulaNeurons = try Dimensions.least(mu: mu, ratio: ratio)
    printedNeurons = try Dimensions.least(mu: printedMu, ratio: ratio)
    let wanted = Integer(parameters.neurons ?? formulaNeurons)
    var root = wanted.squareRoot
    if root * root < wanted { root += 1 }
    guard let side = root.asInt, Integer(side) * Integer(side) * Integer(m + 2) <= Integer(parameters.entryLimit) else {
      throw GeometryError(
        description: "the \(m + 2) vectors would need \(root * root) coordinates each, more than \(parameters.entryLimit) entries in all: "
          + "take fewer features, a smaller k, a larger ε, a δ nearer 1, or fewer neurons")
    }
    let d = side * side
    var attempts: [(seed: UInt64, coherence: Rational)] = []
    var best: (index: Int, sample: SignMatrix)?
    for index in 0..<parameters.attempts {
      let seed = parameters.seed &+ UInt64(index)
      let sample = SignMatrix(rows: d, columns: m + 2, seed: seed)
      let coherence = GramStatistics(sample).coherence
      attempts.append((seed, coherence))
      if best.map({ coherence < attempts[$0.index].coherence }) ?? true { best = (index, sample) }
      if coherence < mu { break }
    }
    guard let best else { throw GeometryError(description: "no sample was drawn") }
    self.parameters = parameters
    lambda = (l, isExact)
    (self.mu, self.printedMu, self.side, self.attempts, kept) = (mu, printedMu, side, attempts, best.index)
    (encoder, probe) = GeometryConstruction.pair(best.sample, lambda: l, scale: Rational(1, Integer(side)))

    let vectors = ProofInput(best.sample.matrix(scale: Rational(1, Integer(side))))
    incoherence = try IncoherenceProver(certifier).prove(vectors, mu: mu, norms: .unit).outcome
    thresholds = GeometryProver.Thresholds(
      selfCosineBelow: GeometryConstruction.selfBound(lambda: l, mu: mu),
      pairCosineAbove: GeometryConstruction.pairBound(lambda: l, mu: mu))
    geometry = try GeometryProver(certifier).prove(
      encoder: ProofInput(encoder), probe: ProofInput(probe), sparsity: k, epsilon: parameters.epsilon, thresholds: thresholds)

    if Integer(printedNeurons) * Integer(m + 2) <= Integer(parameters.entryLimit) {
      let sample = SignMatrix(rows: printedNeurons, columns: m + 2, seed: attempts[best.index].seed)
      let share = Rational(1, Integer(printedNeurons))
      let (a, b) = GeometryConstruction.pair(sample, lambda: l, scale: 1)
      let rows = InterferenceRows(encoder: .rational(a), probe: .rational(b.map { $0 * share }))
      printedSample = PrintedSample(
        coherence: GramStatistics(sample).coherence, error: rows.worstCaseError(sparsity: k, domain: .signed).error.rational)
    } else {
      printedSample = nil
    }
  }

  /// The matrices scale·(s_i + λs_m) and scale·(s_i + λs_{m+1}), i < m, of a sample with m + 2 columns.
  private static func pair(_ sample: SignMatrix, lambda l: Rational, scale: Rational) -> (Matrix<Rational>, Matrix<Rational>) {
    let (d, m) = (sample.rows, sample.columns - 2)
    // The four values an entry may take.
    let values = [scale * (1 + l), scale * (1 - l), scale * (l - 1), -scale * (1 + l)]
    func shifted(_ column: Int) -> Matrix<Rational> {
      Matrix(rows: d, columns: m) { values[(sample[$0, $1] > 0 ? 0 : 2) + (sample[$0, column] > 0 ? 0 : 1)] }
    }
    return (shifted(m), shifted(m + 1))
  }
}
