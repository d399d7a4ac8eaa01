// SPDX-License-Identifier: Apache-2.0
import Certification
import ExactArithmetic
import LinearSensing
import Statements

/// The worst-case error of a pair (A, B) on k-sparse z, for k = 1, …, K (F1), and of the best probes for the same A (F7).
///
/// Certificates: a `worst-case-error` for each k; with `best`, then an `optimal-access`, whose μ* gives min(1, k·μ*) for every k.
public struct StaircaseFigure: FigureRecipe {
  /// The name on the command line.
  public static let name = "staircase"
  /// The largest K.
  public static let sparsityLimit = 64

  private let largest: Int
  private let probe: ProbeSource
  private let domain: Domain
  private let epsilon: Rational?
  private let hasBest: Bool

  /// A staircase for k from 1 to `largest`; a line at `epsilon`.
  ///
  /// - Throws: `FigureError.option`.
  public init(largest: Int, probe: ProbeSource, domain: Domain, epsilon: Rational?, best: Bool) throws(FigureError) {
    guard (1...StaircaseFigure.sparsityLimit).contains(largest) else {
      throw .option("--sparsity must be between 1 and \(StaircaseFigure.sparsityLimit)")
    }
    if let epsilon, !(epsilon.sign > 0) { throw .option("--epsilon must be positive") }
    if best && domain != .signed { throw .option("--best is about z in [-1, 1]^m") }
    (self.largest, self.probe, self.domain, self.epsilon, hasBest) = (largest, probe, domain, epsilon, best)
  }

  /// Reads options, as `options` writes them.
  public init(options: [String: String]) throws(FigureError) {
    var reader = OptionReader(options)
    try self.init(
      largest: reader.count("sparsity"), probe: ProbeSource(&reader), domain: reader.choice("domain", Domain.self),
      epsilon: reader.optional("epsilon") { reader, key throws(FigureError) in try reader.rational(key) },
      best: reader.optional("best") { reader, key throws(FigureError) in try reader.flag(key) } != nil)
    try reader.end()
  }

  /// The options as text.
  public var options: [String: String] {
    var options = probe.option
    options["sparsity"] = "\(largest)"
    options["domain"] = domain.rawValue
    options["epsilon"] = epsilon?.description
    if hasBest { options["best"] = "yes" }
    return options
  }

  /// Proves what the figure needs.
  public func prove(
    encoder: ProofInput, probe: ProofInput, certifier: Certifier, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [Certificate] {
    var certificates: [Certificate] = []
    for k in 1...largest {
      progress(k - 1, largest)
      certificates.append(
        try RecoveryProver(certifier).prove(
          encoder: encoder, probe: probe, sparsity: k, epsilon: nil, relation: .lt, domain: domain, featureScale: nil
        ).outcome.certified())
    }
    if hasBest {
      guard encoder.matrix?.radicand == nil else { throw FigureError.option("--best is certified for rational matrices") }
      certificates.append(
        try AccessProver(certifier).prove(encoder, sparsity: 1, epsilon: nil, relation: .lt, featureScale: nil).outcome.certified())
    }
    return certificates
  }

  /// The figure.
  public func drawing(_ certificates: [Certificate]) throws(FigureError) -> Drawing {
    try Fit.require(certificates.count == largest + (hasBest ? 1 : 0), "there are \(certificates.count) certificates")
    let errors = Array(certificates.prefix(largest))
    try Fit.sameInputs(errors, roles: [.encoder, .probe])
    let (a, b) = (try Fit.matrix(certificates[0], .encoder), try Fit.matrix(certificates[0], .probe))
    try probe.check(encoder: a, probe: b)
    var points: [Point] = []
    for (i, certificate) in errors.enumerated() {
      guard case .recovery(let claim, _) = certificate.assertion, case .worstCaseError = claim.verdict, claim.k == i + 1,
        claim.domain == domain
      else { throw .mismatch("certificate \(i) is not the worst-case error at k = \(i + 1)") }
      points.append(Point(Coordinate(i + 1), Coordinate(claim.worstError)))
    }
    var best: [Point] = []
    if hasBest {
      let certificate = certificates[largest]
      guard case .optimalAccess(let claim, _) = certificate.assertion, certificate.inputs[.encoder]?.object == .matrix(a),
        certificate.inputs.count == 1
      else { throw .mismatch("the last certificate is not the best decoder of the encoder") }
      best = (1...largest).map { Point(Coordinate($0), .exact(min(1, Rational($0) * claim.mu))) }
    }
    return draw(points, best, d: a.rows, m: a.columns)
  }

  private func draw(_ points: [Point], _ best: [Point], d: Int, m: Int) -> Drawing {
    let top = max((points + best).map { $0.y.place }.max() ?? 1, epsilon ?? 0)
    let interval = domain.interval.withMinus.replacing("-1", with: "−1")
    var series: [Series] = []
    if let epsilon {
      series.append(
        Series(
          "epsilon", legend: "*ε* = \(epsilon)", Look(.black, dashes: .dotted),
          .line([Point(.exact(Rational(1, 2)), .exact(epsilon)), Point(.exact(Rational(largest) + Rational(1, 2)), .exact(epsilon))])))
    }
    series.append(Series("error, steps", Look(.blue), .line(StaircaseFigure.steps(points))))
    if !best.isEmpty {
      series.append(Series("best probes, steps", Look(.vermillion, dashes: .dashed), .line(StaircaseFigure.steps(best))))
    }
    series.append(Series("error", legend: Label(stringLiteral: probe.label), Look(.blue), .points(points)))
    if !best.isEmpty {
      series.append(
        Series(
          "best probes", legend: "best probes for *A*: min(1, *kμ*^{∗})", Look(.vermillion, .square, hollow: true), .points(best)))
    }
    let description =
      "Worst-case error of linear probes on k-sparse z in \(interval)^\(m), against k = 1, …, \(largest); encoder A of \(m) features in \(d) dimensions, \(probe.words). "
      + points.map { "k = \($0.x.short): \($0.y.short)" }.joined(separator: "; ")
      + (best.isEmpty ? "" : ". Best probes: " + best.map { "k = \($0.x.short): \($0.y.short)" }.joined(separator: "; ")) + "."
    return Drawing(
      title: "Worst-case error of a pair, *d* = \(d), *m* = \(m)", description: description,
      horizontal: Axis(
        "sparsity *k*", from: Rational(1, 2), to: Rational(largest) + Rational(1, 2), at: Fit.countTicks(1, largest)),
      vertical: Axis("largest |(*B*ᵀ*Az* − *z*)_{i}|", from: 0, to: top * Rational(11, 10)), series: series)
  }

  /// The staircase through the points, each step from k − 1/2 to k + 1/2.
  static func steps(_ points: [Point]) -> [Point] {
    let half = Rational(1, 2)
    return points.flatMap { point in
      [Point(.exact(point.x.place - half), point.y), Point(.exact(point.x.place + half), point.y)]
    }
  }
}
