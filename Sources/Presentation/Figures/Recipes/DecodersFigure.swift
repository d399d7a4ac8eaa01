// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements
import UpperBound

/// On random sign matrices: the least worst-case error of any probes against that of B = A (F1, F7).
///
/// The columns are S/√d, so with B = A the interference matrix is SᵀS/d; certificates have A = S and B = S/d, which has the same. For each sample:
/// a `worst-case-error` and an `optimal-access`. That the matrices are the seeds' samples is checked.
public struct DecodersFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "decoders"

  private let m, k, count, seed: Int
  private let dimensions: [Int]

  /// `count` samples for each d, of the seeds `seed`, `seed` + 1, …
  public init(features m: Int, dimensions: [Int], sparsity k: Int, samples count: Int, seed: Int) throws(FigureError) {
    guard (2...128).contains(m) else { throw .option("--features must be between 2 and 128") }
    guard (1...4).contains(dimensions.count), zip(dimensions, dimensions.dropFirst()).allSatisfy({ $0 < $1 }),
      dimensions.allSatisfy({ (1...512).contains($0) })
    else { throw .option("--dimensions must be 1 to 4 increasing numbers up to 512") }
    guard (1...64).contains(k) else { throw .option("--sparsity must be between 1 and 64") }
    guard (1...200).contains(count) else { throw .option("--samples must be between 1 and 200") }
    (self.m, self.dimensions, self.k, self.count, self.seed) = (m, dimensions, k, count, seed)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    try self.init(
      features: reader.count("features"), dimensions: reader.counts("dimensions"), sparsity: reader.count("sparsity"),
      samples: reader.count("samples"), seed: reader.count("seed"))
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] {
    [
      "features": "\(m)", "dimensions": dimensions.map { "\($0)" }.joined(separator: ","), "sparsity": "\(k)", "samples": "\(count)",
      "seed": "\(seed)",
    ]
  }

  /// A and B of sample number i.
  private func pair(_ d: Int, _ i: Int) -> (encoder: Matrix<Rational>, probe: Matrix<Rational>) {
    let sample = SignMatrix(rows: d, columns: m, seed: UInt64(seed) &+ UInt64(i))
    return (sample.matrix(), sample.matrix(scale: Rational(1, over: d)))
  }

  /// Proves what the figure needs.
  public func prove(certifier: Certifier, progress: (Int, Int) -> Void) throws -> [Certificate] {
    var certificates: [Certificate] = []
    for d in dimensions {
      for i in 0..<count {
        progress(certificates.count, 2 * count * dimensions.count)
        let (a, b) = pair(d, i)
        certificates.append(
          try RecoveryProver(certifier).prove(
            encoder: ProofInput(a), probe: ProofInput(b), sparsity: k, epsilon: nil, relation: .lt, domain: .signed, featureScale: nil
          ).outcome.certified())
        certificates.append(
          try AccessProver(certifier).prove(ProofInput(a), sparsity: k, epsilon: nil, relation: .lt, featureScale: nil).outcome.certified())
      }
    }
    return certificates
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == 2 * count * dimensions.count, "there are \(certificates.count) certificates")
    var rest = certificates[...]
    var rows: [[Point]] = []
    for d in dimensions {
      rows.append([])
      for i in 0..<count {
        let (a, b) = pair(d, i)
        guard let own = rest.popFirst(), let best = rest.popFirst(), case .recovery(let error, _) = own.assertion,
          case .worstCaseError = error.verdict, error.k == k, error.domain == .signed, error.units == .columns,
          own.inputs[.encoder]?.object == .matrix(.rational(a)), own.inputs[.probe]?.object == .matrix(.rational(b)),
          case .optimalAccess(let access, _) = best.assertion, access.k == k, access.units == .columns,
          best.inputs[.encoder]?.object == .matrix(.rational(a))
        else { throw .mismatch("the certificates of sample \(i), d = \(d), do not fit") }
        rows[rows.count - 1].append(Point(Coordinate(error.worstError), .exact(access.worstError)))
      }
    }
    return draw(rows)
  }

  private func draw(_ rows: [[Point]]) -> Drawing {
    let points = rows.flatMap { $0 }
    let right = max((points.map { $0.x.place }.max() ?? 1) * Rational(21, 20), Rational(1, 10))
    let top = max((points.map { $0.y.place }.max() ?? 1) * Rational(11, 10), Rational(1, 10))
    let looks = [
      Look(.blue, .circle), Look(.vermillion, .square, hollow: true), Look(.green, .triangle), Look(.purple, .diamond, hollow: true),
    ]
    var series = [
      Series(
        "equal", legend: "equal errors", Look(.black, dashes: .dotted),
        .line([Point(0, 0), Point(.exact(min(right, top)), .exact(min(right, top)))])),
      Series(
        "one", legend: "error 1: no probes at all", Look(.grey, dashes: .dashed), .line([Point(0, 1), Point(.exact(right), 1)])),
    ]
    // Hollow symbols first, so that they hide no others.
    for ((row, d), look) in zip(zip(rows, dimensions), looks).hollowFirst() {
      series.append(Series("d = \(d)", legend: "*d* = \(d)", look, .points(row)))
    }
    var drawing = Drawing(
      title: "Best probes and *B* = *A* on random signs, *m* = \(m), *k* = \(k)",
      description:
        "Worst-case error at k = \(k) of \(count) random sign matrices of \(m) columns for each d: across with B = A, up with the best probes. "
        + zip(dimensions, rows).map { d, row in "d = \(d): " + row.map { "\($0.x.short), \($0.y.short)" }.joined(separator: "; ") }
        .joined(separator: ". ") + ".",
      horizontal: Axis("error with *B* = *A* (unit columns)", from: 0, to: right),
      vertical: Axis("error with the best *B*", from: 0, to: top),
      series: series)
    drawing.isIsometric = right <= top * 3
    return drawing
  }
}
