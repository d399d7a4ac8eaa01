// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Parallelism
import SignGram
import Statements

/// The exact coherence of a matrix, and μ-incoherence (Definition 4).
public struct IncoherenceProver: Sendable {
  private let certifier: Certifier
  private let workers: Workers

  /// A prover whose certificates this certifier checks.
  public init(_ certifier: Certifier = Certifier(), workers: Workers = .single) {
    self.certifier = certifier
    self.workers = workers
  }

  /// What is asked of the norms of the columns.
  public enum NormRequirement: String, Sendable, CaseIterable {
    /// All 1: Definition 4 as it stands.
    case unit
    /// All equal: unit vectors after division by the common norm.
    case equalNorm = "equal-norm"
    /// Only nonzero: the cosines are taken.
    case any
  }

  /// What a proof shows, beside its certificate.
  public struct Result: Sendable {
    /// The certified outcome.
    public let outcome: Outcome
    /// The largest squared cosine; nil when a column is zero.
    public let coherenceSquared: QuadraticSurd?
    /// The two columns that attain it; nil when there is one column only, or one is zero.
    public let pair: (Int, Int)?
  }

  /// Certifies the coherence; with μ, decides whether it is ⋖ μ.
  ///
  /// - Parameter norms: a requirement, or nil for the strongest one that holds.
  /// - Precondition: μ > 0.
  /// - Complexity: m²/2 inner products of length d.
  public func prove(
    _ encoder: ProofInput, mu: Rational? = nil, relation: Relation = .lt, norms requirement: NormRequirement? = nil
  ) throws -> Result {
    guard let matrix = encoder.matrix else { preconditionFailure("incoherence needs a matrix") }
    let gram = GramEntries(matrix)
    let m = matrix.columns
    func failure(_ hypothesis: Hypothesis, _ at: [Int], _ value: QuadraticSurd) throws -> Outcome {
      try certifier.certify(
        .hypothesisFailure(HypothesisFailureClaim(hypothesis), HypothesisFailureWitness(at: at, value: value)), [.encoder: encoder])
    }
    let norms = (0..<m).map { gram.squaredNorm($0) }
    if let zero = norms.firstIndex(where: \.isZero) {
      return Result(outcome: try failure(.nonzeroColumns, [zero], .zero), coherenceSquared: nil, pair: nil)
    }
    let (coherenceSquared, pair) = gram.largestSquaredCosine(norms, workers)
    func result(_ outcome: Outcome) -> Result { Result(outcome: outcome, coherenceSquared: coherenceSquared, pair: pair) }
    let unequal = norms.firstIndex { $0 != norms[0] }
    if requirement == .unit, let j = norms.firstIndex(where: { $0 != .one }) {
      return result(try failure(.unitColumns, [j], norms[j]))
    }
    if requirement == .equalNorm, let j = unequal { return result(try failure(.equalNorms, [0, j], norms[j])) }
    if let mu, let pair, !relation.holds(coherenceSquared, QuadraticSurd(mu * mu)) {
      return result(try failure(.coherence(relation, mu: mu), [pair.0, pair.1], coherenceSquared))
    }
    let columns: ColumnNorms
    switch (requirement, unequal) {
    case (.any, _), (nil, .some): columns = .any
    case (.unit, _): columns = .unit(squared: .one)
    case (nil, nil) where norms[0] == .one: columns = .unit(squared: .one)
    default: columns = .equal(squared: norms[0])
    }
    let claim = IncoherenceClaim(
      d: matrix.rows, m: m, columns: columns, coherenceSquared: coherenceSquared,
      coherence: coherenceSquared.coefficient.isZero ? coherenceSquared.rational.exactSquareRoot : nil,
      bound: mu.map { (relation, $0) })
    return result(try certifier.certify(.incoherence(claim, IncoherenceWitness(pair: pair)), [.encoder: encoder]))
  }
}

/// A squared cosine, square/norms, and where it is.
private struct LargestCosine {
  var square = Integer.zero
  var norms = Integer.one
  var pair: (Int, Int)?

  /// Becomes the other one, which comes later, if that is larger.
  mutating func take(_ later: LargestCosine) {
    if later.pair != nil, pair == nil || later.square * norms > square * later.norms { self = later }
  }
}

/// Inner products of the columns of a matrix.
struct GramEntries {
  private let cleared: ClearedVectors?
  /// The columns, when they are multiples of vectors of signs.
  private let signs: SignGram?
  private let surds: Matrix<QuadraticSurd>?

  init(_ matrix: InputMatrix) {
    if case .rational(let matrix) = matrix { signs = SignGram(columns: matrix) } else { signs = nil }
    if case .rational(let matrix) = matrix, let cleared = ClearedVectors(matrix, .columns) {
      self.cleared = cleared
      surds = nil
    } else {
      cleared = nil
      surds = matrix.asSurds
    }
  }

  func squaredNorm(_ j: Int) -> QuadraticSurd {
    if let cleared { return QuadraticSurd(Rational(cleared.dot(j, cleared, j), cleared.denominators[j] * cleared.denominators[j])) }
    return product(j, j)
  }

  private func product(_ i: Int, _ j: Int) -> QuadraticSurd {
    guard let surds else { preconditionFailure("a matrix is cleared or over a quadratic field") }
    return (0..<surds.rows).reduce(.zero) { $0 + surds[$1, i] * surds[$1, j] }
  }

  /// The largest squared cosine of two columns, and the first pair that attains it; (0, nil) for a single column.
  func largestSquaredCosine(_ norms: [QuadraticSurd], _ workers: Workers) -> (QuadraticSurd, (Int, Int)?) {
    let m = norms.count
    if let signs {
      // cos² = ⟨s_i, s_j⟩²/d².
      guard let (size, pair) = signs.largestProduct(workers: workers) else { return (.zero, nil) }
      let cosine = Rational(Integer(size), Integer(signs.length))
      return (QuadraticSurd(cosine * cosine), pair)
    }
    var best = QuadraticSurd.zero
    var pair: (Int, Int)?
    if let cleared {
      let squares = (0..<m).map { cleared.dot($0, cleared, $0) }
      let ranges = Workers.ranges(of: m, length: 16)
      let parts = workers.map(ranges.count) { piece in
        var part = LargestCosine()
        for i in ranges[piece] {
          for j in i + 1..<max(m, i + 1) {
            let g = cleared.dot(i, cleared, j)
            part.take(LargestCosine(square: g * g, norms: squares[i] * squares[j], pair: (i, j)))
          }
        }
        return part
      }
      var largest = LargestCosine()
      for part in parts { largest.take(part) }
      best = QuadraticSurd(Rational(largest.square, largest.norms))
      pair = largest.pair
    } else {
      for i in 0..<m {
        for j in i + 1..<max(m, i + 1) {
          let g = product(i, j)
          let value = g * g / (norms[i] * norms[j])
          if pair == nil || value > best { (best, pair) = (value, (i, j)) }
        }
      }
    }
    return (best, pair)
  }
}
