// SPDX-License-Identifier: Apache-2.0
import Certification
import Constructions
import ExactArithmetic
import LinearSensing
import Statements

/// Figure 1 of the paper: two features in the plane, read exactly although their representations are not orthogonal (F13).
///
/// Certificate: the `worst-case-error` of the pair at k = 2, which is 0. The arrows are the columns of its inputs, in ℚ(√3).
public struct FigureOneFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "figure-1"

  /// The figure; there is one.
  public init() {}

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) { try OptionReader(options).end() }

  /// The options as text.
  public var options: [String: String] { [:] }

  private static var encoder: InputMatrix { .surd(FigureOne.encoder, radicand: FigureOne.radicand) }
  private static var probe: InputMatrix { .surd(FigureOne.probe, radicand: FigureOne.radicand) }

  /// Proves what the figure needs.
  public func prove(certifier: Certifier) throws -> [Certificate] {
    try PlaneFigure(sparsity: 2, probe: .file).prove(
      encoder: ProofInput(.matrix(FigureOneFigure.encoder)), probe: ProofInput(.matrix(FigureOneFigure.probe)), certifier: certifier)
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    let pair = try PlaneFigure(sparsity: 2, probe: .file).pair(certificates)
    try Fit.require(pair.encoder == FigureOneFigure.encoder && pair.probe == FigureOneFigure.probe, "the pair is not that of Figure 1")
    var drawing = PlaneFigure.draw(pair, names: ["cat", "happy"], sparsity: 2)
    drawing.title = "Figure 1: *B*ᵀ*A* = *I*, and yet *a*_{cat} and *a*_{happy} are not orthogonal"
    return drawing
  }
}

