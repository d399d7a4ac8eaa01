// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// The matrix C = BᵀA of a pair as a map of colours, with the row and the features of the worst case at sparsity k outlined (F1).
///
/// Certificate: one `worst-case-error`. The entries are computed from its inputs; the outlines are its witness.
public struct GramFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "gram"
  /// The largest m.
  public static let featureLimit = 120

  private let k: Int
  private let probe: ProbeSource

  /// A map with the worst case of sparsity k.
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

  /// Proves what the figure needs.
  public func prove(encoder: ProofInput, probe: ProofInput, certifier: Certifier) throws -> [Certificate] {
    try GramFigure.checkSize(encoder.matrix?.columns ?? 0)
    return try WorstCaseOfPair.prove(encoder: encoder, probe: probe, sparsity: k, certifier: certifier)
  }

  private static func checkSize(_ m: Int) throws(FigureError) {
    guard m <= featureLimit else { throw .option("\(m) features: a map of more than \(featureLimit) cannot be read") }
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    let pair = try WorstCaseOfPair(certificates, sparsity: k, probe: probe)
    let (claim, witness) = (pair.claim, pair.witness)
    try GramFigure.checkSize(claim.m)
    let rows = InterferenceRows(encoder: pair.encoder, probe: pair.probe)
    let cells = (0..<claim.m).flatMap { i in rows.row(i).enumerated().map { (column: $0, row: i, value: Coordinate($1)) } }
    let values = cells.map { $0.value.place }
    let largest = values.map(\.magnitude).max() ?? 0
    let half = Rational(1, 2)
    func frame(_ column: Int) -> (from: Point, to: Point) {
      func corner(_ sign: Rational) -> Point {
        Point(.exact(Rational(column) + sign * half), .exact(Rational(witness.row) + sign * half))
      }
      return (corner(-1), corner(1))
    }
    let frames = witness.z.map { frame($0.index) }
    var drawing = Drawing(
      title: "*C* = *B*ᵀ*A* of \(claim.m) features in \(claim.d) dimensions",
      description: "The entries C_ij = ⟨b_i, a_j⟩ for \(claim.m) features in \(claim.d) dimensions, \(probe.words): from "
        + "\((values.min() ?? 0).significant(6)) to \((values.max() ?? 0).significant(6)). Outlined: in row \(witness.row) the entries of the features "
        + "\(witness.z.map { "\($0.index)" }.joined(separator: ", ")), on which the error of \(k)-sparse z is largest, \(Coordinate(claim.worstError).short).",
      horizontal: Axis("feature *j*: *a*_{j}", from: -half, to: Rational(claim.m) - half, at: Fit.countTicks(0, claim.m - 1)),
      vertical: Axis("probe *i*: *b*_{i}", from: -half, to: Rational(claim.m) - half, at: Fit.countTicks(0, claim.m - 1)),
      series: [
        Series("C", Look(.blue), .cells(cells)),
        Series(
          "worst case", legend: "worst case of sparsity *k* = \(k): error \(Coordinate(claim.worstError).short)",
          Look(.black, weight: .bold), .frames(frames)),
      ])
    drawing.vertical.isReversed = true
    drawing.isIsometric = true
    drawing.colours = ColourScale(
      largest: largest.sign > 0 ? largest : 1, isSigned: values.contains { $0.sign < 0 }, label: "*C*_{ij}")
    return drawing
  }
}
