// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import FloatNumerics
import LinearSensing
import Statements

/// One sample, and whether it is μ-incoherent. Exact.
public struct SampleAttempt: Sendable {
  /// Its seed.
  public let seed: UInt64
  /// Its coherence, an integer over d.
  public let coherence: Rational
  /// The first pair of columns that attains it; nil for a single column.
  public let pair: (Int, Int)?
  /// Whether the coherence is < μ.
  public let succeeds: Bool
}

/// A feature vector sent through A and read by B = A. Exact.
public struct Decoding: Sendable {
  /// The nonzero entries of z, by increasing index.
  public let z: [(index: Int, value: Rational)]
  /// max_i |ẑ_i − z_i|.
  public let error: Rational
  /// The first feature i that attains it.
  public let row: Int

  /// Sends z through the network: x = Sz, ẑ = Sᵀx/d.
  ///
  /// - Precondition: the values have numerators and denominators of at most 20 bits.
  /// - Complexity: O(d(k + m)).
  public init(_ z: [(index: Int, value: Rational)], through matrix: SignMatrix) {
    let common = z.reduce(Integer.one) { Integer.leastCommonMultiple($0, $1.value.denominator) }
    let scaled = z.map { (index, value) -> (index: Int, value: Int) in
      guard let integer = (value * Rational(common)).numerator.asInt else {
        preconditionFailure("a value of too many bits")
      }
      return (index, integer)
    }
    var errors = matrix.readings(matrix.activations(scaled))
    for (index, value) in scaled { errors[index] -= matrix.rows * value }
    var row = 0
    for i in errors.indices where abs(errors[i]) > abs(errors[row]) { row = i }
    self.z = z
    self.row = row
    error = Rational(Integer(abs(errors[row])), Integer(matrix.rows) * common)
  }
}

/// The construction of Theorem 2, run once, with every number its proof speaks of.
///
/// The proof is probabilistic; the result is not. A matrix of random signs is drawn, and then the kernel decides whether it is
/// μ-incoherent and whether it recovers every k-sparse z within ε. No float takes part in those verdicts.
public struct UpperBoundRun: Sendable {
  /// What was asked.
  public let parameters: UpperBoundParameters
  /// μ, η and the dimensions.
  public let dimensions: Dimensions
  /// The samples drawn, in order; only the last can succeed.
  public let attempts: [SampleAttempt]
  /// The index in `attempts` of the sample kept: the one that succeeds, else the first of least coherence.
  public let kept: Int
  /// That sample.
  public let sample: SignMatrix
  /// Its Gram entries.
  public let gram: GramStatistics
  /// Thresholds around μ.
  public let tails: [TailRow]
  /// The union bound.
  public let union: UnionBound
  /// Decodings of random z.
  public let decodings: [Decoding]
  /// The worst case of the pair A = S, B = S/d; nil when computing it exceeds the work limit.
  public let worst: WorstCaseError?
  /// The worst z, decoded as the others are; nil when `worst` is.
  public let worstDecoding: Decoding?
  /// Whether S is μ-incoherent after division by its columns' common norm √d: proved, refuted, or undecided for lack of budget.
  public let incoherence: Outcome
  /// Whether A = S with probes B = S/d recovers every k-sparse z within ε.
  public let recovery: Outcome

  /// Whether the sample kept is μ-incoherent, so that the construction succeeded.
  public var succeeded: Bool { attempts[kept].succeeds }

  /// A bound on the worst-case error of the re-centred probes S/(d + g), g the largest |⟨s_i, s_j⟩|: kc/(1+c), c = g/d the coherence.
  ///
  /// They multiply the Gram matrix by 1/(1+c). A diagonal entry is then off by 1 − 1/(1+c) = c/(1+c), and an entry off the diagonal is
  /// at most c/(1+c) in size: any k of them add up to at most kc/(1+c). For ε < k this is < ε exactly when c < η (F8).
  public var recentredError: Rational {
    Rational(parameters.sparsity) * gram.coherence / (1 + gram.coherence)
  }

  /// Draws, measures and certifies.
  ///
  /// Random z have min(k, m) nonzero entries on a uniform support, each a nonzero multiple of 1/1024 in [−1, 1]. They come from
  /// the generator of the kept sample's seed after `jump()`: for each z the support, then for each index in increasing order
  /// r = next(below: 2048), giving (r − 1024)/1024 for r < 1024 and (r − 1023)/1024 otherwise.
  ///
  /// - Throws: `UpperBoundError` for parameters out of range; `KernelRejection` for a defect of the prover.
  /// - Complexity: m²·⌈d/64⌉ word operations a sample; m²d for the certificates.
  public init(_ parameters: UpperBoundParameters, certifier: Certifier = Certifier()) throws {
    try parameters.validate()
    let dimensions = try Dimensions(parameters)
    let (m, d, k) = (parameters.features, dimensions.used, parameters.sparsity)

    var attempts: [SampleAttempt] = []
    var best: (index: Int, sample: SignMatrix, gram: GramStatistics)?
    for index in 0..<parameters.attempts {
      let seed = parameters.seed &+ UInt64(index)
      let sample = SignMatrix(rows: d, columns: m, seed: seed)
      let gram = GramStatistics(sample)
      let attempt = SampleAttempt(
        seed: seed, coherence: gram.coherence, pair: gram.pair, succeeds: gram.coherence < dimensions.mu)
      attempts.append(attempt)
      if best.map({ gram.largest < $0.gram.largest }) ?? true { best = (index, sample, gram) }
      if attempt.succeeds { break }
    }
    guard let best else { throw UpperBoundError(description: "no sample was drawn") }
    let (sample, gram) = (best.sample, best.gram)

    var generator = Xoshiro256StarStar(seed: attempts[best.index].seed)
    generator.jump()
    decodings = (0..<parameters.decodings).map { _ in
      let support = generator.nextSupport(size: min(k, m), of: m)
      let z = support.map { index -> (index: Int, value: Rational) in
        let r = generator.next(below: 2048)
        return (index, Rational(Integer(r < 1024 ? r - 1024 : r - 1023), 1024))
      }
      return Decoding(z, through: sample)
    }

    self.parameters = parameters
    self.dimensions = dimensions
    self.attempts = attempts
    kept = best.index
    self.sample = sample
    self.gram = gram
    let thresholds = [Rational(1, 4), Rational(1, 2), Rational(3, 4), 1, Rational(5, 4)].map {
      $0 * dimensions.mu
    }
    tails = thresholds.filter { $0 <= 1 }.map { TailRow($0, gram) }
    union = UnionBound(length: d, pairs: gram.pairs, mu: dimensions.mu, delta: parameters.delta)

    // The work of the two certificates by format §6 (all entries clear to ±1: one word each).
    let work = Integer(m) * Integer(m) * Integer(d + 16)
    guard work <= certifier.workLimit else {
      let reason = "budget: certifying takes work \(work), the limit is \(certifier.workLimit)"
      (incoherence, recovery) = (.undecided([reason]), .undecided([reason]))
      (worst, worstDecoding) = (nil, nil)
      return
    }
    let encoder = ProofInput(sample.matrix())
    let probe = ProofInput(sample.matrix(scale: Rational(1, Integer(d))))
    incoherence = try IncoherenceProver(certifier).prove(encoder, mu: dimensions.mu, norms: .equalNorm)
      .outcome
    let recovered = try RecoveryProver(certifier).prove(
      encoder: encoder, probe: probe, sparsity: k, epsilon: parameters.epsilon)
    recovery = recovered.outcome
    worst = recovered.worst
    worstDecoding = Decoding(recovered.worst.z, through: sample)
  }
}