/// The representation and probe vectors of a pair in the plane, as in Figure 1 (d = 2).
///
/// Certificate: the `worst-case-error` of the pair at the sparsity.
public struct PlaneFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "plane"
  static let featureLimit = 12

  private let k: Int
  private let probe: ProbeSource

  /// A figure with the worst-case error at this sparsity.
  public init(sparsity k: Int, probe: ProbeSource) throws(FigureError) {
    try WorstCaseOfPair.checkSparsity(k)
    (self.k, self.probe) = (k, probe)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    try self.init(sparsity: reader.count("sparsity"), probe: ProbeSource(&reader))
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] { probe.option.merging(["sparsity": "\(k)"]) { $1 } }

  private static func checkSize(_ matrix: InputMatrix?) throws(FigureError) {
    guard let matrix, matrix.rows == 2, matrix.columns <= featureLimit else {
      throw .option("only vectors in the plane can be drawn, at most \(featureLimit) features: a matrix of 2 rows")
    }
  }

  /// Proves what the figure needs.
  public func prove(encoder: ProofInput, probe: ProofInput, certifier: Certifier) throws -> [Certificate] {
    try PlaneFigure.checkSize(encoder.matrix)
    return try WorstCaseOfPair.prove(encoder: encoder, probe: probe, sparsity: k, certifier: certifier)
  }

  /// The pair of the certificate.
  func pair(_ certificates: [Certificate]) throws(FigureError) -> WorstCaseOfPair {
    let pair = try WorstCaseOfPair(certificates, sparsity: k, probe: probe)
    try PlaneFigure.checkSize(pair.encoder)
    return pair
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    let pair = try pair(certificates)
    return PlaneFigure.draw(pair, names: (0..<pair.encoder.columns).map { "\($0)" }, sparsity: k)
  }

  static func draw(_ pair: WorstCaseOfPair, names: [String], sparsity k: Int) -> Drawing {
    let origin = Point(0, 0)
    func arrows(_ matrix: InputMatrix) -> [(from: Point, to: Point)] {
      let matrix = matrix.asSurds
      return (0..<matrix.columns).map { (origin, Point(Coordinate(matrix[0, $0]), Coordinate(matrix[1, $0]))) }
    }
    let (a, b) = (arrows(pair.encoder), arrows(pair.probe))
    func labels(_ arrows: [(from: Point, to: Point)], _ letter: String) -> [(at: Point, text: Label, anchor: Anchor)] {
      zip(arrows, names).map { arrow, name in
        let (x, y) = (arrow.to.x.place, arrow.to.y.place)
        let anchor: Anchor = y.magnitude > x.magnitude ? (y.sign > 0 ? .above : .below) : x.sign < 0 ? .left : .right
        return (arrow.to, "*\(letter)*_{\(name)}", anchor)
      }
    }
    let ends = (a + b).flatMap { [$0.to.x.place, $0.to.y.place] }
    func range(_ values: [Rational], _ share: Rational) -> (Rational, Rational) {
      let (low, high) = (min(values.min() ?? 0, 0), max(values.max() ?? 0, 0))
      let margin = max(ends.map(\.magnitude).max() ?? 1, Rational(1, 100)) * share
      return (low - margin, high + margin)
    }
    let (left, right) = range((a + b).map { $0.to.x.place }, Rational(7, 20))
    let (bottom, top) = range((a + b).map { $0.to.y.place }, Rational(1, 5))
    func row(_ arrows: [(from: Point, to: Point)], _ letter: String) -> String {
      zip(arrows, names).map { "\(letter)_\($1) = (\($0.to.x.short), \($0.to.y.short))" }.joined(separator: ", ")
    }
    let error = Coordinate(pair.claim.worstError).short
    let square = names.count <= 4 ? rightAngles(pair) : []
    var drawing = Drawing(
      title: "\(names.count) features in the plane: error \(error) at *k* = \(k)",
      description:
        "Representation vectors \(row(a, "a")) and probe vectors \(row(b, "b")) in the plane. Worst-case error on \(k)-sparse z: \(error).",
      horizontal: Axis("first neuron", from: left, to: right), vertical: Axis("second neuron", from: bottom, to: top),
      series: [
        Series("right angles", legend: square.isEmpty ? nil : "⟨*b*_{i}, *a*_{j}⟩ = 0", Look(.grey), .segments(square)),
        Series("representations", legend: "representations *a*_{i}", Look(.blue, weight: .bold), .arrows(a)),
        Series("probes", legend: "probes *b*_{i}", Look(.vermillion, dashes: .dashed, weight: .bold), .arrows(b)),
        Series("names of representations", Look(.blue), .labels(labels(a, "a"))),
        Series("names of probes", Look(.vermillion), .labels(labels(b, "b"))),
      ])
    drawing.isIsometric = true
    return drawing
  }

  /// Two sides of a small square at the origin for each i ≠ j with ⟨b_i, a_j⟩ = 0. Whether it is 0 is decided exactly; where the sides are drawn is
  /// rounded.
  private static func rightAngles(_ pair: WorstCaseOfPair) -> [(from: Point, to: Point)] {
    let (a, b) = (pair.encoder.asSurds, pair.probe.asSurds)
    func unit(_ matrix: Matrix<QuadraticSurd>, _ j: Int) -> (x: Rational, y: Rational)? {
      let (x, y) = (matrix[0, j].rounded(9), matrix[1, j].rounded(9))
      let norm = Rational(((x * x + y * y) * Rational(Integer(10).power(18))).floor.squareRoot, Integer(10).power(9))
      return norm.sign > 0 ? (x / norm / 10, y / norm / 10) : nil
    }
    func point(_ x: Rational, _ y: Rational) -> Point {
      func short(_ value: Rational) -> Coordinate { .exact(Rational((value * 1_000_000).floor, Integer(1_000_000))) }
      return Point(short(x), short(y))
    }
    var sides: [(from: Point, to: Point)] = []
    for i in 0..<a.columns {
      for j in 0..<a.columns where j != i && (b[0, i] * a[0, j] + b[1, i] * a[1, j]).isZero {
        guard let u = unit(b, i), let v = unit(a, j) else { continue }
        let corner = point(u.x + v.x, u.y + v.y)
        sides += [(point(u.x, u.y), corner), (corner, point(v.x, v.y))]
      }
    }
    return sides
  }
}
