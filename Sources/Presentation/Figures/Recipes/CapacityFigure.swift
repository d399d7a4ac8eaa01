// SPDX-License-Identifier: Apache-2.0
import Capacity
import Certification
import ExactArithmetic
import Statements

/// Certified intervals for the capacity d(m, k, ε) against m or against k, with the paper's rates (Theorems 2, 3, 12; F8, F11, F12).
///
/// Certificates: a `capacity` for each point, series by series.
public struct CapacityFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "capacity"
  static let pointLimit = 200

  /// What varies along the horizontal axis.
  public enum Variable: String, Sendable, CaseIterable { case features, sparsity }

  private let variable: Variable
  private let features, sparsities: [Int]
  /// Nil for thresholds.
  private let linear: (relation: Relation, epsilon: Rational)?

  /// Intervals for each feature count and sparsity, strictly increasing lists; the one that does not vary makes the series, at most four.
  public init(
    against variable: Variable, features: [Int], sparsities: [Int], linear: (relation: Relation, epsilon: Rational)?
  ) throws(FigureError) {
    for (name, list) in [("--features", features), ("--sparsity", sparsities)] {
      guard !list.isEmpty, list.allSatisfy({ (1..<1 << 53).contains($0) }), zip(list, list.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw .option("\(name) must be increasing numbers from 1 to 2^53 − 1")
      }
    }
    let (points, series) = variable == .features ? (features, sparsities) : (sparsities, features)
    guard (2...CapacityFigure.pointLimit).contains(points.count), series.count <= 4 else {
      throw .option("a figure against \(variable.rawValue) has 2 to \(CapacityFigure.pointLimit) of them, and at most 4 of the other")
    }
    if let linear, !(linear.epsilon.sign > 0) { throw .option("--epsilon must be positive") }
    (self.variable, self.features, self.sparsities, self.linear) = (variable, features, sparsities, linear)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    let epsilon = try reader.optional("epsilon") { reader, key throws(FigureError) in try reader.rational(key) }
    let isNonStrict = try reader.optional("non-strict") { reader, key throws(FigureError) in try reader.flag(key) } != nil
    let decoder = try reader.choice("decoder", Decoder.self)
    guard (decoder == .linear) == (epsilon != nil), decoder == .linear || !isNonStrict else {
      throw .malformed("epsilon and non-strict belong to the linear decoder")
    }
    try self.init(
      against: reader.choice("against", Variable.self), features: reader.counts("features"), sparsities: reader.counts("sparsity"),
      linear: epsilon.map { (isNonStrict ? .le : .lt, $0) })
    try reader.end()
  }

  private enum Decoder: String, CaseIterable { case linear, threshold }

  /// The options as text.
  public var options: [String: String] {
    func list(_ counts: [Int]) -> String { counts.map { "\($0)" }.joined(separator: ",") }
    var options = ["against": variable.rawValue, "features": list(features), "sparsity": list(sparsities)]
    options["decoder"] = (linear == nil ? Decoder.threshold : .linear).rawValue
    options["epsilon"] = linear?.epsilon.description
    if linear?.relation == .le { options["non-strict"] = "yes" }
    return options
  }

  private var decoder: CapacityDecoder { linear.map { .linear($0.relation, epsilon: $0.epsilon) } ?? .threshold }

  /// m and k of each point, series by series.
  private var grid: [[(m: Int, k: Int)]] {
    switch variable {
    case .features: return sparsities.map { k in features.map { ($0, k) } }
    case .sparsity: return features.map { m in sparsities.map { (m, $0) } }
    }
  }

  /// Proves what the figure needs.
  public func prove(certifier: Certifier, progress: (Int, Int) -> Void) throws -> [Certificate] {
    let points = grid.flatMap { $0 }
    return try points.enumerated().map { i, point in
      progress(i, points.count)
      return try CapacityProver(certifier).prove(m: point.m, k: point.k, decoder: decoder).outcome.certified()
    }
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == grid.reduce(0) { $0 + $1.count }, "there are \(certificates.count) certificates")
    var claims: [[CapacityClaim]] = []
    var rest = certificates[...]
    for row in grid {
      claims.append([])
      for (m, k) in row {
        guard case .capacity(let claim, _)? = rest.popFirst()?.assertion, claim.m == m, claim.k == k, claim.decoder == decoder else {
          throw .mismatch("a certificate is not about the capacity of \(m) features at sparsity \(k)")
        }
        claims[claims.count - 1].append(claim)
      }
    }
    return draw(claims)
  }

  private func draw(_ claims: [[CapacityClaim]]) -> Drawing {
    func place(_ claim: CapacityClaim) -> Int { variable == .features ? claim.m : claim.k }
    let all = claims.flatMap { $0 }
    let places = variable == .features ? features : sparsities
    let (low, high) = (Rational(places[0]), Rational(places[places.count - 1]))
    let isWide = high >= low * 10
    let looks = [
      Look(.blue, .circle), Look(.vermillion, .square, hollow: true), Look(.black, .triangle), Look(.purple, .diamond, hollow: true),
    ]
    var series: [Series] = []
    if claims.count == 1 {
      let samples = isWide ? Samples.logarithmic(low, high) : Samples.linear(low, high)
      let rates: [Rate] = linear == nil ? [.lower, .upper] : [.lower, .upper, .randomSigns]
      series += rates.compactMap { rate in
        rate.series(
          samples, { variable == .features ? ($0, Rational(sparsities[0])) : (Rational(features[0]), $0) }, epsilon: linear?.epsilon ?? 1)
      }
    }
    // Hollow symbols first, so that they hide no others.
    for (row, look) in zip(claims, looks).hollowFirst() {
      let name = variable == .features ? "*k* = \(row[0].k)" : "*m* = \(row[0].m)"
      let legend: Label = claims.count == 1 ? "certified: the least *d* is between" : "\(name): least *d*"
      let intervals = row.filter { $0.lower < $0.upper }.map {
        (x: Coordinate(place($0)), low: Coordinate($0.lower), high: Coordinate($0.upper))
      }
      let exact = row.filter { $0.lower == $0.upper }.map { Point(Coordinate(place($0)), Coordinate($0.lower)) }
      let plain = Label(stringLiteral: name).text
      if !intervals.isEmpty { series.append(Series("\(plain): interval", legend: legend, look, .intervals(intervals))) }
      if !exact.isEmpty {
        series.append(Series("\(plain): exact", legend: claims.count == 1 ? "certified: exact" : "\(name): exact", look, .points(exact)))
      }
    }
    if claims.count > 1 {
      // Their names beside the last points: nothing hangs on colour.
      let names = claims.compactMap(\.last).map { claim in
        (
          at: Point(Coordinate(place(claim)), Coordinate(claim.upper)),
          text: (variable == .features ? "*k* = \(claim.k)" : "*m* = \(claim.m)") as Label, anchor: Anchor.above
        )
      }
      series.append(Series("name", Look(.black), .labels(names)))
    }
    let heights = series.flatMap { series -> [Rational] in
      if case .line(let points) = series.marks { return points.map { $0.y.place } }
      return []
    }
    let (least, largest) = (all.map(\.lower).min() ?? 0, all.map(\.upper).max() ?? 1)
    let top = max(Rational(largest), heights.max() ?? 0)
    let bottom = min(Rational(least), heights.filter { $0.sign > 0 }.min() ?? Rational(least))
    let vertical: Axis
    if least >= 1 && top >= bottom * 20 {
      vertical = Axis(
        "neurons *d*", logarithmicFrom: max(bottom, Rational(1, 2)) * Rational(4, 5),
        to: top * Rational(claims.count > 1 ? 2 : 1) * Rational(5, 4))
    } else {
      vertical = Axis("neurons *d*", from: 0, to: top * Rational(claims.count > 1 ? 6 : 5, over: 5))
    }
    let label: Label = variable == .features ? "features *m*" : "sparsity *k*"
    let spare = isWide ? Rational(6, 5) : 1
    let margin = max((high - low) / 30, Rational(1, 4))
    let horizontal =
      isWide
      ? Axis(label, logarithmicFrom: low / spare, to: high * spare)
      : Axis(label, from: low - margin, to: high + margin, at: Fit.countTicks(places[0], places[places.count - 1]))
    let what = decoderWords
    let fixed = claims.count > 1 ? "" : variable == .features ? ", *k* = \(sparsities[0])" : ", *m* = \(features[0])"
    return Drawing(
      title: "Neurons needed\(fixed)\(what.title)",
      description: "The least number d of neurons for \(what.words), against the \(label.text). Certified intervals: "
        + all.map { "m = \($0.m), k = \($0.k): \($0.lower) to \($0.upper)" }.joined(separator: "; ") + ".",
      horizontal: horizontal, vertical: vertical, series: series)
  }

  private var decoderWords: (title: String, words: String) {
    guard let linear else { return (", thresholds", "reading Boolean features by thresholds") }
    return (", error \(linear.relation.symbol) \(linear.epsilon)", "linear probes of error \(linear.relation.symbol) \(linear.epsilon)")
  }
}
