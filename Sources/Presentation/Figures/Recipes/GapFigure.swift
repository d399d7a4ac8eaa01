// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import ExactArithmetic
import KernelLadder
import Statements

/// Dimensions in which basis pursuit reads k-sparse features and dimensions that linear probes need, against m (Theorems 1, 3; F8–F10).
///
/// Certificates: for each m a `capacity` and the `basis-pursuit` of a d×m matrix. `seed` and `candidates` say how the matrices were
/// found; a check of the figure does not look for them again.
public struct GapFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "gap"

  private let features: [Int]
  private let k: Int
  private let epsilon: Rational
  private let seed, candidates: Int

  /// A figure for these m, in increasing order.
  public init(features: [Int], sparsity k: Int, epsilon: Rational, seed: Int, candidates: Int) throws(FigureError) {
    guard (2...40).contains(features.count), zip(features, features.dropFirst()).allSatisfy({ $0 < $1 }),
      features.allSatisfy({ (2...64).contains($0) })
    else { throw .option("--features must be 2 to 40 increasing numbers from 2 to 64") }
    guard (1...32).contains(k) else { throw .option("--sparsity must be between 1 and 32") }
    guard epsilon.sign > 0 && epsilon <= 1 else { throw .option("--epsilon must lie between 0 and 1") }
    guard candidates >= 0 && candidates <= 1_000_000 else { throw .option("--candidates must be at most 1,000,000") }
    (self.features, self.k, self.epsilon, self.seed, self.candidates) = (features, k, epsilon, seed, candidates)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    try self.init(
      features: reader.counts("features"), sparsity: reader.count("sparsity"), epsilon: reader.rational("epsilon"),
      seed: reader.count("seed"),
      candidates: reader.count("candidates"))
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] {
    [
      "features": features.map { "\($0)" }.joined(separator: ","), "sparsity": "\(k)", "epsilon": epsilon.description, "seed": "\(seed)",
      "candidates": "\(candidates)",
    ]
  }

  /// Proves what the figure needs: for each m, d goes up from min(m, 2k), with so many candidates each, until a matrix is certified.
  public func prove(certifier: Certifier, progress: (Int, Int) -> Void) throws -> [Certificate] {
    var certificates: [Certificate] = []
    for (i, m) in features.enumerated() {
      progress(i, features.count)
      certificates.append(
        try CapacityProver(certifier).prove(m: m, k: k, decoder: .linear(.lt, epsilon: epsilon)).outcome.certified())
      certificates.append(try readable(m, certifier))
    }
    return certificates
  }

  private func readable(_ m: Int, _ certifier: Certifier) throws -> Certificate {
    for d in min(m, 2 * k)..<m {
      let search = GapSearch(features: m, dimensions: d, sparsity: k, seed: UInt64(seed), certifier: certifier)
      for number in 0..<candidates {
        if let found = try search.candidate(number) { return try found.result.outcome.certified() }
      }
    }
    return try BasisPursuitProver(certifier).prove(encoder: ProofInput(.identity(m)), sparsity: k).outcome.certified()
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == 2 * features.count, "there are \(certificates.count) certificates")
    var linear: [(x: Coordinate, low: Coordinate, high: Coordinate)] = []
    var pursuit: [Point] = []
    var sentences: [String] = []
    for (i, m) in features.enumerated() {
      guard case .capacity(let capacity, _) = certificates[2 * i].assertion, capacity.m == m, capacity.k == k,
        capacity.decoder == .linear(.lt, epsilon: epsilon)
      else { throw .mismatch("certificate \(2 * i) is not about the capacity of \(m) features") }
      guard case .basisPursuit(let claim, .certificates) = certificates[2 * i + 1].assertion, claim.m == m, claim.k == k else {
        throw .mismatch("certificate \(2 * i + 1) is not about basis pursuit on \(m) features")
      }
      linear.append((Coordinate(m), Coordinate(capacity.lower), Coordinate(capacity.upper)))
      pursuit.append(Point(Coordinate(m), Coordinate(claim.d)))
      sentences.append("m = \(m): basis pursuit \(claim.d), linear probes \(capacity.lower) to \(capacity.upper)")
    }
    let (first, last) = (features[0], features[features.count - 1])
    let least = Series(
      "2k", legend: "any exact decoder: at least min(*m*, 2*k*)", Look(.grey, dashes: .dotted),
      .line((first...last).map { Point(Coordinate($0), Coordinate(min($0, 2 * k))) }))
    let samples = Samples.linear(Rational(first), Rational(last))
    let rate = Rate.basisPursuit.series(samples, { ($0, Rational(k)) }, epsilon: epsilon)
    let top = (linear.map { $0.high.place } + pursuit.map { $0.y.place }).max() ?? 1
    return Drawing(
      title: "Basis pursuit and linear probes, *k* = \(k), error < \(epsilon)",
      description:
        "Dimensions d for m features of which \(k) are active: a d×m matrix that basis pursuit reads exactly, and the interval in which the "
        + "least d for linear probes of error < \(epsilon) lies. \(sentences.joined(separator: "; ")). No decoder reads all exactly in fewer than min(m, \(2 * k)).",
      horizontal: Axis(
        "features *m*", from: Rational(first) - Rational(1, 2), to: Rational(last) + Rational(1, 2), at: Fit.countTicks(first, last)),
      vertical: Axis("neurons *d*", from: 0, to: top * Rational(11, 10)),
      series: [least] + [rate].compactMap { $0 } + [
        Series("linear", legend: "linear probes: the least *d* is between", Look(.vermillion), .intervals(linear)),
        Series("basis pursuit", legend: "basis pursuit: a matrix of this *d* is certified", Look(.blue), .points(pursuit)),
      ])
  }
}
