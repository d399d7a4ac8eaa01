// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements
import UpperBound

/// How many pairs of a random sign matrix have an inner product of at least t: in the sample, in expectation, and by Hoeffding's bound
/// (Lemma 5; F12).
///
/// Certificate: the `incoherence` of the sample. That its matrix is the seed's sample is checked; the pairs are counted from it.
public struct TailFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "tail"

  private let m, d, seed: Int

  /// A sample of m features in d dimensions.
  public init(features m: Int, neurons d: Int, seed: Int) throws(FigureError) {
    try SignSample.checkSize(d: d, m: m)
    (self.m, self.d, self.seed) = (m, d, seed)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    try self.init(features: reader.count("features"), neurons: reader.count("neurons"), seed: reader.count("seed"))
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] { ["features": "\(m)", "neurons": "\(d)", "seed": "\(seed)"] }

  private var sample: SignMatrix { SignMatrix(rows: d, columns: m, seed: UInt64(seed)) }

  /// Proves what the figure needs.
  public func prove(certifier: Certifier) throws -> [Certificate] { [try SignSample.prove(sample, certifier)] }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == 1, "there are \(certificates.count) certificates")
    let sample = sample
    let coherence = try SignSample.coherence(certificates[0], sample)
    let gram = GramStatistics(sample)
    try Fit.require(gram.coherence == coherence, "the sample has another coherence than its certificate states")
    let pairs = Rational(gram.pairs)
    // The sizes that occur have the parity of d; a little beyond the largest.
    let last = min(d, gram.largest + max(2, d / 16) * 2)
    let sizes = Array(stride(from: d % 2, through: last, by: 2))
    let stride = max(1, sizes.count / 60)
    let shown = sizes.enumerated().filter { $0.offset % stride == 0 }.map { $0.element }
    func share(_ size: Int) -> Rational { Rational(size, over: d) }
    let observed = shown.compactMap { size -> Point? in
      let count = gram.pairs(atLeast: share(size))
      return count == 0 ? nil : Point(.exact(share(size)), Coordinate(count))
    }
    let expected = shown.compactMap { size -> Point? in
      SignTail.probability(length: d, atLeast: share(size)).map { probability in
        let value = probability * pairs
        // Exact, but long: enclosed so that it can be written down.
        return Point(.exact(share(size)), Coordinate(from: value.roundedDown(15), to: -(-value).roundedDown(15)))
      }
    }
    let end = share(last)
    let hoeffding = Samples.linear(0, end).map { t in
      Point(.exact(t), (2 * pairs * Enclosure.exponential(-(Rational(d) * t * t / 2))).coordinate)
    }
    let bottom = Rational(1, 10)
    var series = [
      Series("Hoeffding", legend: "Hoeffding: 2·pairs·exp(−*dt*^{2}/2)", Look(.vermillion, dashes: .dashed), .line(hoeffding)),
      Series("expected", legend: "expected: pairs·Pr[|⟨*c*_{i}, *c*_{j}⟩| ≥ *t*]", Look(.black, weight: .hair), .line(expected)),
      Series("sample", legend: "in the sample", Look(.blue), .points(observed)),
    ]
    series.append(
      Series(
        "coherence", legend: "coherence \(coherence) of the sample", Look(.green, dashes: .dotted),
        .segments([(Point(.exact(coherence), .exact(bottom)), Point(.exact(coherence), .exact(pairs)))])))
    return Drawing(
      title: "Inner products of random signs, *m* = \(m), *d* = \(d), seed \(seed)",
      description:
        "Number of the \(gram.pairs) pairs of columns of a random ±1/√d matrix, m = \(m), d = \(d), with |⟨c_i, c_j⟩| ≥ t: in the sample of seed "
        + "\(seed), whose coherence is \(coherence), in expectation, and by Hoeffding's bound.",
      horizontal: Axis("threshold *t*", from: 0, to: end * Rational(51, 50)),
      vertical: Axis("pairs with |⟨*c*_{i}, *c*_{j}⟩| ≥ *t*", logarithmicFrom: bottom, to: pairs * 4), series: series)
  }
}
