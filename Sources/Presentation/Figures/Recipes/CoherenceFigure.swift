// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import Statements
import UpperBound

/// The coherence of random sign matrices against d, between the least that any unit vectors have (Welch) and what Lemma 5 promises with
/// probability 1 − δ (F12).
///
/// Certificates: the `incoherence` of the sample of the seed for each d.
public struct CoherenceFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "coherence"

  private let m, seed: Int
  private let dimensions: [Int]
  private let delta: Rational

  /// Samples of m features in these dimensions, increasing.
  public init(features m: Int, dimensions: [Int], seed: Int, delta: Rational) throws(FigureError) {
    guard (2...100).contains(dimensions.count), zip(dimensions, dimensions.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .option("--dimensions must be 2 to 100 increasing numbers")
    }
    for d in dimensions { try SignSample.checkSize(d: d, m: m) }
    guard delta.sign > 0 && delta < 1 else { throw .option("--delta must lie between 0 and 1") }
    (self.m, self.dimensions, self.seed, self.delta) = (m, dimensions, seed, delta)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    try self.init(
      features: reader.count("features"), dimensions: reader.counts("dimensions"), seed: reader.count("seed"),
      delta: reader.rational("delta"))
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] {
    [
      "features": "\(m)", "dimensions": dimensions.map { "\($0)" }.joined(separator: ","), "seed": "\(seed)", "delta": delta.description,
    ]
  }

  private func sample(_ d: Int) -> SignMatrix { SignMatrix(rows: d, columns: m, seed: UInt64(seed)) }

  /// Proves what the figure needs.
  public func prove(certifier: Certifier, progress: (Int, Int) -> Void) throws -> [Certificate] {
    try dimensions.enumerated().map { i, d in
      progress(i, dimensions.count)
      return try SignSample.prove(sample(d), certifier)
    }
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == dimensions.count, "there are \(certificates.count) certificates")
    var points: [Point] = []
    for (d, certificate) in zip(dimensions, certificates) {
      points.append(Point(Coordinate(d), .exact(try SignSample.coherence(certificate, sample(d)))))
    }
    let (first, last) = (Rational(dimensions[0]), Rational(dimensions[dimensions.count - 1]))
    let samples = Samples.logarithmic(first, last)
    let pairs = Rational(m) * Rational(m - 1)
    let lemma = samples.map { d in
      Point(.exact(d), (2 / d * Enclosure.logarithm(pairs / delta)).squareRoot.coordinate)
    }
    let welch = samples.filter { $0 <= Rational(m) }.map { d in
      Point(.exact(d), Enclosure((Rational(m) - d) / (d * Rational(m - 1))).squareRoot.coordinate)
    }
    let top = (points + lemma).map { $0.y.place }.max() ?? 1
    var series = [
      Series(
        "Lemma 5", legend: "√(2 ln(*m*(*m* − 1)/*δ*)/*d*), below it with probability 1 − *δ*", Look(.vermillion, dashes: .dashed),
        .line(lemma))
    ]
    if welch.count >= 2 {
      series.append(
        Series("Welch", legend: "√((*m* − *d*)/(*d*(*m* − 1))), the least possible (Welch)", Look(.black, dashes: .dotted), .line(welch)))
    }
    series.append(Series("sample", legend: "coherence of the sample", Look(.blue), .points(points)))
    let isWide = last >= first * 10
    let horizontal =
      isWide
      ? Axis("neurons *d*", logarithmicFrom: first * Rational(9, 10), to: last * Rational(10, 9))
      : Axis("neurons *d*", from: first - (last - first) / 30, to: last + (last - first) / 30)
    return Drawing(
      title: "Coherence of random signs, *m* = \(m), seed \(seed), *δ* = \(delta)",
      description: "Coherence of random ±1/√d matrices of \(m) columns, seed \(seed), against d: "
        + points.map { "d = \($0.x.short): \($0.y.short)" }.joined(separator: "; ") + ".",
      horizontal: horizontal, vertical: Axis("largest |⟨*c*_{i}, *c*_{j}⟩|", from: 0, to: top * Rational(21, 20)), series: series)
  }
}
