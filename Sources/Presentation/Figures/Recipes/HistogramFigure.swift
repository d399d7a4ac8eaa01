// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// Histograms of a pair (F1): of the interference |C_ij|, i ≠ j, or of each feature's own worst-case error at sparsity k.
///
/// Certificate: the `worst-case-error` of the pair at k. The counts are exact, computed from its inputs.
public struct HistogramFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "histogram"
  static let featureLimit = 1024

  /// What is counted.
  public enum Quantity: String, Sendable, CaseIterable { case interference, errors }

  private let quantity: Quantity
  private let k, bins: Int
  private let epsilon: Rational?
  private let probe: ProbeSource

  /// A histogram with equal bins; a line at ε/k or ε.
  public init(of quantity: Quantity, sparsity k: Int, bins: Int, epsilon: Rational?, probe: ProbeSource) throws(FigureError) {
    try WorstCaseOfPair.checkSparsity(k)
    guard (1...400).contains(bins) else { throw .option("--bins must be between 1 and 400") }
    if let epsilon, !(epsilon.sign > 0) { throw .option("--epsilon must be positive") }
    (self.quantity, self.k, self.bins, self.epsilon, self.probe) = (quantity, k, bins, epsilon, probe)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    try self.init(
      of: reader.choice("of", Quantity.self), sparsity: reader.count("sparsity"), bins: reader.count("bins"),
      epsilon: reader.optional("epsilon") { reader, key throws(FigureError) in try reader.rational(key) }, probe: ProbeSource(&reader))
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] {
    var options = probe.option
    options["of"] = quantity.rawValue
    options["sparsity"] = "\(k)"
    options["bins"] = "\(bins)"
    options["epsilon"] = epsilon?.description
    return options
  }

  private static func checkSize(_ m: Int) throws(FigureError) {
    guard (2...featureLimit).contains(m) else { throw .option("\(m) features: a histogram takes 2 to \(featureLimit)") }
  }

  /// Proves what the figure needs.
  public func prove(
    encoder: ProofInput, probe: ProofInput, certifier: Certifier, progress: (Int, Int) -> Void
  ) throws -> [Certificate] {
    try HistogramFigure.checkSize(encoder.matrix?.columns ?? 0)
    return try WorstCaseOfPair.prove(encoder: encoder, probe: probe, sparsity: k, certifier: certifier, progress: progress)
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    let pair = try WorstCaseOfPair(certificates, sparsity: k, probe: probe)
    let claim = pair.claim
    try HistogramFigure.checkSize(claim.m)
    let rows = InterferenceRows(encoder: pair.encoder, probe: pair.probe)
    var values: [QuadraticSurd] = []
    for i in 0..<rows.count {
      var row = rows.row(i)
      switch quantity {
      case .interference: values += row.enumerated().filter { $0.offset != i }.map { $0.element.magnitude }
      case .errors:
        row[i] -= .one
        values.append(row.map(\.magnitude).sorted(by: >).prefix(k).reduce(.zero) { $0 + $1 })
      }
    }
    return draw(values, claim)
  }

  private func draw(_ values: [QuadraticSurd], _ claim: RecoveryClaim) -> Drawing {
    let limit = epsilon.map { quantity == .interference ? $0 / Rational(k) : $0 }
    let largest = values.max() ?? .zero
    // The bins end at the largest value, or a rational number just above it.
    let top = max(largest.coefficient.isZero ? largest.rational : largest.rounded(9) + Rational(1, 1_000_000_000), limit ?? 0)
    let end = top.sign > 0 ? top : 1
    let width = end / Rational(bins)
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      // Whole bins below the value, found from a rational number near it and put right exactly.
      var bin = min(bins - 1, max(0, ((value.coefficient.isZero ? value.rational : value.rounded(12)) / width).floor.asInt ?? 0))
      while bin > 0 && value < QuadraticSurd(width * Rational(bin)) { bin -= 1 }
      while bin < bins - 1 && value >= QuadraticSurd(width * Rational(bin + 1)) { bin += 1 }
      counts[bin] += 1
    }
    let bars = counts.enumerated().filter { $0.element > 0 }.map { bin, count in
      (left: Coordinate.exact(width * Rational(bin)), right: Coordinate.exact(width * Rational(bin + 1)), height: Coordinate(count))
    }
    let most = Rational(counts.max() ?? 1)
    let what: (title: Label, axis: Label, unit: String)
    switch quantity {
    case .interference: what = ("Interference", "|*C*_{ij}|, *i* ≠ *j*", "ordered pairs (i, j)")
    case .errors: what = ("Error of each feature at *k* = \(k)", "largest |(*B*ᵀ*Az* − *z*)_{i}|", "features i")
    }
    var series = [Series(quantity.rawValue, Look(.blue), .bars(bars))]
    var within = ""
    if let limit, let epsilon {
      let count = values.count { $0 < QuadraticSurd(limit) }
      within = " \(count) of \(values.count) are below \(limit)."
      let name = quantity == .interference ? "*ε*/*k* = \(limit)" : "*ε* = \(epsilon)"
      series.append(
        Series(
          "limit", legend: "\(name): \(count) of \(values.count) below", Look(.vermillion, dashes: .dashed),
          .segments([(Point(.exact(limit), 0), Point(.exact(limit), .exact(most)))])))
    }
    var title = what.title
    title.append(", *m* = \(claim.m), *d* = \(claim.d)")
    return Drawing(
      title: title,
      description:
        "Histogram of \(what.axis.text) over \(values.count) \(what.unit), \(claim.m) features in \(claim.d) dimensions, \(probe.words); bins of width "
        + "\(Coordinate.exact(width).short), a value on a border belongs to the bin above.\(within)",
      horizontal: Axis(what.axis, from: 0, to: end * Rational(51, 50)),
      vertical: Axis(
        Label(plain: what.unit.replacing(" (i, j)", with: "").replacing(" i", with: "")), from: 0, to: most * Rational(11, 10)),
      series: series)
  }
}
